"""Who may ask for what: every cell of role and command; tests/test_scope_table.py has the limits of links too."""

import re

import pytest

from interp.domain.model import commands as do
from interp.domain.model.commands import COMMANDS
from interp.domain.model.roles import ROLES, STAFF
from interp.domain.model.scopes import Scope
from interp.domain.rules.permissions import ATTENDEE, SYSTEM, Actor, check, check_role, may
from interp.errors import NotAllowed
from tests.row_by_row import row_by_row
from tests.sources import ROOT

# the rows of commands in docs/protocol.md: name, arguments, roles; a test of the documents holds the arguments
ROW = re.compile(r"^\| `(\w+\.\w+)` \| (?:–|`[^|]*) \| ([a-z, ]+) \|", re.MULTILINE)
EXPECTED = {name: set(roles.split(", ")) for name, roles in ROW.findall((ROOT / "docs/protocol.md").read_text("utf-8"))}


def test_the_table_names_every_command() -> None:
    assert set(EXPECTED) == set(COMMANDS)


@row_by_row("role", ROLES)
@row_by_row("name", sorted(EXPECTED))
def test_each_role_may_ask_for_its_commands_and_no_other(name: str, role: str) -> None:
    assert may(role, COMMANDS[name]) == (role in EXPECTED[name])


def test_a_role_that_may_not_is_told_so() -> None:
    with pytest.raises(NotAllowed) as told:
        check(ATTENDEE, "m1", do.OpenMeeting())
    assert told.value.args_ == {"reason": "role", "role": "attendee", "command": "meeting.open"}


def test_a_link_is_good_for_its_meeting_only() -> None:
    check(Actor("staff", meeting="m1"), "m1", do.OpenMeeting())
    with pytest.raises(NotAllowed, match="meeting"):
        check(Actor("staff", meeting="m1"), "m2", do.OpenMeeting())


@pytest.mark.parametrize("command", [do.ReportLanguage("ar", "fr"), do.ReportDisplay("ar")])
def test_a_booth_speaks_only_for_itself(command: do.Command) -> None:
    check(Actor("interpreter", language="ar"), "m1", command)
    with pytest.raises(NotAllowed, match="booth"):
        check(Actor("interpreter", language="fr"), "m1", command)


def test_what_needs_a_whole_role_is_closed_to_one_with_a_scope() -> None:
    check_role(Actor("staff"), STAFF)
    for actor, reason in ((Actor("chair"), "role"), (Actor("staff", scope=Scope("delegation", "cuba")), "scope")):
        with pytest.raises(NotAllowed, match=reason):
            check_role(actor, STAFF)


def test_the_system_may_supply_texts() -> None:
    check(SYSTEM, "m1", do.SupplyTexts(()))
