"""A site project: the folder with `mkdocs.yml`, whose `extra: jianzhu:` block says what the site is made of.

    extra:
      jianzhu:
        sources: sources          →   Settings(sources=("sources",), registry="registry")
        registry: registry

The file may inherit from another (`INHERIT`), hold environment variables (`!ENV`) and name Python functions
(`!!python/name:`): nothing of it is executed here, and MkDocs reads it by itself later.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import get_yaml_loader
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from jianzhu.model import Finding
from jianzhu.problems import Problem
from jianzhu.publishing.wording.speaking import Language
from jianzhu.reading import shown
from jianzhu.reading.located_yaml import Located, YamlProblem, compose, findings
from jianzhu.scaffold import scaffold

CONFIG = "mkdocs.yml"
THEME_LANGUAGE = "theme.language"
LONGEST_INHERITANCE = 10
"""Files that may inherit one from another: more is a circle."""


class Settings(BaseModel):
    """What stands under `extra: jianzhu:`; every setting has a default that gives a good site."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sources: tuple[str, ...] = ("sources",)
    """Folders and files to read, relative to the project's folder."""
    registry: str = "registry"
    """The folder of decisions, relative to the project's folder."""

    gold: str = "gold"
    """The folder of annotated editions that the build is scored against, where there is one."""

    title: str | None = None
    """The collection's name, the headline of the generated home page; by default the `site_name`."""

    language: Language | None = None
    """Of the site's own words, `zh` or `en`; by default the theme's, and Chinese where the theme has another."""

    @field_validator("sources", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value


@dataclass(frozen=True)
class Project:
    """A site project with its paths resolved."""

    folder: Path
    config: Path
    title: str
    language: Language
    sources: tuple[Path, ...]
    registry: Path | None
    gold: Path | None
    docs: Path
    site: Path


class ProjectProblem(Problem):
    """Why a folder is no site project that can be built."""


def open_project(folder: Path) -> Project:
    """The site project in `folder`. Raises ProjectProblem."""
    folder = folder.absolute()
    config = folder / CONFIG
    if not config.is_file():
        raise ProjectProblem(
            Finding(
                shown(folder),
                f"is no site project (it has no {CONFIG}): go to one, name it with --project, make one with "
                "`jianzhu init DIR`, or name sources, as in `jianzhu build texts/`",
            )
        )
    top, located, file = _load(config)
    settings = _settings(located, file)
    return Project(
        folder,
        config,
        settings.title or str(top.get("site_name") or "笺注"),
        settings.language or _language(top),
        sources=tuple(folder / source for source in settings.sources),
        registry=folder / settings.registry,
        gold=folder / settings.gold,
        docs=folder / str(top.get("docs_dir") or "docs"),
        site=folder / str(top.get("site_dir") or "site"),
    )


def _language(top: Mapping[str, Any]) -> Language:
    return "en" if top.get(THEME_LANGUAGE) == "en" else "zh"


@contextmanager
def scratch_project(sources: Sequence[Path]) -> Iterator[Project]:
    """A project with nothing configured, for `sources` alone, that lasts as long as the context; its site is ./site."""
    with tempfile.TemporaryDirectory(prefix="jianzhu-") as name:
        folder = Path(name).resolve()
        (folder / CONFIG).write_bytes(scaffold(CONFIG))
        (folder / "docs").mkdir()
        opened = open_project(folder)
        yield replace(opened, sources=tuple(sources), registry=None, gold=None, site=Path.cwd() / "site")


def _settings(located: Located, file: str) -> Settings:
    if located.data is None:
        return Settings()
    try:
        return Settings.model_validate(located.data)
    except ValidationError as error:
        raise ProjectProblem(*findings(error, located, file, Settings)) from None


def _load(config: Path, depth: int = 0) -> tuple[dict[str, Any], Located, str]:
    """The scalar settings at the top of a configuration (and the theme's language), its block `extra: jianzhu:`, and
    the file that holds it.

    What a file inherits is what it doesn't say itself.
    """
    file = shown(config)
    if depth > LONGEST_INHERITANCE:
        raise ProjectProblem(Finding(file, "inherits in a circle: correct INHERIT"))
    try:
        root = compose(config.read_bytes().decode("utf-8-sig"))
    except YamlProblem as problem:
        raise ProjectProblem(Finding(f"{file}:{problem.line}", problem.message)) from None
    except UnicodeDecodeError:
        raise ProjectProblem(Finding(file, "is not UTF-8: save it as UTF-8")) from None
    except OSError as error:
        raise ProjectProblem(Finding(file, f"cannot be read: {error.strerror or error}")) from None
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise ProjectProblem(Finding(f"{file}:1", "must hold `key: value` lines"))
    top = {key: _value(node) for key, node in _items(root).items() if isinstance(node, yaml.ScalarNode)}
    theme = _items(_items(root).get("theme"))
    if "language" in theme:
        top[THEME_LANGUAGE] = _value(theme["language"])
    block = _items(_items(root).get("extra")).get("jianzhu")
    lines: dict[tuple[str | int, ...], int] = {}
    data = _plain(block, (), lines) if block is not None else None
    located = Located(data, lines)
    parent = top.get("INHERIT")
    if not isinstance(parent, str):
        return top, located, file
    if not (config.parent / parent).is_file():
        raise ProjectProblem(Finding(file, f"inherits from {parent}, which isn't there: correct INHERIT"))
    inherited, inherited_block, inherited_file = _load(config.parent / parent, depth + 1)
    inherited.pop("INHERIT", None)
    if not isinstance(data, dict) or not isinstance(inherited_block.data, dict):
        located, file = (located, file) if data is not None else (inherited_block, inherited_file)
    else:
        located = Located({**inherited_block.data, **data}, {**inherited_block.lines, **lines})
    return {**inherited, **top}, located, file


def _items(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _plain(node: yaml.Node, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, _ in node.value:
            below = (*path, key.value)
            lines[below] = key.start_mark.line + 1
        return {key: _plain(value, (*path, key), lines) for key, value in _items(node).items()}
    if isinstance(node, yaml.SequenceNode) and node.tag != "!ENV":
        return [_plain(item, (*path, k), lines) for k, item in enumerate(node.value)]
    return _value(node)


def _value(node: yaml.Node) -> Any:
    """A scalar as its file says, an `!ENV` one as the environment does."""
    if node.tag == "!ENV":
        loader = get_yaml_loader(yaml.SafeLoader)("")
        try:
            return loader.construct_object(node, deep=True)
        finally:
            loader.dispose()
    return None if node.tag == "tag:yaml.org,2002:null" else node.value
