"""An overfull afternoon, read: after each step the chair's page says in Arabic and French what is written down.

`make test` reads Arabic alone. Thirty wait in the second round, a visit has a fixed hour, and the interpreters leave at
six. The walk is written again with `WRITE_THE_DAY="ar fr"` in the environment; whoever does so reads what has changed.
"""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.day_by_keyboard import ZONE
from tests.browser.demo_pages import SMALL, Hall
from tests.browser.waiting import WAIT_MS, changed
from tests.processes import Demo
from tests.sample_sizes import size
from tests.server import serving
from tests.true_day.reading import READ, STANDING_TIME
from tests.true_day.set_clock import SetClock
from tests.true_day.written import FOLDER, Walk, steps_in

BEGINS = 1_457_359_200_000  # 7 March 2016, 3 p.m. in Geneva
MINUTE, SIX = 60_000, BEGINS + 180 * 60_000
MANY = {f"{what}_burst": "1000000" for what in ("report", "join", "command")}  # the clock stands: nothing comes back
LANGUAGES = ("ar", "fr")
WRITES = os.environ.get("WRITE_THE_DAY", "").split()
READS = LANGUAGES[: 2 if WRITES else size(1, torture=2)]
SIZE = {"width": 1366, "height": 900}
INSCRIBED = 30
PARTS = {"page": "main"}


@dataclass(slots=True)
class Afternoon(Hall):
    """The demonstration's second meeting, and the clock of its service, which stands between the steps."""

    clock: SetClock | None = None

    @property
    def meeting(self) -> dict[str, Any]:
        """Return the afternoon's meeting as the demonstration printed it."""
        return dict(self.demo.said["meetings"][1])

    def programme(self) -> dict[str, Any]:
        """Return the programme as the console gets it."""
        address = f"{self.demo.url}/api/meetings/{self.meeting['id']}/programme?language=en"
        token = self.meeting["tokens"]["console"]
        answer = self.contexts[0].request.get(address, headers={"Authorization": f"Bearer {token}"})
        return dict(answer.json())

    def passes(self, minutes: float) -> None:
        """Let time pass."""
        assert self.clock
        self.clock.passes(round(minutes * MINUTE))

    def rounds(self) -> list[str]:
        """Return the ids of the two rounds."""
        return [row["item"]["id"] for row in self.programme()["items"] if row["item"]["kind"] == "floor_round"]


@dataclass(frozen=True, slots=True)
class Step:
    """What is done, `after` minutes after the step before."""

    title: str
    does: Callable[[Afternoon], object]
    after: float = 1


def inscribes(at: Afternoon) -> None:
    """Set a list over the second round, two minutes each, and inscribe thirty."""
    second = at.rounds()[1]
    rules = {"format": "plain", "limits": [{"category": "everyone", "limit_ms": 2 * MINUTE}]}
    at.ask("list.set", speakers={"id": "late", "items": [second], "rules": rules, "seen_by": "everyone"})
    for number in range(1, INSCRIBED + 1):
        party = {"kind": "organization", "name": f"Institute {number:02}"}
        at.ask("entry.inscribe", list="late", category="ngo", party=party)
        at.passes(1 / 60)


def asks(name: str, **args: Any) -> Callable[[Afternoon], object]:
    """Return a command of the console."""
    return lambda at: at.ask(name, **args)


def visit(at: Afternoon) -> None:
    """Put the visit on the programme: ten minutes at twenty past five."""
    at.ask("item.add", kind="other", title="Visit", after=at.rounds()[1], limit_ms=10 * MINUTE,
           starts_at=SIX - 40 * MINUTE)  # fmt: skip


def nexts(number: int) -> Callable[[Afternoon], object]:
    """Return so many presses of Next, each two minutes and a quarter after the other."""
    def does(at: Afternoon) -> None:
        for _ in range(number):
            at.advance()
            at.passes(2.25)

    return does


SHORT = [{"category": "everyone", "limit_ms": 90_000}]


def steps() -> Iterator[Step]:
    """Yield the afternoon from five o'clock."""
    yield Step("The meeting is open, the first round is over", lambda at: at.ask("meeting.open"), 120)
    yield Step("Thirty are inscribed for the second round", inscribes)
    yield Step("A visit of ten minutes at 17.20", visit)
    yield Step("The second round is opened", lambda at: at.ask("item.open", item=at.rounds()[1]))
    yield Step("Four have spoken", nexts(4))
    yield Step("Fifteen minutes more are asked for", asks("interpretation.ask", until=SIX + 15 * MINUTE), 0.25)
    yield Step("They are refused", asks("interpretation.refuse"), 0.25)
    yield Step("Ninety seconds for all from here are proposed by the Chair",
               asks("limit.propose", limits=SHORT, list="late", by_chair=True), 0.25)  # fmt: skip
    yield Step("They are announced", asks("limit.announce", limits=SHORT, list="late"), 0.25)
    yield Step("Four more have spoken", nexts(4))


@pytest.fixture
def at(browser: Browser, tmp_path: Path) -> Iterator[Afternoon]:
    """Return the demonstration at three in the afternoon, whose clock stands."""
    clock = SetClock(tmp_path / "clock", BEGINS)
    with serving(tmp_path, clock.prelude, first=True, **MANY) as server:
        assert server.process
        hall = Afternoon(browser, Demo(server.said, server.process, server.log_file), clock=clock)
        yield hall
        hall.close()


def path_of(code: str) -> Path:
    """Return the file of a language."""
    return FOLDER / f"late_afternoon.{code}.txt"


def reads(at: Afternoon, page: Page, walk: Walk, wanted: list[str] | None) -> None:
    """Write down what a page says, once it says what the walk has for this step; None: what it says in two seconds."""
    assert at.clock
    end = time.monotonic() + WAIT_MS / 1_000
    if wanted is None:
        page.wait_for_timeout(2_000)
    while True:
        said = page.evaluate(READ, [PARTS, "", True, at.clock.now])
        lines = walk.lines_of("chair", said)
        if wanted is None or lines == wanted:
            break
        assert time.monotonic() < end, f"is it meant? then write the walk again:\n{lines}\n{wanted}"
        changed(page)
    walk.page("chair", said)


@pytest.mark.browser
@pytest.mark.timeout(600)
def test_the_chair_is_told_whom_the_meeting_reaches(at: Afternoon) -> None:
    how = {"first": STANDING_TIME, **SMALL}
    pages = {code: at.open("chair", code, SIZE, query=f"lang={code}", **how) for code in READS}
    walks = {code: Walk() for code in READS}
    wanted = {code: {} if WRITES else steps_in(path_of(code).read_text("utf-8")) for code in READS}
    assert at.clock
    for step in steps():
        at.passes(step.after)
        step.does(at)
        title = f"{datetime.fromtimestamp(at.clock.now / 1000, ZONE):%H:%M:%S} {step.title}"
        for code, walk in walks.items():
            walk.step(title)
            reads(at, pages[code], walk, None if WRITES else wanted[code].get(title, []))
    for code in WRITES:
        path_of(code).write_text(walks[code].text(), encoding="utf-8")
    assert [walk.text() for walk in walks.values()] == [path_of(code).read_text("utf-8") for code in READS]
