"""Fixtures: a real Chromium, and a running demonstration for each module."""

import json
import urllib.request
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from interp.store.tables.drafting_tables import memory_unit
from tests.browser import chromium
from tests.browser.demo_pages import PATHS, PHONE, SMALL, WIDE, Hall, asked, come_in, link_for, live, prepared
from tests.browser.languages_of_tests import in_few_languages
from tests.browser.tabs import Tab, Tabs
from tests.filed_statement import section
from tests.forked_demo import QUIET, forked_demo
from tests.prepared_demo import copy_to

# A browser of one page has one process then, whatever that page goes to; without it each address had a new one.
ONE_PROCESS = "--renderer-process-limit=1"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what says in another language what the same test says in Arabic or Chinese."""
    items[:], left = in_few_languages(items)
    config.hook.pytest_deselected(items=left)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show with a test that failed what went wrong in the services it used."""
    report = yield
    if report.failed:
        used = {id(each): each for each in map(hall_of, getattr(item, "funcargs", {}).values()) if each}
        for each in used.values():
            report.sections.append((f"troubles of {each.demo.url}", troubles(each)))
    return report


def hall_of(value: object) -> Hall | None:
    """Return the demonstration of a fixture's value, if it has one."""
    return value if isinstance(value, Hall) else getattr(value, "hall", None)


def troubles(hall: Hall, most: int = 60) -> str:
    """Return the last lines of a service's log that are no more than usual news."""
    lines = hall.demo.log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join([each for each in lines if "[info " not in each][-most:])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; apt.txt lists it."""
    path = chromium.path()
    assert path, "chromium is not installed: make test installs it, or prints the line that does"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=[*chromium.FLAGS, ONE_PROCESS])
        yield running
        running.close()


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """Browsers of one page that a test before used."""
    return Tabs(browser)


def drawn(request: pytest.FixtureRequest) -> tuple[Tabs | None, dict[str, Any]]:
    """Return the tabs that a test may use again, if it may, and how its pages are drawn.

    A module that says `SMALL_PAGES = True` reads the words of its pages: they are drawn small, but for a test that
    measures, which is marked `full_size`.
    """
    small = getattr(request.module, "SMALL_PAGES", False) and not request.node.get_closest_marker("full_size")
    own = getattr(request.module, "OWN_BROWSERS", False) or request.node.get_closest_marker("own_browsers")
    return None if own else request.getfixturevalue("tabs"), SMALL if small else {}


@pytest.fixture
def hall(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hall]:
    """A demonstration of its own for one test, with ways to open its pages; it drafts for a test marked `drafts`.

    Of a test marked `modules_apart` the pages load their modules one by one.
    """
    drafts, apart = (request.node.get_closest_marker(each) is not None for each in ("drafts", "modules_apart"))
    tabs, drawing = drawn(request)
    folder = tmp_path_factory.mktemp("hall")
    with prepared(browser, folder, drafts=drafts, apart=apart, tabs=tabs, drawing=drawing) as made:
        yield made


@pytest.fixture(autouse=True)
def opened(request: pytest.FixtureRequest) -> Iterator[None]:
    """Draw the pages of a demonstration that tests share as each test says, and close after it what it opened."""
    shared = {id(each): each for each in map(hall_of, request.node.funcargs.values()) if each}
    before = {key: [*each.contexts] for key, each in shared.items()}
    for each in shared.values():
        each.tabs, each.drawing = drawn(request)
    yield
    for key, each in shared.items():
        each.close(but=before[key])


@dataclass(slots=True)
class Stage:
    """One demonstration in mid-presentation, shared by the tests that only look."""

    hall: Hall
    papers: str
    used: list[Tab] = field(default_factory=list)

    def page(self, name: str, language: str, query: str = "", **options: Any) -> Page:
        """Open a page by name in a browser of its own; only looks are allowed."""
        shape = options.pop("viewport", PHONE if name == "captions" else WIDE)
        page = self.blank(viewport=shape, **options)
        self.go(page, name, language, query, scripts=options.get("java_script_enabled", True))
        return page

    def go(self, page: Page, name: str, language: str, query: str = "", *, scripts: bool = True) -> None:
        """Go to a page by name as somebody who has just come in by its link, whoever was here before."""
        page.context.clear_cookies()
        said = name in (*PATHS, "document", "documents")
        extra = "&".join(filter(None, [query, "" if said else f"lang={language}"]))
        if name in ("proposals", "proposal"):
            come_in(page.context, self.papers)
            page.goto(f"{self.hall.demo.url}/proposals{'/demo' if name == 'proposal' else ''}?{extra}")
        elif name == "report":
            come_in(page.context, self.hall.link("console"))
            page.goto(f"{self.hall.demo.url}/m/{self.hall.meeting['id']}/report?{extra}")
        else:
            page.goto(asked(page.context, self._address(name, language), extra))
        if name in SCREENS and scripts:
            live(page)

    def blank(self, **options: Any) -> Page:
        """Return an empty page that is alone in its browser."""
        shape = options.pop("viewport", {"width": 1280, "height": 720})
        self.used.append((self.hall.tabs or Tabs(self.hall.browser)).take(shape, self.hall.drawing | options))
        return self.used[-1].page

    def _address(self, name: str, language: str) -> str:
        documents = f"/m/{self.hall.meeting['id']}/{language}/documents"
        others = {"index": "/", "login": "/login", "error": f"/m/nowhere/{language}", "documents": documents}
        if name == "document":
            return f"{self.hall.demo.url}{documents}/{self._document()}"
        return self.hall.demo.url + others[name] if name in others else self.hall.link(name, language)

    def _document(self) -> str:
        """Return the id of the first document attendees may read."""
        meeting = self.hall.meeting["id"]
        with urllib.request.urlopen(f"{self.hall.demo.url}/api/meetings/{meeting}/documents?language=en") as answer:
            return str(json.load(answer)["documents"][0]["id"])

    def leave(self) -> None:
        """Close what a test opened, or keep it for the next one."""
        while self.used:
            tab = self.used.pop()
            if self.hall.tabs:
                self.hall.tabs.give_back(tab)
            else:
                tab.page.context.close()


SCREENS = (*PATHS, "console", "chair", "moderator", "chief", "desk", "technician")


@pytest.fixture(scope="session")
def theatre(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A demonstration five presses into the morning: a panellist with a topic has the floor."""
    folder = tmp_path_factory.mktemp("stage")
    copy_to(folder / "data")
    with forked_demo(folder, QUIET) as running:
        hall = Hall(browser, running)
        for _ in range(5):
            hall.advance()
        yield Stage(hall, f"{running.url}/t/{link_for(running, 'staff', None)}")
        hall.close()


@pytest.fixture
def stage(theatre: Stage) -> Iterator[Stage]:
    """The shared demonstration; what a test opens is closed after it."""
    yield theatre
    theatre.leave()


@dataclass(frozen=True, slots=True)
class SharedDesk:
    """One demonstration at whose desk many tests work, each at papers of its own."""

    hall: Hall
    brought: frozenset[str]
    """The documents that the demonstration brought."""

    def clear(self) -> None:
        """Take away the papers of the tests before, and what the memory learnt from them."""
        with section(self.hall.demo.log.parent / "data") as drafts:
            for each in drafts.documents(self.hall.meeting["id"]):
                if each.id not in self.brought and not each.withdrawn:
                    drafts.withdraw(each.id, True)
            with drafts._database.connection() as connection:
                connection.execute(memory_unit.delete())


@pytest.fixture(scope="session")
def shared_desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedDesk]:
    """A demonstration for tests of the desk; see `desk_hall`."""
    with prepared(browser, tmp_path_factory.mktemp("desk")) as hall:
        with section(hall.demo.log.parent / "data") as drafts:
            brought = frozenset(each.id for each in drafts.documents(hall.meeting["id"]))
        yield SharedDesk(hall, brought)


@pytest.fixture
def desk_hall(shared_desk: SharedDesk) -> Hall:
    """The shared demonstration of the desk's tests, without the papers of those before; the floor stays empty."""
    shared_desk.clear()
    return shared_desk.hall
