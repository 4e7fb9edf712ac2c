"""A party is known in a later meeting of the folder: by name, and in its session by language and own interpreter."""

from typing import Any

from interp.domain.model import commands as do
from interp.domain.model.list_rules import SpeakerCategory
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers, RememberedParty
from interp.domain.model.state import Meeting
from interp.domain.rules.floor_language import expected
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.live.card_encoding import EncodedCards
from interp.live.wake_up import ProcessWakeUp
from interp.service.across_meetings.earlier_meetings import EarlierMeetings
from interp.service.known_states import KnownStates
from interp.service.meetings import Meetings
from tests.builders import HOUR, START, plan
from tests.fakes import FixedClock, MemoryLog
from tests.row_by_row import row_by_row

STAFF = Actor("staff", "Ana")
ACME = Party("organization", "Acme Watch", language="fr")
BRAZIL = Party("delegation", "Brazil", code="BRA")


class Folder:
    """Meetings in one log with cards, an hour after each other in one session."""

    def __init__(self) -> None:
        self.log = MemoryLog()
        cards = EncodedCards(self.log.cards, "code")
        states = KnownStates(self.log, ProcessWakeUp(), cards=cards)
        self.earlier = EarlierMeetings(cards, states.heads)
        self.meetings = Meetings(
            self.log, ProcessWakeUp(), FixedClock(START), states=states, earlier=self.earlier.of
        )
        self.asked = 0

    def plans(self, name: str, hour: int, **about: Any) -> None:
        about = {"body": "Human Rights Council", "session": 31, "starts_at": START + hour * HOUR} | about
        planned = plan(id=name, ends_at=START + (hour + 1) * HOUR, **about)
        self.meetings.handle(SYSTEM, name, "plan", planned)
        self.does(name, do.SetList(ListOfSpeakers("l1", ("i3",))))

    def does(self, name: str, *commands: do.Command) -> str:
        for command in commands:
            self.asked += 1
            self.meetings.handle(STAFF, name, f"c{self.asked}", command)
        return f"c{self.asked}"

    def inscribes(self, name: str, party: Party, category: SpeakerCategory = "member", **more: Any) -> str:
        return self.does(name, do.InscribeEntry("l1", party, category, **more))

    def speaks(self, name: str, speech: str, language: str) -> None:
        self.does(name, do.GiveFloor(speech), do.SetLanguage(language))

    def state(self, name: str) -> Meeting:
        return self.meetings.state(name)


def after_one(**about: Any) -> Folder:
    """Return a folder with a meeting that was held, of a session or as `about` says, and one an hour later."""
    here = Folder()
    here.plans("m1", 0, **about)
    brazil = here.inscribes("m1", BRAZIL, interpreter="en")
    here.inscribes("m1", ACME, "ngo")
    here.does("m1", do.OpenMeeting())
    here.speaks("m1", brazil, "pt")
    here.plans("m2", 1)
    return here


def test_language_and_own_interpreter_come_by_value_in_the_entry_and_this_meetings_last_language_goes_before() -> None:
    here = after_one()
    speech = here.inscribes("m2", BRAZIL)
    entry = here.state("m2").entries[speech]
    assert (entry.earlier_language, entry.interpreter) == ("pt", "en")
    assert expected(here.state("m2"), here.state("m2").speeches[speech]) == "pt"
    here.does("m2", do.OpenMeeting())
    here.speaks("m2", speech, "en")
    again = here.inscribes("m2", BRAZIL, again=True)
    assert expected(here.state("m2"), here.state("m2").speeches[again]) == "en"
    assert here.state("m2").entries[again].earlier_language == "pt"
    planned = here.inscribes("m2", BRAZIL, again=True, language="fr", interpreter="fr")
    assert here.state("m2").entries[planned].interpreter == "fr", "what the desk says goes before"
    assert expected(here.state("m2"), here.state("m2").speeches[planned]) == "fr"


def test_who_was_typed_once_is_known_by_name_in_every_other_meeting() -> None:
    here = after_one(session=30)
    assert here.earlier.typed("m2") == {"acme watch": RememberedParty(ACME, "ngo")}
    assert here.earlier.typed("m1") == {}, "this meeting's own are found in its programme"
    here.inscribes("m2", Party("organization", "Roma Forum"), "nhri")
    assert set(here.earlier.typed("m1")) == {"roma forum"}


def test_the_latest_earlier_meeting_counts_and_a_later_one_does_not() -> None:
    here = after_one()
    second = here.inscribes("m2", BRAZIL)
    here.does("m2", do.OpenMeeting())
    here.speaks("m2", second, "es")
    here.plans("m3", 2)
    assert here.earlier.of("m3", BRAZIL) == RememberedParty(BRAZIL, language="es", interpreter="en")
    assert here.earlier.of("m2", BRAZIL) == RememberedParty(BRAZIL, language="pt", interpreter="en")
    assert here.earlier.of("m1", BRAZIL) is None


@row_by_row(
    "about", [{"session": 30}, {"body": "Another body"}, {"session": None}, {"private": True}, {"rehearsal": True}]
)
def test_another_session_a_private_meeting_and_a_rehearsal_tell_nothing_of_languages(about: dict[str, Any]) -> None:
    here = after_one(**about)
    assert here.earlier.of("m2", BRAZIL) is None
    assert bool(here.earlier.typed("m2")) == (set(about) <= {"session", "body"})


def test_only_demonstrations_know_what_was_made_up_for_one() -> None:
    here = after_one(demonstration=True)
    assert here.earlier.typed("m2") == {} and here.earlier.of("m2", BRAZIL) is None


def test_a_meeting_that_was_erased_is_forgotten() -> None:
    here = after_one()
    assert here.earlier.typed("m2")
    heads = {stream: seq for stream, seq in here.log.heads().items() if not stream.endswith("m1")}
    here.earlier._heads = lambda: heads
    assert here.earlier.typed("m2") == {}
