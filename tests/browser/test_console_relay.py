"""Relay on the console: one line of all booths and the alarms, in sight at every size beside a floor as large."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from interp.domain.model import commands as do
from interp.domain.rules.usual_teams import geneva
from interp.wire import view_json
from tests.browser.demo_pages import Hall, prepared, shows
from tests.browser.looks import LEVELS, broken
from tests.browser.test_console_layout import INSIDE, MEASURED, SIZES
from tests.browser.waiting import expect
from tests.sample_sizes import size
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
# Whether the strip of relay covers, or is covered by, another part of the page; or is cut.
MEETS = """() => {
    const box = (where) => document.querySelector(where).getBoundingClientRect();
    const relay = box(".relay"), others = ["main", ".side", ".top"].map(box);
    const within = document.querySelector(".relay"), list = document.querySelector('[data-slot="relay-alarms"]');
    const meets = others.some((each) => relay.left < each.right - 1 && each.left < relay.right - 1
        && relay.top < each.bottom - 1 && each.top < relay.bottom - 1);
    return meets || within.scrollWidth > within.clientWidth || list.scrollWidth > list.clientWidth;
}"""
LISTENED = """() => {
    globalThis.told = [];
    const line = document.querySelector('[data-slot="alarm-said"]');
    new MutationObserver(() => globalThis.told.push(line.textContent)).observe(line, { childList: true });
}"""


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """Return one demonstration for all of these tests, with a speaker on the floor."""
    with prepared(browser, tmp_path_factory.mktemp("relay")) as made:
        made.advance()
        made.ask("floor.pause")
        yield made


def staffed(hall: Hall, *absent: str, language: str = "zh") -> None:
    """Enter the usual team, all on duty but those who are absent, with a confirmed language on the floor."""
    hall.ask("team.set", booths=[])
    hall.ask("team.set", **view_json(do.SetTeam(geneva())))
    for one in absent:
        hall.ask("team.mark", interpreter=one, on_duty=False)
    hall.ask("floor.set_language", language=language)


def test_the_line_says_who_listens_to_whom_and_what_is_only_expected_and_alarms_the_worst_first(hall: Hall) -> None:
    hall.ask("team.set", booths=[])
    page = hall.open("console")
    shows(page, "Relay unknown", "relay")
    rows = page.locator('[data-slot="relay-alarms"] > li')
    expect(page.locator('[data-slot="relay-alarms"]')).to_be_hidden()
    staffed(hall, "zh-3")
    shows(page, "ZH → EN → AR FR RU ES", "relay")
    expect(page.locator('[data-slot="relay"]')).not_to_contain_text("expected")
    assert "EN" in page.locator('[data-chain="off_air"]').inner_text()
    staffed(hall)  # the third interpreter of the Chinese booth works into French: who is at the microphone decides
    shows(page, "expected", "relay")
    staffed(hall, "zh-1", "zh-2", "zh-3", "ru-1", "ru-2")
    expect(rows).to_have_text(["▲ Alarm No booth works from Chinese.", "▲ Alarm RU: nobody on duty is connected.",
                               "△ Warning ZH: nobody on duty is connected."])  # fmt: skip
    assert "AR EN FR" in page.locator('[data-chain="gaps"]').inner_text()


def test_a_severe_alarm_is_told_once_and_again_only_when_it_comes_back_or_not_over_a_page_that_opens(
    hall: Hall,
) -> None:
    staffed(hall)
    page = hall.open("console")
    page.evaluate(LISTENED)
    said = page.locator('[data-slot="alarm-said"]')
    hall.ask("team.mark", interpreter="ru-1", on_duty=False)
    hall.ask("team.mark", interpreter="ru-2", on_duty=False)
    expect(said).to_have_text("▲ Alarm RU: nobody on duty is connected.")
    hall.ask("room.blank")
    hall.ask("room.show")
    hall.ask("floor.set_language", language="fr")
    shows(page, "direct: AR ZH EN ES", "relay")
    assert page.evaluate("told") == ["▲ Alarm RU: nobody on duty is connected."]
    hall.ask("team.mark", interpreter="ru-1", on_duty=True)
    expect(said).to_have_text("")
    hall.ask("team.mark", interpreter="ru-1", on_duty=False)
    expect(said).to_have_text("▲ Alarm RU: nobody on duty is connected.")
    assert len(page.evaluate("told")) == 3
    page.reload()
    shows(page, "RU: nobody on duty", "relay-alarms")
    assert said.text_content() == ""


@pytest.mark.full_size
@pytest.mark.parametrize("language", size(["ar"], torture=["en", "ar", "zh"]))
def test_the_line_is_whole_at_every_size_and_moves_neither_name_nor_button(hall: Hall, language: str) -> None:
    hall.ask("team.set", booths=[])
    page = hall.open("console", language)
    staffed(hall, "zh-1", "zh-2", "ru-1", "ru-2")
    expect(page.locator('[data-slot="relay-alarms"] > li').first).to_be_visible()
    with_it = {size: measured(page, size) for size in SIZES}
    hall.ask("team.set", booths=[])
    expect(page.locator('[data-slot="relay-alarms"]')).to_be_hidden()
    assert {size: measured(page, size) for size in SIZES} == with_it


def measured(page: Page, size: tuple[int, int]) -> tuple[float, float, float]:
    """Return the size of the name and the place of the bar at a size; fail if the strip meets another part."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    until(lambda: page.evaluate(MEASURED)["cut"] <= 1)
    assert not page.evaluate(MEETS), size
    assert page.locator('[data-slot="relay"]').evaluate(INSIDE), size
    bar = page.locator('[data-slot="go"]').bounding_box()
    assert bar
    return page.evaluate(MEASURED)["name"], round(bar["y"]), round(bar["height"])


@pytest.mark.full_size
def test_many_alarms_can_be_scrolled_by_keys_and_leave_the_programme_in_sight(hall: Hall) -> None:
    staffed(hall, *(each.id for team in geneva() for each in team.interpreters))
    page = hall.open("console", size={"width": 1024, "height": 500})
    alarms = page.locator('[data-slot="relay-alarms"]')
    expect(alarms.locator("li")).to_have_count(7)
    until(lambda: alarms.get_attribute("tabindex") == "0")
    assert page.locator(".side").evaluate("each => each.clientHeight") >= 150
    alarms.focus()
    page.keyboard.press("End")
    until(lambda: alarms.evaluate("each => each.scrollTop") > 0)


@pytest.mark.full_size
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_console_with_a_team_breaks_no_rule_of_axe_and_fits_a_phone(hall: Hall, language: str) -> None:
    staffed(hall, "zh-1", "zh-2", "ru-1", "ru-2")
    page = hall.open("console", language, bypass_csp=True)
    expect(page.locator('[data-slot="relay-alarms"] > li').first).to_be_visible()
    assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    boxes = page.evaluate("""() => ["main", ".relay", ".side"].map((where) =>
        document.querySelector(where).getBoundingClientRect().top)""")
    assert boxes == sorted(boxes)
