"""The nodes of a piece as data: elements, literal texts, words, values, and the choices between them.

A node that comes to nothing is left out. What a piece is given by name is text, markup, a number, or nothing (None,
False, an empty text or list). A page's script draws the same nodes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Node = str | Sequence[Any] | Mapping[str, Any]
Pieces = Mapping[str, Node]


def el(tag: str, attributes: Mapping[str, Node], *children: Node) -> Node:
    """Return an element, drawn also when it is empty; an attribute that comes to nothing is left out."""
    return [tag, attributes, *children]


def optional(tag: str, attributes: Mapping[str, Node], *children: Node) -> Node:
    """Return an element that is left out when nothing but literal texts would stand in it."""
    return [f"{tag}?", attributes, *children]


def beside(*children: Node) -> Node:
    """Return nodes side by side, without an element around them; nothing when only literal texts would be left."""
    return ["", {}, *children]


def value(name: str) -> Node:
    """Return the place of what is given by this name."""
    return {"value": name}


def word(key: str, **values: Node) -> Node:
    """Return the words for `key`, in which "{name}" is a text that is given.

    `values` stand in the places of the words; the words are left out when one of these comes to nothing.
    """
    return {"word": key, "with": values} if values else {"word": key}


def by(name: str, cases: Mapping[str, Node], otherwise: Node = "") -> Node:
    """Return one of several nodes, by the text that is given by this name."""
    return {"by": name, "cases": cases, "otherwise": otherwise}


def when(name: str, then: Node, otherwise: Node = "") -> Node:
    """Return one of two nodes: whether anything is given by this name."""
    return {"when": name, "then": then, "otherwise": otherwise}


def joined(separator: str, *children: Node) -> Node:
    """Return those nodes that come to something, with a text between each two."""
    return {"joined": children, "separator": separator}


def each(name: str, node: Node, separator: str = "") -> Node:
    """Return the node for each of a list that is given by this name.

    An object of the list gives the node its own values beside those of the piece, anything else is its `each`.
    """
    return {"each": name, "node": node, "separator": separator}
