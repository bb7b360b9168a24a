"""Any text at all goes through restoring: no exception, nothing lost, the same result twice."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from conftest import ROOT, held
from damage.clean_texts import TEXTS
from damage.pages import KINDS, page
from jianzhu.model import INSERTED, Source, Span
from jianzhu.restoring import restore

SEEDS = ROOT.parent / "shared" / "seeds"
MOST_LINES = 60
usual = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@cache
def lines_of(folder: Path) -> tuple[str, ...]:
    found = [line for path in sorted(folder.glob("*.*")) if path.suffix in (".txt", ".md")
             for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]  # fmt: skip
    return tuple(dict.fromkeys(found))


def hold(text: str, front_matter: Span | None = None) -> None:
    source = Source("fuzz.txt", text, "utf-8", "0" * 64, front_matter=front_matter)
    result = restore(source)
    places = held(result)
    read = list(text)
    for repair in result.repairs:
        assert text[repair.span.start : repair.span.end] == repair.before != repair.after
        if len(repair.before) == len(repair.after):
            read[repair.span.start : repair.span.end] = repair.after
    for article in result.articles:
        ids = [passage.id for passage in article.passages()]
        assert len(ids) == len(set(ids)), f"two passages with one id: {ids}"
        for passage in article.passages():
            for offset, char in zip(passage.text.offsets, passage.text.chars, strict=True):
                if offset != INSERTED:
                    assert read[offset] == char or text[offset].isspace() == char.isspace()
    for removal in result.removals:
        assert removal.reason and 0 <= removal.span.start < removal.span.end <= len(text)
    wrong = [k for k, n in enumerate(places) if n != 1 and not text[k].isspace()]
    assert not wrong, f"{text[wrong[0]]!r} at {wrong[0]} is in {places[wrong[0]]} places"
    assert len({article.id for article in result.articles}) == len(result.articles)
    assert restore(source) == result


chinese = st.text(
    st.sampled_from(
        "一是会议强调的了在水利工程讯电记者摄日月年。，、；：！？“”‘’（）《》【】〔〕—…·¹②123456789.% \t\n\n\r#|*-[]^!"
        "○〇０１２．，－–OＡ"
    ),
    max_size=300,
)
breaks = st.sampled_from(("\n", "\n\n", "\r\n", "\n\n\n", "\f", "\u2028", "\t", " "))


@usual
@given(st.text(max_size=300))
@example("| 一片示范林 | 3.2 | 0.8 | 25.0 |\n\t预\n")
def test_any_text(text: str) -> None:
    hold(text)


@usual
@given(chinese)
def test_any_marks_and_letters_of_the_genre(text: str) -> None:
    hold(text)


@usual
@given(st.text(min_size=1, max_size=40), st.text(max_size=80))
def test_front_matter_is_a_removal(front: str, text: str) -> None:
    whole = f"---\n{front}\n---\n{text}"
    hold(whole, Span(0, len(front) + 8))


def mixture(folder: Path) -> st.SearchStrategy[str]:
    pieces = st.tuples(st.sampled_from(lines_of(folder)), st.integers(0, 40), st.integers(1, 400), breaks)
    return st.lists(pieces, max_size=MOST_LINES).map(
        lambda chosen: "".join((line[start : start + length] or line) + end for line, start, length, end in chosen)
    )


@usual
@given(mixture(ROOT / "sources"))
def test_any_mixture_of_the_sample_s_lines(text: str) -> None:
    hold(text)


@usual
@given(mixture(TEXTS))
def test_any_mixture_of_the_clean_texts_lines(text: str) -> None:
    hold(text)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed texts are not at ../shared/seeds")
def test_any_mixture_of_the_seeds_lines() -> None:
    usual(given(mixture(SEEDS))(hold_text))()


def hold_text(text: str) -> None:
    hold(text)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_a_damaged_page_with_its_lines_shuffled(kind: str, seed: int, random: object) -> None:
    lines = page(kind, seed).text.split("\n")
    random.shuffle(lines)  # type: ignore[attr-defined]
    hold("\n".join(lines))
