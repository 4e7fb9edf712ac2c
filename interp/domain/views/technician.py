"""What the technician sees of the meeting itself: what the public sees; the screens come as a message of their own."""

from dataclasses import dataclass

from interp.domain.model.state import Meeting
from interp.domain.views.captions import CaptionView, common
from interp.domain.views.shared_parts import Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianView(CaptionView):
    """Approved texts only: a technician looks after screens, not after words."""


def technician_view(state: Meeting, language: str) -> TechnicianView:
    """The technician reads over the meeting's shoulder, as attendees do."""
    return TechnicianView(**common(state, Recipient(language, brief=True)))
