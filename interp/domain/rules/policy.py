"""Who may ask for what: the rows live with their command, the check is here."""

from dataclasses import dataclass

from interp.domain.model.commands import Command, ReportDisplay, ReportLanguage
from interp.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone at the door: a role, and the meeting and language the role is good for (None: any)."""

    role: str
    name: str = ""
    meeting: str | None = None
    language: str | None = None
    link: str | None = None


ATTENDEE = Actor("attendee")
SYSTEM = Actor("system", "system")


def may(role: str, command: type[Command]) -> bool:
    """Return whether `role` may ask for `command` at all."""
    return role in command.may


def check(actor: Actor, meeting: str, command: Command) -> None:
    """Raise NotAllowed unless `actor` may ask this of `meeting`; a booth speaks only for itself."""
    if not may(actor.role, type(command)):
        raise NotAllowed("role", role=actor.role, command=command.name)
    if actor.meeting not in (None, meeting):
        raise NotAllowed("meeting", meeting=meeting)
    if isinstance(command, ReportLanguage | ReportDisplay) and actor.language != command.booth:
        raise NotAllowed("booth", booth=command.booth)
