"""Whatever is asked over two meetings, with kills between any two steps and repeats: each entry is called in one."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from interp.domain.model import commands as do
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.evolve import replay
from interp.domain.rules.programme_order import upcoming
from tests.sample_sizes import size
from tests.service.across_meetings.two_meetings import TwoMeetings

WHO = st.integers(0, 30)
WHERE = st.sampled_from(["m1", "m2"])
ITEMS = st.sampled_from(["i2", "i3", "i4"])
WHAT = st.sampled_from(["vain", "withdraw", "restore", "skip", "absent", "remove", "arm"])


class ListOverTwoMeetings(RuleBasedStateMachine):
    """Two meetings; lists of the first go over into the second and back."""

    @initialize()
    def begin(self) -> None:
        self.here, self.removed = TwoMeetings(), set[str]()
        for each in ("m1", "m2"):
            self.asks(each, do.OpenMeeting())
        self.asks("m2", do.SetList(ListOfSpeakers("own", ("i4",))))

    def asks(self, where: str, command: do.Command) -> None:
        self.here.refuses(where, command)

    def entry(self, where: str, who: int) -> str:
        known = list(self.here.state(where).entries)
        return known[who % len(known)] if known else "nobody"

    def speakers(self, where: str, who: int) -> str:
        known = list(self.here.state(where).lists)
        return known[who % len(known)] if known else "none"

    @rule(where=WHERE, who=WHO)
    def inscribe(self, where: str, who: int) -> None:
        party = Party("organization", f"Party {self.here.asked}")
        self.asks(where, do.InscribeEntry(self.speakers(where, who), party, "ngo"))

    @rule(where=WHERE, who=WHO, other=WHO)
    def place(self, where: str, who: int, other: int) -> None:
        self.asks(where, do.PlaceEntry(self.entry(where, who), self.entry(where, other) if other else None))

    @rule(where=WHERE, who=WHO, what=WHAT)
    def change(self, where: str, who: int, what: str) -> None:
        each = self.entry(where, who)
        self.asks(where, {
            "vain": do.CallEntryInVain(each), "withdraw": do.WithdrawEntry(each), "restore": do.RestoreEntry(each),
            "skip": do.SkipSpeech(each), "absent": do.MarkSpeechAbsent(each), "remove": do.RemoveSpeech(each),
            "arm": do.ArmFloor(each),
        }[what])  # fmt: skip
        if each not in self.here.state(where).entries:
            self.removed.add(each)

    @rule(where=WHERE, item=ITEMS)
    def opens(self, where: str, item: str) -> None:
        self.asks(where, do.OpenItem(item))

    @rule(where=WHERE)
    def next(self, where: str) -> None:
        self.asks(where, do.AdvanceFloor(self.here.state(where).floor.speech))

    @rule(where=WHERE, who=WHO)
    def gives(self, where: str, who: int) -> None:
        each, was = self.entry(where, who), self.here.state(where)
        reason = self.here.refuses(where, do.GiveFloor(each))
        assert (reason == "carried_over") == (each in was.away)

    @rule(where=WHERE)
    def undoes(self, where: str) -> None:
        self.asks(where, do.UndoSwitch())

    @rule(where=WHERE, closed=st.booleans())
    def closes(self, where: str, closed: bool) -> None:
        self.asks(where, do.CloseMeeting() if closed else do.ReopenMeeting())

    @rule(where=WHERE, who=WHO, item=ITEMS)
    def carries(self, where: str, who: int, item: str) -> None:
        self.asks(where, do.CarryList(self.speakers(where, who), "m2" if where == "m1" else "m1", item))

    @rule(steps=st.integers(0, 5))
    def dies(self, steps: int) -> None:
        self.here.works(steps=steps)

    @rule()
    def works(self) -> None:
        self.here.works()
        assert all(each.standing != "asked" for where in ("m1", "m2") for each in self.here.state(where).carries)

    @invariant()
    def each_is_in_one_meeting_or_on_its_way(self) -> None:
        here, there = self.here.state("m1"), self.here.state("m2")
        for each in (here.entries.keys() | there.entries.keys()) - self.removed:
            found = [state for state in (here, there) if each in state.entries and each not in state.away]
            way = [state for state in (here, there) if each in state.away and each in state.entries]
            asked = any(state.carries[state.away[each]].standing == "asked" for state in way)
            assert len(found) == 1 or (asked and not found), each
            assert len([name for name in ("m1", "m2") if self.here.is_callable(name, each)]) <= 1
        targets = [target.speech for state in (here, there) for target in upcoming(state)]
        both = [each for each in targets if each in here.entries or each in there.entries]
        assert len(set(both)) == len(both)

    @invariant()
    def a_replay_is_alike(self) -> None:
        if self.here.asked % 7 == 0:
            for each in ("m1", "m2"):
                assert replay(self.here.log.read(f"meeting:{each}", 0)) == self.here.state(each)


TestListOverTwoMeetings = ListOverTwoMeetings.TestCase
TestListOverTwoMeetings.settings = settings(
    max_examples=size(12, torture=400), stateful_step_count=30, deadline=None
)
