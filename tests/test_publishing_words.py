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
