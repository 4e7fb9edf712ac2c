"""Draws the language of a speech: its framed code, how it is known, who interprets it; as speaker_names.js does."""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.spoken_languages import NAMES, language_name
from interp.web.wording.page_words import word
from interp.web.wording.phrases import phrase, plain, said

SIGN = "?"  # follows a code that is expected, and stands for one that is unknown
SMALL = "small"


@pass_context
def frame(context: Context, speech: dict[str, Any] | None, extra: str = "") -> Markup:
    """Return the framed code of a speech's language, marked unless confirmed; in a list none for an unknown one.

    In a list the name of a language outside the six stands beside its code.
    """
    if not speech or (speech["language"] is None and extra == SMALL):
        return Markup("")
    reader, code, standing = str(context["language"]), speech["language"], speech["language_standing"]
    kinds = " ".join(["frame", *filter(None, [extra, standing if standing != "confirmed" else ""])])
    shown = (code or "").upper() + (SIGN if standing != "confirmed" else "")
    found = Markup('<abbr class="{}" title="{}" lang="en">{}</abbr>').format(kinds, _title(speech, reader), shown)
    if extra == SMALL and code not in MEETING_LANGUAGES:
        found += Markup(' <span class="language-name">{}</span>').format(_name(speech, reader))
    return found


@pass_context
def spoken(context: Context, speech: dict[str, Any] | None) -> Markup:
    """Return what the frame cannot say: that a language is expected or unknown, its name, who interprets it."""
    if not speech:
        return Markup("")
    reader, code, standing = str(context["language"]), speech["language"], speech["language_standing"]
    parts: list[Markup] = []
    if standing == "unknown":
        parts.append(phrase(word("spoken.unknown"), reader, {}))
    elif standing == "expected":
        parts.append(phrase(word("spoken.expected"), reader, {"language": _name(speech, reader)}))
    elif code not in MEETING_LANGUAGES:
        parts.append(Markup("<bdi>{}</bdi>").format(_name(speech, reader)))
    if speech["interpretation"]:
        parts.append(_interpreted(speech["interpretation"], reader))
    return Markup('<span class="line">{}</span>' * len(parts)).format(*parts)


def other_languages(reader: str) -> dict[str, list[str]]:
    """Return the languages outside the six by code: the name in the reader's language, and in English."""
    return {
        code: [language_name(code, reader) or code, language_name(code, "en") or code]
        for code in NAMES if code not in MEETING_LANGUAGES
    }  # fmt: skip


def _title(speech: dict[str, Any], reader: str) -> str:
    if speech["language"] is None:
        return plain(word("spoken.unknown"), reader, {})
    name = _name(speech, reader)
    expected = speech["language_standing"] == "expected"
    return plain(word("spoken.expected"), reader, {"language": name}) if expected else name


def _name(speech: dict[str, Any], reader: str) -> str:
    code = speech["language"]
    if code in MEETING_LANGUAGES:
        return str(said(word(f"language.{code}"), reader))
    return str(speech["language_name"] or code.upper())


def _interpreted(interpretation: dict[str, Any], reader: str) -> Markup:
    key = {"booth": "in_booth", "text": "from_text"}.get(interpretation["by"] or "", "nobody")
    return phrase(word(f"spoken.{key}"), reader, {"booth": (interpretation["booth"] or "").upper()})
