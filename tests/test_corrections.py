"""Corrections win over whatever restoring makes of a page, lose nothing, and say so when their words are gone.

`cases/corrections/*.md`: entries as they stand in `registry/corrections.yml`, a line `---`, the page, a line with a
dot, the outline (as in `test_restoring.py`) and `!` what is told of a correction that finds no place.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT, held
from damage.pages import KINDS, page
from jianzhu.checking import unused_decisions
from jianzhu.model import Correction, Registry, Restored, Source
from jianzhu.reading.registry import read_registry
from jianzhu.restoring import restore
from jianzhu.restoring.correcting import ORDER
from test_restoring import readable

CASES = Path(__file__).parent / "cases" / "corrections"
PAGE = "page.txt"


def cases() -> list[object]:
    found: list[object] = []
    for path in sorted(CASES.glob("*.md")):
        for block in re.split(r"^## (?=[a-z])", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            name, _, rest = block.partition("\n")
            entries, _, rest = rest.partition("\n---\n")
            text, _, wanted = rest.partition("\n.\n")
            case = (entries, text.strip("\n") + "\n", wanted.strip())
            found.append(pytest.param(*case, id=f"{path.stem}: {name}"))
    return found


def source(text: str) -> Source:
    return Source(PAGE, text, "utf-8", "0" * 64)


def decided(folder: Path, entries: str) -> tuple[Correction, ...]:
    (folder / "corrections.yml").write_text(entries, encoding="utf-8")
    registry, findings = read_registry(folder)
    assert not findings, findings
    return registry.corrections


@pytest.mark.parametrize(("entries", "text", "wanted"), cases())
def test_the_page_reads_as_it_was_decided(entries: str, text: str, wanted: str, tmp_path: Path) -> None:
    corrections = decided(tmp_path, entries)
    result = restore(source(text), corrections)
    findings = unused_decisions([source(text)], Registry(corrections=corrections))
    told = "\n".join(f"! {finding.message}" for finding in findings)
    assert "\n".join(filter(None, (readable(result), told))) == wanted
    hold(result)


def hold(result: Restored) -> None:
    """Each character of the source is in one passage or one removal, each passage has an id of its own."""
    text = result.source.text
    places = held(result)
    for article in result.articles:
        ids = [passage.id for passage in article.passages()]
        assert len(ids) == len(set(ids))
    assert not [r for r in result.removals if r.reason == "unplaced"]
    wrong = [k for k, n in enumerate(places) if n != 1 and not text[k].isspace()]
    assert not wrong, f"{text[wrong[0] : wrong[0] + 8]!r} at {wrong[0]} is in {places[wrong[0]]} places"


TEXTS = tuple(path.read_text(encoding="utf-8") for path in sorted((ROOT / "sources").glob("*.*"))
              if path.suffix in (".txt", ".md"))  # fmt: skip
ACTIONS = (*dict.fromkeys(action for group in ORDER for action in group), "repair")


@st.composite
def corrected(draw: st.DrawFn) -> tuple[str, tuple[Correction, ...]]:
    """A page and corrections whose words stand somewhere on it, most of them in nonsensical places."""
    if draw(st.booleans()):
        text = page(draw(st.sampled_from(sorted(KINDS))), draw(st.integers(0, 40))).text
    else:
        text = draw(st.sampled_from(TEXTS))[:4000]

    def quote() -> str:
        at = draw(st.integers(0, len(text) - 1))
        return text[at : at + draw(st.integers(1, 60))].strip() or "。"

    made = []
    for action in draw(st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=6)):
        made.append(
            Correction(
                action,
                quote(),
                PAGE,
                level=draw(st.none() | st.integers(2, 6)) if action == "heading" else None,
                until=quote() if draw(st.booleans()) and action not in ("split", "join", "repair") else None,
                occurrence=draw(st.none() | st.integers(1, 3)),
                into=draw(st.sampled_from(("paragraphs", "stories"))),
                next=quote() if action == "join" else None,
                story=quote() if action in ("headline", "byline", "caption", "move") and draw(st.booleans()) else None,
                after=quote() if action == "move" and draw(st.booleans()) else None,
                becomes=draw(st.sampled_from(("", "株", "〇二三", "本报讯（记者 某某）")))
                if action == "repair"
                else None,
            )
        )
    return text, tuple(made)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(corrected())
def test_any_corrections_anywhere(given_: tuple[str, tuple[Correction, ...]]) -> None:
    text, corrections = given_
    result = restore(source(text), corrections)
    hold(result)
    assert restore(source(text), corrections) == result
