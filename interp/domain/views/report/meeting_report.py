"""Makes the report of a meeting for staff: planned against held, time by category, who was not reached, its stops."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from interp.domain.model import events as ev
from interp.domain.model.list_rules import SpeakerCategory
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.texts import T
from interp.domain.model.time.speaking_clock import elapsed_ms
from interp.domain.rules.time_limits import interpretation_until
from interp.domain.views.announcements import StandingAnnouncement
from interp.domain.views.meeting_record import ActView, MeetingRecord, Total, TurnView, counted, grouped, meeting_record
from interp.domain.views.recorded_entries import EntryOutcome
from interp.domain.views.report.gender_totals import GenderTotals, gender_totals
from interp.domain.views.report.planned_items import ReportedBlock, ReportedItem, reported_blocks, reported_items
from interp.domain.views.view_parts import Recipient, SpeechView, WorkingMeetingView, about, speech_view
from interp.value_types import dataclass

Grouping = tuple[SpeakerCategory | None, str | None]
MADE = "announcement.made"
STANDS_STILL, GOES_ON = ev.MeetingSuspended.name, (
    ev.MeetingResumed.name, ev.MeetingClosed.name, ev.MeetingReopened.name,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedCategory(Total):
    """The total of a category of a list of speakers, or of a role: of those who were inscribed on no list."""

    category: SpeakerCategory | None
    role: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeCount:
    """How many entries of the lists of speakers had this outcome."""

    outcome: EntryOutcome
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreachedSpeech:
    """Somebody who was not reached; `category` is null for a speech of the programme that was on no list."""

    speech: SpeechView
    category: SpeakerCategory | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedStop:
    """An interruption, by its kind, or a `suspension`, by the wall clock; both last times are null while it goes on.

    `until` is when a suspended meeting was to be resumed, `reason` why it was suspended, each null where it was not
    said. `by` is who interrupted, `speaker` who was interrupted, each null for nobody.
    """

    kind: str
    started_at: int
    ended_at: int | None
    lasted_ms: int | None
    until: int | None
    reason: str | None
    by: T | None
    speaker: T | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedAnnouncement:
    """What was announced, when and by whom, and until when it stood: its own end, or its withdrawal before that."""

    announcement: StandingAnnouncement
    made_at: int
    by: str
    ended_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedInterpretation:
    """The end of interpretation: as planned at the opening, as in force, and when the meeting was closed.

    `over_ms` is by how much the meeting went on after the end in force, below zero: it was closed before; null before
    it is closed. `acts` is what was asked, granted and refused.
    """

    planned_until: int
    until: int
    closed_at: int | None
    over_ms: int | None
    acts: tuple[ActView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingReport:
    """The report of a meeting. It changes by events only, not because time passes.

    `planned_starts_at` and `planned_ends_at` are those at the opening. `held_ms` is the time of the meeting without
    suspensions, null before it is closed, `suspended_ms` that of those which are over. `genders` is null unless women
    and men, by the honorifics that are printed, were five persons each at least.
    """

    meeting: WorkingMeetingView
    planned_starts_at: int
    planned_ends_at: int
    opened_at: int | None
    closed_at: int | None
    held_ms: int | None
    suspended_ms: int
    blocks: tuple[ReportedBlock, ...]
    items: tuple[ReportedItem, ...]
    categories: tuple[ReportedCategory, ...]
    outcomes: tuple[OutcomeCount, ...]
    not_reached: tuple[UnreachedSpeech, ...]
    stops: tuple[ReportedStop, ...]
    interpretation: ReportedInterpretation
    genders: GenderTotals | None
    announcements: tuple[ReportedAnnouncement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """The report of one meeting, or of the meetings of a day in the order in which they begin.

    `categories` has the totals of all of them together.
    """

    language: str
    meetings: tuple[MeetingReport, ...]
    categories: tuple[ReportedCategory, ...]


def report(meetings: Iterable[tuple[Meeting, Meeting | None]], language: str) -> DayReport:
    """Return the report of meetings, each with the state in which it was opened, None for one that was not."""
    made = tuple(meeting_report(state, opened, language) for state, opened in meetings)
    return DayReport(language=language, meetings=made, categories=_together(each.categories for each in made))


def meeting_report(state: Meeting, opened: Meeting | None, language: str) -> MeetingReport:
    """Return the report of a meeting, with unapproved texts, marked: it is for staff only.

    `opened` is the state in which it was opened, None where it was not: then what is planned is what stands now.
    """
    record, reader, planned = meeting_record(state, language), Recipient(language, drafts=True), opened or state
    closed_at = state.status_since if state.status == MeetingStatus.CLOSED else None
    items = reported_items(state, opened, reader)
    turns, stops = counted(record.turns), _stops(record)
    return MeetingReport(
        meeting=record.meeting,
        planned_starts_at=about(planned).starts_at,
        planned_ends_at=about(planned).ends_at,
        opened_at=state.clock.started_at if state.clock else None,
        closed_at=closed_at,
        held_ms=elapsed_ms(state.clock, closed_at) if state.clock and closed_at is not None else None,
        suspended_ms=sum(each.lasted_ms or 0 for each in stops if each.kind == "suspension"),
        blocks=reported_blocks(state, opened, items),
        items=items,
        categories=_categories(state, turns),
        outcomes=_outcomes(record),
        not_reached=_not_reached(state, record, reader),
        stops=stops,
        interpretation=_interpretation(state, planned, record, closed_at),
        genders=gender_totals(turns),
        announcements=tuple(_announcements(record.acts)),
    )


def _announcements(acts: tuple[ActView, ...]) -> Iterator[ReportedAnnouncement]:
    """Yield what was announced, in order."""
    withdrawn = {each.announcement.id: each.at for each in acts if each.announcement and each.name != MADE}
    for act in acts:
        if act.announcement and act.name == MADE:
            ended_at = min(act.announcement.until, withdrawn.get(act.announcement.id, act.announcement.until))
            yield ReportedAnnouncement(announcement=act.announcement, made_at=act.at, by=act.by, ended_at=ended_at)


def _categories(state: Meeting, turns: list[TurnView]) -> tuple[ReportedCategory, ...]:
    def category(turn: TurnView) -> Grouping:
        entry = state.entries.get(turn.speech.id)
        return (entry.category, None) if entry else (None, turn.speech.role)

    return grouped(
        turns, category, lambda turn, sums: ReportedCategory(category=category(turn)[0], role=category(turn)[1], **sums)
    )


def _together(categories: Iterable[tuple[ReportedCategory, ...]]) -> tuple[ReportedCategory, ...]:
    found: dict[Grouping, list[ReportedCategory]] = {}
    for each in (one for some in categories for one in some):
        found.setdefault((each.category, each.role), []).append(each)
    return tuple(
        ReportedCategory(
            category=category, role=role, speeches=sum(each.speeches for each in rows),
            held_ms=sum(each.held_ms for each in rows), held_s=sum(each.held_s for each in rows),
            over_ms=sum(each.over_ms for each in rows),
        )
        for (category, role), rows in found.items()
    )  # fmt: skip


def _outcomes(record: MeetingRecord) -> tuple[OutcomeCount, ...]:
    numbers = Counter(each.outcome for each in record.entries)
    return tuple(OutcomeCount(outcome=each, entries=numbers[each]) for each in get_args(EntryOutcome) if numbers[each])


def _not_reached(state: Meeting, record: MeetingRecord, reader: Recipient) -> tuple[UnreachedSpeech, ...]:
    """Return the entries that were not reached; of a closed meeting also what was planned without a list."""
    listed = [
        UnreachedSpeech(speech=each.speech, category=each.entry.category)
        for each in record.entries if each.outcome == "not_reached"
    ]  # fmt: skip
    waits = (
        state.speeches[each] for item in state.items for each in item.speeches
        if each not in state.entries and state.speeches[each].status == SpeechStatus.PLANNED
    )  # fmt: skip
    planned = waits if state.status == MeetingStatus.CLOSED else ()
    return (*listed, *(UnreachedSpeech(speech=speech_view(state, each, reader), category=None) for each in planned))


def _stops(record: MeetingRecord) -> tuple[ReportedStop, ...]:
    """Return the interruptions that stand and the suspensions, in order of time."""
    names = {each.speech.id: (each.speech.person or each.speech.party).name for each in record.turns}
    halts = (
        ReportedStop(
            kind=each.kind, started_at=each.started_at, ended_at=each.ended_at, lasted_ms=each.lasted_ms, until=None,
            reason=None, by=names.get(each.speech or ""), speaker=names.get(each.interrupted or ""),
        )
        for each in record.interruptions if not each.taken_back
    )  # fmt: skip
    return tuple(sorted((*halts, *_suspensions(record.acts)), key=lambda each: each.started_at))


def _suspensions(acts: Iterable[ActView]) -> Iterator[ReportedStop]:
    """Yield the suspensions; an act that only says another hour of resumption is part of the one that stands."""
    began: ActView | None = None
    until: int | None = None
    for act in acts:
        if act.name == STANDS_STILL:
            began, until = began or act, act.until
        elif began and act.name in GOES_ON:
            yield _suspension(began, until, act.at)
            began = None
    if began:
        yield _suspension(began, until, None)


def _suspension(began: ActView, until: int | None, ended_at: int | None) -> ReportedStop:
    return ReportedStop(
        kind="suspension", started_at=began.at, ended_at=ended_at, until=until, reason=began.reason, by=None,
        lasted_ms=None if ended_at is None else ended_at - began.at, speaker=None,
    )  # fmt: skip


def _interpretation(
    state: Meeting, planned: Meeting, record: MeetingRecord, closed_at: int | None
) -> ReportedInterpretation:  # fmt: skip
    until = interpretation_until(state)
    return ReportedInterpretation(
        planned_until=interpretation_until(planned),
        until=until,
        closed_at=closed_at,
        over_ms=None if closed_at is None else closed_at - until,
        acts=tuple(each for each in record.acts if each.name.startswith("interpretation.")),
    )
