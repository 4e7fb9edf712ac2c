"""Draws words that people read and where they come from; provenance.js of the page does the same."""

from collections.abc import Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.languages import direction, html_lang
from interp.web.drawing.markup import drawn, plainly

FIXTURE = "+fixture"


def source_of(text: Mapping[str, Any], language: str, how: str = "", stale: bool = False) -> dict[str, Any]:
    """Return what the pieces tell of the provenance of a text (T) to a reader of `language`.

    `how` and `stale` are those of its cue, if any.
    """
    kind, _, match = text["origin"].removesuffix(FIXTURE).partition(":")
    return {
        "how": how, "corrected": stale, "standing": text["standing"], "origin": kind, "match": match,
        "foreign": text["language"] if text["language"] != language else None,
        "fixture": text["origin"].endswith(FIXTURE), "stale": text.get("stale"),
    }  # fmt: skip


def run_of(cell: Mapping[str, Any]) -> str:
    """Return what makes neighbouring caption lines of a column one run: the provenance they share."""
    return plainly("text.provenance_of_run", "en", source_of(cell["text"], "", cell["how"]))


def in_words(text: Mapping[str, Any], language: str, how: str = "", stale: bool = False) -> str:
    """Return the provenance as plain text, each value isolated."""
    return plainly("text.provenance", language, source_of(text, language, how, stale))


@pass_context
def provenance(context: Context, text: Mapping[str, Any], how: str = "", stale: bool = False) -> Markup:
    """Return the mark of a text in the page's language; nothing for an original in it."""
    return _mark(context, "text.provenance", text, how, stale)


@pass_context
def run_provenance(context: Context, text: Mapping[str, Any], how: str = "") -> Markup:
    """Return the mark that a run of caption lines shares, drawn once after its last line."""
    return _mark(context, "text.provenance_of_run", text, how)


@pass_context
def line_provenance(context: Context, text: Mapping[str, Any], how: str = "", stale: bool = False) -> Markup:
    """Return the mark of a caption line itself, a draft or a correction; nothing for most."""
    return _mark(context, "text.provenance_of_line", text, how, stale)


def _mark(context: Context, name: str, text: Mapping[str, Any], how: str, stale: bool = False) -> Markup:
    own = str(context["language"])
    about = drawn(name, own, source_of(text, own, how, stale))
    return drawn("text.mark", own, written(own) | {"about": about}) if about else about


def written(language: str) -> dict[str, str]:
    """Return how an element says that its text is in a language."""
    return {"lang": html_lang(language), "dir": direction(language)}


def words_of(text: Mapping[str, Any], shown: str | None = None, about: str = "", **more: object) -> Markup:
    """Return the words of a text (T) with their mark `about`; `shown` are they where they do not stand as they are."""
    values = written(text["language"]) | {"draft": text["standing"] == "draft", "text": shown or text["text"]}
    return drawn("text.said", text["language"], values | {"about": about} | more)
