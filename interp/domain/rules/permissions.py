"""Who may send which command: takes an actor, a meeting and a command, raises NotAllowed or returns nothing.

Each command type names its roles, and the fields in which it must agree with the actor's language or scope.
"""

from collections.abc import Iterable
from dataclasses import field, fields

from interp.domain.model.commands import COMMANDS, Command
from interp.domain.model.roles import BOOTH, ROLE_ROWS, ROLES, RoleRow
from interp.domain.model.scopes import DESK, LANGUAGE, LIMITS, Scope
from interp.errors import NotAllowed
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or program with a role, and the meeting, language and scope to which the role is limited (None: any).

    `until`: when the access ends, in milliseconds (None: it does not); actors are the same whenever theirs ends.
    """

    role: str
    name: str = ""
    meeting: str | None = None
    language: str | None = None
    link: str | None = None
    scope: Scope | None = None
    until: int | None = field(default=None, compare=False)


ATTENDEE = Actor("attendee")
SYSTEM = Actor("system", "system")


def may(role: str, command: type[Command]) -> bool:
    """Return whether `role` may send `command` to some meeting."""
    return role in command.may


def in_scope(actor: Actor, scope: Scope | None) -> bool:
    """Return whether what is of `scope` (None: of no single one) is open to an actor who has the role for it."""
    if actor.scope is None:
        return not ROLES[actor.role].scope
    return actor.scope == scope


def at_desk(actor: Actor) -> bool:
    """Return whether the actor is an interpreter limited to one desk, who sees all that the booth sees."""
    return actor.role in BOOTH and actor.scope is not None and actor.scope.kind == DESK


def check_role(actor: Actor, roles: frozenset[str]) -> None:
    """Raise NotAllowed unless the actor has one of `roles`, and has it without a scope."""
    if actor.role not in roles:
        raise NotAllowed("role", role=actor.role)
    _check_scope(actor, None)


def check(actor: Actor, meeting: str, command: Command) -> None:
    """Raise NotAllowed unless `actor` may send `command` to `meeting`, by what the command's type declares."""
    if not may(actor.role, type(command)):
        raise NotAllowed("role", role=actor.role, command=command.name)
    if actor.meeting not in (None, meeting):
        raise NotAllowed("meeting", meeting=meeting)
    booth = _own(command, LANGUAGE)
    if LANGUAGE in command.bound and (actor.language or actor.role in BOOTH) and actor.language != booth:
        raise NotAllowed("booth", booth=booth)
    scope = actor.scope
    _check_scope(actor, scope if scope and _is_own(command, scope) else None)


def check_any(actors: Iterable[Actor], meeting: str, command: Command) -> None:
    """Raise NotAllowed unless one of `actors`, of whom there is one at least, may send `command` to `meeting`."""
    refused: NotAllowed | None = None
    for each in actors:
        try:
            return check(each, meeting, command)
        except NotAllowed as error:
            refused = refused or error
    assert refused is not None
    raise refused


def _is_own(command: Command, scope: Scope) -> bool:
    """Return whether a command is about the sender's own scope; from a desk also what is about its booth as a whole."""
    if scope.kind == DESK and scope.kind not in command.bound:
        return LANGUAGE in command.bound
    return _own(command, scope.kind) == scope.id


def _own(command: Command, limit: str) -> object:
    """Return the value of the field that must be the actor's own; None when the type declares none."""
    return getattr(command, command.bound[limit]) if limit in command.bound else None


def _check_scope(actor: Actor, scope: Scope | None) -> None:
    if not in_scope(actor, scope):
        raise NotAllowed("scope", scope=str(actor.scope or ""))


def check_bounds(commands: Iterable[type[Command]], rows: Iterable[RoleRow]) -> None:
    """Raise TypeError for a command bound by an unknown limit or field, or not bound by a limit of a role it names."""
    of_role = {row.name: row.limits for row in rows}
    for kind in commands:
        known = {each.name for each in fields(kind)}
        wrong = [limit for limit, field in kind.bound.items() if limit not in LIMITS or field not in known]
        needed = frozenset().union(*(of_role[role] for role in kind.may))
        if wrong or needed - set(kind.bound):
            raise TypeError(f"{kind.__name__}.bound: wrong {wrong}, missing {sorted(needed - set(kind.bound))}")


check_bounds(COMMANDS.values(), ROLE_ROWS)
