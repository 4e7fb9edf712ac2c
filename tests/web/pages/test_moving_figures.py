"""The kept page of an attendee is at every moment the page that is drawn then, and nobody else's."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.web.auth import cookie_name
from tests.builders import HOUR, MINUTE, SECOND, START, plan
from tests.fakes import FixedClock
from tests.prepared_demo import empty

STAFF = Actor("staff", "Staff")
HOSTS = ("10.0.0.7", "10.0.0.8")
PAGES = ("en", "room/ar?overlay=1", "ar?second=fr", "room/zh?delay=5", "room/en")
LATER = (SECOND, 9 * SECOND, 4 * MINUTE + SECOND, 9 * MINUTE, 26 * HOUR)
NOBODYS = "0123"  # a session that is none: who brings it has no role, but is answered apart
STATES: dict[str, tuple[do.Command, ...]] = {
    "planned": (),
    "open": (do.OpenMeeting(),),
    "speaking": (do.AdvanceFloor(None),),
    "paused": (do.AdvanceFloor(None), do.PauseFloor()),
    "captioned": (do.AdvanceFloor(None), do.TypeCaption("A line.", "en")),
    "ended": (do.AdvanceFloor(None), do.TypeCaption("A line.", "en"), do.EndFloor()),
    "interrupted": (do.AdvanceFloor(None), do.InterruptFloor("chair")),
    "suspended": (do.AdvanceFloor(None), do.SuspendMeeting()),
    "closed": (do.AdvanceFloor(None), do.CloseMeeting()),
    "announced": (do.MakeAnnouncement(("room", "attendees"), START + 5 * MINUTE, "list_closed"),),
}


@dataclass
class Desk:
    """A service whose time stands until a test moves it, and what it answers."""

    service: Service
    clock: FixedClock
    asked: int = 0

    def __post_init__(self) -> None:
        self.app = create_app(self.service)
        self.service.services.clock = self.clock
        self.service.services.meetings._clock = self.clock

    def does(self, command: do.Command, meeting: str, actor: Actor = STAFF) -> None:
        """Carry out a command."""
        self.asked += 1
        self.service.services.meetings.handle(actor, meeting, f"c{self.asked}", command)

    def plan(self, meeting: str, state: str = "planned") -> str:
        """Plan a meeting and bring it into a state."""
        self.clock.now = START
        self.does(plan(id=meeting), meeting, SYSTEM)
        for command in STATES[state]:
            self.does(command, meeting)
        return meeting

    def get(self, path: str, session: str = "", **headers: str) -> TestResponse:
        """Return the answer to a GET of a page of a meeting."""
        client = self.app.test_client(use_cookies=False)
        own = {"Cookie": f"{cookie_name(Settings())}={session}"} if session else {}
        return client.get(f"/m/{path}", headers=own | {name.replace("_", "-"): each for name, each in headers.items()})


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("moving")
    service = assemble(Settings(data=empty(folder), async_mode="threading", hosts=HOSTS))
    yield Desk(service, FixedClock(START))
    service.close()


@pytest.mark.parametrize("state", STATES)
def test_a_kept_page_is_the_one_that_would_be_drawn_now(desk: Desk, state: str) -> None:
    meeting = desk.plan(f"kept-{state}", state)
    for passed in LATER:
        desk.clock.now = START + passed
        for page in PAGES[::2]:
            kept, drawn = desk.get(f"{meeting}/{page}"), desk.get(f"{meeting}/{page}", NOBODYS)
            assert kept.headers["Cache-Control"] == "no-cache" and drawn.headers["Cache-Control"] == "no-store"
            assert kept.text == drawn.text, (page, passed)


def test_a_page_of_before_a_command_is_not_sent_after_it(desk: Desk) -> None:
    meeting = desk.plan("moves")
    before = desk.get(f"{meeting}/en")
    desk.does(do.AdvanceFloor(None), meeting)
    after = desk.get(f"{meeting}/en", If_None_Match=before.headers["ETag"])
    assert after.status_code == 200 and "Ms. Amel One" in after.text and after.text != before.text


def test_who_has_the_page_is_sent_it_again_only_when_it_says_something_else(desk: Desk) -> None:
    meeting = desk.plan("tagged", "speaking")
    etag = desk.get(f"{meeting}/en").headers["ETag"]
    assert desk.get(f"{meeting}/en", If_None_Match=etag).status_code == 304
    assert desk.get(f"{meeting}/fr", If_None_Match=etag).status_code == 200
    assert desk.get(f"{meeting}/en?second=ar", If_None_Match=etag).status_code == 200
    desk.clock.passes(SECOND)
    assert desk.get(f"{meeting}/en", If_None_Match=etag).status_code == 200, "its clock has moved on"


def test_who_has_a_role_is_never_sent_the_kept_page(desk: Desk) -> None:
    meeting, access = desk.plan("roles", "speaking"), desk.service.services.access
    etag = desk.get(f"{meeting}/en").headers["ETag"]
    token = access.make_link("l1", "staff", meeting, None, 1)
    for headers in ({"session": access.enter(token, None)}, {"Authorization": f"Bearer {token}"}):
        found = desk.get(f"{meeting}/en", If_None_Match=etag, **headers)
        assert (found.status_code, found.headers["Cache-Control"], found.headers.get("ETag")) == (200, "no-store", None)


def test_a_language_that_is_chosen_by_the_address_is_remembered(desk: Desk) -> None:
    meeting = desk.plan("chosen")
    assert "Set-Cookie" not in desk.get(f"{meeting}/en").headers
    assert "lang=fr" in desk.get(f"{meeting}/en?lang=fr").headers["Set-Cookie"]


def test_a_page_reached_by_another_name_says_that_name(desk: Desk) -> None:
    meeting = desk.plan("named")
    for host in (*HOSTS, *HOSTS):
        assert f"http://{host}/m/{meeting}" in desk.get(f"{meeting}/en", Host=host).text


@pytest.mark.parametrize("page", PAGES)
def test_a_meeting_that_becomes_private_is_closed_to_strangers_at_once(desk: Desk, page: str) -> None:
    meeting = desk.plan(f"private-{PAGES.index(page)}", "speaking")
    etag = desk.get(f"{meeting}/{page}").headers["ETag"]
    desk.does(do.RestrictMeeting(True), meeting)
    for headers in ({}, {"If_None_Match": etag}):
        refused = desk.get(f"{meeting}/{page}", **headers)
        assert refused.status_code == 401
        assert "Ms. Amel One" not in refused.text and refused.headers["Cache-Control"] == "no-store"
    guest = desk.service.services.access.make_link(f"g-{meeting}", "attendee", meeting, None, 1)
    if page == "en":
        let_in = desk.get(f"{meeting}/{page}", Authorization=f"Bearer {guest}")
        assert (let_in.status_code, let_in.headers["Cache-Control"]) == (200, "no-store")
    desk.does(do.RestrictMeeting(False), meeting)
    assert desk.get(f"{meeting}/{page}").status_code == 200


def test_a_rehearsal_is_marked(desk: Desk) -> None:
    desk.does(plan(id="tried", rehearsal=True), "tried", SYSTEM)
    assert " data-rehearsal>" in desk.get("tried/en").text and " data-rehearsal>" not in desk.get("moves/en").text


@pytest.mark.parametrize(("path", "status"), [("nothing/en", 401), ("moves/de", 404), ("moves/room/de", 404)])
def test_what_does_not_exist_is_not_found_or_as_a_private_meeting(desk: Desk, path: str, status: int) -> None:
    assert desk.get(path).status_code == status
