"""Draws the pieces of the table as HTML for a template; a script draws them in the page."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from interp.web.drawing.nodes import Node
from interp.web.drawing.table import TABLE
from interp.web.wording.page_words import word
from interp.web.wording.phrases import Word, phrase, plain, said

Values = Mapping[str, Any]
Drawn = str | None  # Markup, a text that is to be escaped, or nothing
Draw = Callable[[Values, str], Drawn]
Make = Callable[[Node], Draw]
VOID = frozenset({"input", "br"})
FIELD = re.compile(r"\{(\w+)\}")
SPLIT = Markup("\0")


@pass_context
def piece(context: Context, name: str, /, **values: object) -> Markup:
    """Return a piece of the table in the page's language. Raises KeyError for a name that the table has not."""
    return drawn(name, str(context["language"]), values)


@pass_context
def around(context: Context, name: str, inside: str, /, **values: object) -> tuple[str, ...]:
    """Return what a piece draws before and after what is given as `inside`, so that a long list is made row by row."""
    made = drawn(name, str(context["language"]), values | {inside: SPLIT})
    return tuple(Markup(each) for each in made.split(SPLIT))  # noqa: S704


def drawn(name: str, language: str, values: Values) -> Markup:
    """Return a piece of the table, "programme.speech", in a language."""
    return escape(_compiled(name)(values, language) or "")


def plainly(name: str, language: str, values: Values) -> str:
    """Return a piece that has no element as plain text, each value isolated by characters."""
    return _compiled_plainly(name)(values, language) or ""


@cache
def _compiled(name: str) -> Draw:
    return compiled(_node(name))


@cache
def _compiled_plainly(name: str) -> Callable[[Values, str], Any]:
    return _attribute(_node(name))


def _node(name: str) -> Node:
    table, _, own = name.partition(".")
    return TABLE[table][own]


def compiled(node: Node) -> Draw:
    """Return the function that draws a node."""
    if isinstance(node, str):
        return lambda values, language: node or None
    if isinstance(node, Mapping):
        return _made(node, compiled)
    return _element(node)


def _made(node: Mapping[str, Any], make: Make) -> Draw:
    return next(kind for name, kind in KINDS.items() if name in node)(node, make)


def _element(node: Any) -> Draw:
    tag, attributes, *children = node
    name = tag.removesuffix("?")
    inner = [escape(child) if isinstance(child, str) else compiled(child) for child in children]
    given = [
        _said(f" {key}", each) if isinstance(each, str) else (f" {key}", _attribute(each))
        for key, each in attributes.items()
    ]  # fmt: skip

    def draw(values: Values, language: str) -> Drawn:
        parts, empty = [], True
        for each in inner:
            if isinstance(each, Markup):  # a literal text
                parts.append(each)
                continue
            found = each(values, language)
            if found:
                parts.append(escape(found))
                empty = False
        if empty and tag != name:
            return None
        body = "".join(parts)
        if not name:
            return None if empty else Markup(body)  # noqa: S704
        said = "".join([
            each if isinstance(each, str) else _said(each[0], each[1](values, language)) for each in given
        ])  # fmt: skip
        return Markup(f"<{name}{said}>" if name in VOID else f"<{name}{said}>{body}</{name}>")  # noqa: S704

    return draw


def _said(key: str, found: str | bool | None) -> str:
    if found is None or found is False or found == "":
        return ""
    return key if found is True else f'{key}="{escape(found)}"'


def _attribute(node: Node) -> Callable[[Values, str], Any]:
    """Return the function that makes an attribute: plain text, with values isolated by characters."""
    if isinstance(node, Mapping):
        if "word" in node:
            return _plain(node)
        return _made(node, _attribute)
    return lambda values, language: node


def _plain(node: Mapping[str, Any]) -> Callable[[Values, str], str | None]:
    key, makers = _key(node["word"]), {name: _attribute(each) for name, each in node.get("with", {}).items()}

    def say(values: Values, language: str) -> str | None:
        wanted = key(values)
        given = {name: make(values, language) for name, make in makers.items()}
        return plain(wanted, language, given) if wanted and None not in given.values() else None

    return say


def _key(template: str) -> Callable[[Values], Word | None]:
    """Return what finds the word; a code of a later version is shown as it is, one that is not given is nothing."""
    names = FIELD.findall(template)
    if not names:
        found = word(template)
        return lambda values: found

    def find(values: Values) -> Word | None:
        if any(_is_nothing(values.get(name)) for name in names):
            return None
        try:
            return word(template.format_map(values))
        except KeyError:
            return Word(str(values[names[-1]]))

    return find


def _value(node: Mapping[str, Any], _: Make) -> Draw:
    name = node["value"]

    def draw(values: Values, language: str) -> Drawn:
        found = values.get(name)
        if isinstance(found, list | tuple):
            return _join(list(found), "")
        return None if _is_nothing(found) else found

    return draw


def _is_nothing(found: object) -> bool:
    return found is None or found is False or isinstance(found, Undefined) or found in ("", [], ())


def _word(node: Mapping[str, Any], make: Make) -> Draw:
    key, makers = _key(node["word"]), {name: make(each) for name, each in node.get("with", {}).items()}

    def draw(values: Values, language: str) -> Drawn:
        wanted = key(values)
        if not wanted:
            return None
        if not makers:
            return str(said(wanted, language))
        given = {name: each(values, language) for name, each in makers.items()}
        return None if None in given.values() else phrase(wanted, language, given)

    return draw


def _by(node: Mapping[str, Any], make: Make) -> Draw:
    name, cases = node["by"], {key: make(each) for key, each in node["cases"].items()}
    otherwise = make(node["otherwise"])
    return lambda values, language: cases.get(str(values.get(name)), otherwise)(values, language)


def _when(node: Mapping[str, Any], make: Make) -> Draw:
    name, then, otherwise = node["when"], make(node["then"]), make(node["otherwise"])
    return lambda values, language: (otherwise if _is_nothing(values.get(name)) else then)(values, language)


def _join(found: list[Any], separator: str) -> Drawn:
    parts = [each for each in found if not _is_nothing(each)]
    if len(parts) < 2 or not any(isinstance(each, Markup) for each in parts):
        return separator.join(parts) if len(parts) > 1 else parts[0] if parts else None
    return Markup(escape(separator).join(parts))  # noqa: S704


def _joined(node: Mapping[str, Any], make: Make) -> Draw:
    makers, separator = [make(each) for each in node["joined"]], node["separator"]
    return lambda values, language: _join([each(values, language) for each in makers], separator)


def _each(node: Mapping[str, Any], make: Make) -> Draw:
    name, own, separator = node["each"], make(node["node"]), node["separator"]

    def draw(values: Values, language: str) -> Drawn:
        rows = [each if isinstance(each, Mapping) else {"each": each} for each in values.get(name) or ()]
        return _join([own({**values, **row}, language) for row in rows], separator)

    return draw


KINDS: Mapping[str, Callable[[Mapping[str, Any], Make], Draw]] = {
    "value": _value, "word": _word, "by": _by, "when": _when, "joined": _joined, "each": _each,
}  # fmt: skip
