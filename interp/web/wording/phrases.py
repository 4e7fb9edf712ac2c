"""A sentence of the interface and how pages say it: every inserted value isolated from its line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from interp.web.wording import i18n

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Word:
    """A message of the catalogues: its English form, the context it is said in, its English plural."""

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
    """Mark a message that counts; `{n}` is the number."""
    return Word(one, plural=many)


def said(word: Word, language: str) -> str | list[str]:
    """Return the word in `language`: a string, or every plural form in the order of the language's header."""
    if word.plural is not None:
        return i18n.plural_forms(language, word.message, word.plural)
    if word.context is not None:
        return i18n.pgettext(language, word.context, word.message)
    return i18n.gettext(language, word.message)


def phrase(word: Word, language: str, values: Mapping[str, object]) -> Markup:
    """Return the sentence as HTML, each value in a `bdi` of its own unless it already is HTML."""
    if word.plural is not None:
        number = values["n"]
        assert isinstance(number, int)
        text = i18n.ngettext(language, word.message, word.plural, number)
    else:
        text = str(said(word, language))
    parts = PLACEHOLDER.split(text)
    return Markup("").join(
        _isolated(values.get(part, f"{{{part}}}")) if place % 2 else escape(part) for place, part in enumerate(parts)
    )


def _isolated(value: object) -> Markup:
    return escape(value) if hasattr(value, "__html__") else Markup("<bdi>{}</bdi>").format(value)


def plain(word: Word, language: str, values: Mapping[str, object]) -> str:
    """Return the sentence as plain text, each value between isolates."""
    parts = PLACEHOLDER.split(str(said(word, language)))
    return "".join(isolated(values.get(part, "")) if place % 2 else part for place, part in enumerate(parts))


def isolated(value: object) -> str:
    """Return a value between FSI and PDI: its direction is its own."""
    return f"\u2068{value}\u2069"
