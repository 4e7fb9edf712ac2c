"""Who may send which command: takes an actor, a meeting and a command, raises NotAllowed or returns nothing.

Each command type names its roles.
"""

from dataclasses import dataclass

from interp.domain.model.commands import Command, ReportDisplay, ReportLanguage
from interp.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or program with a role, and the meeting and language to which the role is limited (None: any)."""

    role: str
    name: str = ""
    meeting: str | None = None
    language: str | None = None
    link: str | None = None


ATTENDEE = Actor("attendee")
SYSTEM = Actor("system", "system")


def may(role: str, command: type[Command]) -> bool:
    """Return whether `role` may send `command` to some meeting."""
    return role in command.may


def check(actor: Actor, meeting: str, command: Command) -> None:
    """Raise NotAllowed unless `actor` may send `command` to `meeting`; a booth may report only for itself."""
    if not may(actor.role, type(command)):
        raise NotAllowed("role", role=actor.role, command=command.name)
    if actor.meeting not in (None, meeting):
        raise NotAllowed("meeting", meeting=meeting)
    if isinstance(command, ReportLanguage | ReportDisplay) and actor.language != command.booth:
        raise NotAllowed("booth", booth=command.booth)
