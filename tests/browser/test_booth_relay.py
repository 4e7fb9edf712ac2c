"""In the booths: what to listen to, the desk of each device, and the microphone handed over between two desks."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest
from playwright.sync_api import Page

from interp.domain.rules.usual_teams import geneva
from tests.browser.conftest import Stage
from tests.browser.demo_pages import Hall, link_for, live, shows
from tests.browser.looks import LEVELS, broken
from tests.browser.page_texts import text
from tests.browser.test_booth_distance import ALARMS, CLOCK, FRAME, ITEM, LISTENERS, MODE, NAME, legible
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
DIRECT, FROM_FRENCH, EXPECTED = text("relay.direct"), text("relay.relay", channel="FR"), text("relay.expected")


def line(who: str, *works: str, **values: object) -> str:
    """Return a line of the page: of whom it is, and what is said of them."""
    return " ".join([text(f"relay.{who}", "en", **values), *works])


def set_usual_team(hall: Hall) -> None:
    """Set the usual team of Geneva."""
    hall.ask("team.set", booths=json.loads(json.dumps([asdict(each) for each in geneva()])))


UNDERLINE = """() => {
  const made = Object.assign(document.createElement("span"), { className: "relay expected" });
  const style = getComputedStyle(made);
  document.querySelector(".work").append(made);
  return [style.textDecorationLine, style.textDecorationStyle, style.borderBlockEndWidth];
}"""

# When each live region was told something last.
WHEN = """() => {
  window.when = {};
  const note = ({ target }) => { window.when[target.dataset.slot] = performance.now(); };
  const watch = new MutationObserver((all) => all.forEach(note));
  for (const node of document.querySelectorAll('[data-slot$="-said"]')) watch.observe(node, { childList: true });
}"""

# What a tick or an answer draws after the view: whether it fits before it is painted, and whether more is left out.
DRAWN_LATER = """async () => {
  const { dataset } = document.documentElement, before = dataset.cut.length;
  const part = document.querySelector(".floor-part"), told = document.querySelector(`[data-slot="told"]`);
  Object.assign(told, { textContent: "A change is due. ".repeat(12), hidden: false });
  await null;
  return { fits: part.scrollHeight <= part.clientHeight + 1, more: dataset.cut.length > before };
}"""


@pytest.fixture
def floor(hall: Hall) -> Iterator[Hall]:
    """The usual team at work: somebody speaks Russian."""
    set_usual_team(hall)
    for _ in range(5):
        hall.advance()
    hall.ask("floor.set_language", language="ru")
    yield hall


def at_desk(hall: Hall, booth: str, desk: str) -> Page:
    """Open a booth's page on a device of its own and choose a desk."""
    page = hall.open("booth", booth)
    page.locator(f'[data-desk-id="{desk}"]').click()
    expect(page.locator(".desk-menu summary")).to_contain_text(desk)
    expect(page.locator(".acts button:not([data-do=sit])").first).to_be_visible()
    return page


def test_the_own_line_is_first_then_who_listens_and_the_colleague(floor: Hall) -> None:
    page = floor.open("booth", "en")
    shows(page, line("desk", DIRECT, EXPECTED, desk=1), "mode")
    one, two = at_desk(floor, "en", "1"), at_desk(floor, "en", "2")
    shows(one, line("you", DIRECT), "mode")
    shows(one, line("colleague", FROM_FRENCH), "others")
    shows(two, line("you", FROM_FRENCH), "mode")
    one.keyboard.press("t")
    shows(one, line("listeners", text("relay.say_names"), n=3, booths="AR ZH ES"), "listeners")
    shows(two, text("relay.listeners_booth", n=3, booths="AR ZH ES"), "listeners")
    expect(two.locator('[data-slot="listeners"]')).not_to_contain_text(text("relay.say_names"))


def test_what_comes_next_is_expected_until_it_is_on_the_floor(floor: Hall) -> None:
    page = at_desk(floor, "en", "2")
    speech = floor.view()["next"][0]["id"]
    floor.ask("floor.arm", speech=speech)
    shows(page, text("relay.next_unknown"), "next-relay")
    floor.ask("speech.amend", speech=speech, language="ru")
    shows(page, text("relay.next", language="Russian"), "next-relay")
    shows(page, line("you", FROM_FRENCH, EXPECTED), "next-relay")
    shows(page, line("colleague", DIRECT, "?"), "next-relay")  # the word stands once


def test_a_screen_reader_is_told_what_is_new_once(floor: Hall) -> None:
    page = at_desk(floor, "en", "2")
    said, alarm = page.locator('[data-slot="relay-said"]'), page.locator('[data-slot="alarm-said"]')
    floor.ask("floor.set_language", language="es")
    expect(said).to_contain_text(text("heard.direct"))
    floor.ask("floor.set_language", language="ru")
    expect(said).to_contain_text(text("heard.relay", channel="French"))
    page.evaluate(WHEN)
    floor.ask("relay.override", booth="en", source="ar", reason="Accent", whole_meeting=False)
    expect(alarm).to_contain_text("double relay")
    when = page.evaluate("window.when")
    assert when["alarm-said"] - when["relay-said"] >= 400, "an alarm makes a screen reader forget what it has not begun"
    shows(page, "Accent", "why")
    page.evaluate("""() => {
        window.heard = 0;
        const watch = new MutationObserver((changes) => { window.heard += changes.length; });
        document.querySelectorAll('[data-slot$="-said"]').forEach((node) => watch.observe(node, {childList: true}));
    }""")
    floor.ask("floor.pause")
    expect(page.locator('[data-clock="speech"]')).to_have_attribute("data-paused", "")
    assert page.evaluate("window.heard") == 0
    floor.ask("relay.clear", booth="en")
    expect(alarm).to_have_text("")


def test_the_microphone_is_asked_for_accepted_and_taken_by_keys_alone(floor: Hall) -> None:
    one, two = at_desk(floor, "en", "1"), at_desk(floor, "en", "2")
    one.keyboard.press("t")
    expect(one.locator(".state")).to_contain_text(text("desks.you_on_air"))
    expect(two.locator(".state")).to_contain_text(text("desks.desk_on_air", desk=1))
    expect(two.locator(".state")).to_contain_text("no data")
    two.keyboard.press("t")
    expect(one.locator(".request")).to_contain_text(text("handover.asks_you", desk=2))
    expect(one.locator(".request")).to_contain_text("request lapses in")
    expect(one.locator('[data-slot="relay-said"]')).to_contain_text("asks for the microphone")
    one.keyboard.press("y")
    expect(two.locator(".request")).to_contain_text(text("handover.accepted_take"))
    expect(one.locator(".state")).to_contain_text(text("desks.you_on_air"))
    two.keyboard.press("t")
    expect(two.locator(".state")).to_contain_text(text("desks.you_on_air"))
    expect(one.locator(".state")).to_contain_text(text("desks.desk_on_air", desk=2))
    shows(two, line("you", FROM_FRENCH), "mode")
    two.keyboard.press("g")
    expect(one.locator(".request")).to_contain_text(text("handover.offers_you", desk=2))
    one.keyboard.press("t")
    expect(one.locator(".state")).to_contain_text(text("desks.you_on_air"))


def test_a_request_is_declined_in_words_or_withdrawn(floor: Hall) -> None:
    one, two = at_desk(floor, "en", "1"), at_desk(floor, "en", "2")
    one.keyboard.press("t")
    for _ in range(2):
        expect(two.locator('[data-do="want"]')).to_be_visible()
        two.keyboard.press("t")
        expect(two.locator('[data-do="withdraw"]')).to_be_visible()
        two.keyboard.press("x")
    expect(one.locator(".request")).to_be_hidden()
    two.keyboard.press("t")
    expect(one.locator(".request")).to_be_visible()
    one.keyboard.press("n")
    expect(two.locator(".request")).to_have_text("▲ Desk 1 declined: Not now")
    two.keyboard.press("t")
    one.locator(".declining summary").press("Enter")
    one.locator(".declining input").fill("After the list, please")
    one.keyboard.press("Enter")
    expect(two.locator(".request")).to_have_text("▲ Desk 1 declined: After the list, please")
    expect(one.locator(".state")).to_contain_text(text("desks.you_on_air"))


def test_a_reload_keeps_the_desk_and_puts_nobody_on_air(floor: Hall) -> None:
    one, two = at_desk(floor, "en", "1"), at_desk(floor, "en", "2")
    one.keyboard.press("t")
    expect(two.locator(".state")).to_contain_text(text("desks.desk_on_air", desk=1))
    for page in (one, two):
        page.reload()
        live(page)
    expect(one.locator(".state")).to_contain_text(text("desks.you_on_air"))
    expect(two.locator(".desk-menu summary")).to_contain_text("Desk 2")
    floor.ask("team.set", booths=[])
    expect(one.locator('[data-slot="relay-known"]')).to_have_text(text("relay.unknown"))
    expect(one.locator('[data-slot="seat"]')).to_be_hidden()
    set_usual_team(floor)
    one.reload()
    expect(one.locator('[data-do="take"]')).to_be_visible()
    expect(one.locator(".state")).to_contain_text(text("desks.nobody_on_air"))


def test_leaving_the_desk_frees_the_microphone_for_the_colleague(floor: Hall) -> None:
    one, two = at_desk(floor, "en", "1"), at_desk(floor, "en", "2")
    one.keyboard.press("t")
    expect(two.locator('[data-do="want"]')).to_be_visible()
    one.keyboard.press("d")
    one.keyboard.press("Escape")
    expect(one.locator('[data-do="leave"]')).to_be_hidden()
    expect(one.locator(".desk-menu summary")).to_be_focused()
    one.keyboard.press("d")
    one.locator('[data-do="leave"]').click()
    expect(one.locator(".place-at")).to_contain_text(text("desks.choose"))
    shows(two, "is now empty", "alarms")
    expect(two.locator('[data-do="take"]')).to_be_visible()
    two.keyboard.press("t")
    expect(two.locator(".state")).to_contain_text(text("desks.you_on_air"))
    one.reload()
    expect(one.locator(".place-at")).to_contain_text(text("desks.choose"))


def test_two_screens_at_one_desk_show_the_same_and_one_may_leave(floor: Hall) -> None:
    one, copy = at_desk(floor, "en", "1"), at_desk(floor, "en", "1")
    one.keyboard.press("t")
    expect(copy.locator(".state")).to_contain_text(text("desks.you_on_air"))
    expect(copy.locator('[data-slot="seat"]')).to_have_attribute("data-others", "1")
    copy.keyboard.press("d")
    copy.locator('[data-do="leave"]').click()
    expect(copy.locator(".place-at")).to_contain_text(text("desks.choose"))
    expect(copy.locator(".state")).to_contain_text(text("desks.desk_on_air", desk=1))
    expect(one.locator(".state")).to_contain_text(text("desks.you_on_air"))


def test_staff_see_the_lines_and_no_desk_to_choose(floor: Hall) -> None:
    page = floor.browser.new_context().new_page()
    floor.contexts.append(page.context)
    page.goto(f"{floor.demo.url}/t/{link_for(floor.demo, 'staff', None)}")
    page.goto(f"{floor.demo.url}/m/{floor.meeting['id']}/booth/en")
    live(page)
    shows(page, DIRECT, "mode")
    expect(page.locator(".state")).to_contain_text(text("desks.nobody_on_air"))
    expect(page.locator("[data-desk-id]")).to_have_count(0)
    page.keyboard.press("t")
    expect(page.locator(".state")).to_contain_text(text("desks.nobody_on_air"))


@pytest.mark.full_size
@pytest.mark.parametrize("booth", ["ar", "zh", "en"])
def test_the_lines_are_whole_and_large_with_a_request_open(floor: Hall, booth: str) -> None:
    floor.ask("floor.set_language", language="ru" if booth == "en" else booth)
    one, two = at_desk(floor, booth, "1"), at_desk(floor, booth, "2")
    one.keyboard.press("t")
    expect(two.locator('[data-do="want"]')).to_be_visible()
    two.keyboard.press("t")
    expect(one.locator(".declining")).to_be_visible()
    legible(one, {NAME, FRAME, MODE, LISTENERS, ITEM, CLOCK}, ((1366, 768), (1920, 1080)))
    legible(two, {NAME, FRAME, MODE, ITEM, CLOCK})
    for page in (one, two):
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_alarm_is_large_and_whole(floor: Hall) -> None:
    floor.ask("relay.override", booth="en", source="ar", reason="A difficult accent", whole_meeting=False)
    page = at_desk(floor, "en", "1")
    shows(page, "double relay", "alarms")
    legible(page, {NAME, FRAME, MODE, ALARMS, ITEM, CLOCK})
    assert page.evaluate(DRAWN_LATER) == {"fits": True, "more": True}


@pytest.mark.full_size
@pytest.mark.parametrize("booth", ["ar", "zh", "en"])
def test_no_rule_of_axe_is_broken_with_a_request_open(floor: Hall, booth: str) -> None:
    rules: dict[str, Any] = {"runOnly": {"type": "tag", "values": [*LEVELS, "wcag2aaa"]}}
    one, two = (at_desk_for_axe(floor, booth, desk) for desk in ("1", "2"))
    one.keyboard.press("t")
    expect(two.locator('[data-do="want"]')).to_be_visible()
    two.keyboard.press("t")
    expect(one.locator(".declining")).to_be_visible()
    one.keyboard.press("d")
    assert broken(one, rules) == []
    assert broken(two, rules) == []


def at_desk_for_axe(hall: Hall, booth: str, desk: str) -> Page:
    """Open a booth's page at a desk, in a browser that lets axe in."""
    page = hall.open("booth", booth, bypass_csp=True)
    page.locator(f'[data-desk-id="{desk}"]').click()
    expect(page.locator('[data-do="take"], [data-do="want"]')).to_be_visible()
    return page


@pytest.mark.full_size
def test_the_underline_of_what_is_expected_does_not_go_through_the_next_line(stage: Stage) -> None:
    page = stage.page("booth", "ar")  # a border stands below the font's box, in Arabic twice as high as the letters
    assert page.evaluate(UNDERLINE) == ["underline", "dashed", "0px"]
