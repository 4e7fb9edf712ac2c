"""Makes the cases of a piece from its nodes: everything given, nothing given, each choice, and each value left out."""

from collections.abc import Iterator, Mapping
from typing import Any

from interp.web.drawing.nodes import Node

Values = dict[str, Any]
# what cannot be any text: it stands in the key of a word, or chooses a plural form
GIVEN: Values = {"language": "en", "n": 2, "questions": 3}
OTHER = "other"


def cases(node: Node) -> list[Values]:
    """Return the cases of a piece, the one with every value first."""
    values, choices = dict(_values(node)), list(_choices(node))
    made = [values, *({name: each for name, each in values.items() if name != left} for left in values if left != "n")]
    for name, case in choices:
        made += [values | {name: case}, {name: case, "n": values.get("n", 2)}]
    return [each for place, each in enumerate(made) if each not in made[:place]]


def _inside(node: Any) -> Iterator[Node]:
    """Yield a node and every node in it."""
    yield node
    if isinstance(node, str):
        return
    if isinstance(node, Mapping):
        own = [node[key] for key in ("then", "otherwise", "node") if key in node]
        inner = [*own, *node.get("with", {}).values(), *node.get("cases", {}).values(), *node.get("joined", ())]
    else:
        _, attributes, *children = node
        inner = [*attributes.values(), *children]
    for each in inner:
        yield from _inside(each)


def _values(node: Node) -> Iterator[tuple[str, Any]]:
    for each in _inside(node):
        if not isinstance(each, Mapping):
            continue
        name = each.get("value") or each.get("when") or each.get("by")
        if name and not name.startswith("on_"):  # what a press does is a script's
            yield name, GIVEN.get(name, f"<{name}> ب")
        elif "each" in each:
            yield each["each"], ["one", "<two>"]
    yield from ((name, given) for name, given in GIVEN.items() if f"{{{name}}}" in str(node))


def _choices(node: Node) -> Iterator[tuple[str, str]]:
    for each in _inside(node):
        if isinstance(each, Mapping) and "by" in each:
            yield from ((each["by"], case) for case in [*each["cases"], OTHER])
