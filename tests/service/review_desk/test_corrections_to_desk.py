"""Corrections on air go back to the desk, once, signed, in one language; what the desk wrote meanwhile is not lost."""

from typing import Any

import pytest

from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.model.commands import (
    AdvanceFloor,
    AttachStatement,
    Command,
    CorrectCaption,
    FollowCaptions,
    WithdrawCaptions,
)
from interp.domain.rules.permissions import Actor
from interp.ports import Document, Revision
from interp.service.caption_following import CaptionFollower
from interp.service.caption_scripts import DraftScripts
from interp.service.review_desk.corrections_to_desk import LiveCorrections
from tests.reacting import MemoryPositions, worked
from tests.translation_section import ANA, BOB, Bureau

CLERK = Actor("staff", "Clerk")
ENGLISH = (
    "We thank the Special Rapporteur for the report of 2016, which we studied with care, and the secretariat for "
    "its work."
)
FRENCH = (
    "Nous remercions le Rapporteur spécial de son rapport de 2016, que nous avons étudié avec soin, ainsi que le "
    "secrétariat de son travail."
)


class Air:
    """A statement of one long sentence that is being spoken, its French drafted, and the follower beside it."""

    def __init__(self, **about: Any) -> None:
        self.bureau, self.positions = Bureau(), MemoryPositions()
        about = {"visibility": "drafts", "speech": "s1", **about}
        self.document: Document = self.bureau.file(ENGLISH, **about)
        self.bureau.draft(self.document, 0, FRENCH)
        self.starts()
        self.bureau.does(AdvanceFloor(None))
        self.asked = 0

    def starts(self) -> None:
        """Begin with nothing but the log and the documents."""
        here = self.bureau
        self.on_air = LiveCorrections(
            here.meetings, here.log, here.drafts, self.positions, here.reviewing, here.materials
        )
        scripts = DraftScripts(here.drafts, cue_texts)
        self.follower = CaptionFollower(here.meetings, here.clock, scripts)

    def later(self, seconds: int = 60) -> "Air":
        """Let time pass, the follower looking after every second."""
        for _ in range(seconds):
            self.bureau.clock.passes(1_000)
            worked(self.bureau.meetings, self.on_air, self.follower)
        return self

    def corrects(self, place: int, old: str, new: str, language: str = "fr") -> "Air":
        """Correct words of a caption on the screens."""
        self.asked += 1
        self.bureau.clock.passes(1_000)
        unit = self.bureau.meetings.state("m1").captions.units[place].unit
        text = unit.text(language)
        said, revision = (text.text, text.revision) if text else ("", 0)
        command = CorrectCaption(unit.id, language, said.replace(old, new), revision)  # type: ignore[arg-type]
        self.bureau.meetings.handle(CLERK, "m1", f"correct{self.asked}", command)
        return self

    def does(self, *commands: Command) -> "Air":
        """Carry out commands of the clerk, the follower looking after each."""
        self.bureau.does(*commands)
        return self.later(1)

    def on_screens(self) -> set[str | None]:
        """Return the documents of which something is on the screens."""
        units = self.bureau.meetings.state("m1").captions.units
        return {each.unit.document for each in units if not each.withdrawn}

    def withdrawn(self) -> bool:
        """Return whether the desk has the document as withdrawn."""
        found = self.bureau.drafts.document(self.document.id)
        return found is not None and found.withdrawn

    def newest(self, language: str = "fr") -> Revision:
        """Return what the desk has now."""
        return self.bureau.drafts.revisions(self.document.id, language)[self.bureau.ids(self.document)[0]]

    def shown(self, language: str = "fr") -> str:
        """Return what the screens have, on one line."""
        said = [each.unit.text(language) for each in self.bureau.meetings.state("m1").captions.units]
        return " ".join(text.text.replace("\n", " ") for text in said if text and text.text)


def test_a_correction_is_kept_as_reviewed_by_whoever_made_it_and_learnt() -> None:
    here = Air().later().corrects(0, "remercions", "saluons").later(3)
    made = here.newest()
    assert made.value == FRENCH.replace("remercions", "saluons") == here.shown()
    assert (made.standing, made.origin, made.by, made.revision) == ("reviewed", "person", "Clerk", 2)
    assert here.bureau.memory.matches("en", "fr", ENGLISH)[0].unit.target == made.value
    assert here.bureau.drafts.revisions(here.document.id, "es") == {}


def test_a_correction_in_mid_sentence_loses_none_of_the_words_still_to_come() -> None:
    here = Air().later(1)
    assert here.shown() != FRENCH
    here.corrects(0, "remercions", "tenons à remercier très chaleureusement").later()
    wanted = FRENCH.replace("remercions", "tenons à remercier très chaleureusement")
    assert (here.newest().value, here.shown()) == (wanted, wanted)


def test_it_is_kept_once_however_often_the_service_starts_again() -> None:
    here = Air().later().corrects(0, "remercions", "saluons")
    for _ in range(2):
        here.starts()
        here.later(2)
    assert here.newest().revision == 2


def test_what_the_desk_wrote_in_the_same_second_is_kept_with_it() -> None:
    here = Air().later()
    here.bureau.revise(here.document, 0, FRENCH.replace("travail", "concours"), 1, actor=BOB, approve=True)
    here.corrects(0, "remercions", "saluons").later(3)
    both = FRENCH.replace("travail", "concours").replace("remercions", "saluons")
    assert (here.newest().value, here.newest().revision, here.shown()) == (both, 3, both)


def test_the_desk_s_own_wording_of_the_same_words_stays_in_the_history() -> None:
    here = Air().later()
    theirs = FRENCH.replace("remercions", "félicitons")
    here.bureau.revise(here.document, 0, theirs, 1, actor=ANA, approve=True)
    here.corrects(0, "remercions", "saluons").later(3)
    history = here.bureau.drafts.history(here.document.id, here.newest().segment, "fr")
    assert [each.value for each in history] == [FRENCH, theirs, FRENCH.replace("remercions", "saluons")]
    assert here.shown() == FRENCH.replace("remercions", "saluons")


def test_an_error_the_checks_find_stays_on_air_and_waits_at_the_desk() -> None:
    here = Air().later().corrects(0, "2016", "2015").later(3)
    assert "2015" in here.shown() and "2015" in here.newest().value
    assert (here.newest().standing, here.newest().by) == ("draft", "Clerk") and here.newest().findings


def test_the_original_and_an_official_version_are_not_touched() -> None:
    here = Air().later().corrects(0, "thank", "salute", "en").later(3)
    assert here.bureau.drafts.segments(here.document.id)[0].text == ENGLISH and "salute" in here.shown("en")
    here.bureau.draft(here.document, 0, FRENCH, standing="final", origin="official")
    here.later(2).corrects(0, "remercions", "saluons").later(3)
    assert here.newest().origin == "official"


@pytest.mark.parametrize("places", [1, 9])
def test_a_language_added_on_air_is_kept_when_it_has_the_whole_sentence(places: int) -> None:
    here = Air().later()
    units = here.bureau.meetings.state("m1").captions.units
    for place in range(min(places, len(units))):
        here.corrects(place, "", "Gracias", "es")
    here.later(3)
    kept = here.bureau.drafts.revisions(here.document.id, "es")
    assert bool(kept) == (places >= len(units))


def test_a_text_withdrawn_on_air_is_withdrawn_at_the_desk_and_comes_back_as_it_went() -> None:
    here = Air().later(2)
    here.does(WithdrawCaptions(document=here.document.id))
    assert here.withdrawn() and here.on_screens() == set()
    here.does(FollowCaptions("go_on")).later()
    assert not here.withdrawn() and here.on_screens() == {here.document.id}


def test_what_the_desk_withdrew_no_clerk_brings_back() -> None:
    here = Air().later(2)
    here.bureau.materials.withdraw(ANA, "m1", here.document.id)
    assert here.later(2).does(FollowCaptions("go_on")).later(3).withdrawn()


def test_what_another_process_did_meanwhile_is_not_done_again() -> None:
    here = Air().later(2)
    other = LiveCorrections(
        here.bureau.meetings, here.bureau.log, here.bureau.drafts, here.positions, here.bureau.reviewing,
        here.bureau.materials,
    )  # fmt: skip
    worked(here.bureau.meetings, other)
    here.does(WithdrawCaptions(document=here.document.id)).later(1)
    here.bureau.materials.withdraw(ANA, "m1", here.document.id, withdrawn=False)
    worked(here.bureau.meetings, other)
    assert not here.withdrawn()


def test_a_withdrawal_in_the_second_before_a_restart_is_carried_to_the_desk() -> None:
    here = Air().later(2)
    here.bureau.does(WithdrawCaptions(document=here.document.id))
    here.starts()
    assert here.later(1).withdrawn()


def test_a_withdrawal_of_the_time_before_a_restart_is_not_carried_out_again() -> None:
    here = Air().later(2).corrects(0, "remercions", "saluons")
    here.does(WithdrawCaptions(document=here.document.id)).later(1)
    here.bureau.materials.withdraw(ANA, "m1", here.document.id, withdrawn=False)
    here.starts()
    assert not here.later(3).withdrawn()


def test_another_statement_does_not_come_in_the_place_of_one_withdrawn_on_air() -> None:
    here = Air()
    here.bureau.file("An older statement.", visibility="drafts", speech="s1")
    here.does(AttachStatement("s1", here.document.id)).later(2)
    assert here.on_screens() == {here.document.id}
    here.does(WithdrawCaptions(document=here.document.id)).later()
    assert here.on_screens() == set()
