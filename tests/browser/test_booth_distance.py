"""The booth's page is read at two metres, from the chair beside a text in hand: sizes as the browser computes them."""

import time
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from interp.domain.text.segments import Segment
from interp.ports import Document, Revision
from tests.browser.conftest import Stage
from tests.browser.demo_pages import Hall, shows
from tests.browser.test_text_strip import sentence, writes
from tests.browser.waiting import expect
from tests.builders import HOUR
from tests.row_by_row import gathered
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
SIZES = ((1366, 768), (1024, 600), (1920, 1080))
LEAST = {
    "[data-slot=name]": 64, ".frame.huge": 64, "[data-clock=speech] .elapsed": 64,
    "[data-slot=known]": 40, "[data-slot=mode]": 40,
    "[data-slot=item]": 32, "[data-slot=interruption]": 32,
    "[data-slot=listeners]": 32, "[data-slot=alarms]": 32, "[data-slot=others]": 32, "[data-slot=next-relay]": 32,
}  # fmt: skip
NAME, FRAME, CLOCK, KNOWN, MODE, ITEM, INTERRUPTION, *_RELAY = LEAST
LISTENERS, ALARMS, OTHERS, NEXT_RELAY = _RELAY
TEXT_MODE, SPOKEN, OWN = "[data-slot=text-mode]", "[data-sentence=now] .spoken", "[data-sentence=now] .own"
BESIDE_A_TEXT = {name: size // 2 for name, size in LEAST.items()} | {TEXT_MODE: 18, SPOKEN: 23, OWN: 23}
TEXT = (
    "Mr. President, the Internet has changed the way in which children are abused and in which images are exchanged.",
    "States, industry and civil society must act together, and they must act now.", "I thank you.",
)  # fmt: skip
TRANSLATED = (
    "Г-н Председатель, Интернет изменил то, как дети подвергаются надругательствам и как распространяются изображения.",
    "Государства, промышленность и гражданское общество должны действовать сообща, и действовать незамедлительно.",
    "Благодарю вас.",
)
MEASURED = """places => {
  const part = document.querySelector('.floor-part'), found = {};
  const cut = element => element && (element.getBoundingClientRect().width < 2 || cut(element.parentElement));
  for (const place of places) {
    const element = document.querySelector(place), box = element?.getBoundingClientRect();
    const room = element?.closest('.lines, .text, .floor-part').getBoundingClientRect();
    if (!element?.checkVisibility() || cut(element)) continue;
    const whole = box.top >= room.top && box.bottom <= room.bottom + 1 && box.left >= 0 && box.right <= innerWidth;
    found[place] = {size: parseFloat(getComputedStyle(element).fontSize), whole};
  }
  const width = place => document.querySelector(place).getBoundingClientRect().width;
  return {
    found, free: width('.top') - width('[data-slot=item]'),
    scrolls: Math.max(part.scrollHeight - part.clientHeight, document.documentElement.scrollHeight - innerHeight),
  };
}"""

# a busy browser may lay out the new size some frames later; what never fits is measured as it is
CUT = """([width, height]) => new Promise(done => {
  const part = document.querySelector('.floor-part'); let frames = 0;
  const fits = () => innerWidth === width && innerHeight === height && part.scrollHeight <= part.clientHeight + 1;
  const look = () => ((frames += 1) > 2 && fits()) || frames > 300 ? done() : requestAnimationFrame(look);
  look();
})"""


def measured(page: Page, window: tuple[int, int], places: Iterable[str] = LEAST) -> dict[str, Any]:
    """Return what is visible with its size in CSS pixels and whether its whole box is in the window."""
    page.set_viewport_size({"width": window[0], "height": window[1]})
    page.evaluate(CUT, list(window))
    return dict(page.evaluate(MEASURED, list(places)))


def legible(
    page: Page, wanted: set[str], sizes: tuple[tuple[int, int], ...] = SIZES, least: Mapping[str, int] = LEAST
) -> None:
    """Whatever the window's size, what is wanted is visible, large enough and whole, and nothing scrolls."""
    for window in sizes:
        seen = measured(page, window, least)
        found = seen["found"]
        assert wanted <= found.keys(), (window, wanted - found.keys())
        assert [name for name, each in found.items() if each["size"] < least[name]] == [], (window, found)
        assert [name for name, each in found.items() if not each["whole"]] == [], (window, found)
        assert seen["scrolls"] <= 1, window
        if least is LEAST:
            assert seen["free"] >= 14 * 16, window  # the staff header's room in the top line


def to_the_longest_name(hall: Hall) -> None:
    """Give the floor to the seed's longest name, whose functions and topic are long too."""
    while hall.on_floor() != "s4-2":
        hall.advance()
    hall.ask("floor.pause")
    now = round(time.time() * 1000)  # by day or by night no end is near, which would add a line
    hall.ask("meeting.amend", starts_at=now - HOUR, ends_at=now + 12 * HOUR, interpretation_until=0)


def file_long_text(hall: Hall) -> None:
    """File a text for the speech on the floor, in English and Russian."""
    segments = [Segment(f"s{at}", at, at, text) for at, text in enumerate(TEXT)]
    russian = [Revision(f"s{at}", "ru", 1, text, "reviewed", "person") for at, text in enumerate(TRANSLATED)]
    paper = Document("d1", hall.meeting["id"], "Statement", "s.txt", "statement", "en", "reviewed", hall.on_floor())
    writes(hall, lambda drafts: drafts.add(paper, segments, [], russian))


def test_a_booth_is_read_at_two_metres_and_beside_a_text_in_hand_from_the_chair(hall: Hall) -> None:
    to_the_longest_name(hall)
    pages = {language: hall.open("booth", language) for language in size(("ar", "zh", "ru"), torture=LANGUAGES)}
    with gathered() as row:
        for language, page in pages.items():
            with row(language, "at two metres"):
                legible(page, {NAME, FRAME, KNOWN, ITEM, CLOCK})
                assert measured(page, SIZES[2])["found"][NAME]["size"] > 80
        file_long_text(hall)
        console = hall.open("console")
        expect(console.locator('[data-slot="text-place"]')).to_be_visible()
        console.keyboard.press("k")
        for language, page in pages.items():
            with row(language, "from the chair"):
                expect(sentence(page, "now")).to_be_visible()
                wanted = {NAME, FRAME, KNOWN, ITEM, CLOCK, TEXT_MODE, SPOKEN, *([OWN] if language == "ru" else [])}
                legible(page, wanted, least=BESIDE_A_TEXT)


def test_what_a_booth_is_told_beside_the_name_is_large_and_the_functions_go_first(hall: Hall) -> None:
    to_the_longest_name(hall)
    page = hall.open("booth", "en")
    hall.ask("floor.set_language", language="ar")
    shows(page, "listen", "mode")
    legible(page, {NAME, FRAME, MODE, ITEM, CLOCK})
    hall.ask("floor.set_language", language="pt", booth="fr")
    shows(page, "FR booth", "known")
    legible(page, {NAME, FRAME, KNOWN, ITEM, CLOCK})
    assert measured(page, SIZES[1])["found"]
    assert str(page.locator("html").get_attribute("data-cut")).startswith("why functions")
    hall.ask("floor.interrupt", kind="visit")
    shows(page, "Buquicchio", "interruption")
    legible(page, {NAME, INTERRUPTION, ITEM})
    hall.ask("meeting.suspend", reason="consultations")
    shows(page, "suspended", "halted")
    legible(page, {NAME, ITEM})


@pytest.mark.parametrize("language", ["ar", "ru"])
def test_the_sheet_of_the_display_is_in_the_window(stage: Stage, language: str) -> None:
    page = stage.page("booth", language, viewport={"width": 1024, "height": 768})
    page.locator(".display > summary").click()
    for width in (1024, 960, 900, 860, 820, 780):  # in some its button has a line of its own
        page.set_viewport_size({"width": width, "height": 768})
        box = page.locator(".display > .panel").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] >= 0, (width, box)
