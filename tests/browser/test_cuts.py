"""A cable that is pulled, and a server that is killed in mid-speech: every page recovers by itself."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall, live, shows, takes_press
from tests.browser.proxy import Cable
from tests.browser.waiting import expect
from tests.cli.run_command import interp
from tests.forked_demo import QUIET, forked_demo, on_server
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
STALE = re.compile(r"\bstale\b")


def port_of(url: str) -> int:
    return int(url.rsplit(":", 1)[1])


def test_pages_cut_off_and_a_killed_server_come_back_by_themselves_with_the_clock_exact(hall: Hall) -> None:
    cable = Cable(port_of(hall.demo.url))
    console = hall.open("console")
    cut = [hall.open(kind, code, via=cable.url) for kind, code in (("booth", "ar"), ("captions", "zh"), ("room", "fr"))]
    pages = [console, *cut]
    console.keyboard.press("Space")
    for page in pages:
        shows(page, "Kate Gilmore")
    are_cut_off(cable, console, cut)
    started = hall.view()["clocks"]["speech"]["started_at"]
    is_killed(hall, pages)
    folder = hall.demo.log.parent
    with forked_demo(folder, QUIET, port_of(hall.demo.url)) as again:
        assert again.url == hall.demo.url
        are_back(pages, "Ernie Allen")
        hall.demo = again
        assert hall.view()["clocks"]["speech"]["started_at"] == started
        texts = {clock_of(page) for page in pages}
        assert max(texts) - min(texts) <= 1
        restored_under(hall, pages, folder)


def are_cut_off(cable: Cable, console: Page, cut: list[Page]) -> None:
    """Pages that are cut off say so, and are right after their return: for ten seconds in `make torture`."""
    cable.pull()
    pulled = time.monotonic()
    for name in ("John Carr", "", "Mezmur", "Buquicchio", "Allen"):
        takes_press(console)
        console.keyboard.press("Space")
        if name:
            shows(console, name)
    for page in cut:
        expect(page.locator("body")).to_have_class(STALE)
        assert "Kate Gilmore" in page.locator("body").inner_text()
    console.wait_for_timeout(max(0, int((size(0, torture=10) - (time.monotonic() - pulled)) * 1000)))
    cable.plug()
    are_back(cut, "Ernie Allen")


def is_killed(hall: Hall, pages: list[Page]) -> None:
    """Kill the server; the pages say that they are stale."""
    hall.demo.process.kill()
    hall.demo.process.wait()
    for page in pages:
        expect(page.locator("body")).to_have_class(STALE)


def are_back(pages: list[Page], name: str) -> None:
    """Wait until pages are live again, and say who speaks."""
    for page in pages:
        live(page)
        shows(page, name)
        expect(page.locator("body")).not_to_have_class(STALE)


def restored_under(hall: Hall, pages: list[Page], folder: Path) -> None:
    """Restore a backup under pages that have seen more since: they say that they are stale, then show what it holds."""
    data = folder / "data"
    home = {"database": on_server(folder)}
    assert interp("backup", folder / "b.zip", "--data", data, cwd=folder, **home).returncode == 0
    takes_press(pages[0])
    pages[0].keyboard.press("Space")
    for page in pages:
        shows(page, "Maloor")
    is_killed(hall, pages)
    done = interp("restore", "--replace", folder / "b.zip", "--data", data, cwd=folder, **home)
    assert done.returncode == 0, done.stderr
    with forked_demo(folder, QUIET, port_of(hall.demo.url)) as hall.demo:
        are_back(pages, "Ernie Allen")


def clock_of(page: Page) -> int:
    """Return the seconds the page's speech clock shows."""
    shown = page.locator('[data-clock="speech"] [data-part="elapsed"]').first.inner_text()
    minutes, seconds = shown.split(":")[-2:]
    return int(minutes) * 60 + int(seconds)
