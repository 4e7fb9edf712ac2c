"""Whatever is asked of a list over two rounds, in whatever order: nobody is lost, moved by others, or in two places."""

from collections import Counter
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party, SpeechStatus
from interp.domain.model.speaker_lists import ListOfSpeakers, SeenBy
from interp.domain.model.state import Item, Meeting
from interp.domain.rules.evolve import replay
from interp.domain.rules.lists.rounds import calling_item, is_not_reached, listed_speeches
from interp.domain.rules.lists.seen import as_public, hidden_speeches
from interp.domain.rules.lists.waiting_counts import waiting_in
from interp.domain.rules.programme_order import upcoming
from interp.errors import InterpError
from tests.builders import Sitting, sitting
from tests.sample_sizes import size

RULES = ListRules(bands=(Band("dignitaries", "level"), Band("states", "lot"), Band("ngo")), confirmation=("ngo",))
LIST = ListOfSpeakers("l1", ("i3", "i5"), RULES, seen_by="everyone")
WAITING = (SpeechStatus.PLANNED,)
WHO = st.integers(0, 30)
ITEMS = st.sampled_from(["i2", "i3", "i4", "i5"])


def order_of(state: Meeting) -> dict[str, tuple[str, ...]]:
    return {item.id: item.speeches for item in state.items}


class ListOverTwoRounds(RuleBasedStateMachine):
    """A panel of two rounds with one list."""

    @initialize()
    def begin(self) -> None:
        self.here: Sitting = sitting()
        self.hidden = hidden_speeches(self.here.state)
        second = replace(self.here.state.items[2], id="i5")
        self.here.happened(ev.ItemAdded(second, "i4")).does(do.SetList(LIST), do.OpenMeeting())

    @property
    def state(self) -> Meeting:
        return self.here.state

    def asks(self, command: do.Command) -> bool:
        """Carry out a command; return whether it was."""
        try:
            self.here.does(command)
        except InterpError:
            return False
        return True

    def entry(self, who: int) -> str:
        known = list(self.state.entries)
        return known[who % len(known)] if known else "nobody"

    @rule(category=st.sampled_from(["member", "observer", "ngo"]), minister=st.booleans())
    def inscribe(self, category: str, minister: bool) -> None:
        before = order_of(self.state)
        party = Party("delegation", f"Party {self.here.asked}")
        level = "minister" if minister else None
        self.asks(do.InscribeEntry("l1", party, category, level=level, level_confirmed=minister))  # type: ignore[arg-type]
        new = f"c{self.here.asked}"
        assert {key: tuple(each for each in ids if each != new) for key, ids in order_of(self.state).items()} == before

    @rule(who=WHO, other=WHO)
    def place(self, who: int, other: int) -> None:
        after = self.entry(other) if other else None
        if self.asks(do.PlaceEntry(self.entry(who), after)):
            (item,) = (each for each in self.state.items if self.entry(who) in each.speeches)
            where = item.speeches.index(self.entry(who))
            assert after == (item.speeches[where - 1] if where else None)

    @rule(who=WHO, what=st.sampled_from(["confirm", "level", "vain", "withdraw", "skip", "absent", "remove", "move"]))
    def change(self, who: int, what: str) -> None:
        each = self.entry(who)
        self.asks({
            "confirm": do.AmendEntry(each, confirmed=True), "level": do.AmendEntry(each, level_confirmed=True),
            "vain": do.CallEntryInVain(each), "withdraw": do.WithdrawEntry(each), "skip": do.SkipSpeech(each),
            "absent": do.MarkSpeechAbsent(each), "remove": do.RemoveSpeech(each), "move": do.MoveSpeech(each, None),
        }[what])  # fmt: skip

    @rule()
    def draw(self) -> None:
        seq = self.state.seq
        if self.asks(do.DrawList("l1")):
            assert self.state.seq == seq + 1

    @rule(item=ITEMS)
    def opens(self, item: str) -> None:
        self.switches(do.OpenItem(item))

    @rule()
    def next(self) -> None:
        self.switches(do.AdvanceFloor(self.state.floor.speech))

    @rule(who=WHO)
    def gives(self, who: int) -> None:
        self.switches(do.GiveFloor(self.entry(who)))

    @rule(who=WHO)
    def arms(self, who: int) -> None:
        self.asks(do.ArmFloor(self.entry(who)))

    @rule()
    def undoes(self) -> None:
        self.asks(do.UndoSwitch())

    def switches(self, command: do.Command) -> None:
        """Switch, undo it at once, which restores order and home, and switch again."""
        before, depth = self.state, len(self.state.switches)
        if not self.asks(command) or len(self.state.switches) in (0, depth):
            return
        self.here.does(do.UndoSwitch())
        assert order_of(self.state) == order_of(before)
        assert [each.status for each in self.state.items] == [each.status for each in before.items]
        assert self.state.entries == before.entries
        self.here.does(command)

    @rule(seen_by=st.sampled_from(["desk", "delegations", "everyone"]))
    def publishes(self, seen_by: SeenBy) -> None:
        self.asks(do.SetList(replace(self.state.lists["l1"], seen_by=seen_by)))

    @invariant()
    def each_stands_in_one_item_and_none_is_lost(self) -> None:
        there = Counter(each for item in self.state.items for each in item.speeches)
        assert all(there[each] == 1 for each in self.state.entries)
        by_hand = [hand.id for hand in self.state.hands.get("l1", ())]
        assert len(set(by_hand)) == len(by_hand) and self.state.entries.keys() >= set(by_hand)

    @invariant()
    def whoever_waits_is_called_once_where_the_list_is_or_was_not_reached(self) -> None:
        now = calling_item(self.state, self.state.lists["l1"])
        targets = Counter(target.speech for target in upcoming(self.state) if target.speech)
        assert all(times == 1 for times in targets.values())
        for each, entry in self.state.entries.items():
            free = self.state.speeches[each].status in WAITING and each != self.state.floor.armed
            to_confirm = entry.category == "ngo" and entry.standing != "confirmed"
            if free and not to_confirm:
                reachable = now is not None and each in listed_speeches(self.state, now)
                assert (each in targets) == (reachable or self.is_ahead(each, now))
                assert is_not_reached(self.state, each) == (now is None)

    def is_ahead(self, speech: str, now: Item | None) -> bool:
        """Return whether a speech waits in a later round than the one in which the list is."""
        later = LIST.items[LIST.items.index(now.id) + 1 :] if now else ()
        return any(speech in item.speeches for item in self.state.items if item.id in later)

    @invariant()
    def what_the_public_sees_is_as_if_looked_for(self) -> None:
        for state in (self.state, as_public(self.state)):
            assert state.waiting == {item.id: waiting_in(state, item) for item in state.items}
        before, self.hidden = self.hidden, hidden_speeches(self.state)
        assert before.turned(self.hidden) == before.all() ^ self.hidden.all()
        assert self.hidden.all() == {each for each in self.state.speeches if each in self.hidden} == self.looked_for()
        assert self.state.speeches.keys() - as_public(self.state).speeches.keys() == self.looked_for()

    def looked_for(self) -> set[str]:
        """Return the speeches that the public does not see, each looked at by itself."""
        state, open_to_all = self.state, self.state.lists["l1"].seen_by == "everyone"
        waiting = [each for item in state.items if item.id in LIST.items and not open_to_all for each in item.speeches]
        withdrawn = [each for each, entry in state.entries.items() if entry.standing == "withdrawn"]
        return {each for each in (*waiting, *withdrawn) if each not in state.called and each != state.floor.armed}

    @invariant()
    def a_replay_is_alike(self) -> None:
        if self.here.asked % 7 == 0:
            assert replay(self.here.log) == self.state


TestListOverTwoRounds = ListOverTwoRounds.TestCase
TestListOverTwoRounds.settings = settings(max_examples=size(12, torture=400), stateful_step_count=25, deadline=None)
