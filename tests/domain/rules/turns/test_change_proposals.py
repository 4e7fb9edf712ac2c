"""Where a booth may change: at gaps between speakers, in a long speech at its time; and a morning that follows it."""

import random
from dataclasses import dataclass, field, replace
from statistics import median

import pytest

from interp.domain.model import commands as do
from interp.domain.model.parties import Speech
from interp.domain.model.state import Block, Item, Meeting
from interp.domain.rules.forecast.meeting_forecast import meeting_forecast
from interp.domain.rules.microphone_holder import turn_now
from interp.domain.rules.turns.change_proposals import (
    SHORT_MS,
    ChangeProposal,
    change_proposal,
    changes_due,
    due_at,
)
from interp.domain.rules.usual_teams import geneva
from tests.builders import ABOUT, BRAZIL, HOUR, MINUTE, SECOND, Sitting
from tests.domain.rules.forecast.rounds import a_round
from tests.sample_sizes import size

STEP = 15 * SECOND
LATE = 5 * MINUTE
BOOTHS = ("ar", "zh", "en", "fr", "ru", "es")


def proposed(sat: Sitting, since: int, minutes: int) -> ChangeProposal | None:
    """Return what is proposed now, in a turn of so many minutes."""
    return change_proposal(sat.state, since, minutes * MINUTE, meeting_forecast(sat.state, sat.now), sat.now)


def presentations(*minutes: int) -> Sitting:
    """Return an open meeting of presentations of so many minutes, the first on the floor."""
    speeches = tuple(
        Speech(f"s{n}", "panellist", replace(BRAZIL, id=f"p{n}"), limit_ms=each * MINUTE)
        for n, each in enumerate(minutes)
    )
    item = Item("i1", "presentation", "Panel", block="b1", speeches=tuple(each.id for each in speeches))
    plan = do.PlanMeeting(ABOUT, (Block("b1", "panel", 180 * MINUTE),), (), (item,), speeches)
    return Sitting().does(plan, do.OpenMeeting(), do.AdvanceFloor(None))


def test_the_gap_nearest_to_the_end_of_the_turn_is_proposed() -> None:
    sat = a_round()  # two minutes each, so a gap about every two
    found = proposed(sat, sat.now, 30)
    assert found and found.place == "before" and found.expected
    assert abs(found.expected.middle - (sat.now + 30 * MINUTE)) <= 70 * SECOND
    assert found.expected.low < found.expected.middle < found.expected.high


def test_the_next_gap_is_the_one_after_this_speech() -> None:
    sat = a_round().later(MINUTE)
    found = proposed(sat, sat.now - 29 * MINUTE, 30)
    assert found and (found.place, found.speech) == ("after_this", "s1")


def test_a_gap_there_is_now_is_taken_where_the_turn_is_over() -> None:
    sat = a_round().does(do.EndFloor())
    found = proposed(sat, sat.now - 30 * MINUTE, 30)
    assert found and found.place == "now"


def test_in_a_long_presentation_a_colleague_may_take_over_at_thirty_minutes() -> None:
    sat = presentations(50, 50)
    found = proposed(sat, sat.now, 30)
    assert found and (found.place, found.speech) == ("inside", "s0")
    assert found.expected and found.expected.middle == sat.now + 30 * MINUTE


def test_a_later_presentation_is_named_and_nobody_takes_over_in_its_first_five_minutes() -> None:
    sat = presentations(5, 50)
    found = proposed(sat, sat.now, 30)
    assert found and (found.place, found.speech) == ("inside", "s1")
    soon = proposed(presentations(50), sat.now - 40 * MINUTE, 30)
    assert soon and soon.expected and soon.expected.middle == presentations(50).now + SHORT_MS


def test_a_short_speech_that_is_the_last_is_heard_to_its_end() -> None:
    sat = a_round(1)
    late = proposed(sat, sat.now - 31 * MINUTE, 30)
    assert late and (late.place, late.expected) == ("after_this", None)


def test_in_an_interruption_nobody_knows_when() -> None:
    sat = a_round().does(do.InterruptFloor("technical"))
    assert proposed(sat, sat.now, 30) is None
    late = proposed(sat, sat.now - 31 * MINUTE, 30)
    assert late and late.place in ("now", "after_this")


def test_nothing_is_proposed_or_due_while_the_meeting_does_not_go_on() -> None:
    sat = presentations(50).does(do.SuspendMeeting())
    assert proposed(sat, sat.now - HOUR, 30) is None
    assert changes_due(sat.state, sat.now) == ()


@dataclass
class Morning:
    """A meeting of three hours: speeches by chance shorter or longer than planned; six booths follow the advice."""

    chance: random.Random
    sat: Sitting = field(default_factory=Sitting)
    ends: int = 0
    advised: dict[str, ChangeProposal | None] = field(default_factory=dict)
    turns: list[tuple[str, int, int]] = field(default_factory=list)  # booth, length, length that it should have
    inside: list[int] = field(default_factory=list)  # lengths of the speeches inside which somebody changed
    changed_in: bool = False
    most_ms: int = 3 * HOUR

    def held(self) -> "Morning":
        """Hold the meeting to its end, in steps of a quarter of a minute."""
        self.sat = _planned(self.chance)
        for team in geneva():
            self.sat.does(*(do.TakeDesk(team.booth, each) for each in team.desks))
            self.sat.does(do.TakeHandover(team.booth, "1"))
        self.sat.does(do.OpenMeeting())
        over = self.sat.now + self.most_ms
        self._next()
        while self.sat.now < over and self.sat.state.floor.speech:
            self.sat.later(STEP)
            self._advise()
            if self.sat.now >= self.ends:
                for booth, advice in self.advised.items():
                    if advice and advice.place in ("now", "after_this"):
                        self._change(booth)
                self._next()
        return self

    def _next(self) -> None:
        floor = self.sat.state.floor
        clock = floor.speech_clock
        if self.changed_in and clock and clock.started_at is not None:
            self.inside.append(self.sat.now - clock.started_at)
        self.changed_in = False
        self.sat.does(do.AdvanceFloor(floor.speech))
        clock = self.sat.state.floor.speech_clock
        if clock and clock.limit_ms:
            self.ends = self.sat.now + round(clock.limit_ms * max(0.2, self.chance.gauss(0.95, 0.25)))

    def _advise(self) -> None:
        state, now = self.sat.state, self.sat.now
        forecast = meeting_forecast(state, now)
        for booth in BOOTHS:
            turn = turn_now(state.teams.desks_of(booth))  # type: ignore[arg-type]
            assert turn
            length = due_at(state, booth, turn) - turn.since  # type: ignore[arg-type]
            self.advised[booth] = advice = change_proposal(state, turn.since, length, forecast, now)
            inside = advice and advice.place == "inside" and advice.speech == state.floor.speech
            if inside and advice and advice.expected and advice.expected.middle <= now:
                self._change(booth)
                self.changed_in = True

    def _change(self, booth: str) -> None:
        desks = self.sat.state.teams.desks_of(booth)  # type: ignore[arg-type]
        turn = turn_now(desks)
        assert turn
        length = due_at(self.sat.state, booth, turn) - turn.since  # type: ignore[arg-type]
        self.turns.append((booth, self.sat.now - turn.since, length))
        others = sorted(each.id for each in desks.desks if each.id != turn.desk)
        now = self.sat.now
        self.sat.does(do.TakeHandover(booth, others[0], unasked=True))  # type: ignore[arg-type]
        self.sat.now = now  # the booths change at the same time
        self.advised[booth] = None


def _planned(chance: random.Random) -> Sitting:
    """Return three hours planned: an opening, presentations short and long, a round of delegations, presentations."""
    minutes = [5, 12, chance.choice([8, 20, 45]), *[2] * 25, 40, chance.choice([4, 6, 15]), *[3] * 40]
    speeches = tuple(
        Speech(f"s{n}", "floor_speaker", replace(BRAZIL, id=f"p{n}"), limit_ms=each * MINUTE)
        for n, each in enumerate(minutes)
    )
    item = Item("i1", "floor_round", "Debate", block="b1", speeches=tuple(each.id for each in speeches))
    plan = do.PlanMeeting(ABOUT, (Block("b1", "round", 180 * MINUTE),), (), (item,), speeches)
    return Sitting().does(plan, do.SetTeam(geneva()))


@pytest.mark.parametrize("seed", range(size(1, torture=2)))
def test_in_three_hours_no_turn_is_over_by_more_than_five_minutes_and_no_short_speech_changes_voice(seed: int) -> None:
    morning = Morning(random.Random(seed)).held()
    booths = {booth for booth, _, _ in morning.turns}
    assert booths == set(BOOTHS)
    over = [(booth, (length - should) / MINUTE) for booth, length, should in morning.turns if length > should + LATE]
    assert over == []
    assert all(spoken > SHORT_MS for spoken in morning.inside)
    assert morning.inside, "somebody took over in a long presentation"
    assert 0.85 < median(length / should for _, length, should in morning.turns) < 1.15


def test_a_change_is_due_in_a_booth_when_its_turn_has_its_length_and_no_more_is_said() -> None:
    sat = presentations(50).does(do.SetTeam(geneva()), do.TakeDesk("zh", "1"), do.TakeHandover("zh", "1"))
    began = sat.now
    assert changes_due(sat.state, began + 20 * MINUTE - 1) == ()
    assert changes_due(sat.state, began + 20 * MINUTE) == ("zh",)
    state: Meeting = sat.does(do.TakeDesk("zh", "2"), do.TakeHandover("zh", "2", unasked=True)).state
    assert changes_due(state, began + 20 * MINUTE) == ()
