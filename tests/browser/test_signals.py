"""In a real browser: a booth asks the speaker to slow down, and the pages of the chair and of who speaks show it."""

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall
from tests.browser.page_texts import text
from tests.browser.test_booth_by_ear import HEARD
from tests.browser.test_booth_relay import at_desk, set_usual_team
from tests.browser.test_own_entries import opened
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True


def test_slower_is_shown_for_five_seconds_to_the_chair_and_to_who_speaks_alone(hall: Hall) -> None:
    set_usual_team(hall)
    hall.ask("meeting.open") if hall.view()["meeting"]["status"] == "planned" else None
    hall.advance()
    hall.ask("floor.give", party={"kind": "delegation", "code": "EGY", "name": ""}, language="en")
    chair, room, captions = (hall.open(each) for each in ("chair", "room", "captions"))
    egypt, norway = (opened(hall, code, "fr") for code in ("EGY", "NOR"))
    expect(egypt.locator("[data-running]")).to_be_visible()
    fr, es = hall.open("booth", "fr"), hall.open("booth", "es")
    fr.keyboard.press("s")
    expect(fr.locator('[data-slot="told"]')).to_have_text(text("slower.sent", "fr"))
    expect(chair.locator('[data-slot="slower"]')).to_have_text(text("slower.please"))
    expect(egypt.locator('[data-slot="slower"]')).to_have_text(text("slower.please", "fr"))
    for page in (norway, room, captions, es):
        shown = page.locator("body").inner_text()
        assert not any(text("slower.please", each) in shown for each in ("en", "fr", "es"))
    es.keyboard.press("s")
    expect(es.locator('[data-slot="told"]')).to_contain_text("Acaba de pedirse")
    for page in (chair, egypt):
        expect(page.locator('[data-slot="slower"]')).to_be_hidden()


def test_the_only_booth_is_told_before_it_presses_again(hall: Hall) -> None:
    hall.ask("meeting.open") if hall.view()["meeting"]["status"] == "planned" else None
    hall.advance()
    chair, booth = hall.open("chair"), hall.open("booth", "en")
    asked = booth.locator('[data-slot="slower-asked"]')
    booth.keyboard.press("s")
    expect(asked).to_have_text(text("slower.only", key="S"))
    booth.keyboard.press("Escape")
    expect(asked).to_be_hidden()
    booth.locator("[data-slower]").click()
    expect(asked).to_be_visible()
    expect(chair.locator('[data-slot="slower"]')).to_be_hidden()
    booth.keyboard.press("s")
    expect(booth.locator('[data-slot="told"]')).to_have_text(text("slower.sent"))
    expect(asked).to_be_hidden()
    expect(chair.locator('[data-slot="slower"]')).to_have_text(text("slower.please"))


@pytest.mark.own_browsers
def test_a_booth_without_a_socket_says_that_slower_and_messages_are_not_sent_and_asks_for_help(hall: Hall) -> None:
    hall.ask("meeting.open") if hall.view()["meeting"]["status"] == "planned" else None
    hall.advance()
    context = hall.browser.new_context(viewport={"width": 1366, "height": 768})
    hall.contexts.append(context)
    booth = context.new_page()
    booth.route_web_socket("**/socket.io/**", lambda socket: socket.close())
    booth.goto(hall.link("booth", "fr"))
    expect(booth.locator("body")).to_have_attribute("data-link", "polled")
    expect(booth.locator('[data-slot="not-known"]')).to_have_text(text("booth.polled", "fr"))
    booth.keyboard.press("s")
    expect(booth.locator('[data-slot="told"]')).to_have_text(text("not_sent_polled", "fr"))
    booth.keyboard.press("c")
    booth.keyboard.type("15 000")
    booth.keyboard.press("Enter")
    expect(booth.locator('[data-slot="message-told"]')).to_have_text(text("not_sent_polled", "fr"))
    booth.keyboard.press("Escape")
    booth.keyboard.press("h")
    expect(booth.locator('[data-slot="signals"]')).to_contain_text(text("signal.unanswered", "fr"))
    expect(booth.locator('[data-slot="message-told"]')).to_be_empty()  # something was sent


def test_a_booth_asks_for_help_by_its_name_sees_who_answers_and_reads_a_ready_sentence(hall: Hall) -> None:
    booth, technician, console, chief = (hall.open(each) for each in ("booth", "technician", "console", "chief"))
    booth.keyboard.press("h")
    mine = booth.locator('[data-slot="signals"]')
    expect(mine).to_contain_text(text("signal.unanswered"))
    helpers = [page.locator('[data-slot="signals"]') for page in (technician, console, chief)]
    for each in helpers:
        expect(each).to_contain_text("English booth")
        expect(each.locator("button")).to_have_count(2)
    expect(technician.locator('[data-slot="signals-said"]')).to_contain_text(text("signal.help"))
    technician.get_by_role("button", name=text("signal.answer")).click()
    expect(mine).to_contain_text(text("signal.by.technician"))
    expect(booth.locator('[data-slot="people-said"]')).to_contain_text(text("signal.by.technician"))
    for each in helpers:
        expect(each.locator("button")).to_have_count(1)
    booth.locator(".named > summary").click()
    for name in ("help", "no_sound"):
        key = booth.locator(f'[data-signal="{name}"]')
        expect(key).to_contain_text("EN")
        expect(key).to_have_attribute("aria-pressed", str(name == "help").lower())
    booth.keyboard.press("h")
    expect(mine).to_be_hidden()
    for each in helpers:
        expect(each).to_be_hidden()
    a_ready_sentence_is_read_in_each_language_and_answered(hall, console, chief, technician)


def a_ready_sentence_is_read_in_each_language_and_answered(
    hall: Hall, console: Page, chief: Page, technician: Page
) -> None:
    """Send a sentence to the booths from two pages, and an answer from one of them."""
    french = hall.open("booth", "fr")
    console.keyboard.press("Control+Alt+m")
    chief.locator(".team-messages > summary").click()
    for page in (chief, console):
        page.locator(".team-messages select[name=to]").select_option("booths")
        page.locator(".team-messages select[name=phrase]").select_option("text_coming")
        page.locator(".team-messages button[type=submit]").click()
        expect(page.locator('[data-slot="message-told"]')).to_have_text(text("messages.said"))
    expect(french.locator(".note-in")).to_have_count(2)
    expect(french.locator(".note-in").first).to_contain_text(text("messages.phrase.text_coming", "fr"))
    french.keyboard.press("c")
    form = french.locator('[data-slot="message-form"]')
    form.locator("select[name=to]").select_option("technician")
    form.locator("select[name=phrase]").select_option("thanks")
    form.locator("button[type=submit]").click()
    expect(technician.locator(".note-in")).to_contain_text(text("messages.phrase.thanks"))
    expect(technician.locator(".note-in")).to_contain_text("French booth")
    expect(chief.locator(".note-in")).to_have_count(0)


def test_a_line_to_the_colleague_is_large_for_who_has_the_microphone_and_is_said_once(hall: Hall) -> None:
    set_usual_team(hall)
    one, two = at_desk(hall, "ar", "1"), at_desk(hall, "ar", "2")
    one.keyboard.press("t")
    expect(two.locator(".state")).to_contain_text("1")
    two.keyboard.press("c")
    two.keyboard.type("15 000 (fifteen thousand)")
    two.keyboard.press("Enter")
    line = one.locator(".note-in")
    expect(line).to_contain_text("15 000 (fifteen thousand)")
    expect(line).to_have_class("note-in large")
    expect(line.locator("bdi[dir=auto]")).to_have_text("15 000 (fifteen thousand)")
    expect(one.locator('[data-slot="messages-said"]')).to_contain_text("15 000")
    expect(two.locator(".note-in")).to_have_count(0)
    one.keyboard.press("Escape")
    expect(line).to_have_count(0)
    one.evaluate(HEARD)
    two.keyboard.type("15 000 (fifteen thousand)")
    two.keyboard.press("Enter")  # the same again is read again
    one.wait_for_function("() => window.heard.some((each) => each.includes('15 000'))")
