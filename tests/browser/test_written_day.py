"""The day by keyboard, read: after each step every page says what the written walk says, in four languages.

`make test` walks to the end of the first panellist's time, in English; `make torture` the whole day in all four.

The walk is written again with `WRITE_THE_DAY="en ar zh fr"` in the environment; whoever does so reads what has changed.
"""

import os
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.day_by_keyboard import BEGINS, BOOTHS, COLLEAGUE, Day
from tests.browser.demo_pages import Hall
from tests.browser.steps_of_the_day import BEGINNING, DAY
from tests.browser.waiting import WAIT_MS, changed
from tests.processes import Demo
from tests.sample_sizes import size
from tests.server import serving
from tests.true_day.reading import KINDS
from tests.true_day.set_clock import SetClock
from tests.true_day.written import LANGUAGES, Walk, pages_in, path_of, steps_in

MANY = {f"{what}_burst": "1000000" for what in ("report", "join", "command")}  # the clock stands: nothing comes back
WRITES = os.environ.get("WRITE_THE_DAY", "").split()
"""The languages in which the walk is written; none: it is compared."""
READS = WRITES or LANGUAGES[: size(1, torture=4)]
PARTS = DAY if WRITES else size(BEGINNING, torture=DAY)
WAIT_S = WAIT_MS / 1_000
PAPERS = "The record, and the documents"


@pytest.fixture
def at(browser: Browser, tmp_path: Path) -> Iterator[Day]:
    """Return a demonstration at a quarter to nine, whose clock stands, with all of its pages."""
    clock = SetClock(tmp_path / "clock", BEGINS)
    with serving(tmp_path, clock.prelude, first=True, **MANY) as server:
        assert server.process
        hall = Hall(browser, Demo(server.said, server.process, server.log_file))
        made = Day(hall, clock, server.data, READS)
        made.open(BOOTHS if PARTS == DAY else ())
        yield made
        hall.close()


@pytest.mark.browser
@pytest.mark.timeout(1_500)
def test_every_page_says_after_each_step_what_the_written_walk_says(at: Day) -> None:
    walks = {language: Walk() for language in READS}
    wanted = {} if WRITES else {language: steps_in(path_of(language).read_text("utf-8")) for language in READS}
    try:
        for step in chain.from_iterable(part() for part in PARTS):
            title = at.does(step)
            if WRITES:
                settle(at, step.settles_s)
            for language, walk in walks.items():
                walk.step(title)
                for kind in KINDS:
                    read(at, walk, kind, language, None if WRITES else wanted[language].get(title, []))
    finally:
        for language in WRITES:
            path_of(language).write_text(walks[language].text(), encoding="utf-8")
    for language, walk in walks.items():
        if PARTS == DAY:
            walk.step(PAPERS)
            walk.lines += at.papers(language)
        if WRITES:
            path_of(language).write_text(walk.text(), encoding="utf-8")
        else:
            assert path_of(language).read_text("utf-8").startswith(walk.text())
            assert PARTS != DAY or walk.text() == path_of(language).read_text("utf-8")


def settle(at: Day, seconds: float) -> None:
    """Wait so long, and until no page says anything new: only where the walk is written, which is read afterwards."""
    before, now = None, seen(at)
    at.console.wait_for_timeout(1_000 * seconds)
    while before != now:
        at.console.wait_for_timeout(500)
        before, now = now, seen(at)


def seen(at: Day) -> list[object]:
    """Return what every page says now."""
    return [at.read(*each, whole=False) for each in at.pages if each[1] in at.languages]


def read(at: Day, walk: Walk, kind: str, language: str, step: list[str] | None) -> None:
    """Write down what a page says, once it says what the walk has for this step; None: what it says now."""
    wanted = None if step is None else dict(pages_in(step)).get(kind)
    end = time.monotonic() + WAIT_S
    while True:
        said = at.read(kind, language, whole=kind not in walk.last)
        lines = None if said is None else walk.lines_of(kind, said)
        if step is None or lines == wanted:
            break
        assert time.monotonic() < end, f"{language} {kind}: is it meant? then write the walk again:\n{lines}\n{wanted}"
        changed(at.pages[kind, language])
    if said is not None:
        walk.page(kind, said)


def test_the_walk_has_the_same_steps_and_pages_in_every_language() -> None:
    walks = [steps_in(path_of(language).read_text("utf-8")) for language in LANGUAGES]
    assert all(list(each) == list(walks[0]) for each in walks)
    kinds = [each for each in KINDS if each != COLLEAGUE[0]]
    for title in list(walks[0])[:-1]:
        for each in walks:
            assert [kind for kind, _ in pages_in(each[title]) if kind != COLLEAGUE[0]] == kinds, title


def test_a_page_that_says_something_else_is_told_apart_also_by_its_rows() -> None:
    walk, said = Walk(), {"lines": [["floor", "China"]], "rows": ["China", "Cuba"]}
    walk.step("Begin")
    walk.page("console", said)
    assert walk.lines_of("console", said) == ["console: as before"]
    changed = {"lines": [["floor", "Cuba"]], "rows": ["China"]}
    assert walk.lines_of("console", changed) == ["console", "  floor: Cuba", "  programme, no longer: Cuba"]
    assert dict(pages_in(steps_in(walk.text())["Begin"]))["console"] == walk.lines[2:]
