"""The attendee’s page while captions run: where the newest sentence stands, following, the display sheet, the log."""

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from tests.browser.caption_pages import LONG, SHORT, faults, say
from tests.browser.demo_pages import Hall, prepared
from tests.browser.looks import FRAME
from tests.browser.page_texts import text
from tests.browser.waiting import expect
from tests.row_by_row import gathered
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SHAPES = [(360, 640), (360, 740), (390, 844), (740, 360), (1366, 768), (1920, 1080)]
ZOOMED = [(911, 512), (683, 384), (455, 256), (1280, 720), (960, 540), (640, 360)]
"""What a page has at 150, 200 and 300 % of the browser's zoom in 1366×768 and 1920×1080."""
SIZES = [100, 150, 200, 300]
LOOKED_AT = size([SHAPES[0], SHAPES[2], SHAPES[3], SHAPES[-1]], torture=SHAPES)
ENLARGED = size([ZOOMED[2], ZOOMED[-1]], torture=ZOOMED)
SECOND = {"ar": "zh", "zh": "ar", "en": "ar", "fr": "ru", "ru": "es", "es": "fr"}


@pytest.fixture(scope="module")
def spoken(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A demonstration with the speaker of the longest name, functions and topic, and captions in six languages."""
    with prepared(browser, tmp_path_factory.mktemp("captions")) as hall:
        hall.ask("floor.give", speech=longest(hall))
        for _ in range(3):
            say(hall, SHORT)
            say(hall, LONG)
        yield hall


def longest(hall: Hall) -> str:
    """Return the speech whose speaker and topic take most words."""
    with urllib.request.urlopen(f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/programme?language=en") as answer:
        items = json.load(answer)["items"]
    return str(max((each["speech"] for item in items for each in item["speeches"]), key=words)["id"])


def words(speech: dict[str, Any]) -> int:
    """Return how long name, functions and topic of a speech are."""
    person = speech["person"] or {"name": {"text": ""}, "functions": []}
    topic = speech["topic"] or {"text": ""}
    return len(person["name"]["text"]) + sum(len(each["text"]) for each in person["functions"]) + len(topic["text"])


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_the_newest_sentence_stands_whole_in_every_window(spoken: Hall, language: str) -> None:
    turn = MEETING_LANGUAGES.index(language)
    for two in [(turn + each) % 2 for each in range(size(1, torture=2))]:
        query = f"second={SECOND[language]}" if two else ""
        page = spoken.open("captions", language, query=query, size={"width": 360, "height": 640})
        expect(page.locator(".cue")).not_to_have_count(0)
        assert faults(page, LOOKED_AT, size([SIZES[0], SIZES[1], SIZES[-1]], torture=SIZES)) == []
        assert faults(page, ENLARGED, [100]) == []
        assert type_px(page, 1920, 1080) >= 1.5 * type_px(page, 360, 640)
        spoken.leave(page)


def type_px(page: Page, width: int, height: int) -> float:
    """Return the size of the type of captions in a window."""
    page.set_viewport_size({"width": width, "height": height})
    return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('.window')).fontSize)"))


def test_it_stands_there_when_the_page_opens_and_while_the_captions_run(spoken: Hall) -> None:
    page = spoken.open("captions", "ar", query="second=zh", size={"width": 360, "height": 640})
    page.evaluate("localStorage.setItem('interp.size', '150')")
    page.reload()
    for said in (None, SHORT, LONG):
        if said:
            unit = say(spoken, said)
            number = page.locator(".cue").last
            expect(number.locator(".words").last).to_contain_text(said["zh"][:8])
            assert unit
        page.wait_for_timeout(300)
        assert faults(page, [(360, 640)], [150]) == []


def test_it_is_in_the_window_without_scripts(spoken: Hall) -> None:
    page = spoken.browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False).new_page()
    page.goto(spoken.link("captions", "en"))
    box = page.locator(".cue .said").last.bounding_box()
    assert box and box["y"] >= 45 and box["y"] + box["height"] <= 600
    page.locator(".head-line > summary").click()
    expect(page.locator(".about .topic")).to_be_visible()
    page.context.close()


SHEETS = [(320, 640, 300), (360, 640, 200), (740, 360, 300)]


@pytest.mark.parametrize(("width", "height", "grown"), size([SHEETS[0], SHEETS[2]], torture=SHEETS))
def test_the_sheets_can_be_used_at_every_size(spoken: Hall, width: int, height: int, grown: int) -> None:
    page = spoken.open("captions", "ar", size={"width": width, "height": height})
    page.evaluate("size => localStorage.setItem('interp.size', size)", str(grown))
    page.reload()
    for sheet, parts in (("language", ":is(li a, label)"), ("display", ":is(button, label)")):
        page.locator(f'[data-slot="{sheet}"] > summary').click()
        for each in page.locator(f'[data-slot="{sheet}"] {parts}').all():
            each.scroll_into_view_if_needed()
            box = each.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= width, each.inner_text()
    smaller = page.locator('[data-size-step="-1"]')
    smaller.click(timeout=2_000)
    expect(page.locator("html")).to_have_attribute("data-size", str({300: 250, 200: 175}[grown]))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_log_is_read_aloud_when_asked_each_line_once_with_its_language(spoken: Hall) -> None:
    page = spoken.open("captions", "en")
    assert log_of(page)["live"] == "off"
    page.locator('[data-slot="language"] > summary').click()
    page.locator('[data-slot="aloud"]').check()
    unit = spoken.ask("caption.type", text="Je passe maintenant au point suivant.", language="fr")
    line = page.locator(".cue", has_text="point suivant")
    expect(line).to_have_count(1)
    log = log_of(page)
    assert (log["live"], log["lines"].count("Je passe maintenant au point suivant.")) == ("polite", 1)
    assert log["lines"][log["lines"].index("Je passe maintenant au point suivant.") - 1].startswith("French")
    assert line.get_attribute("aria-live") is None  # a new line is spoken, what was there or is drawn again is not
    expect(page.locator('.cue[aria-live="off"]')).to_have_count(page.locator(".cue").count() - 1)
    spoken.ask("caption.correct", unit=unit, language="en", text="I now turn to the next item.", revision=0)
    spoken.ask("caption.correct", unit=unit, language="en", text="I turn to the next item.", revision=1)
    own = page.locator(".cue", has_text="I turn to the next item.")
    expect(own).to_have_attribute("aria-live", "off")
    expect(own.locator(".said .mark")).to_have_text("corrected")
    numbers = page.locator(".cue").evaluate_all("rows => rows.map((each) => each.dataset.number)")
    assert len(numbers) == len(set(numbers))
    page.locator('[data-slot="aloud"]').uncheck()
    assert log_of(page)["live"] == "off"
    assert " ms" not in page.locator("body").inner_text()  # how long a message takes is not told to the public


def log_of(page: Page) -> dict[str, Any]:
    """Return the log as the accessibility tree has it: whether it is live, and its texts in order."""
    session = page.context.new_cdp_session(page)
    nodes = {each["nodeId"]: each for each in session.send("Accessibility.getFullAXTree")["nodes"]}
    (log,) = [each for each in nodes.values() if not each["ignored"] and each["role"]["value"] == "log"]
    live = [each["value"]["value"] for each in log["properties"] if each["name"] == "live"]
    lines: list[str] = []

    def walk(node: dict[str, Any]) -> None:
        if node.get("role", {}).get("value") == "StaticText":
            lines.append(node["name"]["value"])
            return
        for child in node.get("childIds", []):
            walk(nodes[child])

    walk(log)
    return {"live": live[0] if live else "off", "lines": [each.strip() for each in lines]}


def test_the_page_follows_only_at_the_end_and_comes_back_by_one_tap(spoken: Hall) -> None:
    page = spoken.open("captions", "es", size={"width": 360, "height": 640})
    page.locator(".cue").first.scroll_into_view_if_needed()
    expect(page.locator('[data-slot="new"]')).to_have_text("↓ Ir a la última línea")
    place = page.locator(".window").evaluate("each => each.scrollTop")
    unit = say(spoken, LONG)
    assert unit
    expect(page.locator('[data-slot="new"]')).to_contain_text("1")
    assert page.locator(".window").evaluate("each => each.scrollTop") == place
    page.locator('[data-slot="new"]').click()
    page.wait_for_timeout(400)
    assert faults(page, [(360, 640)], [100]) == []
    expect(page.locator('[data-slot="new"]')).to_be_hidden()


WHOLE = """name => { const box = document.querySelector(`[data-slot="${name}"]`);
    const whole = box.scrollWidth <= box.clientWidth + 1 && box.scrollHeight < box.clientHeight * 1.4;
    return box.innerText.length > 5 && whole }"""
"""Whether all its lines are in sight; glyphs may be higher than their line."""


def test_a_phone_says_whole_who_speaks_and_where_the_words_come_from_and_nothing_makes_it_wider(spoken: Hall) -> None:
    with gathered() as row:
        for language in size(("ar", "zh", "ru"), torture=MEETING_LANGUAGES):
            page = spoken.open("captions", language, size={"width": 320, "height": 700})
            expect(page.locator(".cue")).not_to_have_count(0)
            for width in (320, 390):
                page.set_viewport_size({"width": width, "height": 700})
                page.evaluate(FRAME)
                with row(language, width):
                    assert [name for name in ("line-name", "runs") if not page.evaluate(WHOLE, name)] == []
            page.set_viewport_size({"width": 320, "height": 700})
            page.evaluate(NOBODY_SPEAKS)  # as after the speech, with its captions still there
            with row(language, "sideways"):
                assert page.evaluate("document.documentElement.scrollWidth") <= 320
            spoken.leave(page)


@pytest.mark.parametrize("language", ["ar", "zh", "en"])
def test_at_three_times_the_size_a_phone_shows_all_without_scrolling_sideways(spoken: Hall, language: str) -> None:
    page = spoken.open("captions", language, size={"width": 360, "height": 640})
    page.evaluate("localStorage.setItem('interp.size', '300')")
    page.reload()
    page.evaluate(MARKS_AS_DEMONSTRATION, text("demonstration", language))
    assert faults(page, [(360, 640)], [300]) == []
    for change in (None, "document.querySelector('.head-line').open = true", NOBODY_SPEAKS):
        if change:
            page.evaluate(change)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, change
        assert page.evaluate(CUT, ".demonstration") == 0, change


NOBODY_SPEAKS = "document.body.removeAttribute('data-running')"
MARKS_AS_DEMONSTRATION = """said => {
    document.body.dataset.demonstration = "";
    const notice = document.querySelector(".demonstration") ?? document.createElement("aside");
    notice.className = "demonstration";
    notice.textContent = said;
    document.body.prepend(notice);
}"""
CUT = "name => { const box = document.querySelector(name); return box.scrollHeight - box.clientHeight }"
