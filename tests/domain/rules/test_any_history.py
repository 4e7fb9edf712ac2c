"""Whatever people ask for, in whatever order: the log has no gap, one speaks at most, and every view can be made."""

from collections import Counter
from typing import Any, get_args

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from interp.domain.model import commands as do
from interp.domain.model.commands import (
    CorrectCaption,
    FollowCaptions,
    LoadCaptions,
    ReleaseCaptions,
    SupplyCaption,
    TypeCaption,
    WithdrawCaptions,
)
from interp.domain.model.interruptions import InterruptionKind
from interp.domain.model.parties import Party, SpeechStatus
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.item import KINDS
from interp.domain.rules.evolve import replay
from interp.domain.rules.lists.waiting_counts import waiting_in
from interp.domain.rules.meeting_card import leaves_card, says_the_same
from interp.domain.rules.programme_order import following
from interp.domain.views.audiences import every_audience, view
from interp.domain.views.parts.captions import last_cues
from interp.domain.views.programme import programme, speaker_list
from interp.errors import InterpError
from tests.builders import START, Sitting, sitting
from tests.sample_sizes import size
from tests.speech_scripts import SENTENCES, said

KINDS_OF_INTERRUPTION = get_args(InterruptionKind)
CODES = st.sampled_from(["ar", "zh", "en", "fr", "ru", "es"])
LIMITS = st.sampled_from([None, 0, 60_000])
TEXTS = st.sampled_from(["item.i1.title", "person.p1.name", "speech.s2.topic", "nowhere"])
PARTIES = st.builds(
    Party,
    st.sampled_from(["person", "delegation", "group", "organization", "recording"]),
    st.sampled_from(["Brazil", "African Group", ""]),
    st.sampled_from(["", "br", "p1"]),
)
MEETING = st.sampled_from(
    [
        do.OpenMeeting(), do.SuspendMeeting(), do.ResumeMeeting(), do.BlankRoom(), do.ShowRoom(), do.CloseMeeting(),
        do.ReopenMeeting(), do.GrantInterpretation(START + 1),
    ]
)
EDITS = st.sampled_from(["add", "amend", "move", "skip", "absent", "remove"])
PLAIN = st.sampled_from(
    [do.PauseFloor(), do.ResumeFloor(), do.EndFloor(), do.UndoSwitch(), do.ReturnFloor(), do.AdjustClock(2)]
)
WORDS = st.one_of(
    st.builds(do.SetText, TEXTS, CODES, st.sampled_from(["", "A", "B"]), st.none() | st.integers(0, 3)),
    st.builds(do.ApproveText, TEXTS, CODES, st.integers(0, 3)),
    st.builds(do.ReportLanguage, CODES, CODES),
    st.builds(do.ReportDisplay, CODES),
    st.builds(do.DismissReport, CODES),
    st.builds(do.SetLanguage, CODES),
    st.builds(do.AddTime, st.integers(-4_000, 4_000)),
)
ACTIONS = st.sampled_from(
    ["next", "back", "jump", "hold", "go_on", "off_text", "on_text", "no_text", "text_follows"]
)
UNITS = st.sampled_from([*(unit.id for unit in SENTENCES), "c3", "nothing"])
CAPTIONS = st.one_of(
    st.builds(FollowCaptions, ACTIONS, st.none() | st.just("s1"), st.none() | st.integers(-1, 8)),
    st.builds(TypeCaption, st.sampled_from(["", "Thank you"]), CODES),
    st.builds(CorrectCaption, UNITS, CODES, st.sampled_from(["", "A", "B"]), st.integers(0, 3)),
    st.builds(SupplyCaption, UNITS, st.just((said("drafted", "zh", "draft", 2),)), st.sampled_from([(), ("ar",)])),
    st.builds(WithdrawCaptions, st.none() | UNITS, st.sampled_from([None, None, "d1"])),
)


class AnyHistory(RuleBasedStateMachine):
    """One meeting to which anything at all happens."""

    def __init__(self) -> None:
        super().__init__()
        self.sitting = Sitting()

    @initialize()
    def planned(self) -> None:
        self.sitting = sitting(do.OpenMeeting())

    def asks(self, command: do.Command) -> bool:
        """Return whether the command was carried out; a refusal changes nothing."""
        before, known = self.sitting.state, len(self.sitting.log)
        try:
            self.sitting.later(500).does(command)
        except InterpError:
            assert self.sitting.state is before
            return False
        news = [each.event for each in self.sitting.log[known:]]
        assert says_the_same(before, self.sitting.state) or not leaves_card(before, news)
        return True

    def item(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from([*(item.id for item in self.sitting.state.items), "i99"]))

    def speech(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from([*self.sitting.state.speeches, "s99"]))

    @rule()
    def next(self) -> None:
        state = self.sitting.state
        self.asks(do.AdvanceFloor(state.floor.speech, following(state)))

    @rule(command=MEETING, seldom=st.integers(0, 4))
    def the_meeting_goes_on(self, command: do.Command, seldom: int) -> None:
        if not isinstance(command, do.CloseMeeting) or seldom == 0:
            self.asks(command)

    @rule(command=PLAIN | WORDS)
    def somebody_works(self, command: do.Command) -> None:
        self.asks(command)

    @rule(data=st.data())
    def the_floor_is_given(self, data: st.DataObject) -> None:
        self.asks(do.GiveFloor(self.speech(data)))

    @rule(party=PARTIES, limit=LIMITS)
    def somebody_unplanned_speaks(self, party: Party, limit: int | None) -> None:
        self.asks(do.GiveFloor(party=party, limit_ms=limit))

    @rule(kind=st.sampled_from(KINDS_OF_INTERRUPTION), party=st.none() | PARTIES)
    def somebody_interrupts(self, kind: Any, party: Party | None) -> None:
        self.asks(do.InterruptFloor(kind, party))

    @rule(data=st.data())
    def a_speech_is_armed(self, data: st.DataObject) -> None:
        self.asks(do.ArmFloor(data.draw(st.none() | st.just(self.speech(data)))))

    @rule(data=st.data(), kind=st.sampled_from(["open", "move", "remove", "close", "amend", "add"]), limit=LIMITS)
    def an_item_is_edited(self, data: st.DataObject, kind: str, limit: int | None) -> None:
        item = self.item(data)
        edits: dict[str, do.Command] = {
            "open": do.OpenItem(item),
            "move": do.MoveItem(item, data.draw(st.none() | st.just(self.item(data)))),
            "remove": do.RemoveItem(item),
            "close": do.CloseItem(item),
            "amend": do.AmendItem(item, "Another", limit_ms=limit),
            "add": do.AddItem(KINDS[0], "New", after=item),
        }
        self.asks(edits[kind])

    @rule(data=st.data(), kind=EDITS, party=PARTIES, limit=LIMITS)
    def a_speech_is_edited(self, data: st.DataObject, kind: str, party: Party, limit: int | None) -> None:
        speech = self.speech(data)
        edits: dict[str, do.Command] = {
            "add": do.AddSpeech(self.item(data), party, limit_ms=limit),
            "amend": do.AmendSpeech(speech, "fr", limit),
            "move": do.MoveSpeech(speech, data.draw(st.none() | st.just(self.speech(data)))),
            "skip": do.SkipSpeech(speech),
            "absent": do.MarkSpeechAbsent(speech),
            "remove": do.RemoveSpeech(speech),
        }
        self.asks(edits[kind])

    @rule(command=CAPTIONS)
    def captions_are_worked_on(self, command: do.Command) -> None:
        self.asks(command)

    @rule(data=st.data(), of=st.integers(4, 6), visible=st.booleans())
    def a_text_is_there(self, data: st.DataObject, of: int, visible: bool) -> None:
        speech = self.sitting.state.floor.speech or self.speech(data)
        self.asks(LoadCaptions(speech, "d1", of, visible=visible))

    @rule(data=st.data(), step=st.integers(0, 3), how=st.sampled_from(["pace", "hand", "recording"]))
    def the_text_goes_on(self, data: st.DataObject, step: int, how: str) -> None:
        floor = self.sitting.state.floor
        units = SENTENCES[floor.cue : floor.cue + step]
        before = self.sitting.state.captions
        if self.asks(ReleaseCaptions(floor.speech or "s1", how, floor.cue + step, units)):  # type: ignore[arg-type]
            assert self.sitting.state.captions.seq <= before.seq + len(units)

    @precondition(lambda self: self.sitting.state.status == "open")
    @rule(data=st.data())
    def a_switch_taken_back_restores_the_floor(self, data: st.DataObject) -> None:
        before, statuses = self.sitting.state, self.sitting.statuses()
        speech = self.speech(data)
        if speech != before.floor.speech and self.asks(do.GiveFloor(speech)):
            assert self.asks(do.UndoSwitch(speech))
            assert self.sitting.state.floor == before.floor
            assert self.sitting.statuses() == statuses
            assert self.sitting.state.items == before.items

    @invariant()
    def the_log_has_no_gap(self) -> None:
        assert [logged.seq for logged in self.sitting.log] == list(range(1, self.sitting.state.seq + 1))

    @invariant()
    def at_most_one_speaks_and_has_the_floor(self) -> None:
        speaking = [key for key, status in self.sitting.statuses().items() if status == SpeechStatus.ON_FLOOR]
        assert speaking == [self.sitting.state.floor.speech] * len(speaking)
        interrupted = [key for key, status in self.sitting.statuses().items() if status == SpeechStatus.INTERRUPTED]
        held = [each.speech for each in self.sitting.state.floor.interruptions if each.speech]
        assert sorted(interrupted) == sorted(held)
        assert bool(speaking) == (self.sitting.state.floor.speech is not None)

    @invariant()
    def the_floor_is_in_the_programme(self) -> None:
        state = self.sitting.state
        homes = Counter(speech for item in state.items for speech in item.speeches)
        assert max(homes.values(), default=1) == 1 and homes.keys() <= state.speeches.keys()
        assert all(key in homes for key, speech in state.speeches.items() if speech.status in ("planned", "skipped"))
        assert state.floor.item is None or state.floor.item in {item.id for item in state.items}
        assert {state.floor.speech, state.floor.armed} <= {None, *state.speeches}

    @invariant()
    def who_waits_and_what_has_a_text_is_as_if_counted(self) -> None:
        state = self.sitting.state
        assert state.waiting == {item.id: waiting_in(state, item) for item in state.items}
        assert state.filed == tuple(key for key, each in state.speeches.items() if each.statement or each.text_closed)

    @invariant()
    def cues_have_every_number_once_and_the_place_is_in_the_text(self) -> None:
        state, captions = self.sitting.state, self.sitting.state.captions
        assert [each.number for each in captions.units] == list(range(1, captions.seq + 1))
        assert max((each.changed for each in captions.units), default=0) <= captions.changed <= state.seq
        assert all(0 <= each.position <= each.of for each in captions.following.values())
        here = captions.following.get(state.floor.speech or "")
        assert here is None or here.position == state.floor.cue

    @invariant()
    def nobody_sees_a_unit_twice(self) -> None:
        shown = Counter((each.speech, each.unit.id) for each in self.sitting.state.captions.units if not each.withdrawn)
        assert max(shown.values(), default=1) == 1

    @invariant()
    def every_view_can_be_made(self) -> None:
        if self.sitting.state.about:
            for audience in every_audience()[::5]:
                view(self.sitting.state, audience)
            programme(self.sitting.state, "fr")
            speaker_list(self.sitting.state, "fr")
            last_cues(self.sitting.state, "fr")

    def teardown(self) -> None:
        """What a new process reads from the log is what this one has."""
        assert replay(self.sitting.log) == self.sitting.state
        for cut in range(0, len(self.sitting.log), 7):
            assert replay(self.sitting.log[cut:], replay(self.sitting.log[:cut], Meeting())) == self.sitting.state


TestAnyHistory = AnyHistory.TestCase
TestAnyHistory.settings = settings(max_examples=size(20, torture=600), stateful_step_count=40, deadline=None)
