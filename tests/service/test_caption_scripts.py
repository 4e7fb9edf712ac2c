"""From drafted segments to the units of a script: cut by the original's cues, and only what may be shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.model.caption_state import LONGEST_CUE, ScriptUnit
from interp.domain.model.commands import AdvanceFloor
from interp.domain.model.findings import Finding
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.text.segments import Segment
from interp.ports import Document, Revision
from interp.service.caption_following import CaptionFollower
from interp.service.caption_scripts import DraftScripts, filled, laid
from interp.service.meetings import Meetings
from tests.builders import plan
from tests.fakes import FixedClock, ListeningBell, MemoryLog
from tests.fakes_drafting import MemoryDrafts
from tests.reacting import worked

DOCUMENT = Document("d1", "m1", "Statement", "s.docx", "statement", "en", "drafts", speech="s1", version=2)
WRONG = Finding("number", "error", "number.lost", "A number is missing: 12", ("12",))
ODD = Finding("caption", "warning", "caption.long", "The line is long")


def split(text: str, language: str, kept: Sequence[str] = ()) -> Sequence[str]:
    """Cut at bars, as if they were the ends of lines, unless they stand in a name."""
    for name in kept:
        text = text.replace(name, name.replace("|", " "))
    return text.split("|")


def segment(name: str, text: str, **more: Any) -> Segment:
    return Segment(name, 0, 0, text, **more)


def revision(name: str, language: str, value: str, **more: Any) -> Revision:
    usual: dict[str, Any] = {"revision": 3, "standing": "draft", "origin": "mt:en-fr@1.9"}
    return Revision(name, language, value=value, **usual | more)


def units(text: str, *revisions: Revision, **more: Any) -> tuple[ScriptUnit, ...]:
    by_language: dict[str, dict[str, Revision]] = {}
    for each in revisions:
        by_language.setdefault(each.language, {})[each.segment] = each
    return filled(DOCUMENT, [segment("7f", text, **more)], by_language, split, laid)


def texts(found: tuple[ScriptUnit, ...], language: str) -> list[str | None]:
    return [text.text if (text := each.text(language)) else None for each in found]


def test_a_sentence_takes_the_steps_of_the_language_that_needs_most() -> None:
    found = units("One|two", revision("7f", "fr", "Un|deux|trois"))
    assert [(each.id, each.of) for each in found] == [("d1.7f.0", 3), ("d1.7f.1", 3), ("d1.7f.2", 3)]
    assert texts(found, "en") == ["One", "two", ""] and texts(found, "fr") == ["Un", "deux", "trois"]


@pytest.mark.parametrize(
    "other, spread",
    [
        ("一二", ["一二", "", ""]),
        ("1|2", ["1", "2", ""]),
        ("1|2|3|4|5", ["1", "2", "3", "4", "5"]),
        ("1|2|3", ["1", "2", "3"]),
    ],
)
def test_a_language_of_more_or_fewer_cues_says_all_of_it_in_order(other: str, spread: list[str]) -> None:
    assert texts(units("One|two|three", revision("7f", "zh", other)), "zh") == spread


def test_a_text_says_where_it_comes_from() -> None:
    found = units("One", revision("7f", "fr", "Un", standing="reviewed", origin="tm:97"))[0]
    original, french = found.text("en"), found.text("fr")
    assert original and (original.standing, original.origin, original.revision) == ("original", "source", 2)
    assert french and (french.standing, french.origin, french.revision) == ("reviewed", "tm:97", 3)


@pytest.mark.parametrize(
    "more, shown",
    [
        ({"findings": (WRONG,)}, False),
        ({"findings": (WRONG,), "reason": "The figure is right"}, True),
        ({"findings": (ODD,)}, True),
        ({"stale": True}, False),
    ],
)
def test_an_error_stops_one_segment_in_one_language_until_somebody_overrules_it(more: Any, shown: bool) -> None:
    found = filled(
        DOCUMENT, [segment("7f", "One"), segment("80", "Two")],
        {"fr": {"7f": revision("7f", "fr", "Un", **more), "80": revision("80", "fr", "Deux")}}, split, laid,
    )  # fmt: skip
    assert texts(found, "fr") == ["Un" if shown else None, "Deux"] and texts(found, "en") == ["One", "Two"]


def test_headings_are_headings_and_neither_notes_nor_a_line_of_stars_are_spoken() -> None:
    rows = [segment("1", "Title", kind="title"), segment("2", "See A/1", kind="footnote"), segment("3", " ")]
    rows.append(segment("4", "*****"))
    found = filled(DOCUMENT, rows, {}, split, laid)
    assert [(each.kind, each.segment) for each in found] == [("heading", "1")]


def test_a_subtitle_shares_its_time_among_its_cues() -> None:
    found = units("One|two", start_ms=1_000, end_ms=5_000)
    assert [(each.start_ms, each.end_ms) for each in found] == [(1_000, 3_000), (3_000, 5_000)]


def test_a_cue_no_message_could_hold_is_cut_and_none_of_it_lost() -> None:
    text = "word " * 400
    found = units(text)
    assert "".join(t or "" for t in texts(found, "en")) == text
    assert max(len(t or "") for t in texts(found, "en")) <= LONGEST_CUE


def test_a_translation_no_message_could_hold_is_cut_too() -> None:
    found = units("One", revision("7f", "fr", "la " * 400))
    assert "".join(t or "" for t in texts(found, "fr")) == "la " * 400
    assert texts(found, "en") == ["One", ""]


def drafts(*documents: Document) -> MemoryDrafts:
    """Return the translation section's documents, the newest last, each of one sentence and drafted into French."""
    made = MemoryDrafts()
    for document in documents:
        made.add(replace(document, withdrawn=False), [segment("7f", "One|two")], [])
        made.revise(document.id, revision("7f", "fr", "Un|deux", revision=1))
        if document.withdrawn:
            made.withdraw(document.id, True)
    return made


def scripts(*documents: Document) -> DraftScripts:
    return DraftScripts(drafts(*documents), split)


def test_the_newest_document_of_a_speech_is_followed() -> None:
    older, newest = DOCUMENT, replace(DOCUMENT, id="d2", created_at=9)
    assert scripts(older, newest).filed("m1") == {"s1": "d2"}
    assert scripts(older, replace(newest, withdrawn=True)).filed("m1") == {"s1": "d1"}


def test_a_script_has_every_language_and_says_when_it_is_withdrawn() -> None:
    script = scripts(DOCUMENT).script("d1")
    assert script and texts(script.units, "fr") == ["Un", "deux"] and (script.timed, script.visible) == (False, True)
    gone = scripts(replace(DOCUMENT, withdrawn=True)).script("d1")
    assert gone and (gone.withdrawn, gone.visible) == (True, False)
    assert scripts().script("d1") is None


def test_a_name_of_the_meeting_is_never_cut() -> None:
    def names(meeting: str | None) -> dict[str, list[str]]:
        return {"en": ["One|two", "Three"]} if meeting == "m1" else {}

    script = DraftScripts(drafts(DOCUMENT), split, names=names).script("d1")
    assert script and texts(script.units, "en") == ["One two", ""] and texts(script.units, "fr") == ["Un", "deux"]


def test_the_sentences_of_a_long_report_are_cut_once() -> None:
    made, asked = drafts(), list[str]()
    made.add(DOCUMENT, [Segment(f"s{n}", n, n, f"Sentence {n}") for n in range(9_000)], [])

    def counted(text: str, language: str, kept: Sequence[str]) -> Sequence[str]:
        asked.append(text)
        return (text,)

    found = DraftScripts(made, counted)
    first = found.script("d1")
    assert len(asked) == 9_000 and found.script("d1") is first
    made.set_visibility("d1", "original")
    again = found.script("d1")
    assert again and again.visibility == "original"
    assert len(asked) == 9_000


def test_the_mark_moves_with_every_change_also_of_a_document_of_no_meeting() -> None:
    made = drafts(DOCUMENT, replace(DOCUMENT, id="d2", meeting=None))
    found = DraftScripts(made, split)
    marks = [found.mark("m1")]
    for document in ("d1", "d2"):
        made.set_visibility(document, "reviewed")
        marks.append(found.mark("m1"))
    assert marks == sorted(set(marks)) and found.mark() >= marks[-1]


def test_a_drafted_statement_is_followed_from_the_document_to_the_screens() -> None:
    made, clock = MemoryDrafts(), FixedClock()
    text = "We welcome the report of the Special Representative, and we thank the secretariat for its preparation."
    made.add(replace(DOCUMENT, visibility="reviewed"), [segment("7f", text), segment("80", "Thank you.")], [])
    made.revise("d1", revision("7f", "fr", "Nous saluons le rapport.", revision=1, standing="reviewed"))
    made.revise("d1", revision("80", "fr", "Merci.", revision=1))
    meetings = Meetings(MemoryLog(), ListeningBell(), clock)
    meetings.handle(SYSTEM, "m1", "plan", plan())
    follower = CaptionFollower(meetings, clock, DraftScripts(made, cue_texts))
    meetings.handle(Actor("staff"), "m1", "next", AdvanceFloor(None))
    for _ in range(40):
        worked(meetings, follower)
        clock.passes(500)
    units = [each.unit for each in meetings.state("m1").captions.units]
    assert " ".join(t or "" for t in texts(tuple(units), "en")).replace("\n", " ") == f"{text} Thank you."
    assert [each.text("fr") is not None for each in units] == [True] * (len(units) - 1) + [False]
    made.revise("d1", revision("80", "fr", "Je vous remercie.", revision=2, standing="reviewed", origin="person"))
    worked(meetings, follower)
    corrected = meetings.state("m1").captions.units[-1].unit.text("fr")
    assert corrected and corrected.text == "Je vous remercie."
