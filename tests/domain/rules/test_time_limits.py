"""The limit of a speech follows the rules until it is armed or called."""

from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.modalities import PANEL
from interp.domain.model.parties import Party, Speech, SpeechStatus
from interp.domain.model.state import Block, Item, Meeting
from interp.domain.model.time.time_limit import TimeLimit
from interp.domain.rules.decide import Context, decide
from interp.domain.rules.evolve import replay
from interp.domain.rules.time_limits import STEP_MS, item_limit, limit_of, limits_in, with_shares, without_computed
from interp.domain.views.programme import programme
from interp.errors import InterpError
from tests.builders import ABOUT, BRAZIL, MINUTE, Sitting, sitting
from tests.given import given
from tests.sample_sizes import size

OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)
RULES = replace(PANEL, floor_limit_ms=2 * MINUTE, members_limit_ms=3 * MINUTE)
MEMBER = Party("delegation", "France", id="FRA", code="FRA")


# --- a round: speeches "a", "b" and "c" of observers, "m" of a member


def planned_round(*past: do.Command, own: int | None = None, members: int | None = None) -> Sitting:
    """Return a round with four speeches that the service knows, then what happened; `own` are limits of the item."""
    speeches = [Speech(name, "floor_speaker", replace(BRAZIL, id=name), membership="observer") for name in "abc"]
    speeches.append(Speech("m", "floor_speaker", MEMBER, membership="member"))
    item = Item(
        "i1", "floor_round", "Discussion", block="b1", speeches=tuple(each.id for each in speeches),
        speech_limit_ms=own, members_limit_ms=members,
    )  # fmt: skip
    about = replace(ABOUT, modalities=RULES)
    plan = do.PlanMeeting(about, (Block("b1", "round", 45 * MINUTE),), (), (item,), tuple(speeches))
    return Sitting().does(plan, *past)


def limits(sat: Sitting) -> dict[str, int | None]:
    return {key: limit_of(sat.state, speech).limit_ms for key, speech in sat.state.speeches.items()}


def test_a_round_has_the_meetings_limits_by_membership() -> None:
    assert limits(planned_round()) == {"a": 2 * MINUTE, "b": 2 * MINUTE, "c": 2 * MINUTE, "m": 3 * MINUTE}


def test_the_next_speaker_has_the_amended_limit() -> None:
    past = planned_round(OPEN, do.GiveFloor("a"), do.AmendMeeting(floor_limit_ms=MINUTE))
    given(past).when(do.AdvanceFloor("a")).then(ev.FloorGiven("i1", "b", None, MINUTE))
    given(past).when(do.GiveFloor(party=BRAZIL)).ends_with(ev.FloorGiven("i1", "c5", None, MINUTE))


def test_an_amended_members_limit_is_the_members_alone() -> None:
    past = planned_round(OPEN, do.AmendMeeting(members_limit_ms=4 * MINUTE))
    given(past).when(do.GiveFloor("m")).ends_with(ev.FloorGiven("i1", "m", None, 4 * MINUTE))
    assert limits(past)["a"] == 2 * MINUTE


def test_without_a_members_limit_a_member_has_everyones() -> None:
    assert limits(planned_round(do.AmendMeeting(members_limit_ms=0)))["m"] == 2 * MINUTE


def test_a_round_may_have_limits_of_its_own_by_membership() -> None:
    past = planned_round(own=90_000, members=150_000)
    assert limits(past) == {"a": 90_000, "b": 90_000, "c": 90_000, "m": 150_000}
    assert set(limits(past.does(do.AmendItem("i1", speech_limit_ms=MINUTE))).values()) == {MINUTE}


def test_an_items_own_limit_comes_before_the_meetings_for_everyone() -> None:
    own = planned_round(do.AmendItem("i1", speech_limit_ms=90_000), do.AmendMeeting(floor_limit_ms=MINUTE))
    assert set(limits(own).values()) == {90_000}


def test_a_limit_taken_away_from_an_item_leaves_what_is_set_by_hand() -> None:
    past = planned_round(do.AmendItem("i1", speech_limit_ms=0), do.AmendSpeech("b", limit_ms=MINUTE))
    assert limits(past) == {"a": None, "b": MINUTE, "c": None, "m": None}
    assert limits(past.does(do.AmendItem("i1", speech_limit_ms=90_000)))["m"] == 90_000


def test_a_called_speech_keeps_its_limit_also_when_it_is_called_again() -> None:
    here = planned_round(OPEN, do.GiveFloor("a"), do.AmendMeeting(floor_limit_ms=MINUTE))
    assert here.state.floor.speech_clock and here.state.floor.speech_clock.limit_ms == 2 * MINUTE
    given(here.does(do.GiveFloor("b"))).when(do.GiveFloor("a")).then(ev.FloorGiven("i1", "a", None, 2 * MINUTE))


def test_an_armed_speech_keeps_its_limit_and_is_called_with_it() -> None:
    given(planned_round()).when(do.ArmFloor("b")).then(ev.FloorArmed("b", 2 * MINUTE))
    armed = planned_round(OPEN, do.ArmFloor("b"), do.AmendMeeting(floor_limit_ms=MINUTE))
    assert (limits(armed)["a"], limits(armed)["b"]) == (MINUTE, 2 * MINUTE)
    given(armed).when(NEXT).ends_with(ev.FloorGiven("i1", "b", None, 2 * MINUTE))


def test_a_disarmed_speech_follows_the_rules_again() -> None:
    amended = (do.ArmFloor("b"), do.AmendMeeting(floor_limit_ms=MINUTE))
    assert limits(planned_round(*amended, do.ArmFloor(None)))["b"] == MINUTE
    assert limits(planned_round(*amended, do.ArmFloor("a")))["b"] == MINUTE


def test_a_speech_armed_without_a_limit_stays_without() -> None:
    none = planned_round(do.AmendMeeting(floor_limit_ms=0, blocks=(Block("b1", "round"),)))
    given(none).when(do.ArmFloor("a")).then(ev.FloorArmed("a", 0))
    armed = none.does(do.ArmFloor("a"), do.AmendMeeting(floor_limit_ms=MINUTE))
    assert (limits(armed)["a"], limits(armed)["b"]) == (None, MINUTE)


def test_an_undone_call_fixes_nothing_and_an_undone_switch_leaves_the_armed_one_as_it_was() -> None:
    undone = planned_round(OPEN, do.GiveFloor("a"), do.UndoSwitch(), do.AmendMeeting(floor_limit_ms=MINUTE))
    assert limits(undone)["a"] == MINUTE
    armed = planned_round(OPEN, do.ArmFloor("b"), do.AmendMeeting(floor_limit_ms=MINUTE), NEXT, do.UndoSwitch())
    assert (armed.state.floor.armed, limits(armed)["b"]) == ("b", 2 * MINUTE)


def test_undoing_a_second_call_leaves_the_first_ones_limit() -> None:
    past = (OPEN, do.GiveFloor("a"), do.GiveFloor("b"), do.AmendMeeting(floor_limit_ms=MINUTE))
    assert limits(planned_round(*past, do.GiveFloor("a"), do.UndoSwitch()))["a"] == 2 * MINUTE


def test_a_limit_set_by_hand_stays_even_if_it_is_what_the_rules_gave() -> None:
    past = planned_round(
        do.AmendSpeech("a", limit_ms=2 * MINUTE), do.AddSpeech("i1", BRAZIL, limit_ms=2 * MINUTE),
        do.AmendMeeting(floor_limit_ms=MINUTE),
    )  # fmt: skip
    assert (limits(past)["a"], limits(past)["c3"], limits(past)["b"]) == (2 * MINUTE, 2 * MINUTE, MINUTE)


def test_a_limit_set_by_hand_is_taken_away_by_nought_also_from_an_armed_speech() -> None:
    armed = planned_round(do.AmendSpeech("a", limit_ms=5 * MINUTE), do.ArmFloor("a"))
    assert limits(armed)["a"] == 5 * MINUTE
    assert limits(armed.does(do.AmendSpeech("a", limit_ms=0)))["a"] == 2 * MINUTE
    assert limits(armed.does(do.AmendMeeting(floor_limit_ms=MINUTE)))["a"] == 2 * MINUTE, "still armed"


def test_added_time_stays_with_the_speech() -> None:
    here = planned_round(OPEN, do.GiveFloor("a"), do.AddTime(30), do.UndoSwitch())
    assert limits(here.does(do.AmendMeeting(floor_limit_ms=MINUTE)))["a"] == 150_000


def test_what_the_party_is_in_the_body_stands_in_the_event_that_adds_the_speech() -> None:
    here = planned_round(OPEN, do.OpenItem("i1"))
    context = Context(here.now, "new", "member")
    for command in (do.AddSpeech("i1", MEMBER), do.GiveFloor(party=MEMBER)):
        added = decide(here.state, command, context)[0]
        assert isinstance(added, ev.SpeechAdded)
        assert (added.speech.membership, added.speech.limit_ms) == ("member", None)


# --- a block: panellists "p1" to "p3" share 500 seconds, less a film


def panel(*past: do.Command, budget_ms: int = 500_000) -> Sitting:
    speeches = tuple(Speech(f"p{n}", "panellist", Party("person", f"P{n}", id=f"q{n}")) for n in (1, 2, 3))
    film = Speech("f", "recording", Party("recording", "Film", id="r"), limit_ms=20_000)
    items = (Item("i1", "presentation", "Panel", block="b1", speeches=("p1", "p2", "p3")),
             Item("i2", "video_message", "Film", block="b1", speeches=("f",)))  # fmt: skip
    blocks = (Block("b1", "panel", budget_ms),)
    return Sitting().does(do.PlanMeeting(ABOUT, blocks, (), items, (*speeches, film)), *past)


def test_a_share_is_even_in_half_minutes_and_calling_one_changes_no_other() -> None:
    for past in ((), (OPEN, NEXT), (OPEN, NEXT, do.AdvanceFloor("p1"))):
        assert limits(panel(*past)) == {"p1": 150_000, "p2": 150_000, "p3": 150_000, "f": 20_000}


def test_an_amended_budget_holds_for_those_not_called_within_what_is_left() -> None:
    called = (OPEN, NEXT)
    longer = panel(*called, do.AmendMeeting(blocks=(Block("b1", "panel", 920_000),)))
    assert limits(longer) == {"p1": 150_000, "p2": 300_000, "p3": 300_000, "f": 20_000}
    shorter = panel(*called, do.AmendMeeting(blocks=(Block("b1", "panel", 290_000),)))
    assert limits(shorter) == {"p1": 150_000, "p2": 60_000, "p3": 60_000, "f": 20_000}
    gone = panel(*called, do.AmendMeeting(blocks=(Block("b1", "panel", 100_000),)))
    assert limits(gone)["p2"] is None


def test_a_speech_put_on_the_programme_shares_and_one_called_without_that_does_not() -> None:
    assert limits(panel(do.AddSpeech("i1", BRAZIL)))["p1"] == 120_000
    here = panel(OPEN, NEXT, do.GiveFloor(party=BRAZIL))
    assert (limits(here)["p2"], limits(here)["c4"]) == (150_000, None)
    assert limits(here.does(do.UndoSwitch()))["p2"] == 150_000


def test_a_time_set_by_hand_takes_from_the_shares_and_added_time_does_not() -> None:
    assert limits(panel(do.AmendSpeech("p1", limit_ms=MINUTE)))["p2"] == 210_000
    added = panel(OPEN, NEXT, do.AddTime(60))
    assert (limits(added)["p1"], limits(added)["p2"]) == (210_000, 150_000)
    again = added.does(do.AdvanceFloor("p1"), do.GiveFloor("p1"))
    assert (limits(again)["p1"], limits(again)["p3"]) == (210_000, 150_000)


def test_a_share_taken_away_is_gone_and_the_others_have_it() -> None:
    given(panel()).when(do.AmendSpeech("p1", limit_ms=0)).then(
        ev.SpeechAmended("p1", limit_ms=150_000), ev.SpeechAmended("p1")
    )
    here = panel(do.AmendSpeech("p1", limit_ms=0))
    assert (limits(here)["p1"], limits(here)["p2"]) == (None, 240_000)
    assert limits(here.does(do.AmendSpeech("p1", limit_ms=MINUTE))) == {
        "p1": MINUTE, "p2": 210_000, "p3": 210_000, "f": 20_000}  # fmt: skip
    on_floor = panel(OPEN, NEXT, do.AmendSpeech("p1", limit_ms=0)).state
    assert on_floor.floor.speech_clock and on_floor.floor.speech_clock.limit_ms is None


def test_a_skipped_speech_keeps_its_share_and_a_removed_one_leaves_it() -> None:
    assert limits(panel(do.SkipSpeech("p3")))["p1"] == 150_000
    assert limits(panel(do.RemoveSpeech("p3")))["p1"] == 240_000


def test_a_called_share_counts_also_where_its_item_has_a_limit_since() -> None:
    here = panel(OPEN, do.AddItem("presentation", "Second", block="b1"))
    here.does(do.AddSpeech("c3", BRAZIL), do.GiveFloor("p1"), do.AmendItem("i1", speech_limit_ms=MINUTE))
    assert limits(here) == {"p1": 120_000, "p2": MINUTE, "p3": MINUTE, "f": 20_000, "c4": 240_000}


# --- what is stored, and what views show


def test_the_source_says_which_rule_gave_the_limit() -> None:
    found = {key: limit_of(planned_round().state, planned_round().state.speeches[key]) for key in "am"}
    assert found == {"a": TimeLimit(2 * MINUTE, "meeting"), "m": TimeLimit(3 * MINUTE, "members")}
    state = panel().state
    assert {key: limit_of(state, state.speeches[key]).source for key in ("p1", "f")} == {"p1": "block", "f": "speech"}
    assert item_limit(sitting().state, sitting().state.items[1]) == TimeLimit(8 * MINUTE, "item")


def test_only_limits_set_by_hand_or_the_shares_too_are_stored() -> None:
    assert without_computed(planned_round().state) is not None
    old = sitting().state  # its round is planned with the meeting's own limit, as 0.2 did
    assert [item.speech_limit_ms for item in without_computed(old).items] == [None, 8 * MINUTE, None, None]
    stored = with_shares(panel().state).speeches
    assert {key: speech.limit_ms for key, speech in stored.items()} == {
        "p1": 150_000, "p2": 150_000, "p3": 150_000, "f": 20_000}  # fmt: skip


def test_the_programme_shows_each_limit_and_beside_its_items_only_what_differs() -> None:
    state = planned_round(OPEN, do.GiveFloor("a"), do.AmendMeeting(floor_limit_ms=MINUTE)).state
    row = programme(state, "en").items[0]
    assert row.speech_limit_ms == MINUTE
    assert [(each.speech.limit_ms, each.limit_ms) for each in row.speeches] == [
        (2 * MINUTE, 2 * MINUTE), (MINUTE, None), (MINUTE, None), (3 * MINUTE, 3 * MINUTE)]  # fmt: skip


# --- amended at any moment

LIMITS = st.sampled_from([None, 0, 60_000, 90_000, 120_000])
BUDGETS = st.integers(0, 12).map(lambda minutes: minutes * MINUTE)


class AnyAmendment(RuleBasedStateMachine):
    """A meeting with a panel and a round, whose rules are amended while speeches are armed, called and undone."""

    def __init__(self) -> None:
        super().__init__()
        self.sitting = Sitting()
        self.by_hand: dict[str, int] = {}

    @initialize(budget=BUDGETS)
    def planned(self, budget: int) -> None:
        self.sitting = panel(OPEN, do.AddItem("floor_round", "Round"), budget_ms=budget)
        self.by_hand = {"f": 20_000}
        for _ in range(3):
            self.sitting.does(do.AddSpeech("c3", BRAZIL))

    def asks(self, command: do.Command) -> bool:
        try:
            self.sitting.does(command)
        except InterpError:
            return False
        return True

    def speech(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(list(self.sitting.state.speeches) or ["gone"]))

    @rule(floor=LIMITS, budget=st.none() | BUDGETS)
    def the_rules_are_amended(self, floor: int | None, budget: int | None) -> None:
        before, fixed = limits(self.sitting), fixed_in(self.sitting.state)
        blocks = None if budget is None else (Block("b1", "panel", budget),)
        self.asks(do.AmendMeeting(floor_limit_ms=floor, blocks=blocks))
        after = limits(self.sitting)
        assert {key: after[key] for key in fixed} == {key: before[key] for key in fixed}
        free = [one for one in programme(self.sitting.state, "en").items[2].speeches if one.speech.id not in fixed]
        general = self.sitting.state.about and self.sitting.state.about.modalities.floor_limit_ms
        assert {after[one.speech.id] for one in free if one.speech.id not in self.by_hand} <= {general}

    @rule(data=st.data(), limit=LIMITS)
    def a_limit_is_set_by_hand(self, data: st.DataObject, limit: int | None) -> None:
        speech = self.speech(data)
        if self.asks(do.AmendSpeech(speech, limit_ms=limit)) and limit is not None:
            self.by_hand.pop(speech, None)
            self.by_hand |= {speech: limit} if limit else {}

    @rule(data=st.data())
    def a_speech_is_called(self, data: st.DataObject) -> None:
        speech = self.speech(data)
        promised = limits(self.sitting)[speech]
        if speech != self.sitting.state.floor.speech and self.asks(do.GiveFloor(speech)):
            clock = self.sitting.state.floor.speech_clock
            assert clock and clock.limit_ms == promised

    @rule(data=st.data())
    def a_speech_is_armed(self, data: st.DataObject) -> None:
        self.asks(do.ArmFloor(data.draw(st.none() | st.just(self.speech(data)))))

    @rule(data=st.data())
    def the_programme_changes(self, data: st.DataObject) -> None:
        steps = [do.AddSpeech("i1", BRAZIL), do.RemoveSpeech(self.speech(data)), do.GiveFloor(party=BRAZIL)]
        if self.asks(data.draw(st.sampled_from([*steps, do.SkipSpeech(self.speech(data)), do.UndoSwitch()]))):
            self.by_hand = {key: ms for key, ms in self.by_hand.items() if key in self.sitting.state.speeches}

    @invariant()
    def what_was_set_by_hand_survives(self) -> None:
        found = limits(self.sitting)
        assert {key: found[key] for key in self.by_hand} == self.by_hand

    @invariant()
    def the_shares_not_called_yet_fit_in_what_is_left_of_the_budget(self) -> None:
        if not self.sitting.state.about:
            return
        state = self.sitting.state
        inside = [speech for item in state.items if item.block == "b1" for speech in item.speeches]
        found = {key: limit_of(state, state.speeches[key]) for key in inside}
        fixed = fixed_in(state)
        waiting = [each.limit_ms or 0 for key, each in found.items() if each.source == "block" and key not in fixed]
        shared = [fixed[key] or 0 for key in inside if key in fixed and found[key].source == "block"]
        assert sum(waiting) + sum(shared) <= max(state.blocks[0].budget_ms or 0, sum(shared))
        assert all(each % STEP_MS == 0 for each in waiting)

    @invariant()
    def an_items_limits_are_those_of_its_speeches(self) -> None:
        state = self.sitting.state
        for item in state.items:
            assert limits_in(state, item) == {each: limit_of(state, state.speeches[each]) for each in item.speeches}

    @invariant()
    def the_log_alone_gives_the_state(self) -> None:
        assert replay(self.sitting.log) == self.sitting.state


def fixed_in(state: Meeting) -> dict[str, int | None]:
    """Return the limit of each speech that was called or is armed."""
    late = (SpeechStatus.ON_FLOOR, SpeechStatus.DONE)
    fixed: dict[str, Any] = {
        key: limit_of(state, speech).limit_ms
        for key, speech in state.speeches.items()
        if speech.status in late or key == state.floor.armed
    }
    return fixed


TestAnyAmendment = AnyAmendment.TestCase
TestAnyAmendment.settings = settings(max_examples=size(15, torture=600), stateful_step_count=30, deadline=None)
