"""Cards of meetings: after every command they say what the whole state says, and lists read nothing else."""

from collections.abc import Sequence

from interp.domain.model import commands as do
from interp.domain.model.state import Meeting
from interp.domain.model.streams import stream_of
from interp.domain.rules.evolve import evolve, replay
from interp.domain.rules.meeting_card import card_of
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.live.card_encoding import AT_ONCE, MADE_AT_ONCE, EncodedCards, encoded_card
from interp.live.wake_up import ProcessWakeUp
from interp.ports import Author, CardRow, NewCard
from interp.service.known_states import KnownStates
from interp.service.meetings import Meetings
from tests.builders import START, plan
from tests.fakes import FixedClock, MemoryLog
from tests.releases.history import logged, opened, path_of, releases

STAFF = Actor("staff", "Ana")


class Shelf:
    """A log with cards, as one process after another has it."""

    def __init__(self, log: MemoryLog, code: str = "code") -> None:
        self.breaths = 0
        self.log, self.cards = log, EncodedCards(log.cards, code, self._breathe)
        self.states = KnownStates(log, ProcessWakeUp(), cards=self.cards)
        self.meetings = Meetings(log, ProcessWakeUp(), FixedClock(START), states=self.states)

    def _breathe(self) -> None:
        self.breaths += 1

    def plans(self, names: Sequence[str]) -> None:
        """Plan meetings."""
        for name in names:
            self.meetings.handle(SYSTEM, name, "plan", plan(id=name))

    def listed(self) -> dict[str, Meeting | None]:
        """Return what lists show."""
        return dict(self.meetings.listed())


def test_on_a_recorded_day_a_card_is_stored_whenever_it_says_something_else_and_only_then() -> None:
    log, states = MemoryLog(), dict[str, Meeting]()
    cards, stored = EncodedCards(log.cards, "code"), 0
    for entry in opened(path_of(releases()[-1])).without_screens():
        if entry.row is None:
            continue
        each, before = logged(entry.row), states.get(entry.stream, Meeting())
        now = states[entry.stream] = evolve(before, each)
        new = cards.after(before, now)
        stored += new.body is not None
        log.append(entry.stream, each.seq - 1, Author(each.actor, "", each.at, f"{each.seq}"), [each.event], new)
        assert {stream_of(name): card for name, _, card in cards.listed()}[entry.stream] == card_of(now)
    assert 10 < stored < 100 and sum(state.seq for state in states.values()) > 400


class SeenCards(EncodedCards):
    """Cards that note whether a state was computed before it was written."""

    applied = False

    def after(self, before: Meeting, now: Meeting) -> NewCard:
        """Note it and return what is to be stored."""
        self.applied = before is not now
        return super().after(before, now)


def test_what_moves_the_floor_alone_is_recorded_before_it_is_applied_and_its_card_is_as_new() -> None:
    log = MemoryLog()
    shelf, cards = Shelf(log), SeenCards(log.cards, "code")
    shelf.plans(["m1"])
    shelf.states._cards = cards
    moves = (do.AdvanceFloor(None), do.GiveFloor("s2"), do.PauseFloor(), do.UndoSwitch())
    for turn, (command, applied) in enumerate([(do.OpenMeeting(), True), *((each, False) for each in moves)]):
        shelf.meetings.handle(STAFF, "m1", f"c{turn}", command)
        assert cards.applied == applied, command
        state = replay(log.read(stream_of("m1"), 0))
        assert Shelf(log).listed()["m1"] == card_of(state) and shelf.meetings.current("m1") == state


def test_after_a_start_lists_read_cards_and_no_log() -> None:
    Shelf(log := MemoryLog()).plans(["m1", "m2"])
    later = Shelf(log)
    later.meetings.handle(STAFF, "m2", "open", do.OpenMeeting())
    whole = {name: replay(log.read(stream_of(name), 0)) for name in ("m1", "m2")}
    log.read = None  # type: ignore[assignment,method-assign]
    assert later.listed() == {name: card_of(state) for name, state in whole.items()}


def test_others_have_their_turn_while_many_are_listed() -> None:
    names = [f"m{number:03}" for number in range(2 * AT_ONCE + 1)]
    Shelf(log := MemoryLog()).plans(names)
    later = Shelf(log)
    assert list(later.listed()) == names and later.breaths == 2


def test_cards_of_another_version_of_the_code_are_missing_until_they_are_made() -> None:
    Shelf(log := MemoryLog()).plans(names := [f"m{number:02}" for number in range(MADE_AT_ONCE + 4)])
    later = Shelf(log, "later")
    assert list(later.listed().values()) == [None] * len(names)
    assert later.cards.missing() == list(reversed(names))[:MADE_AT_ONCE] and len(later.cards.missing(9)) == len(names)
    state = later.meetings.state("m01")
    assert later.listed()["m01"] == state  # it is held: somebody opened it
    later.cards.keep([CardRow(stream_of("m00"), 1, encoded_card(state))])
    assert later.listed()["m00"] == card_of(state) and later.listed()["m02"] is None
    assert later.meetings.states()["m02"].about


def test_one_that_cannot_be_decoded_is_not_known() -> None:
    Shelf(log := MemoryLog()).plans(["m1"])
    log.cards.keep("code", [CardRow(stream_of("m1"), 1, b"\xff")])
    assert Shelf(log).listed() == {"m1": None}


def test_one_that_is_dropped_is_missing() -> None:
    (shelf := Shelf(MemoryLog())).plans(["m1"])
    shelf.cards.drop("m1")
    assert shelf.cards.missing() == ["m1"]
