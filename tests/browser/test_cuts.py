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

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
STALE = re.compile(r"\bstale\b")


def port_of(url: str) -> int:
    return int(url.rsplit(":", 1)[1])


def test_a_page_cut_off_for_ten_seconds_says_so_and_is_right_after_its_return(hall: Hall) -> None:
    cable = Cable(port_of(hall.demo.url))
    console = hall.open("console")
    cut = {"booth": hall.open("booth", "fr", via=cable.url), "room": hall.open("room", "ar", via=cable.url)}
    console.keyboard.press("Space")
    for page in cut.values():
        shows(page, "Kate Gilmore")
    cable.pull()
    pulled = time.monotonic()
    for name in ("John Carr", "", "Mezmur", "Buquicchio", "Allen"):
        takes_press(console)
        console.keyboard.press("Space")
        if name:
            shows(console, name)
    for page in cut.values():
        expect(page.locator("body")).to_have_class(STALE)
        assert "Kate Gilmore" in page.locator("body").inner_text()
    console.wait_for_timeout(max(0, int((10 - (time.monotonic() - pulled)) * 1000)))
    cable.plug()
    for page in cut.values():
        shows(page, "Ernie Allen")
        expect(page.locator("body")).not_to_have_class(STALE)


def test_a_server_killed_in_mid_speech_comes_back_with_the_clock_exact(hall: Hall, tmp_path: Path) -> None:
    pages = killed_pages(hall)
    started = hall.view()["clocks"]["speech"]["started_at"]
    hall.demo.process.kill()
    hall.demo.process.wait()
    for page in pages:
        expect(page.locator("body")).to_have_class(STALE)
    folder = hall.demo.log.parent
    with forked_demo(folder, QUIET, port_of(hall.demo.url)) as again:
        assert again.url == hall.demo.url
        for page in pages:
            live(page)
            shows(page, "Kate Gilmore")
            expect(page.locator("body")).not_to_have_class(STALE)
        hall.demo = again
        assert hall.view()["clocks"]["speech"]["started_at"] == started
        texts = {clock_of(page) for page in pages}
        assert max(texts) - min(texts) <= 1
        restored_under(hall, pages, folder)


def restored_under(hall: Hall, pages: list[Page], folder: Path) -> None:
    """Restore a backup under pages that have seen more since: they say that they are stale, then show what it holds."""
    data = folder / "data"
    home = {"database": on_server(folder)}
    assert interp("backup", folder / "b.zip", "--data", data, cwd=folder, **home).returncode == 0
    takes_press(pages[0])
    pages[0].keyboard.press("Space")
    for page in pages:
        shows(page, "John Carr")
    hall.demo.process.kill()
    hall.demo.process.wait()
    for page in pages:
        expect(page.locator("body")).to_have_class(STALE)
    done = interp("restore", "--replace", folder / "b.zip", "--data", data, cwd=folder, **home)
    assert done.returncode == 0, done.stderr
    with forked_demo(folder, QUIET, port_of(hall.demo.url)) as hall.demo:
        for page in pages:
            live(page)
            shows(page, "Kate Gilmore")
            expect(page.locator("body")).not_to_have_class(STALE)


def killed_pages(hall: Hall) -> list[Page]:
    console = hall.open("console")
    pages = [console, hall.open("booth", "ar"), hall.open("captions", "zh"), hall.open("room", "fr")]
    console.keyboard.press("Space")
    for page in pages:
        shows(page, "Kate Gilmore")
    return pages


def clock_of(page: Page) -> int:
    """Return the seconds the page's speech clock shows."""
    shown = page.locator('[data-clock="speech"] [data-part="elapsed"]').first.inner_text()
    minutes, seconds = shown.split(":")[-2:]
    return int(minutes) * 60 + int(seconds)
