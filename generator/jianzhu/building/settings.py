"""The configuration of a build that cannot run with the project's file as it stands: one text, with nothing inherited.

    INHERIT: base.yml                   site_name: 竹业            (as base.yml says)
    site_url: https://example.org/  →   use_directory_urls: false
    plugins: [search]                   plugins: [search: {enabled: false}]

The text is edited as YAML nodes, so that tags (`!ENV`, `!!python/name:`) reach the builder as they were written.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from jianzhu.reading.located_yaml import compose

_SEARCHES = ("search", "material/search")
"""The theme's own search, which needs a host; the pages bring another one, which needs none."""
_HOST_FEATURES = "navigation.instant"
"""The theme's features with names that begin so fetch pages, which a folder's pages may not."""


def settings(config: Path, offline: bool = False, paths: Mapping[str, str] | None = None) -> str:
    """The configuration in the file `config` as one YAML text, with the `paths` (`docs_dir`, …) put in.

    With `offline` everything that needs a host or another site is off. A theme's folder is named absolutely, so that
    the text can be read from anywhere.
    """
    root = _inherited(config)
    theme = _item(root, "theme")
    if isinstance(theme, yaml.MappingNode) and (folder := _item(theme, "custom_dir")) is not None:
        _set(theme, "custom_dir", str((config.parent / str(folder.value)).resolve()))
    if offline:
        _take_offline(root)
    for key, path in (paths or {}).items():
        _set(root, key, path)
    text: str = yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True)
    return text


def names(config: Path, key: str) -> tuple[str, ...]:
    """The entries of the list `key` of the configuration, as far as they are plain words; inherited ones too."""
    node = _item(_inherited(config), key)
    listed = node.value if isinstance(node, yaml.SequenceNode) else ()
    return tuple(item.value for item in listed if isinstance(item, yaml.ScalarNode))


def _take_offline(root: yaml.MappingNode) -> None:
    _drop(root, "site_url")
    _set(root, "use_directory_urls", False)
    theme = _mapping(root, "theme", "name")
    _set(theme, "font", False)
    features = _list(theme, "features", [])
    features.value = [item for item in features.value if not str(item.value).startswith(_HOST_FEATURES)]
    plugins = _item(root, "plugins")
    if isinstance(plugins, yaml.MappingNode):
        plugins.value = [(name, value) for name, value in plugins.value if name.value not in _SEARCHES]
        _set(plugins, _SEARCHES[0], {"enabled": False})
    else:
        listed = _list(root, "plugins", [])
        listed.value = [item for item in listed.value if _plugin(item) not in _SEARCHES]
        listed.value.append(_node({_SEARCHES[0]: {"enabled": False}}))
    extra = _mapping(root, "extra")
    _drop(extra, "analytics")


def _inherited(config: Path) -> yaml.MappingNode:
    """The root of a configuration, with all that it inherits: mappings are merged, everything else is replaced."""
    root = compose(config.read_bytes().decode("utf-8-sig"))
    assert isinstance(root, yaml.MappingNode), "open_project has read this file"
    parent = _item(root, "INHERIT")
    if parent is None:
        return root
    _drop(root, "INHERIT")
    return _merged(_inherited(config.parent / parent.value), root)


def _merged(below: yaml.MappingNode, above: yaml.MappingNode) -> yaml.MappingNode:
    own = {key.value: (key, value) for key, value in above.value}
    pairs = []
    for key, value in below.value:
        if key.value in own:
            key, over = own.pop(key.value)
            both = isinstance(value, yaml.MappingNode) and isinstance(over, yaml.MappingNode)
            value = _merged(value, over) if both else over
        pairs.append((key, value))
    return yaml.MappingNode(above.tag, [*pairs, *own.values()])


def _item(node: yaml.Node, key: str) -> yaml.Node | None:
    return next((value for name, value in node.value if name.value == key), None)


def _mapping(node: yaml.MappingNode, key: str, plain: str = "") -> yaml.MappingNode:
    """The mapping at `key`, made where there is none; a plain word there becomes its value at `plain`."""
    found = _item(node, key)
    if isinstance(found, yaml.MappingNode):
        return found
    made = _set(node, key, {plain: found.value} if plain and isinstance(found, yaml.ScalarNode) else {})
    assert isinstance(made, yaml.MappingNode)
    return made


def _list(node: yaml.MappingNode, key: str, default: list[str]) -> yaml.SequenceNode:
    """The list at `key`, made of `default` where there is none."""
    found = _item(node, key)
    made = found if isinstance(found, yaml.SequenceNode) else _set(node, key, default)
    assert isinstance(made, yaml.SequenceNode)
    return made


def _plugin(item: yaml.Node) -> str:
    """The plugin's name: it stands in the list by itself, or as the key to its settings."""
    return str(item.value[0][0].value if isinstance(item, yaml.MappingNode) else item.value)


def _set(node: yaml.MappingNode, key: str, value: Any) -> yaml.Node:
    """Put `value` at `key`, and give it as a node."""
    made = _node(value)
    _drop(node, key)
    node.value.append((_node(key), made))
    return made


def _drop(node: yaml.MappingNode, key: str) -> None:
    node.value = [(name, value) for name, value in node.value if name.value != key]


def _node(value: Any) -> yaml.Node:
    node = compose(yaml.safe_dump(value, allow_unicode=True))
    assert node is not None
    return node
