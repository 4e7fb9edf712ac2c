"""Who may ask for what: every cell of role and command, and what a link is scoped to."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model.commands import COMMANDS
from interp.domain.model.roles import ROLES
from interp.domain.rules.policy import ATTENDEE, SYSTEM, Actor, check, may
from interp.errors import NotAllowed

# letters: a admin, s staff, c chair, i interpreter, r reviser, y system; an attendee may ask for nothing
LETTERS = {"a": "admin", "s": "staff", "c": "chair", "i": "interpreter", "r": "reviser", "y": "system"}
EXPECTED = {
    "meeting.plan": "y", "meeting.open": "asc", "meeting.suspend": "asc", "meeting.resume": "asc",
    "meeting.close": "asc", "meeting.restrict": "as", "meeting.amend": "as",
    "person.add": "as", "person.amend": "as", "speech.remove": "as",
    "item.open": "as", "item.add": "as", "item.amend": "as", "item.move": "as", "item.remove": "as",
    "item.close": "as",
    "speech.add": "as", "speech.amend": "as", "speech.move": "as", "speech.skip": "as",
    "party.describe": "as", "statement.attach": "asry",
    "floor.arm": "as", "floor.advance": "as", "floor.give": "as", "floor.pause": "as", "floor.resume": "as",
    "floor.end": "as", "floor.add_time": "as", "floor.set_language": "as", "floor.undo": "as",
    "text.set": "asr", "text.approve": "asr", "text.supply": "y",
    "booth.report_language": "i", "booth.report_display": "i", "booth.dismiss": "as",
    "room.blank": "as", "room.show": "as",
    "caption.load": "y", "caption.release": "y", "caption.supply": "y", "caption.follow": "asr",
    "caption.type": "asr", "caption.correct": "asr", "caption.withdraw": "asry",
}  # fmt: skip


def test_the_table_names_every_command() -> None:
    assert set(EXPECTED) == set(COMMANDS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_role_may_ask_for_its_commands_and_no_other(name: str, role: str) -> None:
    assert may(role, COMMANDS[name]) == (role in {LETTERS[letter] for letter in EXPECTED[name]})


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


def test_the_system_may_supply_texts() -> None:
    check(SYSTEM, "m1", do.SupplyTexts(()))
