"""In a real browser: the screen kept on, sharing, the code in the room, the technician's addresses, overtime, paper."""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from interp.web.machine_addresses import machine_addresses
from tests.browser.demo_pages import Hall
from tests.browser.waiting import expect
from tests.forked_demo import forked_demo
from tests.prepared_demo import copy_to
from tests.processes import Demo
from tests.sample_sizes import size as sized

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
MINUTE_MS = 60_000
LARGE, SMALL = {"width": 1920, "height": 1080}, {"width": 1366, "height": 768}
SHOWN_IN = sized([("ar", SMALL)], torture=[("ar", SMALL), ("zh", LARGE), ("en", SMALL)])
on_a_network = pytest.mark.skipif(not machine_addresses(), reason="this machine has no address another could open")
# A browser that can keep the screen on, and a page that can be hidden.
AWAKE = """() => {
    window.locks = [];
    Object.defineProperty(navigator, "wakeLock", {value: {request: async () => {
        const lock = {released: false, release: async () => { lock.released = true; }};
        window.locks.push(lock);
        return lock;
    }}});
    Object.defineProperty(document, "visibilityState", {get: () => window.hiding ? "hidden" : "visible"});
}"""
HIDE = "hiding => { window.hiding = hiding; document.dispatchEvent(new Event('visibilitychange')); }"
DRAWN = "() => document.querySelector('.scan .qr').naturalWidth > 0"
HELD = "() => window.locks.map((lock) => lock.released)"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Return one demonstration for all of these tests, which listens on every address of the machine."""
    folder = tmp_path_factory.mktemp("sharing")
    copy_to(folder / "data")
    with forked_demo(folder, settings={"INTERP_WORKER": "0", "INTERP_HOST": "0.0.0.0"}) as made:
        yield made


@pytest.fixture(scope="module")
def hall(browser: Browser, running: Demo) -> Hall:
    """Return the demonstration with no page open; what a test opens is closed after it."""
    return Hall(browser, running)


def slot(page: Page, name: str) -> Locator:
    return page.locator(f'[data-slot="{name}"]')


def box(where: Locator) -> Any:
    """Return the box of what is shown, with its far edges."""
    found = where.bounding_box()
    assert found, where
    return found | {"right": found["x"] + found["width"], "bottom": found["y"] + found["height"]}


@pytest.mark.full_size
@on_a_network
@pytest.mark.parametrize(("language", "size"), SHOWN_IN)
def test_the_room_shows_a_code_and_the_address_until_somebody_speaks(
    hall: Hall, language: str, size: dict[str, int]
) -> None:
    if hall.on_floor():  # another test gave it
        hall.ask("floor.end")
    page = hall.open("room", language, size=size)
    page.wait_for_function(DRAWN)
    code, sheet = box(page.locator(".scan .qr")), box(page.locator(".scan"))
    assert code["width"] >= size["height"] * 0.3
    assert sheet["x"] >= 0 and sheet["right"] <= size["width"] and sheet["bottom"] <= box(slot(page, "next"))["y"]
    name = box(slot(page, "name"))
    assert name["right"] <= sheet["x"] or sheet["right"] <= name["x"]
    expect(page.locator(".scan .address")).to_have_text(f"{hall.demo.url.partition('://')[2]}/m/{hall.meeting['id']}")
    page.evaluate("document.body.toggleAttribute('data-floor', true)")
    expect(page.locator(".scan")).to_be_hidden()


@pytest.mark.own_browsers
def test_the_screen_is_kept_on_while_the_page_is_seen(hall: Hall) -> None:
    page = hall.open("captions", "ar")
    page.add_init_script(f"({AWAKE})()")
    page.reload()
    page.locator('[data-slot="display"] > summary').click()
    page.get_by_label("إبقاء الشاشة مضاءة").check()
    page.wait_for_function(f"({HELD})().length === 1")
    page.evaluate(HIDE, True)
    page.wait_for_function(f"({HELD})()[0]")
    page.evaluate(HIDE, False)
    page.wait_for_function(f"({HELD})().length === 2")
    page.get_by_label("إبقاء الشاشة مضاءة").uncheck()
    page.wait_for_function(f"({HELD})()[1]")


@pytest.mark.own_browsers
def test_a_browser_that_cannot_keep_the_screen_on_says_so(hall: Hall) -> None:
    page = hall.open("captions", "zh")
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'wakeLock', {value: undefined})")
    page.reload()
    expect(slot(page, "awake")).to_be_disabled()
    expect(slot(page, "awake-note")).to_have_text("保持屏幕常亮需要使用加密网址（https）。")


@on_a_network
def test_a_reader_shares_the_short_address_by_keyboard(hall: Hall) -> None:
    page = hall.open("captions", "en", size={"width": 360, "height": 640})
    page.locator('[data-slot="display"] > summary').press("Enter")
    slot(page, "share-open").press("Enter")
    sheet = slot(page, "share")
    expect(sheet.locator(".qr")).to_be_visible()
    assert sheet.locator(".qr").get_attribute("src") == f"/m/{hall.meeting['id']}/qr.svg"
    slot(page, "share-copy").press("Enter")
    expect(slot(page, "share-said")).to_have_text("Copied")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(slot(page, "share-open")).to_be_focused()
    short = page.request.get(f"{hall.demo.url}/m/{hall.meeting['id']}", max_redirects=0)
    assert short.headers["location"].endswith(f"/m/{hall.meeting['id']}/en")


def test_the_technician_copies_an_address_with_its_options(hall: Hall) -> None:
    page = hall.open("technician", "en")
    page.get_by_label("Delay in seconds").fill("12")
    page.locator(".options select[name=language]").select_option("ar")
    row = page.locator('[data-address="overlay"]')
    expect(row.locator("a")).to_have_text(f"{hall.demo.url}/m/{hall.meeting['id']}/room/ar?overlay=1&delay=12")
    row.get_by_role("button").press("Enter")
    expect(row.locator("[data-said]")).to_have_text("Copied")
    late = hall.open("room", "en")
    late.goto(row.locator("a").get_attribute("href") or "")
    assert late.locator("body").get_attribute("data-delay") == "12"
    for name in ("room", "captions", "short"):
        address = page.locator(f'[data-address="{name}"] a').get_attribute("href") or ""
        assert page.request.get(address).ok


INK = """() => [...document.querySelectorAll("body *")].filter((each) => each.checkVisibility())
    .map((each) => getComputedStyle(each)).flatMap(({ color, backgroundColor }) => [color, backgroundColor])
    .filter((each, place, all) => all.indexOf(each) === place)"""
PAPER = {"rgb(0, 0, 0)", "rgb(51, 51, 51)", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


PRINTED = sized(
    [("captions", "zh"), ("console", "ar")],
    torture=[("captions", "ar"), ("captions", "zh"), ("console", "en"), ("console", "ar")],
)


@pytest.mark.full_size
@pytest.mark.parametrize(("name", "language"), PRINTED)
def test_the_programme_is_printed_black_on_white_with_its_times(hall: Hall, name: str, language: str) -> None:
    now = round(time.time() * 1000)
    hall.ask("meeting.amend", starts_at=now - MINUTE_MS, ends_at=now + 60 * MINUTE_MS)  # no time is expected after it
    page = hall.open(name, language)
    if name == "captions":
        page.evaluate("window.print = () => { window.printed = true; }")
        page.locator('[data-slot="display"] > summary').click()
        slot(page, "print").click()
        page.wait_for_function("window.printed")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})  # A4 between its margins
    expect(page.locator(".printed .meeting-title")).to_be_visible()
    expect(slot(page, "printed-at")).to_be_visible()
    expect(page.locator(".printed")).to_contain_text("A/HRC/31/34")
    expect(page.locator(".printed")).to_contain_text(hall.view("captions", language)["meeting"]["venue_text"]["text"])
    expect(page.locator(".programme .title:visible").first).to_be_visible()
    expect(page.locator(".hours:visible, .when:visible").first).to_contain_text(":")
    assert page.locator(":is(button, input, dialog, kbd, summary):visible").count() == 0
    assert set(page.evaluate(INK)) <= PAPER
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", ["room", "captions", "console"])
def test_overtime_shows_the_overrun_with_its_sign(hall: Hall, name: str) -> None:
    page = hall.open(name, "ar", size={"width": 360, "height": 740} if name == "captions" else None)
    if not hall.on_floor():
        hall.advance()
        hall.ask("floor.adjust_clock", seconds=3_000)
    clock = page.locator('main [data-clock="speech"]')
    expect(clock).to_have_attribute("data-phase", "over")
    for part in ("elapsed", "left", "word"):
        expect(clock.locator(f'[data-part="{part}"]')).to_be_visible()
    expect(clock.locator('[data-part="left"]')).to_have_text(re.compile(r"^\+\d+:\d\d$"))
    assert clock.locator('[data-part="sign"]').inner_text() == ""
