"""A page left open while another release takes over, and hands back, goes on by itself and loses nothing typed."""

import sys
from pathlib import Path

import pytest

from tests import later_release
from tests.browser.demo_pages import Hall, live, shows
from tests.browser.test_cuts import STALE, port_of
from tests.browser.waiting import expect
from tests.forked_demo import QUIET, forked_demo
from tests.processes import demo

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
TYPED = "Closing of the panel"


def test_pages_of_the_release_before_go_on_and_what_is_typed_is_kept(hall: Hall, tmp_path: Path) -> None:
    later = later_release.made(tmp_path / "later")
    hall.advance()
    console, phone = hall.open("console"), hall.open("captions", "ru")
    before = console.locator(".programme > .item").count()
    console.keyboard.press("m")
    console.keyboard.press("i")
    title = console.locator('[data-slot="edit-form"] [name="title"]')
    title.fill(TYPED)
    folder, port = hall.demo.log.parent, port_of(hall.demo.url)

    def goes_on() -> None:
        for page in (console, phone):
            live(page)
            expect(page.locator("body")).not_to_have_class(STALE)
        assert title.input_value() == TYPED

    def ends() -> None:
        hall.demo.process.terminate()
        hall.demo.process.wait()

    ends()
    started = (sys.executable, "-c", f"{later}\nfrom interp.start import main; main()")
    with demo(started, folder, settings=QUIET, port=port) as hall.demo:
        goes_on()
        ends()
    with forked_demo(folder, QUIET, port) as hall.demo:
        goes_on()
        title.press("Enter")
        expect(console.locator(".programme > .item")).to_have_count(before + 1)
        hall.advance()
        shows(phone, hall.view()["speech"]["party"]["name"]["text"])
