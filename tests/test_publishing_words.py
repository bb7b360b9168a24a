"""Every word that another stage has for a kind of audit or a reason of removal has a Chinese one on the site."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from jianzhu.model import AuditKind, RemovalReason
from jianzhu.publishing.wording import words


@pytest.mark.parametrize(
    ("used", "labels"),
    [(AuditKind, words.AUDIT_KINDS), (RemovalReason, words.REASONS)],
    ids=["kinds of audits", "reasons of removals"],
)
def test_every_word_has_a_chinese_label(used: Any, labels: dict[str, str]) -> None:
    assert set(get_args(used)) == labels.keys()
    assert all("\u4e00" <= char <= "\u9fff" for label in labels.values() for char in label)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (120_000_000.0, "120\u00a0000\u00a0000"),
        (703_000 * 2000 / 3, "468\u00a0666\u00a0667"),
        (-0.104, "\u22120.104"),
        (999.5, "999.5"),
        ((1200.0, 1500.0), "1\u00a0200～1\u00a0500"),
    ],
)
def test_a_converted_value_is_no_more_exact_than_the_text(value: float | tuple[float, float], shown: str) -> None:
    assert words.grouped(value) == shown
