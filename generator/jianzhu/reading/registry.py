"""`registry/*.yml` → Registry: what people decided about entities, terms and the text, checked entry by entry.

    - name: 云溪市文化旅游集团有限公司         RegisteredEntity("云溪市文化旅游集团有限公司", "organization",
      type: organization                  →        aliases=("云溪文旅",), where="registry/entities.yml:1")
      aliases: [云溪文旅]

`entities.yml`, `terms.yml`, `corrections.yml` and the tables of `lexicon/` may each be missing. A broken file is
reported with file and line and left out whole: half a registry would build a site that nobody decided on.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from jianzhu.model import Action, Correction, EntityType, Finding, RegisteredEntity, RegisteredTerm, Registry
from jianzhu.reading import shown
from jianzhu.reading.lexicons import read_lexicons
from jianzhu.reading.located_yaml import YamlProblem, findings, load

Entry = TypeVar("Entry")


def _words(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    return value.strip()


Words = Annotated[str, AfterValidator(_words)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Entity(_Strict):
    name: Words
    type: EntityType
    aliases: list[Words] = []
    description: Words | None = None
    same_as: list[Words] = []
    pinyin: Words | None = None


class _Term(_Strict):
    term: Words
    definition: Words | None = None
    expansion: list[Words] = []
    aliases: list[Words] = []
    pinyin: Words | None = None


_KEYS: dict[Action, tuple[str, ...]] = {
    "heading": ("until", "occurrence", "level"),
    "paragraph": ("until", "occurrence"),
    "remove": ("until", "occurrence"),
    "headline": ("source!", "until", "occurrence", "story"),
    "byline": ("source!", "until", "occurrence", "story"),
    "caption": ("source!", "until", "occurrence", "story"),
    "split": ("source!", "occurrence", "into"),
    "join": ("source!", "occurrence", "next!", "into"),
    "move": ("source!", "until", "occurrence", "story", "after"),
    "repair": ("occurrence", "becomes!"),
    "not_entity": (),
    "not_term": (),
}
"""The keys of each action beside `action`, `text`, `source` and `reason`; `!`: it can't be left out."""


class _Correction(_Strict):
    action: Action
    text: Words
    source: Words | None = None
    level: Annotated[int, Field(ge=2, le=6)] | None = None
    until: Words | None = None
    occurrence: Annotated[int, Field(ge=1)] | None = None
    into: Literal["paragraphs", "stories"] | None = None
    next: Words | None = None
    story: Words | None = None
    after: Words | None = None
    becomes: Words | None = None
    reason: Words | None = None

    @model_validator(mode="after")
    def _keys_of_the_action(self) -> _Correction:
        given = {key for key, value in self if value is not None} - {"action", "text", "source", "reason"}
        allowed = {key.rstrip("!") for key in _KEYS[self.action]}
        for key in sorted(given - allowed):
            raise ValueError(f"`{key}` doesn't belong to the action `{self.action}`: take it out")
        for key in _KEYS[self.action]:
            if key.endswith("!") and getattr(self, key[:-1]) is None:
                raise ValueError(f"the action `{self.action}` needs the key `{key[:-1]}`")
        if self.action == "move" and (self.story is None) == (self.after is None):
            raise ValueError("the action `move` needs one of `story` and `after`")
        return self


def read_registry(folder: Path) -> tuple[Registry, tuple[Finding, ...]]:
    """The decisions in `folder`, and what is wrong with them. A folder that isn't there is an empty registry."""
    entities, problems = _entries(folder, "entities", _Entity, _entity, lambda e: [e.name])
    terms, more = _entries(folder, "terms", _Term, _term, lambda t: [t.term])
    corrections, most = _entries(folder, "corrections", _Correction, _correction, None)
    lexicon, rest = read_lexicons(folder)
    return Registry(entities, terms, corrections, lexicon), (*problems, *more, *most, *rest)


def _entity(entry: _Entity, where: str) -> RegisteredEntity:
    return RegisteredEntity(
        entry.name,
        entry.type,
        tuple(entry.aliases),
        entry.description,
        tuple(entry.same_as),
        entry.pinyin,
        where,
    )


def _term(entry: _Term, where: str) -> RegisteredTerm:
    return RegisteredTerm(
        entry.term, entry.definition, tuple(entry.expansion), tuple(entry.aliases), entry.pinyin, where
    )


def _correction(entry: _Correction, where: str) -> Correction:
    given = {key: value for key, value in entry if value is not None}
    return Correction(**given, where=where)


def _entries(
    folder: Path,
    key: str,
    schema: type[BaseModel],
    make: Callable[[Any, str], Entry],
    names: Callable[[Entry], list[str]] | None,
) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    path = folder / f"{key}.yml"
    file = shown(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return (), ()
    except UnicodeDecodeError as error:
        return (), (Finding(file, f"is not UTF-8 (byte {error.start}): save it as UTF-8"),)
    except OSError as error:
        return (), (Finding(file, f"cannot be read: {error.strerror or error}"),)
    try:
        located = load(text)
    except YamlProblem as problem:
        return (), (Finding(f"{file}:{problem.line}", f"{problem.message}: compare it with the example in README"),)
    if located.data is None:
        return (), ()
    items = located.data
    if not isinstance(items, list):
        return (), (Finding(f"{file}:1", "must hold a list, each entry beginning with `- `"),)
    made: list[Entry] = []
    problems: list[Finding] = []
    first: dict[str, str] = {}
    for k, item in enumerate(items):
        line = located.line((k,))
        where = f"{folder.name}/{path.name}:{line}"
        try:
            entry = make(schema.model_validate(item), where)
        except ValidationError as error:
            problems += findings(error, located, file, schema, (k,))
            continue
        for name in names(entry) if names else []:
            if name in first:
                problems.append(
                    Finding(f"{file}:{line}", f"`{name}` is decided twice, first in {first[name]}: keep one entry")
                )
            first.setdefault(name, where)
        made.append(entry)
    return (() if problems else tuple(made)), tuple(problems)
