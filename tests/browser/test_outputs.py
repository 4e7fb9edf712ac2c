"""Public outputs in a browser: the overlay has room for descenders, all are blanked by one key, and one runs late."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests import forked_demo as forked
from tests.browser.conftest import Stage
from tests.browser.demo_pages import Hall
from tests.browser.page_texts import text
from tests.browser.passing_time import LATER, later
from tests.browser.proxy import Cable
from tests.browser.test_text_strip import file_text, jump, sentence
from tests.browser.waiting import expect
from tests.forked_demo import QUIET, forked_demo
from tests.processes import Demo, environment
from tests.server import listening_port, until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
DEEP = {"en": "Gypsy Mrs. Jqy Ågjpq", "ar": "يحيى الجعجعي ج ي ع", "zh": "德艺双馨"}
LATE_S = 3
# The ink of the text, from its base line by the font itself, against the box that would cut it off.
INK = """([slot, text]) => {
    const node = document.querySelector(slot);
    node.textContent = text;
    node.hidden = false;
    const mark = document.createElement("span");
    mark.style.cssText = "display: inline-block; inline-size: 0; block-size: 0";
    node.append(mark);
    const style = getComputedStyle(node), base = mark.getBoundingClientRect().bottom;
    mark.remove();
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const ink = pen.measureText(text), box = node.getBoundingClientRect();
    const frame = document.querySelector("main").getBoundingClientRect();
    const [above, below] = [base - ink.actualBoundingBoxAscent, base + ink.actualBoundingBoxDescent];
    return {deep: below - base, top: above - box.top, bottom: box.bottom - below, frame: frame.bottom - below};
}"""
LINE = """() => {
    const line = document.createElement("span"), box = document.querySelector('[data-slot="functions"]');
    line.className = "line";
    box.replaceChildren(line);
    box.hidden = false;
    document.body.removeAttribute("data-cues");
}"""

AWAY_MS = 16_000


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Return one demonstration for all of these tests; each gives the floor to the next speaker."""
    with forked_demo(tmp_path_factory.mktemp("outputs"), QUIET) as made:
        yield made


@pytest.fixture(scope="module")
def hall(browser: Browser, running: Demo) -> Hall:
    """Return the demonstration with no page open; what a test opens is closed after it."""
    return Hall(browser, running)


@pytest.mark.full_size
@pytest.mark.parametrize("language", DEEP)
def test_the_overlay_has_room_for_what_goes_below_the_line(stage: Stage, language: str) -> None:
    page = stage.page("room", language, query="overlay=1", viewport={"width": 1920, "height": 1080})
    for where in ('[data-slot="name"]', '[data-slot="functions"] .line'):
        if where.endswith(".line"):
            page.evaluate(LINE)
        ink = page.evaluate(INK, [where, DEEP[language]])
        assert ink["deep"] > 0 and min(ink["top"], ink["bottom"], ink["frame"]) >= 0, (where, ink)


def blank(page: Page) -> Any:
    """Return a pending expectation on whether a public page is blank."""
    return expect(page.locator("body[data-blank]"))


def test_one_key_empties_every_public_output_and_a_late_overlay_is_blank_at_once(hall: Hall) -> None:
    hall.advance()
    console, phone, room = hall.open("console"), hall.open("captions", "ar"), hall.open("room", "fr")
    overlay, desk = hall.open("room", "en", query=f"overlay=1&delay={LATE_S}"), hall.open("desk")
    expect(overlay.locator('[data-slot="name"]')).to_be_visible()
    readers = console.locator('[data-slot="readers"]')
    expect(readers).to_have_text("Room screens: 1 · Overlays: 1 · Phones: 1 · AR 1")
    expect(desk.locator('[data-slot="readers"]')).to_have_text("Room screens: 1 · Overlays: 1 · Phones: 1 · AR 1")
    console.keyboard.press("0")
    for page in (phone, room, overlay):
        blank(page).to_have_count(1)
        expect(page.locator('[data-slot="name"]')).to_be_hidden()
    card = phone.locator(".blanked")
    expect(card).to_have_text("لا يُعرض شيء في الوقت الحالي. وستُستأنف هذه الصفحة تلقائياً.")
    expect(phone.locator(".record a:visible")).to_have_count(1)
    expect(console.locator('[data-slot="outputs-blank"]')).to_be_visible()
    expect(console.locator('[data-slot="name"]')).to_be_visible()
    console.keyboard.press("0")
    for page in (phone, room, overlay):
        expect(page.locator('[data-slot="name"]')).to_be_visible()
    expect(card).to_be_hidden()
    a_late_overlay_shows_a_switch_later(hall, room, overlay)


def a_late_overlay_shows_a_switch_later(hall: Hall, room: Page, late: Page) -> None:
    """Switch and blank under a room and an overlay that runs late."""
    name, shown = late.locator('[data-slot="name"]'), room.locator('[data-slot="name"]')
    before, there = name.inner_text(), shown.inner_text()
    hall.advance()
    expect(shown).not_to_have_text(there)
    expect(name).to_have_text(before)
    expect(name).not_to_have_text(before)
    hall.ask("outputs.blank")
    blank(room).to_have_count(1)
    blank(late).to_have_count(1)
    hall.ask("outputs.show")
    blank(room).to_have_count(0)
    blank(late).to_have_count(1)
    expect(name).to_be_visible()


def test_a_second_person_is_asked_before_taking_a_text_over_and_the_first_is_told(hall: Hall) -> None:
    hall.advance()
    hall.ask("floor.pause")
    file_text(hall)
    first, second = hall.open("console"), hall.open("console")
    expect(sentence(second, "next")).to_be_visible()
    jump(first, 1)
    expect(first.locator('[data-slot="hand"]')).to_have_text("Moved by you")
    holder = second.locator('[data-slot="hand"]')
    expect(holder).to_contain_text("Moved by ")
    second.keyboard.press("k")
    question = second.locator('[data-slot="edit"]')
    expect(question).to_contain_text("is moving the captions. Take over?")
    assert hall.view("console", token=hall.meeting["tokens"]["console"])["place"]["position"] == 1
    second.keyboard.press("Enter")
    expect(holder).to_have_text("Moved by you")
    expect(first.locator('[data-slot="taken"]')).to_contain_text("has taken over the captions.")
    second.keyboard.press("k")
    expect(second.locator('[data-slot="text-place"]')).to_have_text("caption 3 of 5")
    expect(question).to_be_hidden()


def a_meeting_made_private_leaves_no_error(hall: Hall, room: Page, overlay: Page) -> None:
    """Make the meeting private under a room and an overlay, and public again."""
    hall.ask("meeting.restrict", private=True)
    try:
        expect(room.locator('[data-slot="away"]')).to_be_visible(timeout=30_000)
        expect(room.locator('[data-slot="name"]')).to_be_hidden()
        expect(overlay.locator("body[data-away]")).to_have_count(1, timeout=30_000)
        assert overlay.inner_text("body").strip() == ""
    finally:
        hall.ask("meeting.restrict", private=False)


@contextmanager
def without_meetings(folder: Path) -> Iterator[int]:
    """Yield the port of a server that knows no meeting."""
    log = folder / "log.txt"
    with log.open("w") as errors:
        words = ["serve", "--port", "0", "--data", str(folder / "data")]
        process = forked.start(words, folder, environment(INTERP_WORKER="0"), errors)
    try:
        until(lambda: "interp serves" in log.read_text(encoding="utf-8"))
        yield listening_port(process.pid)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_outputs_are_dark_while_a_meeting_is_private_or_unknown_or_the_service_away_and_come_back(
    hall: Hall, tmp_path: Path
) -> None:
    hall.advance()
    home = int(hall.demo.url.rpartition(":")[2])
    cable = Cable(home)
    room = hall.open("room", "ar", via=cable.url, first=LATER)
    overlay = hall.open("room", "en", via=cable.url, first=LATER, query="overlay=1")

    def dark() -> None:
        expect(room.locator("body[data-away]")).to_have_count(1)
        assert room.inner_text("body").strip() == text("output.away", "ar")
        expect(overlay.locator("body[data-away]")).to_have_count(1)
        assert overlay.inner_text("body").strip() == ""

    def back() -> None:
        for page in (room, overlay):
            expect(page.locator("body:not([data-away]) [data-slot=name]")).to_be_visible()

    back()
    a_meeting_made_private_leaves_no_error(hall, room, overlay)
    back()
    cable.pull()
    for page in (room, overlay):
        later(page, AWAY_MS)
    dark()
    cable.plug()
    back()
    with without_meetings(tmp_path) as stranger:
        cable.lead_to(stranger)
        dark()
        cable.lead_to(home)
        back()
