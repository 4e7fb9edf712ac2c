"""A statement released as delivered is public cue by cue, then as a whole; what is not spoken stays closed."""

import pytest

from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.model import commands as do
from interp.domain.model.parties import SpeechStatus
from interp.errors import BadRequest, NotFound
from interp.ports import Document
from interp.service.caption_following import CaptionFollower
from interp.service.caption_scripts import DraftScripts
from interp.service.document_reading import DocumentReading
from interp.service.review_desk.delivered_documents import DeliveredDocuments
from tests.reacting import Reacting, worked
from tests.translation_section import STAFF, Bureau, paper

TEXT = "The first sentence is here. The second sentence follows it."


class Hall(Bureau):
    """A meeting whose first speech has a text released in some way, with the two reactors that release it."""

    def __init__(self, release: str = "as_delivered") -> None:
        super().__init__()
        self.reading = DocumentReading(self.drafts)
        self.starts()
        self.document = self.file(TEXT, visibility="original", release=release, speech="s1")

    def starts(self) -> None:
        """Begin with nothing but what is stored."""
        follower = CaptionFollower(self.meetings, self.clock, DraftScripts(self.drafts, cue_texts))
        delivered = DeliveredDocuments(self.meetings, self.drafts, self.drafts.mark)
        self.follower: CaptionFollower = follower
        self.reactors: tuple[Reacting, ...] = (delivered, follower)

    def does(self, *commands: do.Command) -> None:
        """Carry out commands, the reactors looking after each."""
        for command in commands:
            self.meetings.handle(STAFF, "m1", f"act-{self.meetings.state('m1').seq}", command)
            self.works()

    def works(self) -> None:
        """Let the reactors do what is due."""
        worked(self.meetings, *self.reactors)

    def kept(self) -> Document:
        """Return the document as it is now."""
        found = self.drafts.document(self.document.id)
        assert found
        return found

    def captions(self) -> int:
        """Return how many cues are on the screens."""
        return len([each for each in self.meetings.state("m1").captions.units if not each.withdrawn])

    def is_open(self) -> bool:
        """Return whether the public may open the document, by the list, the address and the log alike."""
        listed = bool(self.reading.listing("m1"))
        try:
            self.reading.about("m1", self.document.id)
        except NotFound:
            assert not listed
            return False
        assert listed
        return True

    def is_closed_in_the_log(self) -> bool:
        """Return what the log says of the speech's text."""
        speech = self.meetings.state("m1").speeches["s1"]
        assert speech.statement == self.document.id
        return speech.text_closed


def test_a_text_opens_when_its_speech_has_ended_and_not_before() -> None:
    hall = Hall()
    assert not hall.is_open() and hall.is_closed_in_the_log()
    hall.does(do.AdvanceFloor(None))
    assert hall.captions() == 1 and not hall.is_open(), "the first cue, and nothing else"
    hall.does(do.AdvanceFloor("s1"))
    assert hall.is_open() and not hall.is_closed_in_the_log()
    assert hall.kept().delivered


def test_it_stays_open_when_the_switch_is_undone_and_withdrawal_takes_it_back() -> None:
    hall = Hall()
    hall.does(do.AdvanceFloor(None), do.AdvanceFloor("s1"), do.UndoSwitch())
    assert hall.meetings.state("m1").speeches["s1"].status == SpeechStatus.ON_FLOOR
    assert hall.is_open() and not hall.is_closed_in_the_log()
    hall.materials.withdraw(STAFF, "m1", hall.document.id)
    hall.works()
    assert not hall.is_open() and hall.captions() == 0


def test_what_was_not_spoken_before_the_close_stays_closed() -> None:
    hall = Hall()
    hall.does(do.CloseMeeting())
    assert not hall.is_open() and not hall.kept().delivered


@pytest.mark.parametrize("release", ["booths", "desk"])
def test_a_text_for_others_is_never_public_even_after_it_was_spoken(release: str) -> None:
    hall = Hall(release)
    hall.does(do.AdvanceFloor(None))
    script = hall.follower.script("m1")
    assert (script is not None and bool(script.units)) == (release == "booths"), "the desk's own is not for booths"
    hall.does(do.AdvanceFloor("s1"))
    assert hall.captions() == 0 and not hall.is_open()
    attached = hall.meetings.state("m1").speeches["s1"]
    wanted = (hall.document.id, True) if release == "booths" else (None, False)
    assert (attached.statement, attached.text_closed) == wanted


def test_a_service_that_stopped_in_between_opens_it_after_its_start() -> None:
    hall = Hall()
    hall.does(do.AdvanceFloor(None))
    hall.reactors = ()  # it stops before the speech ends
    hall.does(do.AdvanceFloor("s1"))
    assert not hall.is_open()
    hall.starts()
    hall.works()
    assert hall.is_open() and not hall.is_closed_in_the_log()


def test_a_text_filed_just_before_a_stop_is_attached_closed() -> None:
    hall = Hall()
    hall.materials.set_speech(STAFF, "m1", hall.document.id, None)
    hall.drafts.set_speech(hall.document.id, "s1")  # the service stops before the log has it
    hall.works()
    assert hall.is_closed_in_the_log()


def test_a_text_filed_after_its_speech_opens_at_once() -> None:
    hall = Hall()
    hall.does(do.AdvanceFloor(None), do.AdvanceFloor("s1"))
    hall.document = hall.file(TEXT, visibility="original", release="as_delivered", speech="s1")
    hall.works()
    assert hall.is_open() and not hall.is_closed_in_the_log()


def test_the_release_and_the_delivery_mark_are_changed_and_the_log_follows() -> None:
    hall = Hall("now")
    assert hall.is_open() and not hall.is_closed_in_the_log()
    hall.materials.set_release(STAFF, "m1", hall.document.id, "as_delivered")
    assert not hall.is_open() and hall.is_closed_in_the_log()
    hall.materials.set_release(STAFF, "m1", hall.document.id, "desk")
    assert hall.meetings.state("m1").speeches["s1"].statement is None
    hall.materials.set_release(STAFF, "m1", hall.document.id, "now")
    assert hall.is_open() and not hall.is_closed_in_the_log()
    hall.materials.set_delivery(STAFF, "m1", hall.document.id, "check")
    assert hall.kept().delivery == "check"
    named = [each.name for each in hall.shelf.acts][1:]
    assert named == ["document.release_set"] * 3 + ["document.delivery_set"]


def test_a_release_that_is_unknown_is_refused() -> None:
    for about in ({"release": "soon"}, {"delivery": "loud"}):
        with pytest.raises(BadRequest):
            Bureau().materials.file(STAFF, "m1", paper(TEXT, **about))


def test_changes_of_a_closed_text_are_not_in_the_public_mark() -> None:
    hall = Hall()
    before = hall.reading.mark("m1")
    hall.draft(hall.document, 0, "La première phrase.")
    hall.materials.set_delivery(STAFF, "m1", hall.document.id, "verbatim")
    assert hall.reading.mark("m1") == before == DocumentReading(Bureau().drafts).mark("m1")
