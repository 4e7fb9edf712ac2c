"""Makes the record of a meeting for staff: who had the floor, when, how long and against what limit."""

from dataclasses import dataclass

from interp.domain.model.floor_record import FloorTurn, MeetingAct
from interp.domain.model.speaking_clock import Clock
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T
from interp.domain.model.time_limit import TimeLimit
from interp.domain.views import view_parts
from interp.domain.views.view_parts import Recipient, SpeechView, WorkingMeetingView


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedItem:
    """The item during a turn; `number` as on the agenda."""

    id: str
    number: str | None
    title: T


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnView:
    """One stay on the floor without a break; an interrupted speech has several.

    `held_ms` is the speaking time of this turn without pauses, `total_ms` what the clock showed at its end and
    `over_ms` by how much that was above `limit_ms`: null while the turn goes on, `over_ms` without a limit too.
    `language` is the floor language at the end. `interruption` is the kind of one, of the speech `interrupts`.
    `taken_back`: undone as a mistake.
    """

    number: int
    item: RecordedItem | None
    speech: SpeechView
    language: str | None
    started_at: int
    ended_at: int | None
    held_ms: int | None
    total_ms: int | None
    limit_ms: int | None
    over_ms: int | None
    interruption: str | None
    interrupts: str | None
    taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """What happened beside the turns, by the name of its event (`meeting.suspended`), when and by whom."""

    name: str
    at: int
    by: str
    reason: str | None
    until: int | None
    speech: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRecord:
    """The record of a meeting for one reader. It changes by events only, not because time passes."""

    meeting: WorkingMeetingView
    language: str
    turns: tuple[TurnView, ...]
    acts: tuple[ActView, ...]


def meeting_record(state: Meeting, language: str) -> MeetingRecord:
    """Return the record, with unapproved texts, marked: it is for staff only."""
    reader = Recipient(language, drafts=True)
    return MeetingRecord(
        meeting=view_parts.working_meeting_view(state, reader),
        language=language,
        turns=tuple(_turn(state, number, turn, reader) for number, turn in enumerate(state.record.turns, start=1)),
        acts=tuple(_act(act) for act in state.record.acts),
    )


def _turn(state: Meeting, number: int, turn: FloorTurn, reader: Recipient) -> TurnView:
    ended = turn.ended_at is not None
    clock = Clock(limit_ms=turn.limit_ms) if ended else state.floor.speech_clock
    limit_ms = clock.limit_ms if clock else None
    total_ms = turn.from_ms + turn.held_ms
    speech = state.speeches.get(turn.speech.id, turn.speech)
    return TurnView(
        number=number,
        item=_item(state, turn.item, reader),
        speech=view_parts.speech_view(state, speech, reader, TimeLimit(limit_ms)),
        language=turn.language if ended else state.floor.language,
        started_at=turn.started_at,
        ended_at=turn.ended_at,
        held_ms=turn.held_ms if ended else None,
        total_ms=total_ms if ended else None,
        limit_ms=limit_ms,
        over_ms=max(0, total_ms - limit_ms) if ended and limit_ms else None,
        interruption=turn.interruption,
        interrupts=turn.interrupts,
        taken_back=turn.taken_back,
    )


def _item(state: Meeting, item_id: str | None, reader: Recipient) -> RecordedItem | None:
    item = next((each for each in state.items if each.id == item_id), None)
    if item is None:
        return None
    title = view_parts.text(state, f"item.{item.id}.title", item.title, reader)
    return RecordedItem(id=item.id, number=item.number, title=title)


def _act(act: MeetingAct) -> ActView:
    return ActView(name=act.name, at=act.at, by=act.by, reason=act.reason, until=act.until, speech=act.speech)
