"""The chair's page: the sentence of the moment, the list, the gavel, notes on the device, prepared lines, the strip."""

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall
from tests.browser.page_texts import text
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
NOTES, LINE = "Thank the children by name", "Excellencies, dear children: welcome."


def slot(page: Page, name: str):  # type: ignore[no-untyped-def]
    return page.locator(f'[data-slot="{name}"]')


def test_a_meeting_is_opened_suspended_resumed_and_closed_at_the_gavel_by_keyboard(hall: Hall) -> None:
    chair = hall.open("chair")
    expect(slot(chair, "sentence")).to_have_text(text("chair.open"))
    expect(slot(chair, "after")).to_contain_text("We now turn to")
    chair.locator('[data-gavel="open"]').focus()
    chair.keyboard.press("Enter")
    expect(slot(chair, "sentence")).to_contain_text("We now turn to")
    expect(slot(chair, "after")).to_be_hidden()
    hall.advance()
    expect(chair.locator(".speakers .on_floor")).to_have_count(1)
    assert chair.locator(".speakers li").count() > 3
    chair.locator('[data-gavel="suspend"]').focus()
    chair.keyboard.press("Enter")
    expect(slot(chair, "sentence")).to_have_text(text("chair.suspend"))
    chair.keyboard.press("Tab")  # from “now” to “not now”
    chair.keyboard.press("Enter")
    expect(slot(chair, "sentence")).not_to_have_text(text("chair.suspend"))
    expect(chair.locator('[data-gavel="suspend"]')).to_be_focused()
    assert hall.view()["meeting"]["status"] == "open"
    chair.keyboard.press("Enter")
    chair.keyboard.press("Enter")
    expect(slot(chair, "halted")).to_contain_text(text("suspended"))
    expect(slot(chair, "sentence")).to_contain_text(text("chair.resume"))
    chair.locator('[data-gavel="resume"]').click()
    expect(slot(chair, "halted")).to_be_hidden()
    chair.locator('[data-gavel="close"]').click()
    expect(slot(chair, "sentence")).to_have_text(text("chair.close"))
    chair.keyboard.press("Enter")
    expect(slot(chair, "halted")).to_contain_text(text("closed"))
    expect(slot(chair, "floor")).to_be_hidden()


@pytest.mark.own_browsers
def test_notes_stay_on_the_device_and_prepared_lines_reach_every_page_of_the_chair(hall: Hall) -> None:
    chair, other = hall.open("chair"), hall.open("chair", query="lang=ar")
    sent: list[str] = []
    chair.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
    chair.locator(".notes:not(.prepare) > summary").click()
    slot(chair, "notes").fill(NOTES)
    chair.locator(".prepare > summary").click()
    chair.locator('[data-slot="prepare"] textarea').fill(LINE)
    chair.locator('[data-slot="prepare"] button').click()
    expect(slot(chair, "prepare-said")).to_have_text(text("chair.prepared_saved"))
    expect(slot(chair, "prepared")).to_contain_text(LINE)
    expect(slot(other, "prepared")).to_contain_text(LINE)
    assert slot(other, "prepared").locator(".words").get_attribute("lang") == "en"
    chair.reload()
    chair.locator(".notes:not(.prepare) > summary").click()
    expect(slot(chair, "notes")).to_have_value(NOTES)
    expect(slot(other, "notes")).to_have_value("")
    assert not any(NOTES in each for each in sent)
    chair.locator('[data-gavel="open"]').click()
    expect(slot(chair, "prepared")).to_be_hidden()


def test_the_strip_says_in_words_what_it_draws_and_runs_with_the_page(hall: Hall) -> None:
    hall.advance()
    for language in ("en", "ar"):
        chair = hall.open("chair", query=f"lang={language}")
        track = chair.locator(".strip .track")
        expect(track).to_be_visible()
        assert text("strip.interpretation", language, time="12:00") in str(track.get_attribute("aria-label")).replace(
            "\u2068", ""
        ).replace("\u2069", "")
        first, last = (chair.locator(".strip .bar").nth(place).bounding_box() for place in (0, -1))
        assert first and last and (first["x"] > last["x"]) == (language == "ar")


@pytest.mark.full_size
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_sentence_to_read_is_whole_in_the_window_also_where_a_function_is_long(hall: Hall, language: str) -> None:
    hall.ask("meeting.open")
    chair = hall.open("chair", language, {"width": 1366, "height": 768})
    for _ in range(6):
        before = slot(chair, "sentence").inner_text()
        hall.advance()
        expect(slot(chair, "sentence")).not_to_have_text(before)
        expect(slot(chair, "expected-end")).not_to_be_empty()
        left = slot(chair, "sentence").evaluate("(it) => innerHeight - it.getBoundingClientRect().bottom")
        assert left >= 0, (slot(chair, "sentence").inner_text(), left)


def test_the_chair_announces_something_and_withdraws_it_also_where_it_is_not_for_her(hall: Hall) -> None:
    chair, room = hall.open("chair"), hall.open("room")
    expect(slot(chair, "standing")).to_be_hidden()
    for phrase, hidden in (("list_closed", ()), ("take_seats", ("chair", "booths", "attendees"))):
        slot(chair, "announce-open").click()
        chair.locator(f'input[value="{phrase}"]').check()
        for each in hidden:
            chair.locator(f'input[name="to"][value="{each}"]').uncheck()
        chair.locator('dialog button[value="save"]').click()
        expect(slot(room, "announced")).to_contain_text(text(f"announce.{phrase}"))
    rows = slot(chair, "standing").locator("li")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text(text("announce.take_seats"))
    expect(slot(chair, "announced")).to_have_text(text("announce.list_closed"))
    rows.first.locator("button").click()
    expect(slot(room, "announced")).to_have_text(text("announce.list_closed"))
    rows.first.locator("button").click()
    for page in (chair, room):
        expect(slot(page, "announced")).to_be_hidden()
    expect(slot(chair, "standing")).to_be_hidden()
