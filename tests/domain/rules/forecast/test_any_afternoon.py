"""Whatever happens in an afternoon: times held add up, starts are in order, an undone switch restores all of it."""

from collections.abc import Mapping
from typing import Any, get_args

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from interp.domain.model import commands as do
from interp.domain.model.interruptions import InterruptionKind
from interp.domain.model.list_rules import CategoryLimit
from interp.domain.model.parties import Party, Speech
from interp.domain.model.state import Block, Item
from interp.domain.model.time.speaking_clock import elapsed_ms
from interp.domain.rules.evolve import replay
from interp.domain.rules.forecast.measured_times import expected
from interp.domain.rules.forecast.measured_turns import measured_times
from interp.domain.rules.forecast.meeting_forecast import ExpectedTime, meeting_forecast
from interp.domain.rules.forecast.times_held import of_items, of_speeches
from interp.domain.rules.programme_order import following
from interp.errors import InterpError
from tests.builders import ABOUT, MINUTE, START, Sitting
from tests.sample_sizes import size

KINDS = get_args(InterruptionKind)
SEATS = range(8)
PLAIN = st.sampled_from(
    [
        do.PauseFloor(), do.ResumeFloor(), do.EndFloor(), do.ReturnFloor(), do.AddTime(30_000), do.AddTime(-30_000),
        do.SuspendMeeting(), do.SuspendMeeting(until=START + 30 * MINUTE), do.ResumeMeeting(), do.WithdrawLimit(),
        do.LiftLimit(), do.GrantInterpretation(START + 60 * MINUTE),
    ]
)  # fmt: skip
EACH = st.sampled_from([45_000, 60_000, 90_000, 115_000])


def two_rounds() -> Sitting:
    """Return an open meeting of two rounds in blocks of their own, four speeches each of two minutes."""
    parties = [Party("organization", f"Institute {n}", id=f"p{n}") for n in SEATS]
    speeches = tuple(Speech(f"s{n}", "floor_speaker", parties[n]) for n in SEATS)
    rounds = tuple(
        Item(f"i{n}", "floor_round", "Round", block=f"b{n}", speech_limit_ms=2 * MINUTE, limit_ms=12 * MINUTE,
             speeches=tuple(each.id for each in speeches[4 * n : 4 * n + 4]))
        for n in (0, 1)
    )  # fmt: skip
    blocks = tuple(Block(f"b{n}", "round", 12 * MINUTE) for n in (0, 1))
    return Sitting().does(do.PlanMeeting(ABOUT, blocks, (), rounds, speeches), do.OpenMeeting())


class AnyAfternoon(RuleBasedStateMachine):
    """One meeting of two rounds that takes its course."""

    def __init__(self) -> None:
        super().__init__()
        self.sitting = Sitting()

    @initialize()
    def opened(self) -> None:
        self.sitting = two_rounds()

    def asks(self, command: do.Command) -> bool:
        """Return whether the command was carried out."""
        try:
            self.sitting.does(command)
        except InterpError:
            return False
        return True

    @rule(ms=st.integers(0, 200_000))
    def next(self, ms: int) -> None:
        state = self.sitting.later(ms).state
        self.asks(do.AdvanceFloor(state.floor.speech, following(state)))

    @rule(command=PLAIN, ms=st.integers(0, 400_000))
    def somebody_works(self, command: do.Command, ms: int) -> None:
        self.sitting.later(ms)
        self.asks(command)

    @rule(kind=st.sampled_from(KINDS))
    def somebody_interrupts(self, kind: Any) -> None:
        self.asks(do.InterruptFloor(kind, None))

    @rule(seat=st.sampled_from(SEATS), does=st.sampled_from([do.GiveFloor, do.ArmFloor, do.MarkSpeechAbsent]))
    def something_is_done_with_one(self, seat: int, does: Any) -> None:
        self.asks(does(f"s{seat}"))

    @rule(limit_ms=EACH)
    def a_limit_is_announced(self, limit_ms: int) -> None:
        limits, now = (CategoryLimit("everyone", limit_ms),), self.sitting.now + MINUTE
        before = starts(self.sitting, now)
        if not self.asks(do.ProposeLimit(limits)):
            return
        assert starts(self.sitting, now) == before, "a proposal changes nothing"
        if self.asks(do.AnnounceLimit(limits)):
            after = starts(self.sitting, now)
            assert all(after[each].middle <= before[each].middle for each in after)

    @precondition(lambda self: self.sitting.state.status == "open")
    @rule(seat=st.sampled_from(SEATS), ms=st.integers(0, 90_000))
    def an_undone_switch_restores_to_the_millisecond(self, seat: int, ms: int) -> None:
        before, speech = self.sitting.state, f"s{seat}"
        if speech == before.floor.speech or not self.asks(do.GiveFloor(speech)):
            return
        assert self.asks(do.UndoSwitch(speech))
        after, now = self.sitting.state, self.sitting.now + ms
        assert (clocks_at(before, now), measured_times(before)) == (clocks_at(after, now), measured_times(after))
        assert meeting_forecast(before, now) == meeting_forecast(after, now)

    @invariant()
    def no_time_is_negative_and_starts_are_in_order(self) -> None:
        state, now = self.sitting.state, self.sitting.now
        made = meeting_forecast(state, now)
        times = [*made.speeches.values(), made.end] if made else []
        assert all(now <= each.low <= each.high and each.middle <= each.high for each in times)
        for one, later in zip(times, times[1:], strict=False):
            assert (one.low <= later.low, one.middle <= later.middle, one.high <= later.high) == (True, True, True)
        assert all(elapsed_ms(each, self.sitting.now) >= 0 for each in clocks(state))
        expects = expected(measured_times(state))
        assert expects.ratio > 0 and expects.spread > 0 and 0 < expects.absent < 1

    @invariant()
    def what_speeches_took_is_no_more_than_their_items_and_these_no_more_than_the_meeting(self) -> None:
        state, now = self.sitting.state, self.sitting.now
        if state.about is None:
            return
        items, speeches = of_items(state.record.stays), of_speeches(state.record.turns)
        held = {key: each.held_ms for key, each in items.items()}
        if state.floor.item and state.floor.item_clock:
            held[state.floor.item] = held.get(state.floor.item, 0) + elapsed_ms(state.floor.item_clock, now)
        assert all(each >= 0 for each in held.values())
        assert sum(held.values()) <= now - START
        for item in state.items:
            ended = sum(speeches[each].held_ms for each in item.speeches if each in speeches)
            assert 0 <= ended <= held.get(item.id, 0)

    @invariant()
    def the_log_says_the_same(self) -> None:
        again = replay(self.sitting.log)
        now = self.sitting.now
        assert meeting_forecast(again, now) == meeting_forecast(self.sitting.state, now)


def clocks(state: Any) -> list[Any]:
    """Return the clocks of a state that there are."""
    return [each for each in (state.floor.speech_clock, state.floor.item_clock) if each]


def clocks_at(state: Any, now: int) -> list[int]:
    """Return what the clocks show."""
    return [elapsed_ms(each, now) for each in clocks(state)]


def starts(sat: Sitting, now: int) -> Mapping[str, ExpectedTime]:
    """Return when those who wait are expected, none where that is not known."""
    made = meeting_forecast(sat.state, now)
    return made.speeches if made else {}


TestAnyAfternoon = AnyAfternoon.TestCase
TestAnyAfternoon.settings = settings(
    max_examples=size(9, torture=150), stateful_step_count=size(25, torture=40), deadline=None
)
