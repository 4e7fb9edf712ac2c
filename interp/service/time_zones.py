"""The time zones that a meeting may have: those of the zone database of this machine."""

from zoneinfo import ZoneInfo

from interp.domain.model.commands import AmendMeeting, Command, PlanMeeting
from interp.domain.model.state import About
from interp.errors import BadRequest


def known_zone(name: str) -> ZoneInfo | None:
    """Return the time zone of this name, such as Europe/Zurich; None for an unknown one."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # not there; no name of a file of the database; no file
        return None


def check_zone(command: Command) -> None:
    """Raise BadRequest for a meeting in an unknown time zone, whose hours nobody could say. Empty: it stays."""
    match command:
        case AmendMeeting(timezone=str(name)) | PlanMeeting(about=About(timezone=name)):
            if name and known_zone(name) is None:
                raise BadRequest("not_a_zone", field="timezone")
