"""The publisher follows the log: late, lost and repeated notifications, restarts, and rooms without news."""

import json
import random
from dataclasses import replace
from typing import Any

import pytest

from interp.domain.model.commands import (
    AddSpeech,
    AdvanceFloor,
    ArmFloor,
    BlankRoom,
    LoadCaptions,
    MakeAnnouncement,
    PauseFloor,
    ReleaseCaptions,
    ReportLanguage,
    ResumeFloor,
    SetLanguage,
    SetText,
    ShowRoom,
    TypeCaption,
    UndoSwitch,
    WithdrawAnnouncement,
)
from interp.domain.model.events import Logged
from interp.domain.model.scopes import Scope
from interp.domain.model.state import Meeting
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.views.attendee import CaptionView, caption_view
from interp.domain.views.audiences import AUDIENCES, Audience, Rule, view
from interp.errors import NotFound, Unavailable
from interp.live.publisher import Publisher
from interp.live.wake_up import ProcessWakeUp
from interp.service.known_states import IDLE_S, KnownStates
from interp.wire import view_message
from tests import builders
from tests.builders import BRAZIL
from tests.live.memory_meeting import DeafBell, Floor, as_sent
from tests.row_by_row import row_by_row
from tests.speech_scripts import SENTENCES

CAPTIONS, CONSOLE, BOOTH = ("captions", "fr"), ("console", "en"), ("booth", "fr")
STORY = (
    AdvanceFloor(None), SetLanguage("fr"), ArmFloor("s3"), PauseFloor(), ResumeFloor(), AdvanceFloor("s1"),
    UndoSwitch(), BlankRoom(), ShowRoom(), AdvanceFloor("s1"), AdvanceFloor("s3"),
)  # fmt: skip


@pytest.fixture
def floor() -> Floor:
    """Return a floor with a planned meeting."""
    return Floor()


def test_a_change_is_sent_to_every_room_in_use(floor: Floor) -> None:
    floor.watches(CAPTIONS, CONSOLE, BOOTH)
    seq = floor.does(AdvanceFloor(None))
    floor.publisher.follow("m1")
    assert [floor.to(*room)[-1]["seq"] for room in (CAPTIONS, CONSOLE, BOOTH)] == [seq] * 3


def test_booths_are_told_first_then_those_who_lead_the_meeting_and_attendees_last(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(AUDIENCES, "list", Rule(caption_view, frozenset({"staff"}), quick=False))
    names = ("captions", "list", "technician", "desk", "room", "chief", "chair", "console", "booth")
    floor.watches(*((name, "fr") for name in names), ("captions", "ar"), ("booth", "ar"))
    floor.publisher.cues("m1", "fr")
    floor.does(AdvanceFloor(None), TypeCaption("Thank you.", "en"))
    floor.publisher.follow("m1")
    kinds = [room.split(":")[2] if name == "view" else name for name, room, _ in floor.sent]
    assert kinds == ["booth", "booth", "console", "chair", "chief", "room", "desk", "technician", "list"] + [
        "captions"
    ] * 3


def test_an_audience_made_for_a_scope_has_a_view_and_a_room_for_each(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def called(state: Meeting, language: str, scope: Scope) -> CaptionView:
        shown = caption_view(state, language)
        return replace(shown, programme_seq=state.seq) if scope.id == "cuba" else shown

    monkeypatch.setitem(AUDIENCES, "list", Rule(called, frozenset({"staff"}), quick=False, scope="delegation"))
    cuba, chad = (Audience("list", "fr", Scope("delegation", name)) for name in ("cuba", "chad"))
    for audience in (cuba, chad):
        floor.publisher.watch("m1", audience)
    floor.does(BlankRoom())
    floor.publisher.follow("m1")
    assert [room for _, room, _ in floor.sent] == ["meeting:m1:list:fr/delegation:cuba"]
    assert set(floor.sent[0][2]) == {"v", "epoch", "seq", "audience", "language", "view"}
    floor.publisher.forget("m1", cuba)
    assert [audience for _, audience, _ in floor.publisher.shown()] == [chad]


def test_an_announcement_to_the_booths_is_sent_to_no_public_room(floor: Floor) -> None:
    floor.watches(*((name, "fr") for name, rule in AUDIENCES.items() if not rule.scope))
    until = floor.clock.now_ms() + 3_600_000
    floor.does(MakeAnnouncement(("booths",), until, text="CANARY", language="en"))
    made = floor.meetings.state("m1").announcements[0].id
    floor.publisher.follow("m1")
    floor.does(SetText(f"announcement.{made}.text", "fr", "CANARI"), WithdrawAnnouncement(made))
    floor.publisher.follow("m1")
    told = {room.split(":")[2] for _, room, _ in floor.sent}
    assert told == {"booth", "chair", "chief", "console", "desk"}, "the desk is told that there is a text"
    assert not [each for _, room, each in floor.sent if ":desk:" in room and "CANAR" in json.dumps(each)]


def test_a_view_that_cannot_have_changed_is_not_made_and_a_cue_makes_none(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def making(name: str, rule: Rule) -> Rule:
        def make(state: Meeting, language: str) -> CaptionView:
            made.append(name)
            return rule.view(state, language)

        return replace(rule, view=make)

    known = {name: rule for name, rule in AUDIENCES.items() if rule.reads is not None}
    for name, rule in known.items():
        monkeypatch.setitem(AUDIENCES, name, making(name, rule))
    floor.does(AdvanceFloor(None))
    floor.does(LoadCaptions("s1", "d1", len(SENTENCES)), actor=SYSTEM)
    floor.watches(*((name, "fr") for name in known))
    made.clear()
    for number in (1, 2):
        floor.does(ReleaseCaptions("s1", "pace", number, SENTENCES[number - 1 : number]), actor=SYSTEM)
        floor.publisher.follow("m1")
    assert made == []
    assert {room.split(":")[2] for _, room, _ in floor.sent} == {"booth", "console", "desk"}, "they show the place"
    floor.does(ReportLanguage("fr", "ru"), actor=Actor("interpreter", "I", "m1", "fr"))
    floor.publisher.follow("m1")
    assert made == ["booth", "console"]


def test_a_room_whose_view_could_not_be_made_is_compared_with_what_it_was_sent(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    floor.watches(BOOTH, ("chair", "fr"))

    def fail(_: Meeting, __: str) -> CaptionView:
        raise RuntimeError

    monkeypatch.setitem(AUDIENCES, "chair", replace(rule := AUDIENCES["chair"], view=fail))
    floor.does(AdvanceFloor(None))
    floor.publisher.follow("m1")
    assert floor.to(*BOOTH)[-1]["view"]["speech"]["id"] == "s1", "the other rooms go on"
    assert floor.publisher.failing("m1") == (Audience("chair", "fr"),)
    with pytest.raises(Unavailable, match="no_view"):
        floor.watches(("chair", "ru"))
    monkeypatch.setitem(AUDIENCES, "chair", rule)
    seq = floor.does(ReportLanguage("fr", "ru"), actor=Actor("interpreter", "I", "m1", "fr"))
    floor.publisher.follow("m1")
    assert floor.to("chair", "fr")[-1]["seq"] == seq
    assert floor.to("chair", "fr")[-1]["view"]["speech"]["id"] == "s1"
    assert floor.publisher.failing("m1") == (Audience("chair", "ru"),)
    floor.watches(("chair", "ru"))
    assert floor.publisher.failing("m1") == ()


def test_who_join_a_room_are_given_the_same_bytes_until_something_changes(floor: Floor) -> None:
    seq, joined = floor.publisher.joined("m1", Audience(*BOOTH))
    assert json.loads(joined) == as_sent(view(floor.meetings.state("m1"), Audience(*BOOTH)))
    assert floor.publisher.joined("m1", Audience(*BOOTH)) == (seq, joined)
    assert floor.publisher.joined("m1", Audience(*BOOTH))[1] is joined
    assert floor.publisher.watch("m1", Audience(*BOOTH)).json() is joined
    later = floor.does(AdvanceFloor(None))
    now = floor.publisher.joined("m1", Audience(*BOOTH))
    assert (now[0], json.loads(now[1])) == (later, floor.to(*BOOTH)[-1]["view"])


def test_who_join_for_cues_are_given_the_same_bytes_until_there_is_another_cue(floor: Floor) -> None:
    floor.does(AdvanceFloor(None), TypeCaption("Thank you.", "en"))
    joined = floor.publisher.cues_bytes("m1", "fr")
    assert json.loads(joined) == as_sent(floor.publisher.cues("m1", "fr"))
    floor.does(BlankRoom())
    assert floor.publisher.cues_bytes("m1", "fr") is joined
    floor.does(TypeCaption("I give the floor.", "en"))
    assert [each["number"] for each in json.loads(floor.publisher.cues_bytes("m1", "fr"))["cues"]] == [1, 2]
    assert floor.sent[-1][:2] == ("captions", "cues:m1:fr"), "who joined is told of the next"


def test_a_room_nobody_is_in_is_sent_nothing(floor: Floor) -> None:
    floor.watches(BOOTH, CAPTIONS)
    floor.publisher.forget("m1", Audience(*CAPTIONS))
    floor.does(AdvanceFloor(None))
    floor.publisher.follow("m1")
    assert floor.to(*CAPTIONS) == [] and floor.to(*BOOTH)


def reads_in_a_round(floor: Floor) -> int:
    """Return how often one turn of the publisher's loop asks the log."""
    reads: list[str] = []
    read = floor.log.read

    def noted(stream: str, after: int, most: int | None = None) -> list[Logged]:
        reads.append(stream)
        return read(stream, after, most)

    floor.log.read = noted  # type: ignore[method-assign]
    turns = iter([True, False])
    floor.publisher.run(0.0, lambda: next(turns))
    floor.log.read = read  # type: ignore[method-assign]
    return len(reads)


def test_a_meeting_is_followed_until_its_last_room_is_left(floor: Floor) -> None:
    floor.watches(CAPTIONS, BOOTH)
    floor.publisher.cues("m1", "fr")
    floor.publisher.forget("m1", Audience(*CAPTIONS))
    floor.does(AdvanceFloor(None))
    assert reads_in_a_round(floor) == 1
    floor.publisher.forget("m1", Audience(*BOOTH))
    floor.does(AdvanceFloor("s1"))
    assert reads_in_a_round(floor) == 0
    assert (floor.publisher.meetings(), floor.publisher.shown()) == ([], [])


def test_only_the_meeting_that_rang_is_read(floor: Floor) -> None:
    floor.watches(CAPTIONS)
    floor.meetings.handle(Actor("system", "system"), "m2", "plan-m2", builders.plan(id="m2"))
    floor.publisher.watch("m2", Audience(*CAPTIONS))
    reads_in_a_round(floor)
    floor.does(AdvanceFloor(None))
    assert reads_in_a_round(floor) == 1


def test_who_follows_the_screens_is_told_after_them(floor: Floor) -> None:
    floor.watches(BOOTH, CAPTIONS)
    told = list[tuple[str, int, int]]()
    floor.publisher = Publisher(
        KnownStates(floor.log, floor.bell), floor.bell, floor.hears, lambda: "e1",
        lambda stream, seq: told.append((stream, seq, len(floor.sent))),
    )  # fmt: skip
    floor.watches(BOOTH, CAPTIONS)
    seq = floor.does(AdvanceFloor(None))
    reads_in_a_round(floor)
    assert told == [("meeting:m1", seq, 2)]


def test_who_follows_the_screens_is_told_of_a_meeting_that_nobody_shows(floor: Floor) -> None:
    told = list[str]()
    states = KnownStates(floor.log, floor.bell)
    publisher = Publisher(states, floor.bell, lambda *_: None, lambda: "e1", lambda stream, _: told.append(stream))
    floor.does(AdvanceFloor(None))
    turns = iter([True, False])
    publisher.run(0.0, lambda: next(turns))
    assert told == ["meeting:m1"]


def test_a_state_with_screens_stays_in_memory_and_another_leaves_it(floor: Floor) -> None:
    now_s = [0.0]
    states = KnownStates(floor.log, floor.bell, lambda: now_s[0])
    publisher = Publisher(states, floor.bell, lambda *_: None, lambda: "e1")
    floor.meetings.handle(Actor("system", "system"), "m2", "plan-m2", builders.plan(id="m2"))
    publisher.watch("m1", Audience(*CAPTIONS))
    states.known("m2")
    for _ in range(3):
        now_s[0] += IDLE_S - 1
        publisher._follow_unrung(0.0)
    assert states.open() == ["m1"]


def test_a_meeting_looked_at_and_never_watched_is_not_followed(floor: Floor) -> None:
    floor.publisher.state("m1")
    assert reads_in_a_round(floor) == 0
    assert floor.publisher.meetings() == []


def test_one_who_comes_back_to_a_forgotten_meeting_sees_it_as_it_is(floor: Floor) -> None:
    floor.watches(CAPTIONS)
    floor.publisher.forget("m1", Audience(*CAPTIONS))
    seq = floor.does(AdvanceFloor(None))
    shown = floor.publisher.watch("m1", Audience(*CAPTIONS))
    assert (shown.seq, as_sent(shown.view)["speech"]["id"]) == (seq, "s1")


def test_several_events_of_one_command_are_one_message(floor: Floor) -> None:
    floor.watches(CAPTIONS)
    floor.does(AdvanceFloor(None))
    floor.publisher.follow("m1")
    assert len(floor.to(*CAPTIONS)) == 1


def test_what_is_private_makes_no_noise_in_the_public_rooms(floor: Floor) -> None:
    floor.does(AdvanceFloor(None))
    floor.watches(CAPTIONS, ("room", "fr"), CONSOLE)
    floor.does(ReportLanguage("fr", "ru"), actor=Actor("interpreter", "I", "m1", "fr"))
    floor.publisher.follow("m1")
    assert floor.to(*CONSOLE) and not floor.to(*CAPTIONS) and not floor.to("room", "fr")


def test_blanking_the_room_is_no_news_to_attendees(floor: Floor) -> None:
    floor.watches(CAPTIONS, ("room", "fr"))
    floor.does(BlankRoom())
    floor.publisher.follow("m1")
    assert floor.to("room", "fr") and not floor.to(*CAPTIONS)


def test_following_again_sends_nothing_again(floor: Floor) -> None:
    floor.watches(CAPTIONS)
    floor.does(AdvanceFloor(None))
    for _ in range(5):
        floor.publisher.follow("m1")
    assert len(floor.sent) == 1


def test_a_message_is_the_view_of_the_contract(floor: Floor) -> None:
    floor.watches(BOOTH)
    seq = floor.does(AdvanceFloor(None))
    floor.publisher.follow("m1")
    expected = view(floor.meetings.state("m1"), Audience(*BOOTH))
    assert floor.sent == [("view", "meeting:m1:booth:fr", as_sent(view_message("e1", seq, "booth", "fr", expected)))]


def test_a_lost_bell_costs_one_look_and_no_update() -> None:
    floor = Floor(bell=DeafBell())
    floor.watches(CAPTIONS)
    last = floor.does(*STORY[:3])
    floor.publisher.follow("m1")
    assert [message["seq"] for message in floor.to(*CAPTIONS)] == [last]


def test_one_who_joins_after_a_ring_is_shown_what_it_rang_for(floor: Floor) -> None:
    floor.watches(CAPTIONS)
    seq = floor.does(AdvanceFloor(None))
    shown = floor.publisher.watch("m1", Audience(*CONSOLE))
    assert (shown.seq, as_sent(shown.view)["speech"]["id"]) == (seq, "s1")


def test_one_who_joins_between_bell_and_look_takes_nothing_from_the_others(floor: Floor) -> None:
    floor.watches(CAPTIONS)
    floor.does(AdvanceFloor(None))
    floor.watches(CONSOLE)
    floor.publisher.follow("m1")
    assert len(floor.to(*CAPTIONS)) == 1


def test_the_joiner_of_a_quiet_room_is_told_the_head(floor: Floor) -> None:
    """Nothing it can see has changed since, so its view is true at the head as well."""
    floor.does(AdvanceFloor(None))
    floor.watches(CAPTIONS)
    seq = floor.does(ReportLanguage("fr", "ru"), actor=Actor("interpreter", "I", "m1", "fr"))
    assert floor.publisher.watch("m1", Audience(*CAPTIONS)).seq == seq


def test_the_first_joiner_reads_the_log_and_the_later_ones_do_not(floor: Floor) -> None:
    floor.watches(CAPTIONS)
    reads: list[int] = []
    read = floor.log.read

    def noted(stream: str, after: int, most: int | None = None) -> list[Logged]:
        reads.append(after)
        return read(stream, after, most)

    floor.log.read = noted  # type: ignore[method-assign]
    for name in AUDIENCES:
        floor.publisher.watch("m1", builders.audience(name, "ar"))
    assert reads == []


def test_an_unknown_meeting_is_not_found_and_leaves_nothing_behind(floor: Floor) -> None:
    for _ in range(3):
        with pytest.raises(NotFound):
            floor.publisher.watch("m2", Audience(*CAPTIONS))
    assert "m2" not in floor.publisher.meetings()
    assert all(meeting != "m2" for meeting, _, _ in floor.publisher.shown())


def test_a_publisher_that_starts_late_shows_the_same_as_one_that_was_there(floor: Floor) -> None:
    floor.watches(CAPTIONS, BOOTH)
    floor.does(*STORY)
    floor.publisher.follow("m1")
    late = floor.fresh_publisher()
    for room in (CAPTIONS, BOOTH):
        shown = late.watch("m1", Audience(*room))
        assert as_sent(shown.view) == floor.to(*room)[-1]["view"]
        assert shown.seq >= floor.to(*room)[-1]["seq"]


def test_the_beats_number_is_that_of_the_rooms_last_view(floor: Floor) -> None:
    floor.watches(CAPTIONS, CONSOLE)
    floor.does(AdvanceFloor(None), BlankRoom())
    floor.publisher.follow("m1")
    numbers = {audience.name: seq for _, audience, seq in floor.publisher.shown()}
    assert numbers == {room[0]: floor.to(*room)[-1]["seq"] for room in (CAPTIONS, CONSOLE)}


# --- numbers of documents alone


LATER, ROOM, DESK = AddSpeech("i3", BRAZIL), ("room", "en"), ("desk", "fr")
EVERY = (CAPTIONS, ROOM, CONSOLE, BOOTH, ("chair", "en"), DESK, ("technician", "en"))


def adds(floor: Floor, speeches: int, each_ms: int) -> None:
    """Add speeches to a later round, the publisher following each."""
    for _ in range(speeches):
        floor.does(LATER)
        floor.clock.passes(each_ms - 1_000)
        floor.publisher.follow("m1")


def number(floor: Floor, audience: tuple[str, str]) -> int:
    """Return the number of the programme in the last view sent to a room."""
    return int(floor.to(*audience)[-1]["view"]["programme_seq"])


@pytest.fixture
def open_floor(floor: Floor) -> Floor:
    """Return a floor with a speech on it, so many planned that no view names the last, and every audience watching."""
    for _ in range(5):  # as many as the console names
        floor.does(LATER)
    floor.does(AdvanceFloor(None))
    floor.watches(*EVERY)
    return floor


def test_a_hundred_speeches_in_a_later_round_are_two_views_to_the_public_and_two_a_second_to_staff(
    open_floor: Floor,
) -> None:
    adds(open_floor, 100, each_ms=30)
    for _ in range(60):
        open_floor.clock.passes(100)
        open_floor.publisher.follow("m1")
    sent = {each: len(open_floor.to(*each)) for each in EVERY}
    assert sent == {each: 2 if each in (CAPTIONS, ROOM) else 7 for each in EVERY}
    state = open_floor.meetings.state("m1")
    assert {number(open_floor, each) for each in EVERY} == {state.numbers.programme_seq} == {state.seq}


def test_numbers_that_wait_go_out_when_the_time_is_over_and_the_loop_wakes_for_it(open_floor: Floor) -> None:
    adds(open_floor, 2, each_ms=100)
    waits: list[float] = []

    def wait(timeout_s: float) -> frozenset[str]:
        waits.append(round(timeout_s, 3))
        open_floor.clock.passes(round(timeout_s * 1_000))
        return frozenset()

    open_floor.bell.wait = wait  # type: ignore[method-assign]
    turns = iter([True] * 3 + [False])
    open_floor.publisher.run(30.0, lambda: next(turns))
    assert waits == [0.4, 4.5, 30.0]
    assert [len(open_floor.to(*each)) for each in (CONSOLE, CAPTIONS)] == [2, 2]
    assert number(open_floor, CAPTIONS) == open_floor.meetings.state("m1").seq


def test_another_change_is_sent_at_once_and_takes_the_numbers_along(open_floor: Floor) -> None:
    adds(open_floor, 2, each_ms=10)
    seq = open_floor.does(AdvanceFloor("s1"))
    open_floor.publisher.follow("m1")
    assert [open_floor.to(*each)[-1]["seq"] for each in EVERY] == [seq] * len(EVERY)
    assert {number(open_floor, each) for each in EVERY} == {seq}
    sent = len(open_floor.sent)
    open_floor.clock.passes(10_000)
    open_floor.publisher.follow("m1")
    assert len(open_floor.sent) == sent


def test_the_beats_number_is_that_of_the_last_view_sent_while_numbers_wait(open_floor: Floor) -> None:
    adds(open_floor, 3, each_ms=10)
    told = {(audience.name, audience.language): seq for _, audience, seq in open_floor.publisher.shown()}
    assert told == {each: open_floor.to(*each)[-1]["seq"] for each in EVERY}
    assert max(told.values()) < open_floor.meetings.state("m1").seq


def test_one_who_joins_while_numbers_wait_is_given_them(open_floor: Floor) -> None:
    adds(open_floor, 3, each_ms=10)
    joined = open_floor.publisher.watch("m1", Audience(*CAPTIONS))
    state = open_floor.meetings.state("m1")
    assert (joined.seq, joined.view) == (state.seq, view(state, Audience(*CAPTIONS)))


def test_an_unapproved_text_is_no_news_to_the_public(open_floor: Floor) -> None:
    open_floor.does(SetText("item.i4.title", "fr", "Film"))
    open_floor.publisher.follow("m1")
    assert {each for each in EVERY if open_floor.to(*each)} == {CONSOLE, BOOTH, ("chair", "en"), DESK}


class OutOfReach(Floor):
    """A floor whose log cannot be read for a while."""

    def fails(self) -> None:
        """Let the next look at the log fail."""
        read = self.log.read

        def fail(stream: str, after: int, most: int | None = None) -> Any:
            self.log.read = read  # type: ignore[method-assign]
            raise Unavailable("store")

        self.log.read = fail  # type: ignore[method-assign]


def test_a_store_out_of_reach_is_caught_up_with_later() -> None:
    floor, turns = OutOfReach(), iter([True, True, False])
    floor.watches(CAPTIONS)
    seq = floor.does(AdvanceFloor(None))
    floor.fails()
    floor.publisher.run(0.01, lambda: next(turns))
    assert floor.to(*CAPTIONS)[-1]["seq"] == seq


def test_a_bell_rung_before_the_wait_ends_it_at_once() -> None:
    bell = ProcessWakeUp()
    bell.ring("meeting:m1", 3)
    bell.ring("meeting:m1", 2)
    bell.wait(60)
    assert bell.head("meeting:m1") == 3


class KeepsTheHigher:
    """A page: keeps the newest whole view, whatever comes in whatever order."""

    def __init__(self, seq: int, shown: object) -> None:
        self.seq, self.shown = seq, shown

    def gets(self, message: dict[str, Any]) -> None:
        """Take a message unless it is older."""
        if message["seq"] >= self.seq:
            self.seq, self.shown = message["seq"], message["view"]


@row_by_row("seed", range(20))
def test_a_page_is_right_after_lost_shuffled_and_repeated_messages_and_one_beat(seed: int) -> None:
    dice = random.Random(seed)
    floor = Floor(bell=DeafBell() if dice.random() < 0.5 else ProcessWakeUp())
    first = floor.publisher.watch("m1", Audience(*CAPTIONS))
    page = KeepsTheHigher(first.seq, as_sent(first.view))
    for command in STORY:
        floor.does(command)
        for _ in range(dice.randrange(3)):
            floor.publisher.follow("m1")
    floor.publisher.follow("m1")
    sent = floor.to(*CAPTIONS)
    arrived = [dice.choice(sent) for _ in range(dice.randrange(1, 2 * len(sent)))]
    for message in arrived:
        page.gets(message)
    beat = next(seq for _, audience, seq in floor.publisher.shown() if audience.name == "captions")
    if page.seq < beat:
        again = floor.publisher.watch("m1", Audience(*CAPTIONS))
        page = KeepsTheHigher(again.seq, as_sent(again.view))
    assert page.shown == as_sent(view(floor.meetings.state("m1"), Audience(*CAPTIONS)))
