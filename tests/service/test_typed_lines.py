"""Typed lines: drafted before anything else, shown as drafts where a language lacks them, alone without models."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from interp.domain.model.announcements import text_id
from interp.domain.model.commands import (
    CloseMeeting,
    CorrectCaption,
    MakeAnnouncement,
    OpenMeeting,
    SetText,
    TypeCaption,
    WithdrawAnnouncement,
    WithdrawCaptions,
)
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.drafting.document_drafting import Aids, Drafter
from interp.drafting.sentence_drafting import SentenceDrafter
from interp.errors import NoTranslator
from interp.ports import Document, Drafted, Job
from interp.service.meetings import Meetings
from interp.service.typed_lines import TypedLines
from tests.builders import HOUR, plan
from tests.fakes import FixedClock, ListeningBell, MemoryLog
from tests.fakes_drafting import MemoryDrafts, MemoryJobs
from tests.fakes_text import Echo
from tests.reacting import worked

STAFF = Actor("staff", "Clerk")
THANKS = {
    "ar": "شكرا جزيلا لكم", "zh": "谢谢大家", "fr": "Merci beaucoup", "ru": "Большое спасибо", "es": "Muchas gracias",
}  # fmt: skip


class Thanks(Echo):
    """An engine that knows one sentence in every language."""

    def translate(self, texts: Sequence[str], source: str, target: str, **more: Any) -> tuple[Drafted, ...]:
        drafted = super().translate(texts, source, target, **more)
        return tuple(replace(each, text=THANKS[target]) for each in drafted)


class Desk:
    """An open meeting, its typed lines, and a worker whose engine echoes."""

    def __init__(self, *missing: str) -> None:
        self.drafts = MemoryDrafts()
        self.jobs = MemoryJobs(self.drafts.shelf, "w")
        self.meetings = Meetings(MemoryLog(), ListeningBell(), FixedClock())
        self.meetings.handle(SYSTEM, "m1", "plan", plan())
        self.typed = TypedLines(self.meetings, self.drafts, self.jobs, FixedClock())
        self.engine, self.order, self.asked = Thanks(*missing), list[str](), 0
        self.drafter = Drafter(self.drafts, self.engine, Aids(lambda *_: {}, lambda _: SentenceDrafter()), lambda: 7)
        self.does(OpenMeeting())

    def does(self, *commands: Any) -> "Desk":
        """Carry out commands."""
        for command in commands:
            self.asked += 1
            self.meetings.handle(STAFF, "m1", f"c{self.asked}", command)
        return self

    def works(self) -> "Desk":
        """File what was typed, draft all that waits, and bring it to the screens."""
        worked(self.meetings, self.typed)
        while job := self.jobs.take(0, 10):
            self.order.append(job.document)
            try:
                self.drafter.draft(job, lambda: None)
                self.jobs.done(job.id)
            except NoTranslator:
                self.jobs.park(job.id, "no_translator")
        for _ in range(4):
            worked(self.meetings, self.typed)
        return self

    def announces(self, text: str) -> str:
        """Announce something to the booths; return the id of its text."""
        until = FixedClock().now_ms() + HOUR
        self.does(MakeAnnouncement(("booths",), until, text=text, language="en"))
        return text_id(self.meetings.state("m1").announcements[-1].id)

    def announced(self, name: str) -> dict[str, tuple[str, str]]:
        """Return the versions of what was announced, each with its standing, by language."""
        versions = self.meetings.state("m1").texts[name].versions
        return {language: (each.value, each.standing) for language, each in versions}

    def shown(self, place: int = -1) -> dict[str, str]:
        """Return the texts of a line by language."""
        return {text.language: text.text for text in self.meetings.state("m1").captions.units[place].unit.texts}


def test_a_typed_line_comes_to_the_screens_in_all_six_marked_as_a_draft() -> None:
    here = Desk().does(TypeCaption("Thank you very much", "en")).works()
    assert here.shown() == {"en": "Thank you very much", **THANKS}
    french = here.meetings.state("m1").captions.units[-1].unit.text("fr")
    assert french and (french.standing, french.origin) == ("draft", "mt:en-fr@1.0+fixture")


def test_a_line_of_two_sentences_is_one_line_in_every_language() -> None:
    here = Desk().does(TypeCaption("Thank you. Many thanks.", "en")).works()
    assert (here.shown()["fr"], here.shown()["zh"]) == ("Merci beaucoup Merci beaucoup", "谢谢大家谢谢大家")


def test_it_goes_before_the_text_of_the_speech_on_the_floor() -> None:
    here = Desk()
    part = Document("d1", "m1", "Statement", "s.txt", "statement", "en")
    here.drafts.add(part, [], [Job("j1", "d1", "fr", 0)])
    assert here.does(TypeCaption("Thank you", "en")).works().order[-1] == "d1"


def test_without_models_a_line_stays_in_its_language_and_comes_when_they_do() -> None:
    here = Desk("en-fr", "en-ar", "en-zh", "en-ru").does(TypeCaption("Thank you", "en")).works()
    assert here.shown() == {"en": "Thank you", "es": "Muchas gracias"}
    before = here.meetings.state("m1").seq
    here.works()
    assert here.meetings.state("m1").seq == before
    here.engine.missing.clear()
    here.jobs.unpark()
    assert set(here.works().shown()) == {"ar", "zh", "en", "fr", "ru", "es"}


def test_a_draft_with_an_error_is_not_shown() -> None:
    here = Desk().does(TypeCaption("In 1994 we agreed on A/HRC/31/20", "en"))
    assert set(here.works().shown()) == {"en"}


def test_a_person_s_words_stand_and_a_corrected_line_is_drafted_anew() -> None:
    here = Desk().does(TypeCaption("Thank you", "en")).works()
    line = here.meetings.state("m1").captions.units[-1].unit.id
    here.does(CorrectCaption(line, "fr", "Merci", 1), CorrectCaption(line, "en", "Thanks", 1)).works()
    assert (here.shown()["fr"], here.shown()["es"]) == ("Merci", "Muchas gracias")
    assert len(here.drafts.documents()) == 2


def test_a_draft_of_what_a_line_no_longer_says_goes_at_once_and_for_good() -> None:
    here = Desk().does(TypeCaption("Thank you very much", "en")).works()
    unit = here.meetings.state("m1").captions.units[-1].unit.id
    now = "In 1994 we agreed on A/HRC/31/20"
    here.does(CorrectCaption(unit, "fr", "Merci", 1), CorrectCaption(unit, "en", now, 1))
    assert here.shown() == {"en": now, "fr": "Merci"}
    assert here.works().shown() == {"en": now, "fr": "Merci"}, "the new drafts lack the symbol"


def test_lines_are_filed_once_and_looked_after_from_the_log_alone_after_a_restart() -> None:
    here = Desk().does(TypeCaption("Thank you", "en"))
    worked(here.meetings, here.typed)
    here.typed = TypedLines(here.meetings, here.drafts, here.jobs, FixedClock())
    here.works()
    assert len(here.drafts.documents()) == 1 and here.shown()["ru"] == THANKS["ru"]


def test_what_was_withdrawn_and_a_closed_meeting_are_left_alone() -> None:
    here = Desk().does(TypeCaption("One", "en"))
    here.does(WithdrawCaptions(unit=here.meetings.state("m1").captions.units[0].unit.id)).works()
    here.does(TypeCaption("Two", "en"), CloseMeeting()).works()
    assert here.drafts.documents() == []


def test_more_lines_than_are_looked_after_at_a_time_all_have_their_turn() -> None:
    here = Desk()
    for _ in range(45):
        here.does(TypeCaption("Thank you", "en"))
    for _ in range(4):
        here.works()
    assert all(len(here.shown(place)) == 6 for place in range(45))


def test_an_announcement_is_drafted_into_the_other_languages_also_after_the_meeting() -> None:
    here = Desk().does(CloseMeeting())
    name = here.announces("Thank you very much")
    here.works()
    assert here.announced(name) == {code: (text, "draft") for code, text in THANKS.items()}
    assert len(here.drafts.documents()) == 1


def test_a_person_s_wording_of_an_announcement_stands_and_one_withdrawn_is_left_alone() -> None:
    here = Desk()
    name = here.announces("Thank you")
    here.does(SetText(name, "fr", "Merci")).works()
    assert here.announced(name)["fr"] == ("Merci", "draft") and here.announced(name)["es"] == (THANKS["es"], "draft")
    other = here.announces("Thank you very much")
    here.does(WithdrawAnnouncement(here.meetings.state("m1").announcements[-1].id)).works()
    assert other not in here.meetings.state("m1").texts and len(here.drafts.documents()) == 1
