"""What a link's meeting, language and scope leave of its role: every command, every audience, every cell.

The roles of commands and audiences are in docs/protocol.md and tests/test_role_table.py; here is what the limits add.
"""

from dataclasses import replace
from typing import Any, ClassVar

import pytest

from interp.domain.model.commands import COMMANDS, Command
from interp.domain.model.roles import BOOTH, ROLE_ROWS, ROLES, STAFF, RoleRow
from interp.domain.model.scopes import KINDS, Scope, scope_from
from interp.domain.rules import permissions
from interp.domain.rules.permissions import Actor
from interp.domain.views.attendee import caption_view
from interp.domain.views.audiences import AUDIENCES, Audience, Rule, admit, check_scopes, own
from interp.errors import NotAllowed, NotSignedIn
from interp.value_types import dataclass
from tests.domain.rules.test_permissions import EXPECTED
from tests.row_by_row import row_by_row
from tests.test_role_table import CELLS
from tests.wire.samples import filled

OWN = {"language": "fr", "delegation": "cuba", "desk": "fr:1", "person": "p1"}
# every command with a field that must be its sender's own: limit=field
OF_A_BOOTH = (
    "booth.report_language", "booth.report_display", "booth.signal", "booth.end_signal",
    "floor.set_retour", "floor.set_pivot", "caption.leave_text",
)  # fmt: skip
DECLARED = dict.fromkeys(OF_A_BOOTH, {"language": "booth"})
DECLARED |= {"statement.point": {"delegation": "delegation"}}
DECLARED |= dict.fromkeys(
    (
        "booth.take_desk", "booth.leave_desk", "handover.ask", "handover.accept", "handover.decline",
        "handover.withdraw", "handover.take",
    ),
    {"language": "booth", "desk": "desk"},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inscribe(Command):
    """A delegation asks for the floor: made up, as no command has a scope yet."""

    name: ClassVar[str] = "list.inscribe"
    may: ClassVar[frozenset[str]] = STAFF | {"attendee"}
    bound: ClassVar[dict[str, str]] = {"delegation": "party"}
    party: str | None


@dataclass(frozen=True, slots=True)
class HandOver(Command):
    """An interpreter hands over to a colleague: made up, bound by two limits."""

    name: ClassVar[str] = "booth.hand_over"
    may: ClassVar[frozenset[str]] = BOOTH
    bound: ClassVar[dict[str, str]] = {"language": "booth", "desk": "seat"}
    booth: str
    seat: str


MADE_UP = {kind.name: kind for kind in (Inscribe, HandOver)}
ROLES_OF = EXPECTED | {"list.inscribe": {"admin", "staff", "attendee"}, "booth.hand_over": {"interpreter"}}
BOUND_BY = {name: set(limits) for name, limits in DECLARED.items()} | {
    "list.inscribe": {"delegation"}, "booth.hand_over": {"language", "desk"},
}  # fmt: skip

# meeting, language and scope of a sender with the right role, to m1 about what is of fr, cuba and the first seat; what
# the booth as a whole may do is open from each of its desks
# · a command bound by nothing · by language · by delegation · by language and desk
COMMAND_CELLS = """
m1 fr -                · yes     · yes     · yes     · yes
-  fr -                · yes     · yes     · yes     · yes
m2 fr -                · meeting · meeting · meeting · meeting
m1 ar -                · yes     · booth   · yes     · booth
m1 fr delegation:cuba  · scope   · scope   · yes     · scope
m1 fr delegation:chad  · scope   · scope   · scope   · scope
m1 fr desk:fr:1        · scope   · yes     · scope   · yes
m1 fr desk:fr:2        · scope   · yes     · scope   · scope
m1 fr person:p1        · scope   · scope   · scope   · scope
m1 fr person:cuba      · scope   · scope   · scope   · scope
m1 fr row:cuba         · scope   · scope   · scope   · scope
-  fr delegation:cuba  · scope   · scope   · yes     · scope
m2 fr delegation:cuba  · meeting · meeting · meeting · meeting
m2 fr desk:fr:1        · meeting · meeting · meeting · meeting
m1 ar delegation:cuba  · scope   · booth   · yes     · booth
m1 ar desk:fr:1        · scope   · booth   · scope   · booth
"""
COMMAND_COLUMNS: list[set[str]] = [set(), {"language"}, {"delegation"}, {"language", "desk"}]

# the same of a screen · an audience open to anyone · the same, private · the same, for a role that works ·
# guarded, for a role that may join · the booth, for an interpreter · made for the delegation cuba
AUDIENCE_CELLS = """
m1 fr -                · yes · yes             · yes             · yes     · yes     · yes
-  fr -                · yes · private_meeting · yes             · yes     · yes     · yes
m2 fr -                · yes · private_meeting · private_meeting · meeting · meeting · meeting
m1 ar -                · yes · yes             · yes             · yes     · booth   · yes
m1 fr delegation:cuba  · yes · yes             · yes             · scope   · scope   · yes
m1 fr delegation:chad  · yes · yes             · yes             · scope   · scope   · scope
m1 fr desk:fr:1        · yes · yes             · yes             · scope   · yes     · scope
m1 ar desk:fr:1        · yes · yes             · yes             · scope   · booth   · scope
-  fr desk:fr:1        · yes · private_meeting · private_meeting · scope   · yes     · scope
m1 fr person:p1        · yes · yes             · yes             · scope   · scope   · scope
m1 fr person:cuba      · yes · yes             · yes             · scope   · scope   · scope
m1 fr row:cuba         · yes · yes             · yes             · scope   · scope   · scope
-  fr delegation:cuba  · yes · private_meeting · private_meeting · scope   · scope   · yes
m2 fr delegation:cuba  · yes · private_meeting · private_meeting · meeting · meeting · meeting
m1 ar delegation:cuba  · yes · yes             · yes             · scope   · booth   · yes
"""
OPEN, PRIVATE, PRIVATE_ROLE, GUARDED, OWN_BOOTH, MADE_FOR = range(6)
DELEGATION = Rule(caption_view, STAFF | BOOTH, quick=False, scope="delegation")
MADE_UP_AUDIENCE = "made_up"
JOINS = {next(iter(cells[0])): cells[1] for cells in CELLS}


def rows(table: str) -> dict[str, list[str]]:
    """Return the cells of a table by the limits of the actor."""
    lines = [[cell.strip() for cell in line.split("·")] for line in table.strip().splitlines()]
    return {first: cells for first, *cells in lines}


def lacking(role: str, limits: str, cell: str) -> str:
    """Return a cell for a role, whose actors may do nothing without the scope they need."""
    return "scope" if ROLES[role].scope and limits.endswith(" -") and cell == "yes" else cell


def actor(role: str, limits: str) -> Actor:
    """Return an actor with a role and the limits in a row's first cell."""
    meeting, language, scope = (None if word == "-" else word for word in limits.split())
    return Actor(role, meeting=meeting, language=language, scope=scope_from(scope) if scope else None)


def asked(name: str) -> Command:
    """Return the command of a name, about what is of fr, cuba and the first seat."""
    kind: Any = (COMMANDS | MADE_UP)[name]
    command: Command = replace(filled(kind, ""), **{field: OWN[limit] for limit, field in kind.bound.items()})
    return command


def told(name: str, who: Actor) -> str:
    """Return "yes", or why the command is refused."""
    try:
        permissions.check(who, "m1", asked(name))
    except NotAllowed as error:
        return error.reason
    return "yes"


def declared(name: str, who: Actor) -> str:
    """Return what a command's declaration makes of an actor, worked out apart from the product."""
    kind = (COMMANDS | MADE_UP)[name]
    if who.role not in kind.may:
        return "role"
    if who.meeting == "m2":
        return "meeting"
    if "language" in kind.bound and who.language == "ar":
        return "booth"
    if who.scope is None:
        return "scope" if ROLES[who.role].scope else "yes"
    if who.scope.kind == "desk" and set(kind.bound) == {"language"}:
        return "yes"
    return "yes" if who.scope.kind in kind.bound and OWN[who.scope.kind] == who.scope.id else "scope"


@row_by_row("name", sorted(ROLES_OF))
def test_each_command_is_open_to_each_actor_as_the_table_and_its_declaration_say(name: str) -> None:
    column = COMMAND_COLUMNS.index(BOUND_BY.get(name, set()))
    cells = {
        (role, limits): lacking(role, limits, row[column]) if role in ROLES_OF[name] else "role"
        for role in ROLES
        for limits, row in rows(COMMAND_CELLS).items()
    }
    assert {cell: told(name, actor(*cell)) for cell in cells} == cells
    assert {cell: declared(name, actor(*cell)) for cell in cells} == cells


def test_the_commands_declare_what_the_table_says_and_no_more() -> None:
    assert {name: dict(kind.bound) for name, kind in COMMANDS.items() if kind.bound} == DECLARED


def test_a_booth_without_a_language_reports_for_none() -> None:
    assert told("booth.report_display", Actor("interpreter")) == "booth"


def test_staff_without_a_language_speak_for_any_booth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HandOver, "may", BOOTH | STAFF)
    assert [told("booth.hand_over", Actor(role)) for role in ("staff", "interpreter")] == ["yes", "booth"]


def test_a_field_left_out_is_nobodys_own() -> None:
    with pytest.raises(NotAllowed, match="scope"):
        permissions.check(Actor("staff", scope=Scope("delegation", "None")), "m1", Inscribe(None))


def test_a_refusal_says_the_scope_of_the_link() -> None:
    with pytest.raises(NotAllowed) as error:
        permissions.check(Actor("staff", scope=Scope("delegation", "chad")), "m1", Inscribe("cuba"))
    assert error.value.args_ == {"reason": "scope", "scope": "delegation:chad"}


@pytest.fixture
def delegate(monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a role each of whose links must have a delegation, in the table for one test."""
    monkeypatch.setitem(ROLES, "delegate", RoleRow("delegate", "captions", link=True, scope="delegation"))
    return "delegate"


def test_a_role_that_needs_a_scope_is_nobody_without_one(delegate: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Inscribe, "may", frozenset({delegate}))
    assert told("list.inscribe", Actor(delegate)) == "scope"
    assert told("list.inscribe", Actor(delegate, scope=Scope("delegation", "cuba"))) == "yes"
    with pytest.raises(NotAllowed, match="scope"):
        permissions.check_role(Actor(delegate), frozenset({delegate}))


# --- what is checked at import


@pytest.mark.parametrize(
    ("bound", "may", "says"),
    [
        ({"delegation": "seat"}, STAFF, "wrong"), ({"row": "party"}, STAFF, "wrong"),
        ({}, BOOTH, "missing.*language"), ({}, frozenset({"delegate"}), "missing.*delegation"),
        ({"language": "party"}, frozenset({"delegate"}), "missing.*delegation"),
    ],
)  # fmt: skip
def test_a_declaration_that_cannot_be_stops_the_import(
    bound: dict[str, str], may: frozenset[str], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (*ROLE_ROWS, RoleRow("delegate", scope="delegation"))
    permissions.check_bounds([*COMMANDS.values(), *MADE_UP.values()], rows)
    monkeypatch.setattr(Inscribe, "may", may)
    monkeypatch.setattr(Inscribe, "bound", bound)
    with pytest.raises(TypeError, match=f"Inscribe.*{says}"):
        permissions.check_bounds([Inscribe], rows)


def test_an_audience_that_its_roles_cannot_join_stops_the_import(delegate: str) -> None:
    check_scopes(AUDIENCES | {"delegation": replace(DELEGATION, roles=frozenset({delegate}))})
    for wrong in (
        replace(DELEGATION, scope="row"), replace(DELEGATION, roles=None),
        replace(DELEGATION, roles=frozenset({delegate}), scope="desk"),
        replace(AUDIENCES["console"], roles=frozenset({delegate})),
    ):  # fmt: skip
        with pytest.raises(TypeError):
            check_scopes({"made-up": wrong})


# --- audiences


@pytest.fixture
def audiences(monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Return the audiences, with one made for a delegation."""
    monkeypatch.setitem(AUDIENCES, MADE_UP_AUDIENCE, DELEGATION)
    return tuple(AUDIENCES)


def seen(audience: str, who: Actor, *, private: bool) -> str:
    """Return "yes", or why the audience is refused."""
    kind = AUDIENCES[audience].scope
    scope = Scope(kind, OWN[kind]) if kind else None
    try:
        admit(who, "m1", Audience(audience, "fr", scope), private=private)
    except (NotAllowed, NotSignedIn) as error:
        return error.reason
    return "yes"


def column_of(audience: str, role: str, *, private: bool) -> int | None:
    """Return the column that has an audience for a role; None when the role may not join."""
    if AUDIENCES[audience].roles is None:
        return (PRIVATE if role == "attendee" or ROLES[role].scope else PRIVATE_ROLE) if private else OPEN
    joins = role in ("admin", "staff", "interpreter") if audience == MADE_UP_AUDIENCE else audience in JOINS[role]
    if not joins:
        return None
    if AUDIENCES[audience].scope:
        return MADE_FOR
    return OWN_BOOTH if (audience, role) == ("booth", "interpreter") else GUARDED


@pytest.mark.parametrize("private", [False, True], ids=["public", "private"])
def test_each_audience_is_open_to_each_actor_as_the_table_says(audiences: tuple[str, ...], private: bool) -> None:
    expected, found = {}, {}
    for role in (row.name for row in ROLE_ROWS):
        for audience in audiences:
            column = column_of(audience, role, private=private)
            for limits, cells in rows(AUDIENCE_CELLS).items():
                cell = (role, audience, limits)
                found[cell] = seen(audience, actor(role, limits), private=private)
                if column is None:
                    expected[cell] = "audience"
                else:
                    guarded = AUDIENCES[audience].roles is not None
                    expected[cell] = lacking(role, limits, cells[column]) if guarded else cells[column]
    assert found == expected


@pytest.mark.parametrize("scope", [None, *(Scope(kind, "cuba") for kind in KINDS)], ids=str)
def test_no_audience_is_joined_as_one_it_is_not_made_for(audiences: tuple[str, ...], scope: Scope | None) -> None:
    fits = {name for name in audiences if AUDIENCES[name].scope == (scope.kind if scope else "")}
    for name in (each for each in audiences if AUDIENCES[each].roles is not None):
        role = min(AUDIENCES[name].roles or ())
        who = Actor(role, language="fr", scope=scope if ROLES[role].scope else None)
        assert _admits(who, Audience(name, "fr", scope)) == (name in fits), name


def _admits(who: Actor, audience: Audience) -> bool:
    try:
        admit(who, "m1", audience, private=False)
    except NotAllowed:
        return False
    return True


def test_an_audience_made_for_a_scope_is_that_of_whoever_joins(audiences: tuple[str, ...]) -> None:
    cuba = Scope("delegation", "cuba")
    who = Actor("staff", scope=cuba)
    assert own(Audience(MADE_UP_AUDIENCE, "fr"), who) == Audience(MADE_UP_AUDIENCE, "fr", cuba)
    assert own(Audience(MADE_UP_AUDIENCE, "fr", Scope("delegation", "chad")), who).scope == Scope("delegation", "chad")
    for name in (each for each in audiences if not AUDIENCES[each].scope):
        assert own(Audience(name, "fr"), who) == Audience(name, "fr")
