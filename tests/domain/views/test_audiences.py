"""The open list of audiences: who gets which view, and who may join."""

import pytest

from interp.domain.model.roles import ROLES
from interp.domain.rules.permissions import ATTENDEE, Actor
from interp.domain.views.audiences import AUDIENCES, Audience, admit, every_audience
from interp.errors import NotAllowed, NotSignedIn
from tests.row_by_row import row_by_row


def test_only_captions_are_not_heard_each_second() -> None:
    assert [name for name, rule in AUDIENCES.items() if not rule.quick] == ["captions"]


SEES = {
    "captions": set(ROLES), "room": set(ROLES), "booth": {"interpreter", "staff", "admin"},
    "console": {"staff", "admin"}, "chair": {"chair", "staff", "admin"},
    "moderator": {"moderator", "staff", "admin"}, "desk": {"reviser", "staff", "admin"},
    "technician": {"technician", "staff", "admin"}, "chief": {"chief", "staff", "admin"},
}  # fmt: skip


def allowed(actor: Actor, audience: str, language: str = "fr", *, private: bool = False) -> str:
    """Return "yes", or the code of the refusal."""
    try:
        admit(actor, "m1", Audience(audience, language), private=private)
    except (NotAllowed, NotSignedIn) as error:
        return error.code
    return "yes"


@row_by_row("role", ROLES)
@row_by_row("audience", SEES)
def test_each_role_sees_its_pages_and_no_other(audience: str, role: str) -> None:
    no = "not_signed_in" if role == "attendee" else "not_allowed"
    assert allowed(Actor(role, language="fr"), audience) == ("yes" if role in SEES[audience] else no)


def test_every_audience_for_all_is_in_the_table_and_those_for_one_scope_are_in_that_of_scopes() -> None:
    assert set(SEES) == {name for name, rule in AUDIENCES.items() if not rule.scope}


def test_a_booth_link_opens_its_own_booth() -> None:
    assert allowed(Actor("interpreter", language="fr"), "booth", "ar") == "not_allowed"
    assert allowed(Actor("staff"), "booth", "ar") == "yes"


def test_a_link_opens_the_pages_of_its_meeting_only() -> None:
    assert allowed(Actor("staff", meeting="m2"), "console") == "not_allowed"


@pytest.mark.parametrize("audience", ["captions", "room"])
def test_a_private_meeting_is_closed_to_passers_by(audience: str) -> None:
    assert allowed(ATTENDEE, audience, private=True) == "not_signed_in"
    assert allowed(Actor("interpreter", meeting="m2"), audience, private=True) == "not_signed_in"
    assert allowed(Actor("attendee", meeting="m1"), audience, private=True) == "yes"
    assert allowed(Actor("staff"), audience, private=True) == "yes"
    assert allowed(Actor("reviser"), audience, private=True) == "yes", "a role in every meeting"


@row_by_row("audience", ["captions", "room"])
@row_by_row("role", ["staff", "admin", "chair", "reviser", "chief", "technician"])
def test_a_private_meeting_is_closed_to_every_role_of_another(audience: str, role: str) -> None:
    assert allowed(Actor(role, meeting="m2"), audience, private=True) == "not_signed_in"
    assert allowed(Actor(role, meeting="m2"), audience) == "yes"


def test_there_are_nine_audiences_in_six_languages() -> None:
    assert len(set(every_audience())) == 54
