"""Makes the booth's view: the floor, its language and unapproved texts, in the booth's present target language."""

from dataclasses import dataclass

from interp.domain.model.booths import Mode, work
from interp.domain.model.state import Meeting
from interp.domain.views.attendee import CaptionView, common
from interp.domain.views.caption_following import PlaceView, place_view
from interp.domain.views.view_parts import Recipient, about, pronunciations


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A booth's report that awaits staff: the language it hears, or None for a wrong display."""

    booth: str
    language: str | None
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothWork:
    """A booth, how it works now, and its present target language."""

    language: str
    mode: Mode
    into: str
    floor: str | None
    report: ReportView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothView(CaptionView):
    """`language` is the present target language: a two-way booth's changes with the floor language."""

    booth: BoothWork
    pronunciations: dict[str, str]
    place: PlaceView | None


def booth_view(state: Meeting, booth: str) -> BoothView:
    """Return a booth's view, with unapproved texts, marked: interpreters prefer a draft to no text."""
    turn = work(booth, state.floor.language, about(state).modalities)
    mine = next((r for r in state.reports if r.booth == booth), None)
    report = ReportView(booth=mine.booth, language=mine.language, at=mine.at) if mine else None
    now = BoothWork(language=booth, mode=turn.mode, into=turn.into, floor=state.floor.language, report=report)
    shown = common(state, Recipient(turn.into, drafts=True))
    return BoothView(**shown, booth=now, pronunciations=pronunciations(state), place=place_view(state))
