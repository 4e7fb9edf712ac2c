"""The type of an interface text, and functions that insert values, each isolated for bidirectional text."""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from interp.value_types import dataclass
from interp.web.wording import i18n

PLACEHOLDER = re.compile(r"\{(\w+)\}")
TITLES = frozenset({"honorific", "honorific in a sentence"})  # the contexts of patterns of a name with its title
IN_CHINESE_TITLE = re.compile("(?<=[}\u4e00-\u9fff])(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Word:
    """A catalogue message: its English form, its context, its English plural."""

    message: str
    context: str | None = None
    plural: str | None = None


def _(message: str) -> Word:
    """Mark a message for the catalogues."""
    return Word(message)


def pgettext(context: str, message: str) -> Word:
    """Mark a message whose translation depends on `context`."""
    return Word(message, context)


def ngettext(one: str, many: str) -> Word:
    """Mark a message with a count; `{n}` is the number."""
    return Word(one, plural=many)


def said(word: Word, language: str) -> str | list[str]:
    """Return the text in `language`: a string, or every plural form in the order of the language's header."""
    if word.plural is not None:
        return i18n.plural_forms(language, word.message, word.plural)
    if word.context is not None:
        return i18n.pgettext(language, word.context, word.message)
    return i18n.gettext(language, word.message)


def unbroken(title: str) -> str:
    """Return the pattern of a name with its title such that no line ends inside the title or beside it."""
    held = title.replace(" ", "\u00a0").replace("-", "\u2011")
    return IN_CHINESE_TITLE.sub("\u2060", held)


def phrase(word: Word, language: str, values: Mapping[str, object]) -> Markup:
    """Return the text as HTML, each value in its own `bdi` unless it already is HTML; a person's title is unbroken."""
    text = _text(word, language, values)
    parts = PLACEHOLDER.split(unbroken(text) if word.context in TITLES else text)
    return Markup("").join(
        _isolated(values.get(part, f"{{{part}}}")) if place % 2 else escape(part) for place, part in enumerate(parts)
    )


def _text(word: Word, language: str, values: Mapping[str, object]) -> str:
    """Return the text with its placeholders, in the form for the number `n` where it has several."""
    if word.plural is None:
        return str(said(word, language))
    number = values["n"]
    assert isinstance(number, int)
    return i18n.ngettext(language, word.message, word.plural, number)


def _isolated(value: object) -> Markup:
    return escape(value) if hasattr(value, "__html__") else Markup("<bdi>{}</bdi>").format(value)


def plain(word: Word, language: str, values: Mapping[str, object]) -> str:
    """Return the text without markup, each value between isolate characters."""
    parts = PLACEHOLDER.split(_text(word, language, values))
    return "".join(isolated(values.get(part, "")) if place % 2 else part for place, part in enumerate(parts))


def isolated(value: object) -> str:
    """Return a value between FSI and PDI, so that it has its own direction."""
    return f"\u2068{value}\u2069"
