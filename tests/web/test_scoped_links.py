"""A link for one delegation, seat or person opens what anyone may see of its meeting, and nothing that is for staff."""

import pytest

from interp.domain.model.scopes import Scope
from interp.ports import Link
from interp.store.accounts import SqlAccounts
from tests.server import command_id
from tests.socket_screen import Hall

CUBA = Scope("delegation", "cuba")
DAY = "/?day=2016-03-07"  # of the meetings of the tests


def scoped(hall: Hall, role: str, meeting: str | None, language: str | None = None) -> str:
    """Return the token of a link for Cuba, of a role whose links cannot be made with a scope too."""
    link = Link(command_id(), role, meeting, language, hall.outside.clock.now_ms() + 1_000_000, scope=CUBA)
    SqlAccounts(hall.outside.database).add_link(link)
    return hall.outside.access.token(link.id)


def test_it_opens_the_captions_of_its_private_meeting_and_of_no_other(hall: Hall) -> None:
    hall.meeting, elsewhere = (hall.outside.plan(private=True) for _ in range(2))
    token = hall.outside.access.make_link(command_id(), "attendee", hall.meeting, "fr", 1, scope=CUBA)
    phone = hall.make()
    joined = phone.join(hall.meeting, "captions", "fr", token=token)
    assert joined["ok"], joined
    assert hall.make().join(elsewhere, "captions", token=token)["error"]["args"]["reason"] == "private_meeting"
    assert hall.server.get(f"/api/meetings/{hall.meeting}/view?audience=captions", token).status == 200


@pytest.mark.parametrize("role, audience", [("staff", "console"), ("chair", "chair"), ("interpreter", "booth")])
def test_it_joins_nothing_guarded_and_is_told_so_in_the_readers_language(
    hall: Hall, role: str, audience: str
) -> None:
    token = scoped(hall, role, hall.meeting, "fr" if role == "interpreter" else None)
    error = hall.make().join(hall.meeting, audience, "fr", token=token)["error"]
    assert (error["code"], error["args"]) == ("not_allowed", {"reason": "scope", "scope": "delegation:cuba"})
    assert error["message"].startswith("Votre lien ne vaut que pour une délégation")
    assert hall.server.get(f"/api/meetings/{hall.meeting}/view?audience={audience}&language=fr", token).status == 403


def test_it_sends_no_command_that_is_not_declared_for_it(hall: Hall) -> None:
    asked = {"id": command_id(), "name": "meeting.open", "args": {}}
    answer = hall.server.post(f"/api/meetings/{hall.meeting}/commands", asked, scoped(hall, "staff", hall.meeting))
    assert (answer.status, answer.json["error"]["args"]["reason"]) == (403, "scope")
    assert hall.outside.meetings.state(hall.meeting).status == "planned"


@pytest.mark.parametrize("path", ["/api/delegations?q=cub", "/proposals", "/m/{}/console", "/api/meetings/{}/queue"])
def test_it_opens_no_address_of_staff(hall: Hall, path: str) -> None:
    where = path.format(hall.meeting)
    assert hall.server.get(where, scoped(hall, "staff", None)).status == 403
    assert hall.server.get(where, hall.outside.access.make_link(command_id(), "staff", None, None, 1)).status == 200


def test_it_is_shown_no_draft_and_no_private_meeting(hall: Hall) -> None:
    hall.meeting = hall.outside.plan(private=True)
    token = scoped(hall, "staff", hall.meeting)
    programme = f"/api/meetings/{hall.meeting}/programme?language=fr"
    tags = [hall.server.get(programme, each).headers["etag"] for each in (token, hall.token("staff"))]
    assert ["drafts" in tag for tag in tags] == [False, True]
    listed = [f"/m/{hall.meeting}/" in hall.server.get(DAY, each).body for each in (token, hall.token("staff"))]
    assert listed == [False, True]
