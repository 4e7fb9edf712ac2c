"""A property of all reactors: with lost, repeated and late wake-ups and kills between any two steps, nothing is lost
and nothing is done twice.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.model import commands as do
from interp.domain.rules.permissions import Actor
from interp.domain.rules.usual_teams import geneva
from interp.domain.views.audiences import Audience
from interp.errors import InterpError
from interp.live.presence import ProcessPresence
from interp.live.single_process_lease import SingleProcessLease
from interp.ports import ConsoleState, Screen, TaskRecord
from interp.service.across_meetings.list_carrying import ListCarrying
from interp.service.across_meetings.room_schedule import RoomSchedule
from interp.service.caption_following import CaptionFollower
from interp.service.caption_scripts import DraftScripts
from interp.service.desk_watch import DeskWatch, HardwareWatch
from interp.service.drafting_priorities import Urgency
from interp.service.reactors import LOOK_MS, Reactors, Sources
from interp.service.review_desk.corrections_to_desk import LiveCorrections
from interp.service.review_desk.delivered_documents import DeliveredDocuments
from interp.service.typed_lines import TypedLines
from tests.fakes import MemoryConsoles
from tests.reacting import MemoryPositions
from tests.sample_sizes import size
from tests.translation_section import ANA, STAFF, Bureau

STREAM = "meeting:m1"
BOOTH = Actor("interpreter", language="zh")
ENGLISH = "We thank the Special Rapporteur. We read the report with care. We shall answer in writing."
FRENCH = ("Nous remercions le Rapporteur.", "Nous avons lu le rapport avec soin.", "Nous répondrons par écrit.")


class Killed(BaseException):
    """The process ended between two steps."""


@dataclass
class Disruption:
    """What happens to the wake-up of one act: lost, repeated so many times, and kills after so many steps each."""

    lost: bool = False
    repeated: int = 1
    kills: tuple[int, ...] = ()


@dataclass
class Morning:
    """A statement on the floor, drafted into French, and a desk in a booth, with all reactors of the service."""

    bureau: Bureau = field(default_factory=Bureau)
    positions: MemoryPositions = field(default_factory=MemoryPositions)
    presence: ProcessPresence = field(default_factory=lambda: ProcessPresence("run"))
    consoles: MemoryConsoles = field(default_factory=MemoryConsoles)
    silent: bool = False

    def __post_init__(self) -> None:
        self.bureau.does(do.SetTeam(geneva()))
        self.presence.enter("zh-1", Screen("m1", Audience("booth", "zh"), "", 0, self.bureau.clock.now, desk="1"))
        self.document = self.bureau.file(ENGLISH, visibility="drafts", speech="s1")
        thanks = "We thank the Chair for the report."
        self.other = self.bureau.file(thanks, visibility="drafts", speech="s2", release="as_delivered")
        for place, text in enumerate(FRENCH[: len(self.bureau.ids(self.document))]):
            self.bureau.draft(self.document, place, text)
        self.asked, self.told = 0, dict[str, int]()
        self.starts()

    def starts(self) -> None:
        """Begin with nothing but what is stored."""
        here = self.bureau
        follower = CaptionFollower(here.meetings, here.clock, DraftScripts(here.drafts, cue_texts))
        corrections = LiveCorrections(
            here.meetings, here.log, here.drafts, self.positions, here.reviewing, here.materials
        )
        sources = Sources(here.log.heads, here.drafts.marks, here.meetings.state)
        self.runner = Reactors(sources, here.clock, SingleProcessLease(), lambda _: TaskRecord(here.clock.now_ms))
        self.runner.register("corrections", corrections.react)
        self.runner.register("typed_lines", TypedLines(here.meetings, here.drafts, here.jobs, here.clock).react)
        delivered = DeliveredDocuments(here.meetings, here.drafts, here.drafts.mark)
        self.runner.register("delivered_documents", delivered.react)
        self.runner.register("captions", follower.react)
        self.runner.register("priorities", Urgency(here.jobs).react)
        self.runner.register("room_schedule", RoomSchedule(here.meetings).react)
        carrying = ListCarrying(here.meetings, here.drafts, here.clock, here.drafts.mark)
        self.runner.register("list_carrying", carrying.react)
        self.runner.register("consoles", HardwareWatch(here.meetings, self.consoles).react)
        self.runner.register("desks", DeskWatch(here.meetings, self.presence, here.clock).react)

    def works(self, disruption: Disruption) -> None:
        """Let the reactors hear of an act, as the disruption has it, and settle."""
        rung = () if disruption.lost or self.bureau.log.heads() == self.told else (STREAM,)
        self.told = self.bureau.log.heads()
        for steps in disruption.kills:
            self.dies_after(steps, rung)
        for _ in range(disruption.repeated):
            self.runner.work(rung)
        for _ in range(12):
            self.bureau.clock.passes(LOOK_MS)
            if not self.silent:
                self.presence.heard("zh-1", 0, self.bureau.clock.now)
            self.runner.work()

    def dies_after(self, steps: int, rung: tuple[str, ...]) -> None:
        """Do so many steps, then begin again without what was in memory."""
        left = [steps]

        def pause(_: float) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise Killed

        with suppress(Killed):
            self.runner.work(rung, pause)
        self.starts()

    def does(self, act: str) -> None:
        """Carry out one act of a person; what is not possible now is left out."""
        self.asked += 1
        command = self.command(act)
        try:
            if command is not None:
                by = BOOTH if hasattr(command, "booth") else STAFF
                self.bureau.meetings.handle(by, "m1", f"act-{self.asked}", command)
            elif act == "screen falls silent or answers":
                self.silent = not self.silent
            elif act == "microphone on or off":
                on, off = ConsoleState("on"), ConsoleState("off")
                was = self.consoles.says.get("m1", {}).get(("zh", "1"))
                self.consoles.says = {"m1": {("zh", "1"): off if was == on else on, ("zh", "2"): off}}
            elif act == "hardware fails":
                self.consoles.says = {}
            elif act == "desk withdraws":
                self.bureau.materials.withdraw(ANA, "m1", self.document.id)
            elif act == "desk restores":
                self.bureau.materials.withdraw(ANA, "m1", self.document.id, withdrawn=False)
            elif act == "desk revises":
                number = len(self.bureau.drafts.history(self.document.id, self.bureau.ids(self.document)[1], "fr"))
                self.bureau.revise(self.document, 1, f"Nous avons lu le rapport {self.asked}.", number, approve=True)
        except InterpError:
            pass

    def command(self, act: str) -> do.Command | None:
        """Return the command of an act, None for an act at the desk."""
        state = self.bureau.meetings.state("m1")
        shown = [each for each in state.captions.units if not each.withdrawn and each.unit.document]
        match act:
            case "next speaker":
                return do.AdvanceFloor(state.floor.speech)
            case "undo":
                return do.UndoSwitch()
            case "corrects" if shown and (text := shown[0].unit.text("fr")):
                said = text.text.replace("Nous", f"Tous {self.asked} nous")
                return do.CorrectCaption(shown[0].unit.id, "fr", said, text.revision)
            case "withdraws":
                return do.WithdrawCaptions(document=self.document.id)
            case "goes on":
                return do.FollowCaptions("go_on")
            case "types":
                return do.TypeCaption("Thank you very much", "en")
            case "sits down":
                return do.TakeDesk("zh", "1")
            case "takes the microphone":
                return do.TakeHandover("zh", "1")
            case "gets up":
                return do.LeaveDesk("zh", "1")
        return None

    def outcome(self) -> list[str]:
        """Return everything that reactors write: captions, the desk's texts, typed lines' documents, priorities, and
        what is known of desks.
        """
        here, state = self.bureau, self.bureau.meetings.state("m1")
        documents = here.drafts.documents("m1")
        history = (
            each for segment in here.ids(self.document) for each in here.drafts.history(self.document.id, segment, "fr")
        )
        return [
            *(self._named((each.unit, each.speech, each.withdrawn, each.stale)) for each in state.captions.units),
            *(self._named((each.segment, each.value, each.standing, each.by)) for each in history),
            *sorted(self._named((each.id, each.withdrawn, each.kind, each.delivered)) for each in documents),
            *(repr((each.id, each.statement is None, each.text_closed)) for each in state.speeches.values()),
            *sorted(
                self._named((job.document, job.language, job.priority))
                for each in documents
                for job in here.jobs.of(each.id)
            ),
            *(repr((desks.active, desks.left)) for desks in state.teams.desks),
            *(
                repr((each.id, each.gone, each.left, each.microphone))
                for desks in state.teams.desks
                for each in desks.desks
            ),
        ]

    def _named(self, row: object) -> str:
        """Return a row with names instead of the documents' random ids."""
        return repr(row).replace(self.document.id, "the statement").replace(self.other.id, "the other")


ACTS = (
    "next speaker", "undo", "corrects", "withdraws", "goes on", "types", "desk withdraws", "desk restores",
    "desk revises", "sits down", "takes the microphone", "gets up", "screen falls silent or answers",
    "microphone on or off", "hardware fails",
)  # fmt: skip
DISRUPTIONS = st.builds(
    Disruption, lost=st.booleans(), repeated=st.integers(0, 3), kills=st.lists(st.integers(0, 4), max_size=3).map(tuple)
)


def check(day: Sequence[tuple[str, Disruption]]) -> None:
    """Compare a disturbed day with an undisturbed one after each act."""
    disturbed, calm = Morning(), Morning()
    for here in (disturbed, calm):
        here.works(Disruption())
    for act, disruption in [("next speaker", Disruption()), *day]:
        calm.does(act)
        calm.works(Disruption(repeated=max(1, disruption.repeated)))
        disturbed.does(act)
        disturbed.works(disruption)
        assert disturbed.outcome() == calm.outcome()


@settings(max_examples=size(20, torture=400), deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ACTS), DISRUPTIONS), min_size=2, max_size=8))
def test_the_outcome_is_that_of_an_undisturbed_day(day: list[tuple[str, Disruption]]) -> None:
    check(day)


@pytest.mark.parametrize("steps", range(5))
def test_a_kill_after_any_step_of_any_act_loses_nothing(steps: int) -> None:
    check([(act, Disruption(kills=(steps,), repeated=0)) for act in ("corrects", *ACTS, "corrects", "types")])
