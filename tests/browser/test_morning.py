"""The seed's morning, begun by keyboard, with an Arabic booth, a Chinese captions page and the French room open."""

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall, shows, takes_press
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True

BY_KEYBOARD = 3  # presses; after them the morning goes on by commands, and the screens are looked at all the same


def press(page: Page, keys: str) -> None:
    """Press a key as staff do: with the eyes on the page, not in a field."""
    page.keyboard.press(keys)


def follow(hall: Hall, screens: dict[str, tuple[Page, str, str]]) -> None:
    """Check that every screen shows what the service says its audience sees: person or party, function, item."""
    for page, audience, language in screens.values():
        token = hall.meeting["tokens"]["booth"]["ar"] if audience == "booth" else ""
        view = hall.view(audience, language, token)
        speech = view["speech"]
        if speech:
            shows(page, speech["party"]["name"]["text"])
            if speech["person"] and speech["person"]["functions"]:
                shows(page, speech["person"]["functions"][0]["text"], "functions")
            if speech["topic"]:
                shows(page, speech["topic"]["text"], "topic")
        if audience in ("booth", "captions") and view["item"]:
            shows(page, view["item"]["title"]["text"], "item")


def test_the_whole_morning_is_right_on_every_screen_at_each_press(hall: Hall) -> None:
    console = hall.open("console")
    screens = {
        "booth": (hall.open("booth", "ar"), "booth", "ar"),
        "captions": (hall.open("captions", "zh"), "captions", "zh"),
        "room": (hall.open("room", "fr"), "room", "fr"),
    }
    token = hall.meeting["tokens"]["console"]
    presses = 0
    while (view := hall.view("console", "en", token))["advance"]["to"]:
        to = view["advance"]["to"]
        if presses < BY_KEYBOARD or view["advance"]["leaves_empty"]:
            takes_press(console)
            press(console, "Space")
            if view["advance"]["leaves_empty"]:
                press(console, "Enter")  # it asks once before it leaves a round in which nobody is inscribed
        else:
            hall.ask("floor.advance", from_speech=view["advance"]["from_speech"], to=to)
        presses += 1
        expected = hall_reaches(hall, token, to)
        if expected["speech"]:
            shows(console, expected["speech"]["party"]["name"]["text"])
        else:
            shows(console, "Nobody has the floor.")
        follow(hall, screens)
        assert presses < 40
    # Opening, moderator, film, four presentations, a round, four replies, a round, five concluding remarks.
    assert presses == 18
    assert [row["status"] for row in rows(hall)] == ["done"] * 7 + ["open"]


def hall_reaches(hall: Hall, token: str, to: dict[str, str | None]) -> dict[str, dict[str, dict[str, dict[str, str]]]]:
    """Wait until the service has given the floor where Next said, and return the console's view."""
    for _ in range(100):
        view = hall.view("console", "en", token)
        if view["item"] and view["item"]["id"] == to["item"] and (view["speech"] or {}).get("id") == to["speech"]:
            return view
        hall.contexts[0].pages[0].wait_for_timeout(50)
    raise AssertionError(f"the floor did not reach {to}")


def rows(hall: Hall) -> list[dict[str, str]]:
    """Return the rows of the programme."""
    page = hall.contexts[0].pages[0]
    address = f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/programme?language=en"
    return list(page.request.get(address).json()["items"])


def test_a_speaker_is_armed_called_heard_in_another_language_and_called_back(hall: Hall) -> None:
    console, booth, room = hall.open("console"), hall.open("booth", "ar"), hall.open("room", "fr")
    press(console, "a")
    expect(booth.locator('[data-slot="next"] .armed')).to_contain_text("Kate Gilmore")
    press(console, "Space")
    for page in (console, booth, room):
        shows(page, "Kate Gilmore")
    started = hall.view()["clocks"]["speech"]["started_at"]
    reports_french(console, booth)
    turns_when_its_language_is_spoken(console, booth)
    takes_press(console)
    press(console, "Space")
    shows(room, "John Carr")
    press(console, "p")
    shows(room, "Kate Gilmore")
    assert hall.view()["clocks"]["speech"]["started_at"] == started  # it never stopped


def reports_french(console: Page, booth: Page) -> None:
    """A booth reports French, and Enter accepts it."""
    press(booth, "4")
    expect(console.locator("body")).to_contain_text("Enter")
    expect(console.locator('[data-slot="reports"]')).to_contain_text("French")
    press(console, "Enter")
    expect(booth.locator('[data-slot="frame"]')).to_contain_text("FR")
    expect(console.locator('[data-slot="reports"]')).not_to_contain_text("French")


def turns_when_its_language_is_spoken(console: Page, booth: Page) -> None:
    """Arabic is spoken: the page of the Arabic booth is from left to right then, in the language it works into."""
    expect(booth.locator("html")).to_have_attribute("dir", "rtl")
    press(console, "l")
    press(console, "1")
    expect(booth.locator("html")).to_have_attribute("dir", "ltr")
    shows(booth, "United Nations Deputy High Commissioner for Human Rights", "functions")


def test_two_consoles_race_and_the_floor_moves_once(hall: Hall) -> None:
    one, two = hall.open("console"), hall.open("console")
    press(one, "Space")
    shows(two, "Kate Gilmore")
    for page in (one, two):
        takes_press(page)
    for page in (one, two):
        page.evaluate("() => { setTimeout(() => document.querySelector('[data-slot=\"go\"]').click(), 300) }")
    shows(one, "John Carr")
    shows(two, "John Carr")
    one.wait_for_timeout(800)
    assert hall.view()["speech"]["party"]["name"]["text"] == "John Carr"
