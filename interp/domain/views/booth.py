"""What a booth sees: everything at one glance, in the language it works into now."""

from dataclasses import dataclass

from interp.domain.model.booths import Mode, work
from interp.domain.model.state import Meeting
from interp.domain.views.caption_following import PlaceView, place_view
from interp.domain.views.captions import CaptionView, common
from interp.domain.views.shared_parts import Recipient, about, pronunciations


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A booth's report that waits for staff: the language it hears, or None for a wrong display."""

    booth: str
    language: str | None
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothWork:
    """Which booth this is, how it works now, and into which language."""

    language: str
    mode: Mode
    into: str
    floor: str | None
    report: ReportView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothView(CaptionView):
    """The view's own `language` is the one the booth works into: a two-way booth turns with the floor."""

    booth: BoothWork
    pronunciations: dict[str, str]
    place: PlaceView | None


def booth_view(state: Meeting, booth: str) -> BoothView:
    """Interpreters see unapproved texts too, marked: a draft is better than nothing in a booth."""
    turn = work(booth, state.floor.language, about(state).modalities)
    mine = next((r for r in state.reports if r.booth == booth), None)
    report = ReportView(booth=mine.booth, language=mine.language, at=mine.at) if mine else None
    now = BoothWork(language=booth, mode=turn.mode, into=turn.into, floor=state.floor.language, report=report)
    shown = common(state, Recipient(turn.into, drafts=True))
    return BoothView(**shown, booth=now, pronunciations=pronunciations(state), place=place_view(state))
