"""Makes the record of a meeting for staff: who had the floor, when, how long, in which languages, and the totals."""

from collections.abc import Callable, Iterable
from typing import Literal, TypeVar

from interp.domain.model.events import SpeechMarkedAbsent
from interp.domain.model.floor_record import FloorTurn, InterruptionStay, LanguageStretch, MeetingAct
from interp.domain.model.interruptions import LanguageStanding
from interp.domain.model.list_rules import CategoryLimit
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.parties import Membership
from interp.domain.model.spoken_languages import language_name
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T
from interp.domain.model.time.speaking_clock import Clock
from interp.domain.model.time.time_limit import TimeLimit
from interp.domain.views import view_parts
from interp.domain.views.announcements import StandingAnnouncement, with_hearers
from interp.domain.views.recorded_entries import RecordedEntry, recorded_entries
from interp.domain.views.view_parts import PartyView, PersonView, Recipient, SpeechView, WorkingMeetingView
from interp.value_types import dataclass, replace

RecordedInterpretation = Literal["booths", "delegation", "text"]
R = TypeVar("R")
ABSENT = SpeechMarkedAbsent.name


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedItem:
    """The item during a turn; `number` as on the agenda, `starts_at` its stated hour, null without one."""

    id: str
    number: str | None
    title: T
    starts_at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedLanguage:
    """A language of a turn, from when to when; `standing` expected: nobody confirmed it.

    `interpreted_by`: the booths of the meeting, the delegation's own interpreter, a text, or null where not known. No
    booth, desk or interpreter is named.
    """

    language: str
    language_name: str | None
    standing: LanguageStanding
    started_at: int
    ended_at: int | None
    interpreted_by: RecordedInterpretation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantView:
    """Time that was added to a limit (below zero: taken away), when, by whom, and why; `reason` null: not said."""

    at: int
    by: str
    seconds: int
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnView:
    """One stay on the floor without a break; an interrupted speech has several.

    `held_ms` is the speaking time of this turn without pauses, `total_ms` what the clock showed at its end and
    `over_ms` by how much that was above `limit_ms`: null while the turn goes on, `over_ms` without a limit too.
    `language` is the floor language at the end. `interruption` is the kind of one, of the speech `interrupts`.
    `taken_back`: undone as a mistake. `absent`: it ended because nobody was there to speak, so that its time is 0.
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
    absent: bool
    languages: tuple[RecordedLanguage, ...]
    granted: tuple[GrantView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """What happened beside the turns, by the name of its event (`meeting.suspended`), when and by whom.

    `about` is who it concerns, as it was then, `seconds` the time that was granted, `was` the name that a correction
    replaced, null where the name stayed. `limits` are those proposed or announced for all who wait, from `speech` on,
    `announcement` is what was announced or withdrawn. `items` are the first ones of the block whose unspent time,
    `seconds`, was given on or returned, and of the block that was to have it.
    """

    name: str
    at: int
    by: str
    reason: str | None
    until: int | None
    speech: str | None
    about: SpeechView | None
    seconds: int | None
    was: str | None
    limits: tuple[CategoryLimit, ...]
    announcement: StandingAnnouncement | None
    items: tuple[RecordedItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HaltView:
    """An interruption of the speech `interrupted` by the speech `speech`; both null for nobody.

    `lasted_ms` is its time by the wall clock, null while it goes on.
    """

    kind: str
    started_at: int
    ended_at: int | None
    lasted_ms: int | None
    interrupted: str | None
    speech: str | None
    taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """Turns that ended, those undone and of absent speakers left out: speeches, speaking time, time over limits.

    `held_s` is the sum of the turns' whole seconds, as the tables and the page show them: it adds up to the second.
    """

    speeches: int
    held_ms: int
    held_s: int
    over_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyTotal(Total):
    """The total of one party, or of a person who spoke for none."""

    party: PartyView
    person: PersonView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryTotal(Total):
    """The total of a category of parties; its kind where it has no category. `membership` in the meeting's body."""

    category: str
    membership: Membership | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTotal(Total):
    """The total of an item; null: what was said outside the items."""

    item: RecordedItem | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The totals per party, category and item, each in the order of the first turn; each adds up to the same sum."""

    parties: tuple[PartyTotal, ...]
    categories: tuple[CategoryTotal, ...]
    items: tuple[ItemTotal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRecord:
    """The record of a meeting for one reader. It changes by events only, not because time passes."""

    meeting: WorkingMeetingView
    language: str
    turns: tuple[TurnView, ...]
    acts: tuple[ActView, ...]
    interruptions: tuple[HaltView, ...]
    totals: Totals
    entries: tuple[RecordedEntry, ...]


def meeting_record(state: Meeting, language: str) -> MeetingRecord:
    """Return the record, with unapproved texts, marked: it is for staff only. Turns are in the order they began."""
    reader = Recipient(language, drafts=True)
    in_order = sorted(state.record.turns, key=lambda turn: (turn.started_at, not turn.taken_back))
    turns = tuple(_turn(state, number, turn, reader) for number, turn in enumerate(in_order, start=1))
    return MeetingRecord(
        meeting=view_parts.working_meeting_view(state, reader),
        language=language,
        turns=turns,
        acts=tuple(_act(state, act, reader) for act in state.record.acts),
        interruptions=tuple(_halt(each) for each in state.record.interruptions),
        totals=_totals(turns),
        entries=recorded_entries(
            state, {turn.speech.id for turn in turns if not turn.taken_back and not turn.absent}, reader
        ),
    )


def _turn(state: Meeting, number: int, turn: FloorTurn, reader: Recipient) -> TurnView:
    ended = turn.ended_at is not None
    clock = Clock(limit_ms=turn.limit_ms) if ended else state.floor.speech_clock
    limit_ms, acts = clock.limit_ms if clock else None, state.record.acts
    absent = any(each.name == ABSENT and each.speech == turn.speech.id and each.at == turn.ended_at for each in acts)
    held_ms = 0 if absent else turn.held_ms
    total_ms = turn.from_ms + held_ms
    speech = state.speeches.get(turn.speech.id, turn.speech)
    return TurnView(
        number=number,
        item=recorded_item(state, turn.item, reader),
        speech=_without_booth(view_parts.speech_view(state, speech, reader, TimeLimit(limit_ms))),
        language=turn.language if ended else state.floor.language,
        started_at=turn.started_at,
        ended_at=turn.ended_at,
        held_ms=held_ms if ended else None,
        total_ms=total_ms if ended else None,
        limit_ms=limit_ms,
        over_ms=max(0, total_ms - limit_ms) if ended and limit_ms else None,
        interruption=turn.interruption,
        interrupts=turn.interrupts,
        taken_back=turn.taken_back,
        absent=absent,
        languages=() if absent else _languages(turn, speech.statement, reader),
        granted=tuple(_grant(act) for act in acts if _is_during(turn, act)),
    )


def _without_booth(speech: SpeechView) -> SpeechView:
    """Return the speech without the booth in which its interpreter works: `languages` says who interpreted."""
    return replace(speech, interpretation=None) if speech.interpretation else speech


def _is_during(turn: FloorTurn, act: MeetingAct) -> bool:
    until = act.at if turn.ended_at is None else turn.ended_at
    return act.seconds is not None and act.speech == turn.speech.id and turn.started_at <= act.at <= until


def _grant(act: MeetingAct) -> GrantView:
    return GrantView(at=act.at, by=act.by, seconds=act.seconds or 0, reason=act.reason)


def _languages(turn: FloorTurn, statement: str | None, reader: Recipient) -> tuple[RecordedLanguage, ...]:
    """Return the languages of a turn; one that another replaced in the same moment was not spoken."""
    ends = (*(each.at for each in turn.languages[1:]), turn.ended_at)
    return tuple(
        RecordedLanguage(
            language=each.language,
            language_name=language_name(each.language, reader.language),
            standing=each.standing,
            started_at=each.at,
            ended_at=end,
            interpreted_by=_interpreted_by(each, statement),
        )
        for each, end in zip(turn.languages, ends, strict=False)
        if each.at != end or turn.started_at == turn.ended_at
    )


def _interpreted_by(stretch: LanguageStretch, statement: str | None) -> RecordedInterpretation | None:
    if stretch.language in MEETING_LANGUAGES:
        return "booths"
    return "delegation" if stretch.own_interpreter else "text" if statement else None


def recorded_item(state: Meeting, item_id: str | None, reader: Recipient) -> RecordedItem | None:
    """Return the item of that id as the record names it, None for none."""
    item = next((each for each in state.items if each.id == item_id), None)
    if item is None:
        return None
    title = view_parts.text(state, f"item.{item.id}.title", item.title, reader)
    return RecordedItem(id=item.id, number=item.number, title=title, starts_at=item.starts_at)


def _act(state: Meeting, act: MeetingAct, reader: Recipient) -> ActView:
    about = state.speeches.get(act.speech or "", act.about)
    return ActView(
        name=act.name, at=act.at, by=act.by, reason=act.reason, until=act.until, speech=act.speech,
        about=view_parts.speech_view(state, about, reader) if about else None, seconds=act.seconds, was=act.was,
        limits=act.limits,
        announcement=with_hearers(state, act.announcement, reader) if act.announcement else None,
        items=tuple(found for each in act.items if (found := recorded_item(state, each, reader))),
    )  # fmt: skip


def _halt(halt: InterruptionStay) -> HaltView:
    return HaltView(
        kind=halt.kind, started_at=halt.started_at, ended_at=halt.ended_at,
        lasted_ms=None if halt.ended_at is None else halt.ended_at - halt.started_at, interrupted=halt.interrupted,
        speech=halt.speech, taken_back=halt.taken_back,
    )  # fmt: skip


def _totals(turns: Iterable[TurnView]) -> Totals:
    held = counted(turns)
    return Totals(
        parties=grouped(held, _speaker, lambda turn, sums: PartyTotal(
            party=turn.speech.party, person=turn.speech.person, **sums)),
        categories=grouped(held, _category, lambda turn, sums: CategoryTotal(
            category=_category(turn)[0], membership=_category(turn)[1], **sums)),
        items=grouped(held, lambda turn: turn.item.id if turn.item else None, lambda turn, sums: ItemTotal(
            item=turn.item, **sums)),
    )  # fmt: skip


def counted(turns: Iterable[TurnView]) -> list[TurnView]:
    """Return the turns that are in totals: those that ended, without the undone and those of absent speakers."""
    return [turn for turn in turns if turn.held_ms is not None and not turn.taken_back and not turn.absent]


def grouped(
    turns: Iterable[TurnView], key: Callable[[TurnView], object], made: Callable[[TurnView, dict[str, int]], R]
) -> tuple[R, ...]:
    """Return a total for each key, in the order of the first turn of each."""
    groups: dict[object, list[TurnView]] = {}
    for turn in turns:
        groups.setdefault(key(turn), []).append(turn)
    return tuple(made(group[0], _sums(group)) for group in groups.values())


def _sums(turns: list[TurnView]) -> dict[str, int]:
    """Return the sums of some turns; a speech is over its limit by what its last turn was over it."""
    over = {turn.speech.id: turn.over_ms or 0 for turn in turns}
    held = [turn.held_ms or 0 for turn in turns]
    return {
        "speeches": len(over), "held_ms": sum(held), "held_s": sum(map(whole_seconds, held)),
        "over_ms": sum(over.values()),
    }  # fmt: skip


def whole_seconds(ms: int) -> int:
    """Return milliseconds as whole seconds, the nearest."""
    return (ms + 500) // 1000


def _speaker(turn: TurnView) -> object:
    party, person = turn.speech.party, turn.speech.person
    return party.kind, party.code or (person.name.text if person and party.kind == "person" else party.name.text)


def _category(turn: TurnView) -> tuple[str, Membership | None]:
    party = turn.speech.party
    return party.category or party.kind, party.membership
