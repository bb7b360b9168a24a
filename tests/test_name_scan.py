"""Names in a text: the longest at each place, none overlapping, whatever the number of names."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from jianzhu.annotating.names.name_scan import NameScan

words = st.text("甲乙丙", min_size=1, max_size=4)


def test_the_longest_name_wins_and_none_overlaps() -> None:
    text = "澜江集团和澜江，澜江集"
    found = NameScan(["澜江", "澜江集团", "江集"]).find(text)
    assert [text[a:b] for a, b in found] == ["澜江集团", "澜江", "澜江"]


@given(st.lists(words, max_size=8), st.text("甲乙丙，", max_size=40))
def test_it_finds_what_a_pattern_of_all_names_finds(names: list[str], text: str) -> None:
    pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    wanted = [m.span() for m in re.finditer(pattern, text)] if names else []
    assert list(NameScan(names).find(text)) == wanted
