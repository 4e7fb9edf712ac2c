"""The console at five sizes: nothing is covered or cut, the name is large, and times stand at the end of their line."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.demo_pages import Hall, prepared
from tests.browser.test_expected_end import NextHall
from tests.browser.test_text_strip import file_text
from tests.browser.waiting import expect
from tests.builders import HOUR
from tests.row_by_row import gathered
from tests.sample_sizes import size
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
ALL_SIZES = ((1024, 768), (1280, 720), (1000, 1300), (1366, 768), (1920, 1080))
SIZES = size(((1024, 768), (1000, 1300), (1366, 768), (1920, 1080)), torture=ALL_SIZES)
LARGE = {(1024, 768): 22, (1280, 720): 28, (1000, 1300): 40, (1366, 768): 36, (1920, 1080): 56}
# Of "United Kingdom of Great Britain and Northern Ireland", with the language to confirm.
LARGE_OF_A_STATE = {(1024, 768): 26, (1280, 720): 27, (1000, 1300): 24, (1366, 768): 32, (1920, 1080): 44}
# Controls that are not whole on the screen, or covered; rows that scroll under their head are left out.
COVERED = """() => [...document.querySelectorAll("button, input, select, a, summary")].flatMap((each) => {
    const box = each.getBoundingClientRect();
    const side = each.closest(".side");
    const head = document.querySelector(".side-head").getBoundingClientRect();
    if (!each.checkVisibility() || box.width === 0 || each.matches(".skip")) return [];
    const scrolled = side && (box.bottom > side.getBoundingClientRect().bottom || box.top < head.bottom);
    if (scrolled && !each.closest(".side-head")) return [];
    const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const whole = box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
    const isSeen = whole && (each.contains(at) || at?.contains(each));
    return isSeen ? [] : [`${each.innerText || each.name}: ${at?.className}`];
})"""
MEASURED = """async () => {
    // The name is fitted in the frame after a change of the window.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const find = (where) => document.querySelector(where), box = (where) => find(where).getBoundingClientRect();
    const style = (where) => getComputedStyle(find(where));
    const floor = box(".floor"), name = box('[data-slot="name"]'), left = box(".times > .clock .left");
    const panel = find(".floor"), main = find("main"), isRtl = document.documentElement.dir === "rtl";
    const end = isRtl ? floor.left + parseFloat(style(".floor").paddingLeft)
        : floor.right - parseFloat(style(".floor").paddingRight);
    const boxes = [...document.querySelectorAll(".top > *")].map((each) => each.getBoundingClientRect());
    const tops = boxes.filter(({ width }) => width > 0);
    const meets = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
        && one.top < other.bottom - 1 && other.top < one.bottom - 1;
    return {
        name: parseFloat(style('[data-slot="name"]').fontSize),
        inside: name.left >= floor.left && name.right <= floor.right,
        cut: panel.scrollHeight - panel.clientHeight,
        scrolls: main.scrollHeight - main.clientHeight,
        wide: document.documentElement.scrollWidth - innerWidth,
        gap: box(".go").top - floor.bottom,
        left: Math.abs((isRtl ? left.left : left.right) - end), shown: left.width,
        over: tops.filter((one, at) => tops.slice(at + 1).some((other) => meets(one, other))).length,
        title: find(".top .meeting").clientWidth,
    };
}"""
# Lines of the panel that are neither a whole line high nor left out.
SLIVERS = """() => [...document.querySelectorAll(".floor :is(.functions, .topic, .interruption)")].filter((each) => {
    const { width, height } = each.getBoundingClientRect();
    return width > 1 && each.innerText && height < parseFloat(getComputedStyle(each).fontSize);
}).map((each) => `${each.className}: ${each.getBoundingClientRect().height}`)"""
# The height of the head with every booth connected, and with every booth behind.
HEADS = """async (latest) => {
    const at = document.querySelector('script[type="module"][src*="/console/"]').src;
    const { connected } = await import(at.replace("console.js", "connected_screens.js"));
    const { speakerOf } = await import(at.replace("console/console.js", "shared/words.js"));
    const tables = JSON.parse(document.getElementById("words").textContent), { language } = document.body.dataset;
    const words = speakerOf(tables[language], language);
    const heights = [false, true].map((stale) => {
        const booths = ["ar", "zh", "en", "fr", "ru", "es"]
            .map((each, place) => ({language: each, device: each, behind: 0, stale: stale && place < latest}));
        connected({booths, attendees: {}, attendees_behind: {}, outputs: {}, outputs_behind: {}}, {words});
        return document.querySelector(".top").getBoundingClientRect().height;
    });
    const late = [...document.querySelectorAll('[data-slot="booths"] .late')];
    return [...heights, late.length, late.filter((each) => each.querySelector(".behind:not(.aside)")).length];
}"""
INSIDE = """(it) => {
    const box = it.getBoundingClientRect();
    return box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
}"""


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """Return one demonstration for all of these tests: the speaker with the longest name, over time, with a text."""
    with prepared(browser, tmp_path_factory.mktemp("console")) as made:
        for _ in range(5):
            made.advance()
        made.ask("floor.add_time", seconds=-540)
        made.ask("floor.adjust_clock", seconds=300)
        made.ask("floor.pause")  # else the text would run on
        now = round(time.time() * 1000)  # by day or by night no end is near, which would add a line
        made.ask("meeting.amend", starts_at=now - HOUR, ends_at=now + 12 * HOUR, interpretation_until=0)
        # by day the next meeting in the room would add a line too
        NextHall(browser, made.demo).ask("meeting.amend", starts_at=now + 48 * HOUR, ends_at=now + 51 * HOUR)
        file_text(made)
        yield made


def sound(page: Page, window: tuple[int, int], where: str, large: dict[tuple[int, int], int] = LARGE) -> None:
    """Fail if anything is covered, cut or too small at this size."""
    until(lambda: page.evaluate(MEASURED)["name"] >= large[window] and page.evaluate(COVERED) == [])
    found: dict[str, Any] = page.evaluate(MEASURED)
    assert found["inside"] and found["gap"] >= 4 and found["over"] == 0 and found["title"] >= 60, (where, found)
    assert max(found["cut"], found["wide"], found["scrolls"]) <= 1, (where, found)
    assert found["shown"] == 0 or found["left"] <= 2, (where, found)


@pytest.mark.parametrize("language", ["en", "ar", "zh", "ru"])
def test_nothing_is_covered_and_the_name_is_large_at_every_size(hall: Hall, language: str) -> None:
    page = hall.open("console", language)
    expect(page.locator('[data-slot="booths"]')).not_to_be_empty()
    expect(page.locator('[data-sentence="next"]')).to_be_visible()
    expect(page.locator('.times > .clock[data-phase="over"] .left')).to_contain_text("+")
    page.keyboard.press("m")
    for width, height in SIZES if language == "ar" else size(SIZES[::2], torture=SIZES):
        page.set_viewport_size({"width": width, "height": height})
        where = f"{language} {width}x{height}"
        sound(page, (width, height), where)
        page.keyboard.press("y")
        page.keyboard.type("x")
        sound(page, (width, height), f"{where}, a line is typed")
        page.keyboard.press("Backspace")
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.keyboard.type("a")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{where}, finder"
        assert page.locator('[data-slot="find"]').evaluate(INSIDE), f"{where}, finder"
        page.keyboard.press("Escape")
        page.keyboard.press("g")
        assert page.locator("#menu-meeting").evaluate(INSIDE), f"{where}, menu"
        page.keyboard.press("Escape")


BELOW = """() => {
    const bottom = (name) => document.querySelector(name).getBoundingClientRect().bottom;
    return bottom('[data-slot="floor"]') - bottom('[data-slot="interpretation"]');
}"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_interruption_and_a_low_window_cut_nothing(hall: Hall, language: str) -> None:
    page = hall.open("console", language)
    expect(page.locator('[data-sentence="next"]')).to_be_visible()
    with gathered() as row:
        with row("an interruption fits too"):
            an_interruption_fits(hall, page, language)
        with row("in a low window a line of the panel is whole or left out"):
            a_line_is_whole_or_left_out(page)


def an_interruption_fits(hall: Hall, page: Page, language: str) -> None:
    """Look at the page at every size while a point of order has the floor."""
    hall.ask("floor.interrupt", kind="point_of_order", party={"kind": "delegation", "code": "GBR", "name": ""})
    try:
        expect(page.locator('[data-slot="interruption"]')).to_be_visible()
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            sound(page, (width, height), f"{language} {width}x{height}", LARGE_OF_A_STATE)
    finally:
        hall.ask("floor.return", depth=1)
    expect(page.locator('[data-slot="interruption"]')).to_be_hidden()


def a_line_is_whole_or_left_out(page: Page) -> None:
    """Look at the panel in lower and lower windows, and in one column."""
    for height in size((768, 680, 600), torture=(768, 720, 680, 640, 600)):
        page.set_viewport_size({"width": 1366, "height": height})
        until(lambda: page.evaluate(SLIVERS) == [])
        assert page.evaluate(MEASURED)["name"] >= 22
    page.set_viewport_size({"width": 320, "height": 640})  # one column: nothing need be left out
    for each in (".functions", ".topic"):
        until(lambda: (page.locator(f".floor {each}").first.bounding_box() or {"width": 0})["width"] > 100)  # noqa: B023


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_said_of_the_end_of_interpretation_is_not_cut(hall: Hall, language: str) -> None:
    page = hall.open("console", language, size={"width": 1366, "height": 768})
    now = round(time.time() * 1000)
    ends, coming = page.locator('[data-slot="interpretation"]'), NextHall(hall.browser, hall.demo)
    try:
        hall.ask("meeting.amend", ends_at=now - 60_000, interpretation_until=now - 120_000)
        hall.ask("interpretation.ask", until=now + HOUR)
        expect(ends.locator(".line").nth(1)).to_be_visible()
        until(lambda: page.evaluate(MEASURED)["cut"] <= 1)
        assert page.evaluate(BELOW) >= 4  # it does not stand on the frame
        hall.ask("interpretation.refuse")
        coming.ask("meeting.amend", starts_at=now + HOUR, ends_at=now + 4 * HOUR)
        for window in ({"width": 1280, "height": 720}, {"width": 1024, "height": 768}):
            page.set_viewport_size(window)  # type: ignore[arg-type]
            until(lambda: page.evaluate(MEASURED)["cut"] <= 1 and ends.locator(".line").count() == 3)
    finally:
        coming.ask("meeting.amend", starts_at=now + 48 * HOUR, ends_at=now + 51 * HOUR)
        hall.ask("meeting.amend", ends_at=now + 12 * HOUR, interpretation_until=0)


@pytest.mark.parametrize("language", size(["ru"], torture=["en", "ru"]))
def test_a_booth_that_is_behind_does_not_move_the_page(hall: Hall, language: str) -> None:
    page = hall.open("console", language)
    for width, height in ((1024, 768), (1366, 768), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        before, after, late, worded = page.evaluate(HEADS, 6)
        assert (after, late) == (before, 6) and worded in (0, 6), f"{width}x{height}"
    before, after, *late = page.evaluate(HEADS, 1)
    assert (after, late) == (before, [1, 1]), "where there is room it stands in words"


def test_at_twice_the_size_the_page_stays_at_the_floor_when_the_speaker_changes(hall: Hall) -> None:
    page = hall.open("console", "en", size={"width": 683, "height": 384})
    expect(page.locator('[data-slot="programme"] [aria-current="true"]')).to_be_visible()
    assert page.evaluate("scrollY") == 0
    before = hall.on_floor()
    hall.advance()
    expect(page.locator('[data-slot="programme"] [aria-current="true"]')).to_contain_text("Ernie Allen")
    assert page.evaluate("scrollY") == 0
    hall.ask("floor.undo", from_speech=hall.on_floor())
    assert hall.on_floor() == before
