"""Counts the statements on each database for a switch, a caption, a join, pages and a second in which nothing happens:
the same with one meeting open and with fifty, with one screen and with one of every kind.

BEGIN, COMMIT and SQLite's PRAGMA are not counted, a statement for several rows is one. A command comes with the
question whether its sender's link is still good, as over a socket. On PostgreSQL both databases are one: there an act
costs the sum.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.views.audiences import Audience, every_audience
from interp.errors import Refused
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.service import known_states, reactors
from tests.builders import plan
from tests.counted_statements import count
from tests.postgresql_server import emptied

BOOTH = (Audience("booth", "fr"),)
FOR_EVER = 1e9
# statements on the log's database, and on that of the documents
COSTS = {
    "give, which opens the next item": (2, 0), "switch": (2, 0), "undo": (2, 0), "refused": (2, 0), "repeated": (1, 0),
    "caption": (2, 14), "join": (0, 0), "captions page": (1, 0), "front page": (1, 0), "a second": (0, 0),
}  # fmt: skip
# an append is one statement there; it does not tell whether anything was committed, and is asked each time
UNTOLD = COSTS | {each: (2, 2) for each in ("give, which opens the next item", "switch", "undo")} | {
    "refused": (3, 0), "repeated": (2, 0), "caption": (2, 15), "captions page": (1, 1), "a second": (2, 1),
}  # fmt: skip
SWITCHES = ("give, which opens the next item", "switch", "undo")
MOST_OF_A_SWITCH = 3

Cost = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is open: meetings, and in each of them screens."""

    meetings: int = 1
    screens: Sequence[Audience] = BOOTH
    database: str = ""


class Hall:
    """A service with open meetings, each shown on screens, in which everything has been looked at."""

    def __init__(self, folder: Path, size: Size) -> None:
        self.service = assemble(Settings(data=folder, async_mode="threading", database=size.database))
        self.house = self.service.services
        self.house.access.make_link("desk", "staff", None, None, 1, "the console's")
        self.staff = Actor("staff", "Staff", link="desk")
        self.asked = 0
        for number in range(size.meetings):
            meeting = f"m{number}"
            self.house.meetings.handle(SYSTEM, meeting, "plan", plan(id=meeting))
            self.does(do.AdvanceFloor(None), meeting)
            for audience in size.screens:
                self.house.publisher.watch(meeting, audience)
        self.client = create_app(self.service).test_client()
        self.settles()

    def does(self, command: do.Command, meeting: str = "m0") -> None:
        """Carry out a command."""
        self.asked += 1
        self.asks(meeting, command)

    def asks(self, meeting: str, command: do.Command) -> None:
        """Carry out a command under the newest id, if its sender's link is still good."""
        assert self.house.access.still_good(self.staff)
        self.house.meetings.handle(self.staff, meeting, f"c{self.asked}", command)

    def settles(self) -> None:
        """Let the publisher and the reactors do what is due; the publisher looks for lost notifications once only."""
        turns = iter([True, False])
        self.house.publisher.run(FOR_EVER, lambda: next(turns))
        for _ in range(3):
            self.service.reactors.work(self.service.after_screens.wait(0.0))

    def act(self, command: do.Command) -> Callable[[], None]:
        """Return what carries out a command as far as everybody's screens and all that follows them."""

        def acts() -> None:
            self.does(command)
            self.settles()

        return acts

    def switch(self) -> None:
        """Give the floor to the next speaker."""
        self.does(do.AdvanceFloor(self.house.meetings.current("m0").floor.speech))
        self.settles()

    def refused(self) -> None:
        """Ask for what is refused."""
        with suppress(Refused):
            self.does(do.GiveFloor())
            raise AssertionError("it was not refused")

    def repeated(self) -> None:
        """Send the newest command once more."""
        self.asks("m0", do.AdvanceFloor("s1"))

    def join(self) -> None:
        """Let a caption page join."""
        self.house.publisher.watch("m0", Audience("captions", "ar"))
        self.house.publisher.cues("m0", "ar")

    def second(self) -> None:
        """Look for lost notifications, as publisher and reactors do each second."""
        self.house.publisher._follow_unrung(0.0)
        self.service.reactors._look(self.house.clock.now_ms())
        self.service.reactors.work()

    def page(self, path: str) -> Callable[[], None]:
        """Return what opens a page."""

        def opens() -> None:
            answer = self.client.get(path)
            assert answer.status_code == 200, (path, answer.status_code, answer.location)

        return opens

    def acts(self) -> list[tuple[str, Callable[[], None]]]:
        """Return each act by name, in their order; the first speech of the plan has the floor."""
        typed = self.act(do.TypeCaption("Thank you", "en"))
        undo = self.act(do.UndoSwitch())
        pages = {"join": self.join, "captions page": self.page("/m/m0/ar"), "front page": self.page("/")}
        warm = [("", each) for each in (self.switch, undo, typed, *pages.values(), self.second)]
        return [
            *warm, ("give, which opens the next item", self.act(do.GiveFloor("s2"))), ("undo", undo),
            ("", self.act(do.GiveFloor("s2"))), ("switch", self.switch), ("refused", self.refused),
            ("", self.switch), ("repeated", self.repeated), *pages.items(), ("", self.second),
            ("a second", self.second), ("caption", typed),
        ]  # fmt: skip


@contextmanager
def counted(service: Service) -> Iterator[Counter[str]]:
    """Yield a counter of the statements on each database."""
    found: Counter[str] = Counter()
    for name, database in (("log", service.stores.meetings), ("documents", service.stores.drafting)):
        count(database, lambda name=name: found.update({name: 1}))  # type: ignore[misc]
    yield found


def costs(folder: Path, size: Size) -> dict[str, Cost]:
    """Return the statements of each act; caches are filled by then."""
    hall = Hall(folder, size)
    made: dict[str, Cost] = {}
    for name, act in hall.acts():
        with counted(hall.service) as found:
            act()
        made[name] = (found["log"], found["documents"])
    hall.service.close()
    return {name: made[name] for name in COSTS}


@pytest.fixture(autouse=True, scope="module")
def one_long_second() -> Iterator[None]:
    """Let no act depend on how long the ones before took: nobody looks for lost notifications but when asked to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(known_states, "LOOKED_S", FOR_EVER)
        patch.setattr(reactors, "LOOKED_S", FOR_EVER)
        patch.setattr(reactors, "LOOK_MS", FOR_EVER)
        yield


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Cost]:
    """Return what acts cost with one meeting and one screen."""
    return costs(tmp_path_factory.mktemp("one"), Size())


@pytest.mark.parametrize("act", COSTS)
def test_an_act_costs_that_many_statements(alone: dict[str, Cost], act: str) -> None:
    assert alone[act] == COSTS[act]


@pytest.mark.parametrize("act", SWITCHES)
def test_a_switch_costs_three_statements_at_most_also_where_both_databases_are_one(
    alone: dict[str, Cost], act: str
) -> None:
    assert sum(alone[act]) <= MOST_OF_A_SWITCH


@pytest.mark.parametrize("size", [Size(50), Size(1, every_audience())], ids=["fifty meetings", "every screen"])
def test_an_act_costs_the_same_whatever_is_open(alone: dict[str, Cost], tmp_path: Path, size: Size) -> None:
    assert costs(tmp_path, size) == alone


def test_an_act_costs_little_more_on_postgresql(tmp_path: Path) -> None:
    assert costs(tmp_path, Size(database=emptied().address)) == UNTOLD
