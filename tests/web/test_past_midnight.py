"""A meeting that runs on past midnight: its clocks go on, and people still find it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from interp.config import Settings
from interp.domain.model.commands import AdvanceFloor, CloseMeeting, Command, OpenMeeting
from interp.domain.proposals.proposal import ItemProposal, MeetingProposal, OccasionProposal, Proposal, SessionProposal
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.views.audiences import Audience, view
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.run.demo import dated_today
from interp.web.pages.staff_pages import days_of
from tests.builders import ABOUT, HOUR, MINUTE, plan
from tests.fakes import FixedClock
from tests.prepared_demo import empty

MIDNIGHT = int(datetime(2016, 3, 7, 23, tzinfo=UTC).timestamp() * 1000)  # in Geneva
LATE: dict[str, Any] = {"starts_at": MIDNIGHT - 2 * HOUR, "ends_at": MIDNIGHT + HOUR}
STAFF = Actor("staff", "Staff")


@pytest.fixture
def night(tmp_path: Path) -> "Night":
    return Night(tmp_path)


class Night:
    """A service with a settable clock and a meeting from 10 p.m. to 1 a.m."""

    def __init__(self, folder: Path) -> None:
        self.service = assemble(Settings(data=empty(folder), async_mode="threading"))
        self.clock = FixedClock(LATE["starts_at"])
        house = self.service.services
        house.clock = house.meetings._clock = self.clock
        house.meetings.handle(SYSTEM, "m1", "plan", plan(**LATE))
        self.client = create_app(self.service).test_client()

    def does(self, at: int, command: Command) -> None:
        self.clock.now = at
        self.service.services.meetings.handle(STAFF, "m1", f"c{at}", command)

    def page(self, at: int, path: str = "/") -> str:
        self.clock.now = at
        return self.client.get(path, headers={"Host": "localhost"}).get_data(as_text=True)


def test_the_clocks_go_on_over_midnight(night: Night) -> None:
    night.does(MIDNIGHT - 10 * MINUTE, AdvanceFloor(None))
    night.does(MIDNIGHT + 10 * MINUTE, AdvanceFloor(night.service.services.meetings.state("m1").floor.speech))
    shown = view(night.service.services.meetings.state("m1"), Audience("captions", "en")).clocks
    assert shown.meeting and shown.speech
    assert shown.meeting.started_at == MIDNIGHT - 10 * MINUTE
    assert shown.speech.started_at == MIDNIGHT + 10 * MINUTE


def test_before_midnight_it_is_listed_on_its_day(night: Night) -> None:
    night.does(LATE["starts_at"], OpenMeeting())
    page = night.page(MIDNIGHT - MINUTE)
    assert "Monday, 7 March 2016" in page and "Rights of the child" in page
    assert "8 March" not in page


def test_while_it_sits_it_is_listed_on_the_next_day_too(night: Night) -> None:
    night.does(LATE["starts_at"], OpenMeeting())
    page = night.page(MIDNIGHT + MINUTE)
    assert "Tuesday, 8 March 2016" in page and "Rights of the child" in page
    assert "22:00" in page and "01:00" in page
    assert "Rights of the child" in night.page(MIDNIGHT + MINUTE, "/?day=2016-03-07")


def test_once_closed_it_is_yesterdays(night: Night) -> None:
    night.does(LATE["starts_at"], OpenMeeting())
    night.does(MIDNIGHT + 2 * MINUTE, CloseMeeting())
    assert "Tuesday, 8 March" not in night.page(MIDNIGHT + 3 * MINUTE)


@pytest.mark.parametrize(
    ("status", "hours", "days"),
    [("open", 2, [7, 8]), ("suspended", 2, [7, 8]), ("planned", 2, [7]), ("open", 26, [7]), ("open", -3, [7])],
)
def test_only_a_meeting_that_sits_is_carried_over_and_only_by_one_day(status: str, hours: int, days: list[int]) -> None:
    late = replace(ABOUT, **LATE)
    assert days_of(late, status, MIDNIGHT + hours * HOUR) == tuple(date(2016, 3, day) for day in days)


def test_a_paper_dated_today_keeps_its_end_after_its_beginning() -> None:
    late = MeetingProposal("m", starts_at="2016-03-07T22:00:00+01:00", ends_at="2016-03-08T01:00:00+01:00")
    late = replace(late, items=(ItemProposal("other", "Vote", starts_at="2016-03-08T00:30:00+01:00"),))
    paper = Proposal(SessionProposal(), OccasionProposal(), (late,))
    moved = dated_today(paper, MIDNIGHT).meetings[0]
    assert (moved.starts_at, moved.ends_at) == ("2016-03-08T22:00:00+01:00", "2016-03-09T01:00:00+01:00")
    assert moved.items[0].starts_at == "2016-03-09T00:30:00+01:00"
