"""The follower: a pace, a hand, a recording's clock; corrections and withdrawals; and a restart from the log alone."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model.caption_state import Following
from interp.domain.model.commands import CorrectCaption, FollowCaptions, TypeCaption, WithdrawCaptions
from interp.domain.model.state import Meeting
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.views.caption_following import following_view, place_view
from interp.service.caption_following import CaptionFollower
from interp.service.meetings import Meetings
from interp.service.reactors import LOOK_MS
from tests import builders
from tests.fakes import FixedClock, ListeningBell, MemoryLog
from tests.reacting import worked
from tests.speech_scripts import FILM, SENTENCES, Shelf, said, unit

CLERK, REVISER = Actor("staff", "Clerk"), Actor("reviser", "Reviser")
SECOND = 1_000


@dataclass
class Desk:
    """One meeting, a shelf of texts and a follower that works as time passes."""

    shelf: Shelf
    clock: FixedClock = field(default_factory=FixedClock)
    log: MemoryLog = field(default_factory=MemoryLog)
    asked: int = 0

    def __post_init__(self) -> None:
        self.meetings = Meetings(self.log, ListeningBell(), self.clock)
        self.meetings.handle(SYSTEM, "m1", "plan", builders.plan())
        self.follower = CaptionFollower(self.meetings, self.clock, self.shelf)

    def restarts(self) -> None:
        """Begin again with nothing but the log."""
        self.meetings = Meetings(self.log, ListeningBell(), self.clock)
        self.follower = CaptionFollower(self.meetings, self.clock, self.shelf)

    def does(self, *commands: do.Command, actor: Actor = CLERK) -> "Desk":
        """Carry out commands, the follower looking after each."""
        for command in commands:
            self.asked += 1
            self.meetings.handle(actor, "m1", f"c{self.asked}", command)
            self.works()
        return self

    def works(self) -> int:
        """Let the follower do what is due; return the milliseconds until it has to look again."""
        return worked(self.meetings, self.follower)

    def later(self, seconds: float) -> "Desk":
        """Let time pass, the follower looking whenever it wanted to, and at the end."""
        left = round(seconds * SECOND)
        while left > 0:
            step = min(left, self.works())
            self.clock.passes(step)
            left -= step
        self.works()
        return self

    @property
    def state(self) -> Meeting:
        """Return the meeting as it is now."""
        return self.meetings.state("m1")

    def on_screens(self, language: str = "en") -> str:
        """Return the first letters of what is shown in a language, in order."""
        shown = [each.unit.text(language) for each in self.state.captions.units if not each.withdrawn]
        return "".join(text.text[0] if text else "-" for text in shown)

    def place(self) -> tuple[int, int]:
        """Return where the speaker is."""
        place = place_view(self.state)
        assert place
        return place.position, place.of

    def mode(self) -> tuple[str, bool]:
        """Return how the text is followed, and whether that is approximate."""
        view = following_view(self.state)
        assert view
        return view.mode, view.approximate

    def events(self) -> int:
        """Return how long the log is."""
        return self.state.seq


def desk(visibility: str = "drafts", limit: int | None = None, **shelf: Any) -> Desk:
    """Return a desk with a text for the first speech, which has the floor; by default it has no limit."""
    made = Desk(Shelf().has("s1", visibility=visibility, **shelf))
    made.does(do.AmendSpeech("s1", limit_ms=limit or 0), do.AdvanceFloor(None))
    return made


def follow(action: Any, **more: Any) -> FollowCaptions:
    return FollowCaptions(action, **more)


def test_the_first_unit_is_shown_when_the_speaker_begins_and_the_place_is_known() -> None:
    here = desk()
    assert (here.on_screens(), here.place(), here.mode()) == ("a", (1, 6), ("auto", True))


def test_without_a_limit_units_come_at_the_usual_rate() -> None:
    here = desk()
    assert here.later(9.9).on_screens() == "a"
    assert here.later(0.1).on_screens() == "ab"
    assert here.later(20).on_screens() == "abcd"


def test_a_limit_shares_the_text_out_over_the_time() -> None:
    assert desk(limit=90 * SECOND).later(30.1).on_screens() == "abc"
    assert desk(limit=45 * SECOND).later(30.1).on_screens() == "abcde"


def test_a_limit_nobody_could_keep_is_not_believed() -> None:
    assert desk(limit=600 * SECOND).later(16.1).on_screens() == "ab"
    assert desk(limit=1 * SECOND).later(6).on_screens() == "ab"


def test_a_pause_of_the_clock_holds_the_captions() -> None:
    here = desk().later(5).does(do.PauseFloor()).later(100)
    assert here.on_screens() == "a"
    assert here.does(do.ResumeFloor()).later(5).on_screens() == "ab"


@pytest.mark.parametrize("kind", ["technical", "visit", "chair"])
def test_an_interruption_holds_the_captions_and_after_it_they_go_on_without_a_jump(kind: Any) -> None:
    here = desk().later(15).does(do.InterruptFloor(kind)).later(300)
    assert here.on_screens() == "ab"
    assert here.does(do.ReturnFloor()).later(4.9).on_screens() == "ab"
    assert (here.place(), here.later(0.1).on_screens()) == ((2, 6), "abc")


def test_a_suspension_holds_the_captions() -> None:
    here = desk().later(5).does(do.SuspendMeeting()).later(100)
    assert here.on_screens() == "a"
    assert here.does(do.ResumeMeeting()).later(5).on_screens() == "ab"


def test_one_key_takes_over_and_the_pace_waits() -> None:
    here = desk().does(follow("next", position=1))
    assert (here.on_screens(), here.mode()) == ("ab", ("hand", False))
    assert here.later(100).on_screens() == "ab"


def test_two_hands_that_press_at_once_move_one_unit() -> None:
    here = desk().does(follow("next", position=1), follow("next", position=1))
    assert here.on_screens() == "ab"


def test_a_jump_shows_where_the_speaker_is_and_not_what_was_left_out() -> None:
    here = desk().does(follow("jump", position=5))
    assert (here.on_screens(), here.place()) == ("ae", (5, 6))


def test_however_quick_the_steps_no_sentence_is_lost() -> None:
    here = desk()
    for press in range(3):
        here.meetings.handle(CLERK, "m1", f"quick-{press}", follow("next"))
    assert here.later(1).on_screens() == "abcd"
    here.does(follow("back"), follow("next"))
    assert (here.on_screens(), here.place()) == ("abcd", (4, 6))
    here.does(follow("jump", position=6))
    assert here.on_screens() == "abcdf"


def test_back_shows_nothing_twice_and_what_was_left_out_once() -> None:
    here = desk().does(follow("jump", position=3), follow("back"), follow("back"), follow("next"))
    assert (here.on_screens(), here.place()) == ("acb", (2, 6))


def test_the_pace_goes_on_from_where_the_hand_left_it() -> None:
    here = desk().does(follow("jump", position=3)).later(50).does(follow("go_on"))
    assert here.later(9.9).on_screens() == "ac"
    assert here.later(0.1).on_screens() == "acd"


def test_a_hold_holds_until_it_goes_on() -> None:
    here = desk().does(follow("hold")).later(60)
    assert (here.on_screens(), here.mode()) == ("a", ("held", False))
    assert here.does(follow("go_on")).later(10).on_screens() == "ab"


def test_off_the_text_captions_hold_and_say_so() -> None:
    here = desk().does(follow("off_text")).later(60)
    assert (here.on_screens(), here.mode(), here.state.speeches["s1"].text) == ("a", ("off_text", False), "off_text")
    assert here.does(follow("on_text")).later(10).on_screens() == "ab"


def test_a_text_the_speaker_does_not_read_is_no_text() -> None:
    here = desk().does(follow("no_text")).later(60)
    assert (here.on_screens(), here.mode()[0]) == ("a", "no_text")


def test_a_text_that_comes_later_is_taken_up_when_it_is_there() -> None:
    here = Desk(Shelf()).does(do.AdvanceFloor(None), follow("text_follows")).later(3)
    assert here.mode() == ("text_follows", False)
    here.shelf.has("s1")
    assert here.later(1).on_screens() == "a" and here.mode() == ("auto", True)


def test_a_speech_without_a_text_says_so() -> None:
    assert Desk(Shelf()).does(do.AdvanceFloor(None)).mode() == ("no_text", False)


def test_a_recording_runs_with_its_clock_exactly() -> None:
    here = Desk(Shelf().has("s4", FILM, document="film")).does(do.GiveFloor("s4"))
    assert here.later(2.99).on_screens() == "a" and here.mode() == ("auto", False)
    assert here.later(0.01).on_screens() == "ab"
    assert here.does(do.PauseFloor()).later(60).on_screens() == "ab"
    assert here.does(do.ResumeFloor()).later(6).on_screens() == "abc"
    assert {each.how for each in here.state.captions.units} == {"recording"}


def test_the_follower_says_when_it_wants_to_look_again() -> None:
    here = desk().later(9.5)
    assert here.works() == 500
    assert here.does(follow("hold")).works() == LOOK_MS


def test_a_follower_that_was_away_brings_all_that_is_due_at_once() -> None:
    here = desk()
    here.clock.passes(25 * SECOND)
    here.works()
    assert here.on_screens() == "abc"


@pytest.mark.parametrize("stop", [1, 7, 13, 26, 31])
def test_a_restart_changes_nothing(stop: int) -> None:
    def story(here: Desk, restart: bool) -> Desk:
        here.later(stop)
        if restart:
            here.restarts()
        return here.later(12).does(follow("next")).later(9).does(follow("go_on")).later(31 - stop)

    whole, cut = story(desk(limit=80 * SECOND), False), story(desk(limit=80 * SECOND), True)
    assert whole.state == cut.state


def test_two_followers_show_nothing_twice() -> None:
    here = desk()
    other = CaptionFollower(here.meetings, here.clock, here.shelf)
    for _ in range(12):
        here.clock.passes(3 * SECOND)
        worked(here.meetings, other)
        here.works()
    assert here.on_screens() == "abcd"


def test_a_quiet_follower_writes_nothing() -> None:
    here = desk().later(5)
    before = here.events()
    for _ in range(10):
        here.works()
    assert here.events() == before


# --- who may see what


@pytest.mark.parametrize(
    ("visibility", "english", "french", "arabic"),
    [("desk", "", "", ""), ("original", "a", "-", "-"), ("reviewed", "a", "a", "-"), ("drafts", "a", "a", "a")],
)
def test_nothing_wider_is_released_than_may_be_seen(visibility: str, english: str, french: str, arabic: str) -> None:
    here = desk(visibility)
    assert (here.on_screens("en"), here.on_screens("fr"), here.on_screens("ar")) == (english, french, arabic)


def test_a_text_for_desk_and_booths_is_followed_unseen() -> None:
    here = desk("desk").later(25)
    view = following_view(here.state)
    assert here.place() == (3, 6) and here.state.captions.units == ()
    assert view and (view.visible, view.document) == (False, None)


def test_narrowing_takes_off_the_screens_what_may_no_longer_be_seen() -> None:
    here = desk().later(15)
    here.shelf.shows("reviewed")
    assert (here.later(0.1).on_screens("ar"), here.on_screens("fr")) == ("--", "ab")
    here.shelf.shows("original")
    assert (here.later(0.1).on_screens("fr"), here.on_screens("en")) == ("--", "ab")
    here.shelf.shows("desk")
    assert here.later(0.1).on_screens() == ""


def test_a_withdrawn_document_leaves_every_screen_and_is_followed_no_more() -> None:
    here = desk().later(15)
    here.shelf.withdraws()
    assert here.later(30).on_screens() == "" and here.mode() == ("no_text", False)
    here.shelf.has("s1")
    assert here.later(30).on_screens() == "" and here.mode() == ("no_text", False)
    assert here.does(follow("go_on")).later(10).on_screens() == "c" and here.mode() == ("auto", True)


def test_what_a_person_withdrew_at_the_console_stays_away() -> None:
    here = desk().later(15).does(WithdrawCaptions(document="d1"))
    here.shelf.revises(0, said("New", "fr", "reviewed", 2))
    assert here.later(30).on_screens() == ""


def test_a_withdrawn_document_cannot_be_brought_back_by_a_clerk_alone() -> None:
    here = desk().later(15)
    here.shelf.withdraws()
    assert here.later(1).does(follow("go_on")).later(30).on_screens() == ""
    assert here.mode() == ("no_text", False)


def test_narrowing_what_was_said_before_takes_it_off_the_screens_too() -> None:
    here = desk().later(15).does(do.AdvanceFloor("s1"))
    here.shelf.shows("desk")
    assert here.later(0.1).on_screens() == ""


def test_widening_goes_on_from_where_the_speaker_is() -> None:
    here = desk("desk").later(25)
    here.shelf.shows("original")
    assert here.later(10.1).on_screens() == "d"


def test_narrowing_takes_a_text_off_the_screens_of_a_suspended_meeting_too() -> None:
    here = desk().later(15).does(do.SuspendMeeting())
    here.shelf.shows("desk")
    assert here.later(0.1).on_screens() == ""


def test_narrowing_takes_off_the_screens_what_is_no_longer_the_text_of_the_speech() -> None:
    here = desk().later(15)
    del here.shelf.statements["s1"]
    here.shelf.shows("desk")
    assert here.later(0.1).on_screens() == ""


@pytest.mark.parametrize("driven", [(follow("next"),), (follow("next"), follow("hold"))])
def test_a_caption_taken_off_the_screens_stays_off_under_a_hand(driven: tuple[FollowCaptions, ...]) -> None:
    here = desk().does(*driven)
    assert here.on_screens() == "ab"
    here.does(WithdrawCaptions(unit="d1.b.0"))
    assert here.later(5).on_screens() == "a"
    assert here.does(follow("next"), follow("back")).on_screens() == "acb", "a hand that goes to it brings it back"


def test_a_hand_brings_a_caption_back_also_into_a_text_that_has_grown() -> None:
    here = desk().does(follow("next"), WithdrawCaptions(unit="d1.b.0"), follow("back"))
    here.shelf.has("s1", (*SENTENCES, unit("g")))
    assert here.does(follow("next")).on_screens() == "ab"


def test_a_caption_taken_off_the_screens_does_not_come_back_with_the_pace() -> None:
    here = desk().later(12).does(WithdrawCaptions(unit="d1.b.0"), follow("back"), follow("go_on"))
    here.restarts()
    assert here.later(30).on_screens() == "acd"


def test_documents_that_cannot_be_found_leave_the_screens_as_they_are() -> None:
    here = desk().later(15)
    here.shelf = Shelf()
    here.restarts()
    assert here.later(30).on_screens() == "ab"


# --- corrections


def test_a_reviser_s_correction_replaces_the_draft_on_screen() -> None:
    here = desk().later(10)
    here.shelf.revises(0, said("A right", "ar", "reviewed", 2, "person"))
    here.later(0.1)
    text = here.state.captions.units[0].unit.text("ar")
    assert text and (text.text, text.standing, text.revision) == ("A right", "reviewed", 2)
    assert here.on_screens("ar") == "Ab"


def test_a_language_that_was_drafted_later_comes_to_the_screens() -> None:
    here = desk()
    here.shelf.revises(0, said("z zh", "zh"))
    assert here.later(0.1).on_screens("zh") == "z"


def test_what_was_corrected_on_air_stands_until_a_newer_revision() -> None:
    here = desk()
    here.does(CorrectCaption("d1.a.0", "ar", "On air", 1), actor=REVISER)
    here.shelf.revises(3, said("other", "ar", "draft", 2))
    assert here.later(0.1).on_screens("ar") == "O"
    here.shelf.revises(0, said("Newer", "ar", "reviewed", 3, "person"))
    assert here.later(0.1).on_screens("ar") == "N"


def test_a_correction_after_a_restart_still_comes() -> None:
    here = desk().later(10)
    here.shelf.revises(1, said("Better", "fr", "reviewed", 2, "person"))
    here.restarts()
    assert here.later(0.1).on_screens("fr") == "aB"


def test_a_longer_version_of_the_text_is_followed_from_the_same_sentence() -> None:
    here = desk().later(25)
    new = tuple(each for each in SENTENCES if each.id != "d1.a.0")
    here.shelf.has("s1", new)
    here.later(0.1)
    assert here.place() == (2, 5) and here.on_screens() == "abc"
    assert here.later(10).on_screens() == "abcd"


def test_the_script_is_read_once_as_long_as_nothing_changes() -> None:
    here = desk()
    asked = here.shelf.asked
    here.later(40)
    assert here.shelf.asked == asked


def test_the_text_of_whom_next_would_call_is_read_before_it_is_needed() -> None:
    here = desk()
    here.shelf.has("s2", document="d2")
    here.later(1)
    asked = here.shelf.asked
    here.does(do.AdvanceFloor("s1"))
    assert here.shelf.asked == asked and here.place() == (1, 6)


# --- the floor moves


def test_undo_restores_the_place_and_withdraws_what_the_switch_let_out() -> None:
    here = desk().later(25)
    here.shelf.has("s2", tuple(each for each in SENTENCES if "f" in each.id), document="d2")
    before = here.state.captions.following["s1"]
    here.does(do.AdvanceFloor("s1"), TypeCaption("Typed", "en"), do.UndoSwitch("s2"))
    assert here.on_screens() == "abcT"
    assert here.state.captions.following == {"s1": before}
    assert here.state.floor.cue == 3
    assert here.later(5).on_screens() == "abcTd"


def test_a_speaker_who_was_interrupted_goes_on_where_he_was() -> None:
    here = desk().later(25).does(do.AdvanceFloor("s1")).later(60).does(do.GiveFloor("s1"))
    assert here.place() == (3, 6) and here.state.floor.cue == 3
    assert here.later(9.9).on_screens() == "abc"
    assert here.later(0.1).on_screens() == "abcd"


def test_the_text_of_another_speech_is_not_followed() -> None:
    here = desk().does(do.AdvanceFloor("s1")).later(60)
    assert here.on_screens() == "a" and here.state.floor.cue == 0
    assert isinstance(here.state.captions.following["s1"], Following)


def test_a_closed_meeting_still_loses_what_is_withdrawn() -> None:
    here = desk().later(15).does(do.CloseMeeting())
    here.shelf.withdraws()
    here.works()
    assert here.on_screens() == ""


def test_a_text_that_is_attached_to_a_speech_comes_before_one_that_is_filed_for_it() -> None:
    shelf = Shelf().has("s1").has("s9", document="d2")
    here = Desk(shelf).does(do.AttachStatement("s1", "d2"), do.AdvanceFloor(None))
    assert {each.document for each in here.state.captions.following.values()} == {"d2"}
    here.does(do.AttachStatement("s1", None))
    assert here.state.captions.following["s1"].document == "d1"
