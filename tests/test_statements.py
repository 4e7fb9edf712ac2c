"""Counts the statements on each database for a switch, a caption, a join and pages: the same with one meeting open and
with fifty.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.rules.policy import SYSTEM, Actor
from interp.domain.views.audiences import Audience
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from tests.builders import plan

STAFF = Actor("staff", "Staff")
# statements on both databases, with those that begin a transaction
MOST = {"switch": 20, "caption": 43, "join": 0, "captions page": 9, "front page": 2}


class Hall:
    """A service with many open meetings, each shown on a booth's screen, in which everything has been looked at."""

    def __init__(self, folder: Path, meetings: int) -> None:
        self.service = assemble(Settings(data=folder, async_mode="threading"))
        self.house = self.service.services
        self.asked = 0
        for number in range(meetings):
            meeting = f"m{number}"
            self.house.meetings.handle(SYSTEM, meeting, "plan", plan(id=meeting))
            self.does(do.AdvanceFloor(None), meeting)
            self.house.publisher.watch(meeting, Audience("booth", "fr"))
        self.client = create_app(self.service).test_client()
        self.settles()

    def does(self, command: do.Command, meeting: str = "m0") -> None:
        """Carry out a command."""
        self.asked += 1
        self.house.meetings.handle(STAFF, meeting, f"c{self.asked}", command)

    def settles(self) -> None:
        """Let the publisher and the reactors do what is due."""
        turns = iter([True, False])
        self.house.publisher.run(0.0, lambda: next(turns))
        for _ in range(3):
            self.service.reactors.work(self.service.after_screens.wait(0.0))

    def switch(self) -> None:
        """Give the floor to the next speaker, as far as everybody's screens and all that follows them."""
        self.does(do.AdvanceFloor(self.house.meetings.state("m0").floor.speech))
        self.settles()

    def caption(self) -> None:
        """Put a line on the screens."""
        self.does(do.TypeCaption("Thank you", "en"))
        self.settles()

    def join(self) -> None:
        """Let a caption page join."""
        self.house.publisher.watch("m0", Audience("captions", "ar"))
        self.house.publisher.cues("m0", "ar")

    def page(self, path: str) -> Callable[[], None]:
        """Return what opens a page."""

        def opens() -> None:
            answer = self.client.get(path)
            assert answer.status_code == 200, (path, answer.status_code, answer.location)

        return opens


@contextmanager
def counted(service: Service) -> Iterator[Counter[str]]:
    """Yield a counter of the statements on each database."""
    found: Counter[str] = Counter()
    for name, database in (("meetings", service.stores.meetings), ("drafts", service.stores.drafting)):

        def count(*_: Any, name: str = name) -> None:
            found[name] += 1

        sa.event.listen(database.engine, "before_cursor_execute", count)
    yield found


def costs(folder: Path, meetings: int) -> dict[str, Counter[str]]:
    """Return the statements of each act, the second time: caches are filled by then."""
    hall = Hall(folder, meetings)
    acts: dict[str, Callable[[], None]] = {
        "switch": hall.switch, "caption": hall.caption, "join": hall.join,
        "captions page": hall.page("/m/m0/ar"), "front page": hall.page("/"),
    }  # fmt: skip
    made = {}
    for name, act in acts.items():
        act()
        with counted(hall.service) as found:
            act()
        made[name] = Counter(found)
    hall.service.close()
    return made


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter[str]]:
    """Return what acts cost with one meeting."""
    return costs(tmp_path_factory.mktemp("one"), 1)


def test_an_act_costs_the_same_with_one_meeting_open_and_with_fifty(
    alone: dict[str, Counter[str]], tmp_path: Path
) -> None:
    assert costs(tmp_path, 50) == alone


@pytest.mark.parametrize("act", MOST)
def test_an_act_costs_no_more_statements_than_this(alone: dict[str, Counter[str]], act: str) -> None:
    assert alone[act].total() <= MOST[act]
