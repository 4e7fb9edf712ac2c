"""Makes the technician's view of the meeting: the public's; the screens' health is a separate message."""

from dataclasses import dataclass

from interp.domain.model.state import Meeting
from interp.domain.views.attendee import CaptionView, common
from interp.domain.views.view_parts import Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianView(CaptionView):
    """Approved texts only: the technician's task is the screens."""


def technician_view(state: Meeting, language: str) -> TechnicianView:
    """Return the technician's view, with the texts attendees see."""
    return TechnicianView(**common(state, Recipient(language, brief=True), "technician"))
