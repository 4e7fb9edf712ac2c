"""The page of a lectern, on a small tablet: the speaker's own time to be read from two metres, and “slower, please”."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.demo_pages import Hall, prepared
from tests.browser.looks import broken
from tests.browser.page_texts import text
from tests.browser.waiting import expect
from tests.sample_sizes import size as sized

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
TABLET = {"width": 1024, "height": 600}
SIZES = (TABLET, {"width": 600, "height": 1024}, {"width": 1366, "height": 768})
# On a tablet of 22 cm for 1,024 pixels: letters of 1 cm and more are read from two metres.
LEAST_PX = 48
INSIDE = """() => [...document.querySelectorAll("main > :not([hidden]), main bdi, .slower:not([hidden])")]
    .filter((each) => each.checkVisibility())
    .filter((each) => { const box = each.getBoundingClientRect(); return box.bottom > innerHeight + 1 || box.right > innerWidth + 1 || box.left < -1; })
    .map((each) => each.outerHTML.slice(0, 100))"""  # noqa: E501

# where the figures begin and end, from the sides of the window
INK = """(it) => { const range = document.createRange(); range.selectNodeContents(it);
    const box = range.getBoundingClientRect(); return {left: box.left, right: box.right, page: innerWidth}; }"""


def lectern(hall: Hall, language: str, size: dict[str, int] | None = None) -> Page:
    return hall.open("room", language, size or TABLET, query="lectern=1")


def size_of(page: Page, selector: str) -> float:
    """Return the size of the type in pixels."""
    return float(page.locator(selector).evaluate("(it) => parseFloat(getComputedStyle(it).fontSize)"))


def speaking(hall: Hall) -> None:
    if hall.view()["meeting"]["status"] == "planned":
        hall.ask("meeting.open")
    hall.advance()


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One demonstration for these tests; each gives the floor to the next speaker."""
    with prepared(browser, tmp_path_factory.mktemp("lectern")) as made:
        yield made


@pytest.mark.parametrize("language", sized(["ar"], torture=["ar", "zh", "en", "fr", "ru", "es"]))
def test_the_time_that_is_left_is_the_largest_and_everything_is_on_the_page(hall: Hall, language: str) -> None:
    speaking(hall)
    page = lectern(hall, language)
    left, name = '.times > .clock [data-part="left"]', '[data-slot="name"]'
    expect(page.locator(left)).to_be_visible()
    assert page.locator(left).inner_text().startswith("−")
    for size in SIZES:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert page.evaluate(INSIDE) == [], size
        large = size_of(page, left)
        assert large >= 2 * LEAST_PX and large > 2 * size_of(page, name), size
    page.set_viewport_size(TABLET)  # type: ignore[arg-type]
    box = page.locator(left).evaluate(INK)
    assert abs(box["right"] - box["page"] if language == "ar" else box["left"]) < 0.06 * TABLET["width"], box
    assert size_of(page, name) >= LEAST_PX
    assert broken(page, {"runOnly": ["color-contrast-enhanced"]}) == []
    for each in (".place", ".functions", ".topic", ".cues", '[data-slot="on-list"]', '[data-slot="announced"]'):
        assert page.locator(f"{each}:visible").count() == 0, each


def test_the_end_of_the_time_is_said_as_everywhere(hall: Hall) -> None:
    speaking(hall)
    page, room = lectern(hall, "fr"), hall.open("room", "fr")
    clock: Any = page.locator(".times > .clock")
    egypt = {"kind": "delegation", "code": "EGY", "name": ""}
    given = {"party": egypt, "language": "en", "limit_ms": 600_000}
    for name, args, phase in (
        ("floor.give", given, "normal"), ("floor.add_time", {"seconds": -580}, "warning"),
        ("floor.adjust_clock", {"seconds": 30}, "over"),
    ):  # fmt: skip
        hall.ask(name, **args)
        for each in (page, room):
            expect(each.locator(f'.times > .clock[data-phase="{phase}"]')).to_have_count(1)
    expect(clock.locator('[data-part="left"]')).to_contain_text("+")
    expect(clock.locator('[data-part="word"]')).to_have_text(text("clock.over", "fr"))


def test_slower_please_is_shown_for_five_seconds_and_covers_no_clock(hall: Hall) -> None:
    speaking(hall)
    page, room, booth = lectern(hall, "fr"), hall.open("room", "fr"), hall.open("booth", "fr")
    booth.keyboard.press("s")
    expect(booth.locator('[data-slot="slower-asked"]')).to_be_visible()  # no other booth is there
    booth.keyboard.press("s")
    slower = page.locator('[data-slot="slower"]')
    expect(slower).to_have_text(text("slower.please", "fr"))
    assert room.locator('[data-slot="slower"]').count() == 0
    ends, begins = (page.locator(each).bounding_box() for each in ('[data-slot="slower"]', ".times > .clock"))
    assert ends and begins and ends["y"] + ends["height"] <= begins["y"] + 1
    assert size_of(page, '[data-slot="slower"]') >= LEAST_PX
    expect(slower).to_be_hidden()


def test_the_time_stays_while_the_screen_in_the_room_is_blank(hall: Hall) -> None:
    speaking(hall)
    page, room = lectern(hall, "en"), hall.open("room", "en")
    hall.ask("room.blank")
    expect(room.locator("body[data-blank]")).to_have_count(1)
    expect(page.locator('.times > .clock [data-part="left"]')).to_be_visible()
    hall.ask("outputs.blank")
    expect(page.locator("body[data-blank]")).to_have_count(1)
    for name in ("outputs.show", "room.show"):
        hall.ask(name)
    expect(page.locator("body[data-blank]")).to_have_count(0)
