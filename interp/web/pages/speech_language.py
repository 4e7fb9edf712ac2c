"""Draws the language of a speech: its framed code, how it is known, who interprets it; as speaker_names.js does."""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.spoken_languages import NAMES, language_name
from interp.web.drawing.markup import drawn
from interp.web.wording.page_words import word
from interp.web.wording.phrases import said

SMALL = "small"


@pass_context
def frame(context: Context, speech: dict[str, Any] | None, extra: str = "") -> Markup:
    """Return the framed code of a speech's language, marked unless confirmed; in a list none for an unknown one.

    In a list the name of a language outside the six stands beside its code.
    """
    if not speech or (speech["language"] is None and extra == SMALL):
        return Markup("")
    code = speech["language"]
    return drawn("speaker.frame", str(context["language"]), _known(context, speech) | {
        "size": extra, "code": (code or "").upper(), "outside": extra == SMALL and code not in MEETING_LANGUAGES,
    })  # fmt: skip


@pass_context
def spoken(context: Context, speech: dict[str, Any] | None) -> Markup:
    """Return what the frame cannot say: that a language is expected or unknown, its name, who interprets it."""
    if not speech:
        return Markup("")
    interpretation = speech["interpretation"] or {}
    return drawn("speaker.spoken", str(context["language"]), _known(context, speech) | {
        "outside": speech["language"] not in MEETING_LANGUAGES,
        "interpretation": _how(interpretation) if interpretation else None,
        "booth": (interpretation.get("booth") or "").upper(),
    })  # fmt: skip


def _how(interpretation: dict[str, Any]) -> str:
    """Return the kind of interpretation: by whom, where that is only expected, or a text that a booth reads."""
    if interpretation["by"] == "text" and interpretation.get("booth"):
        return "text_in"
    expected = interpretation["by"] == "booth" and interpretation.get("expected")
    return "booth_expected" if expected else interpretation["by"] or "nobody"


def other_languages(reader: str) -> dict[str, list[str]]:
    """Return the languages outside the six by code: the name in the reader's language, and in English."""
    return {
        code: [language_name(code, reader) or code, language_name(code, "en") or code]
        for code in NAMES if code not in MEETING_LANGUAGES
    }  # fmt: skip


def _known(context: Context, speech: dict[str, Any]) -> dict[str, Any]:
    """Return how a speech's language is known, and its name: of the six as the page says it, else as the view does."""
    code, reader = speech["language"], str(context["language"])
    own = said(word(f"language.{code}"), reader) if code in MEETING_LANGUAGES else None
    return {"standing": speech["language_standing"], "language": own or speech["language_name"] or (code or "").upper()}
