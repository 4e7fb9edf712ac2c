"""In the booths: what to listen to, the desk of each device, and the microphone handed over between two desks."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from interp.domain.rules.usual_teams import geneva
from tests.browser.conftest import Stage
from tests.browser.demo_pages import Hall, link_for, live, prepared, shows
from tests.browser.looks import LEVELS, broken
from tests.browser.page_texts import text
from tests.browser.test_booth_distance import ALARMS, CLOCK, FRAME, ITEM, LISTENERS, MODE, NAME, legible
from tests.browser.waiting import expect
from tests.row_by_row import gathered
from tests.sample_sizes import size

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

# After how long a timer the alarm is told, whatever time the machine takes.
WAITED = """() => {
  const node = document.querySelector('[data-slot="alarm-said"]'), real = window.setTimeout;
  window.setTimeout = (act, ms) => real(() => {
    const before = node.textContent;
    act();
    if (node.textContent !== before) window.waited = ms;
  }, ms);
}"""

# What a tick or an answer draws after the view: whether it fits before it is painted, and whether more is left out.
DRAWN_LATER = """async () => {
  const { dataset } = document.documentElement, before = dataset.cut.length;
  const part = document.querySelector(".floor-part"), told = document.querySelector(`[data-slot="told"]`);
  Object.assign(told, { textContent: "A change is due. ".repeat(12), hidden: false });
  await null;
  return { fits: part.scrollHeight <= part.clientHeight + 1, more: dataset.cut.length > before };
}"""


@pytest.fixture(scope="module")
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One demonstration for this module."""
    with prepared(browser, tmp_path_factory.mktemp("relay")) as made:
        for _ in range(5):
            made.advance()
        yield made


@pytest.fixture
def floor(house: Hall) -> Hall:
    """The usual team at work, nobody at a desk: somebody speaks Russian."""
    house.ask("team.set", booths=[])
    set_usual_team(house)
    house.ask("floor.set_language", language="ru")
    return house


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
    floor.ask("floor.arm", speech=None)


def test_a_screen_reader_is_told_what_is_new_once(floor: Hall) -> None:
    page = at_desk(floor, "en", "2")
    said, alarm = page.locator('[data-slot="relay-said"]'), page.locator('[data-slot="alarm-said"]')
    floor.ask("floor.set_language", language="es")
    expect(said).to_contain_text(text("heard.direct"))
    floor.ask("floor.set_language", language="ru")
    expect(said).to_contain_text(text("heard.relay", channel="French"))
    page.evaluate(WAITED)
    floor.ask("relay.override", booth="en", source="ar", reason="Accent", whole_meeting=False)
    expect(alarm).to_contain_text("double relay")
    assert page.evaluate("window.waited") >= 400, "an alarm makes a screen reader forget what it has not begun"
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


def test_the_microphone_is_asked_for_accepted_and_taken_or_declined_by_keys_alone(floor: Hall) -> None:
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
    it_is_declined_in_words_or_withdrawn(one, two)


def it_is_declined_in_words_or_withdrawn(one: Page, two: Page) -> None:
    """Ask in vain for the microphone that the first desk has."""
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


def test_a_desk_is_kept_by_a_reload_and_left_by_one_screen_or_for_good(floor: Hall) -> None:
    one, two = at_desk(floor, "en", "1"), at_desk(floor, "en", "2")
    one.keyboard.press("t")
    expect(two.locator(".state")).to_contain_text(text("desks.desk_on_air", desk=1))
    for page in (one, two):
        page.reload()
        live(page)
    expect(one.locator(".state")).to_contain_text(text("desks.you_on_air"))
    expect(two.locator(".desk-menu summary")).to_contain_text("Desk 2")
    one_of_two_screens_may_leave(floor, one)
    leaving_frees_the_microphone(one, two)
    floor.ask("team.set", booths=[])
    expect(two.locator('[data-slot="relay-known"]')).to_have_text(text("relay.unknown"))
    expect(two.locator('[data-slot="seat"]')).to_be_hidden()
    set_usual_team(floor)
    two.reload()
    expect(two.locator('[data-do="take"]')).to_be_visible()
    expect(two.locator(".state")).to_contain_text(text("desks.nobody_on_air"))


def one_of_two_screens_may_leave(floor: Hall, one: Page) -> None:
    """Have a second screen come to the desk that has the microphone, and leave it."""
    copy = at_desk(floor, "en", "1")
    expect(copy.locator(".state")).to_contain_text(text("desks.you_on_air"))
    expect(copy.locator('[data-slot="seat"]')).to_have_attribute("data-others", "1")
    copy.keyboard.press("d")
    copy.locator('[data-do="leave"]').click()
    expect(copy.locator(".place-at")).to_contain_text(text("desks.choose"))
    expect(copy.locator(".state")).to_contain_text(text("desks.desk_on_air", desk=1))
    expect(one.locator(".state")).to_contain_text(text("desks.you_on_air"))
    floor.leave(copy)


def leaving_frees_the_microphone(one: Page, two: Page) -> None:
    """Leave the desk that has the microphone, which the colleague then has by one key."""
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
def test_the_lines_are_whole_and_large_with_a_request_open_and_no_rule_of_axe_is_broken(floor: Hall) -> None:
    rules: dict[str, Any] = {"runOnly": {"type": "tag", "values": [*LEVELS, "wcag2aaa"]}}
    with gathered() as row:
        for booth in size(("ar", "zh"), torture=("ar", "zh", "en")):
            floor.ask("floor.set_language", language="ru" if booth == "en" else booth)
            one, two = (at_desk_for_axe(floor, booth, desk) for desk in ("1", "2"))
            one.keyboard.press("t")
            expect(two.locator('[data-do="want"]')).to_be_visible()
            two.keyboard.press("t")
            expect(one.locator(".declining")).to_be_visible()
            with row(booth, "desk 1"):
                legible(one, {NAME, FRAME, MODE, LISTENERS, ITEM, CLOCK}, ((1366, 768), (1920, 1080)))
            with row(booth, "desk 2"):
                legible(two, {NAME, FRAME, MODE, ITEM, CLOCK})
            one.keyboard.press("d")
            for page in (one, two):
                with row(booth, "axe", page.locator(".desk-menu summary").inner_text()):
                    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
                    assert booth not in size(("ar",), torture=("ar", "zh", "en")) or broken(page, rules) == []
                floor.leave(page)


def at_desk_for_axe(hall: Hall, booth: str, desk: str) -> Page:
    """Open a booth's page at a desk, in a browser that lets axe in."""
    page = hall.open("booth", booth, bypass_csp=True)
    page.locator(f'[data-desk-id="{desk}"]').click()
    expect(page.locator('[data-do="take"], [data-do="want"]')).to_be_visible()
    return page


def test_an_alarm_is_large_and_whole(floor: Hall) -> None:
    floor.ask("relay.override", booth="en", source="ar", reason="A difficult accent", whole_meeting=False)
    page = at_desk(floor, "en", "1")
    shows(page, "double relay", "alarms")
    legible(page, {NAME, FRAME, MODE, ALARMS, ITEM, CLOCK})
    assert page.evaluate(DRAWN_LATER) == {"fits": True, "more": True}
    floor.ask("relay.clear", booth="en")


@pytest.mark.full_size
def test_the_underline_of_what_is_expected_does_not_go_through_the_next_line(stage: Stage) -> None:
    page = stage.page("booth", "ar")  # a border stands below the font's box, in Arabic twice as high as the letters
    assert page.evaluate(UNDERLINE) == ["underline", "dashed", "0px"]
