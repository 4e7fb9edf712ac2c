"""The parameters of queries that routes take, with the types that programs are told."""

from typing import Any

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.views.audiences import AUDIENCES
from interp.languages import INTERFACE_LANGUAGES
from interp.value_types import replace
from interp.web.routing.route_declarations import QueryParameter

_TEXT = {"type": "string"}
_NUMBER = {"type": "integer", "minimum": 0}
_LANGUAGE = {"type": "string", "enum": list(MEETING_LANGUAGES)}


def needed(parameter: QueryParameter) -> QueryParameter:
    """Return a parameter that must be there."""
    return replace(parameter, needed=True)


def choice(*values: str, default: str | None = None) -> dict[str, Any]:
    """Return the schema of a parameter that is one of some words."""
    schema: dict[str, Any] = {"type": "string", "enum": list(values)}
    return schema if default is None else schema | {"default": default}


LANGUAGE = QueryParameter(
    "language", "Language of the texts; English when left out.", {"type": "string", "enum": list(INTERFACE_LANGUAGES)}
)
ONLY_LANGUAGE = QueryParameter("language", "Only this language; all when left out.", _LANGUAGE)
INTO_LANGUAGE = QueryParameter("language", "Only translations into this language.", _LANGUAGE)
SECOND = QueryParameter("second", "Language beside the first; none when left out.", _LANGUAGE)
BESIDE = QueryParameter("beside", "A second language to show beside the first.", _LANGUAGE)
BESIDE_ORIGINAL = QueryParameter("language", "The language beside the original; English when left out.", _LANGUAGE)
SOURCE = QueryParameter("source", "Language of the phrase; English when left out.", _LANGUAGE)
ONLY_SOURCE = QueryParameter("source", "Only originals in this language.", _LANGUAGE)
AUDIENCE = QueryParameter("audience", "Whose view; captions when left out.", choice(*AUDIENCES))
DESK = QueryParameter("desk", "The desk at which an interpreter's screen without a connection stands.", _TEXT)
BOOTH = QueryParameter("booth", "The booth for which a channel is set by hand.", _LANGUAGE, needed=True)
CHANNEL = QueryParameter("source", "The channel it would listen to.", choice("floor", *MEETING_LANGUAGES), needed=True)
WHOLE_MEETING = QueryParameter(
    "whole_meeting", "1: for the meeting; else for the speech on the floor.", choice("0", "1")
)
MEETING = QueryParameter("meeting", "Names as they were on this meeting's day; today's when left out.", _TEXT)
LONGEST_QUERY = 160
_LETTERS = _TEXT | {"maxLength": LONGEST_QUERY}
NAME = QueryParameter("q", "A few letters of a name, in any of the six languages.", _LETTERS)
PHRASE = QueryParameter("q", "The phrase, as it stands in the originals.", _TEXT, needed=True)
SINCE = QueryParameter("since", "The `programme_seq` one has; all items when left out.", _NUMBER)
LIST_SINCE = QueryParameter("since", "The `list_seq` one has; all entries when left out.", _NUMBER)
AFTER = QueryParameter("after", "Number of the last cue one has.", _NUMBER | {"default": 0})
BEFORE = QueryParameter("before", "Only cues with a lower number than this.", _NUMBER)
CHANGED_AFTER = QueryParameter(
    "changed_after", "The highest `changed` one has: cues changed since are sent too; none when left out.", _NUMBER
)
SPEECH = QueryParameter("speech", "Only what was said in this speech; all of it when left out.", _TEXT)
SCRIPT_SPEECH = QueryParameter(
    "speech", "The speech whose text is asked for; that on the floor when left out.", _TEXT
)
PAGE = QueryParameter(
    "page", "Only the blocks of this page, from 1; the whole when left out.", {"type": "integer", "minimum": 1}
)
RECORD_FORMAT = QueryParameter(
    "format", "json when left out; csv is a table for spreadsheets, csv_totals the table of the totals.",
    choice("json", "csv", "csv_totals", default="json"),
)  # fmt: skip
REPORT_FORMAT = QueryParameter(
    "format", "json when left out; docx is the page as a file for word processors.",
    choice("json", "docx", default="json"),
)  # fmt: skip
WHOLE_DAY = QueryParameter(
    "day", "1: the meetings of the day in the room that the sender may read; else this one.", choice("0", "1")
)
TERMS_FORMAT = QueryParameter(
    "format", "tbx when left out; tbx2 is for tools that read no newer one.",
    choice("tbx", "tbx2", "csv", "tsv", default="tbx"),
)  # fmt: skip
MATCHES = QueryParameter("matches", "1: with the memory's matches of each sentence.", choice("1"))
DEVICE = QueryParameter("device", "The browser at the desk.", _TEXT, needed=True)
SENTENCE = QueryParameter("sentence", "A sentence; may be given several times.", _TEXT, needed=True)
SAVED_AT = QueryParameter(
    "saved_at", "When the copy of each sentence was kept, as it was read; one kept again since stays.", _NUMBER
)
AFTER_SEGMENT = QueryParameter("after_segment", "The last sentence of the answer before.", _TEXT)
