"""Makes the technician's view: the public's, and what booths ask for; the screens' health is a separate message."""

from interp.domain.model.booths import BoothSignal
from interp.domain.model.state import Meeting
from interp.domain.views.attendee import CaptionView, common
from interp.domain.views.view_parts import Recipient
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianView(CaptionView):
    """Approved texts only: the technician's task is the screens. `signals` are those of the booths."""

    signals: tuple[BoothSignal, ...] = ()


def technician_view(state: Meeting, language: str) -> TechnicianView:
    """Return the technician's view, with the texts attendees see."""
    return TechnicianView(**common(state, Recipient(language, brief=True), "technician"), signals=state.signals)
