"""Makes the booth's view: the floor, its language and unapproved texts, in the booth's present target language."""

from interp.domain.model.booths import BoothSignal, Mode, Report, Work
from interp.domain.model.parties import PointedLine
from interp.domain.model.spoken_languages import language_name
from interp.domain.model.state import Meeting
from interp.domain.rules.booth_work import work
from interp.domain.rules.floor_language import confirmed
from interp.domain.rules.relays_in_force import is_speaking, plan_now, retour_now
from interp.domain.views.attendee import CaptionView, common
from interp.domain.views.caption_following import PlaceView, following_view, place_view
from interp.domain.views.parts.booth_desks import DesksView, desks_view
from interp.domain.views.parts.view_part_cache import part
from interp.domain.views.relays import RelayView, next_relay_view, planned_mode, planned_relay_view, relay_view
from interp.domain.views.view_parts import Recipient, WorkingMeetingView, pronunciations
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A booth's report that awaits staff: the language it hears, or None for a wrong display.

    `language_name` is its name in the reader's language.
    """

    booth: str
    language: str | None
    at: int
    language_name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothWork:
    """A booth, how it works now, and its present target language.

    `retour` is what a two-way booth works into while its own language is on the floor, None for a one-way booth.
    `retour_pending`: so it was chosen for this speech, and its own language is not on the floor now.
    """

    language: str
    mode: Mode
    into: str
    floor: str | None
    report: ReportView | None
    retour: str | None
    retour_pending: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothView(CaptionView):
    """`language` is the present target language: a two-way booth's changes with the floor language.

    `relay` is what the booth listens to, null where it has no team: relay is not known. `next_relay` is the same for
    the armed speech, `planned_relay` for the next planned one while none is armed. `desks` are its desks, with the
    handover between them. `signals` are its own. `pointed`: the line that a delegation's pointer
    shows in the text of the speech on the floor.
    """

    meeting: WorkingMeetingView
    booth: BoothWork
    pronunciations: dict[str, str]
    place: PlaceView | None
    relay: RelayView | None
    next_relay: RelayView | None
    planned_relay: RelayView | None
    desks: DesksView | None
    signals: tuple[BoothSignal, ...] = ()
    pointed: PointedLine | None = None


def report_view(report: Report, reader: str) -> ReportView:
    """Return a booth's report for a reader of a language."""
    name = language_name(report.language, reader)
    return ReportView(booth=report.booth, language=report.language, at=report.at, language_name=name)


def booth_work(state: Meeting, booth: str) -> Work:
    """Return what is known of a booth's work now; nothing rests on a language that is not confirmed."""
    known, plan = confirmed(state.floor), part(state, plan_now)
    line = plan.line(booth) if plan and known else None
    if line is not None and is_speaking(state):
        return Work(planned_mode(line), line.into)
    return work(booth, known, part(state, retour_now), speaking=is_speaking(state))


def _pointed(state: Meeting) -> PointedLine | None:
    """Return the line that a pointer shows in the text of the speech on the floor, or None."""
    line = state.pointed
    return line if line and line.speech == state.floor.speech else None


def booth_view(state: Meeting, booth: str) -> BoothView:
    """Return a booth's view, with unapproved texts, marked: interpreters prefer a draft to no text."""
    turn = booth_work(state, booth)
    mine = next((r for r in state.reports if r.booth == booth), None)
    now = BoothWork(
        language=booth, mode=turn.mode, into=turn.into, floor=state.floor.language,
        report=report_view(mine, turn.into) if mine else None, retour=part(state, retour_now).get(booth),
        retour_pending=booth in dict(state.floor.retour) and confirmed(state.floor) != booth,
    )  # fmt: skip
    shown = common(state, Recipient(turn.into, drafts=True), "booth") | {"following": following_view(state, False)}
    return BoothView(
        **shown, booth=now, pronunciations=pronunciations(state), place=place_view(state),
        relay=relay_view(state, booth, turn.into), next_relay=next_relay_view(state, booth, turn.into),
        planned_relay=planned_relay_view(state, booth, turn.into), desks=desks_view(state.teams, booth),
        signals=tuple(each for each in state.signals if each.booth == booth), pointed=_pointed(state),
    )  # fmt: skip
