"""The nouns of jianzhu, all frozen, in the order in which a text becomes them: a module a stage.

    Source → Restored (Articles of Passages and Tables, Removals) → Annotations → Corpus

Every character that a reader sees carries its offset in the decoded source, so that each fact built on it is a span:
`Text("澜江集团", offsets=(120, 121, 124, 125))` was printed with two characters of line break in its middle.
Offsets count characters (code points) of the decoded file, before any cleaning. Spans are half open: [start, end).
"""

from __future__ import annotations

from jianzhu.model.annotations import (
    Annotations,
    Bound,
    Definition,
    Measure,
    Measurement,
    Mention,
    Modality,
    Resolution,
    TermUse,
)
from jianzhu.model.corpus import (
    Alias,
    Audit,
    AuditKind,
    Basis,
    Corpus,
    Entity,
    EntityMention,
    Fact,
    FactKind,
    Finding,
    Observation,
    Provenance,
    Term,
    Verdict,
)
from jianzhu.model.registry import (
    Action,
    Correction,
    EntityType,
    LexiconTable,
    RegisteredEntity,
    RegisteredTerm,
    Registry,
)
from jianzhu.model.restored import (
    DEEPEST,
    INSERTED,
    Article,
    Author,
    Column,
    Footnote,
    Join,
    NoteMark,
    Passage,
    Removal,
    RemovalReason,
    Repair,
    Restored,
    Role,
    Table,
    Text,
)
from jianzhu.model.source import Metadata, Source, Span

__all__ = [
    "DEEPEST",
    "INSERTED",
    "Action",
    "Alias",
    "Annotations",
    "Article",
    "Audit",
    "AuditKind",
    "Author",
    "Basis",
    "Bound",
    "Column",
    "Corpus",
    "Correction",
    "Definition",
    "Entity",
    "EntityMention",
    "EntityType",
    "Fact",
    "FactKind",
    "Finding",
    "Footnote",
    "Join",
    "LexiconTable",
    "Measure",
    "Measurement",
    "Mention",
    "Metadata",
    "Modality",
    "NoteMark",
    "Observation",
    "Passage",
    "Provenance",
    "RegisteredEntity",
    "RegisteredTerm",
    "Registry",
    "Removal",
    "RemovalReason",
    "Repair",
    "Resolution",
    "Restored",
    "Role",
    "Source",
    "Span",
    "Table",
    "Term",
    "TermUse",
    "Text",
    "Verdict",
]
