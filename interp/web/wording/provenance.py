"""Chooses the marks of a text's provenance for a reader: draft or approved, original, official, memory, machine."""

from collections.abc import Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.web.wording.page_words import word
from interp.web.wording.phrases import Word, phrase, plain

FIXTURE = "+fixture"
ON_EACH_LINE = frozenset({"draft", "provenance.corrected", "provenance.stale"})
"""Marks of a caption line itself; the others are said once for a run of lines."""
Saying = tuple[str, dict[str, Any]]


def marks(text: Mapping[str, Any], language: str, how: str = "", stale: bool = False) -> list[Saying]:
    """Return the provenance of a text (T) for a reader of `language`, as word keys with values.

    `how` and `stale` are those of its cue, if any.
    """
    standing, origin = text["standing"], text["origin"]
    said: list[Saying] = []
    if how == "typed":
        said.append(("provenance.typed", {}))
    if stale:
        said.append(("provenance.corrected", {}))
    if standing == "original":
        if text["language"] != language:
            said.append(("original_in", {"language": f"language.{text['language']}"}))
        return said
    if standing == "draft":
        said.append(("draft", {}))
    elif standing == "reviewed" or (standing == "final" and not origin.startswith("official")):
        said.append((f"standing.{standing}", {}))
    if not origin.startswith("person"):
        said.append(_origin(origin.removesuffix(FIXTURE)))
    if origin.endswith(FIXTURE):
        said.append(("provenance.fixture", {}))
    if text.get("stale"):
        said.append(("provenance.stale", {}))
    return said


def of_run(text: Mapping[str, Any], language: str, how: str = "") -> list[Saying]:
    """Return the marks that a run of caption lines shares: they are shown once, after its last line."""
    return [each for each in marks(text, language, how) if each[0] not in ON_EACH_LINE]


def of_line(text: Mapping[str, Any], language: str, how: str = "", stale: bool = False) -> list[Saying]:
    """Return the marks that stand on every caption line they apply to: a draft, a correction."""
    return [each for each in marks(text, language, how, stale) if each[0] in ON_EACH_LINE]


def _origin(origin: str) -> Saying:
    kind, _, detail = origin.partition(":")
    return (f"origin.{kind}", {"match": detail} if kind == "tm" else {})


def in_words(said: list[Saying], language: str) -> str:
    """Return marks as plain text, each value isolated."""
    return " · ".join(plain(_word(key), language, _values(values, language)) for key, values in said)


@pass_context
def provenance(context: Context, text: Mapping[str, Any], how: str = "", stale: bool = False) -> Markup:
    """Return marks as HTML in the page's language; nothing for an original in it."""
    language = str(context["language"])
    return _phrases(marks(text, language, how, stale), language)


@pass_context
def run_provenance(context: Context, text: Mapping[str, Any], how: str = "") -> Markup:
    """Return as HTML what a run of caption lines says once; nothing for an original in the page's language."""
    language = str(context["language"])
    return _phrases(of_run(text, language, how), language)


@pass_context
def line_provenance(context: Context, text: Mapping[str, Any], how: str = "", stale: bool = False) -> Markup:
    """Return as HTML what a caption line says of itself; nothing for most."""
    language = str(context["language"])
    return _phrases(of_line(text, language, how, stale), language)


def _phrases(said: list[Saying], language: str) -> Markup:
    return Markup(" · ").join(phrase(_word(key), language, _values(values, language)) for key, values in said)


def _word(key: str) -> Word:
    try:
        return word(key)
    except KeyError:
        return Word(key.partition(".")[2])  # a code of a later version is shown unchanged


def _values(values: Mapping[str, Any], language: str) -> dict[str, str]:
    return {
        name: plain(word(value), language, {}) if name == "language" else str(value) for name, value in values.items()
    }
