"""In a real browser, by keyboard alone: a list is set, speakers are inscribed, each row says why, acts are undone."""

import re

import pytest
from playwright.sync_api import Locator, Page

from interp.domain.model.commands import InscribeEntry
from interp.domain.model.parties import Party
from tests.browser.demo_pages import Hall, live
from tests.browser.long_list import inscribe as inscribed
from tests.browser.long_list import round_of
from tests.browser.waiting import expect
from tests.sample_sizes import size
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
WHY = {"en": "minister, inscribed", "ar": "وزير، سُجّل", "zh": "部长，"}
WHO, SWAPPED = {"en": "Germany", "ar": "ألمانيا"}, {"en": "exchanged places", "ar": "تبادل المواضع"}
ISOLATES = re.compile("[\u2066-\u2069]")


@pytest.fixture
def console(hall: Hall) -> Page:
    """Return a console that is connected."""
    page = hall.open("console", size={"width": 1366, "height": 768})
    live(page)
    return page


def are_first(page: Page, names: list[str]) -> None:
    """Wait until the rows with a reason begin with these names."""
    rows = page.locator(".row.speech:has(.why) .name")
    for place, name in enumerate(names):
        expect(rows.nth(place)).to_have_text(name)


def inscribe(page: Page, typed: str, marks: str = "") -> None:
    """Type a speaker in the open dialog, press the marks, and wait until it is inscribed."""
    said = page.locator('[data-slot="find-said"]')
    page.keyboard.type(typed)
    if marks:
        page.keyboard.press("Tab")
        for key in marks:
            page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect(said).to_be_visible()


@pytest.mark.full_size
def test_speakers_are_inscribed_by_the_rules_and_every_row_says_why(hall: Hall, console: Page) -> None:
    page, why = console, console.locator(".row.speech .why")
    page.keyboard.press("F4")
    dialog = page.locator('[data-slot="edit"]')
    is_set_by_few_keys(hall, page, dialog)
    page.keyboard.press("s")
    expect(page.locator('[data-slot="marks"]')).to_be_visible()
    inscribe(page, "norw")
    inscribe(page, "egy", "L")
    inscribe(page, "norw")
    expect(page.locator('[data-slot="find-said"]')).to_contain_text("Press Enter again")
    inscribe(page, "Plan International")
    page.keyboard.press("Escape")
    expect(why).to_have_count(3)
    are_first(page, ["Egypt", "Norway", "Plan International"])
    assert WHY["en"] in ISOLATES.sub("", why.first.inner_text())
    page.locator(".row.speech:has(.why)").nth(1).click()
    page.keyboard.press("F2")
    expect(why.nth(1)).to_contain_text("Confirmed")
    page.keyboard.press("F8")
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("F8")
    expect(why.first).to_contain_text("exchanged places")
    are_first(page, ["Norway", "Egypt"])
    page.keyboard.press("Delete")
    expect(why).to_have_count(2)
    expect(page.locator('.row.speech[data-status="skipped"] .spoken')).to_have_text("Withdrawn")
    for expected in (3, 3):
        page.keyboard.press("Control+z")
        expect(why).to_have_count(expected)
    expect(page.locator(".row.speech:has(.why) .name").first).to_have_text("Egypt")
    for language in size(("ar",), torture=("ar", "zh")):
        other = hall.open("console", language, size={"width": 1366, "height": 768})
        live(other)
        expect(other.locator(".row.speech .why")).to_have_count(3)


def is_set_by_few_keys(hall: Hall, page: Page, form: Locator) -> None:
    """The open dialog of a panel's list has its format and both rounds, and is saved by few keys."""
    expect(form.locator('select[name="format"]')).to_have_value("hrc-panel")
    expect(form.locator('input[name="item"]:checked')).to_have_count(2)
    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(form).to_be_hidden()
    address = f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/lists"
    until(lambda: hall.contexts[0].request.get(address).json()["lists"] != [])
    (made,) = hall.contexts[0].request.get(address).json()["lists"]
    assert (made["rules"]["format"], len(made["items"])) == ("hrc-panel", 2)


def entries(hall: Hall) -> list[tuple[object, ...]]:
    """Return of each entry who it is, its standing, level and status, in order."""
    address = f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/programme?language=en"
    rows = hall.contexts[0].request.get(address).json()["items"]
    speeches = next(each["speeches"] for each in rows if each["item"]["id"] == round_of(hall))
    told = [(each["speech"]["party"]["code"], each["status"], each["entry"]["desk"]) for each in speeches]
    return [
        (code, desk["standing"], desk["level"], desk["absent_at"] is not None, status) for code, status, desk in told
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_act_on_an_entry_is_one_key_and_one_more_undoes_it(hall: Hall, language: str) -> None:
    minister, *others = (Party("delegation", "", code=code) for code in ("DEU", "NOR", "CUB"))
    first = InscribeEntry("l1", minister, "member", level="minister", level_confirmed=True)
    inscribed(hall, first, *(InscribeEntry("l1", party, "member") for party in others))
    page = hall.open("console", language, size={"width": 1366, "height": 768})
    rows, said = page.locator(".row.speech:has(.why)"), page.locator('[data-slot="said"]')
    expect(rows).to_have_count(3)
    before = entries(hall)
    assert [each[0] for each in before] == ["DEU", "NOR", "CUB"]
    rows.nth(0).click()
    acts = {
        "F2": lambda: entries(hall)[0][1] == "confirmed",
        "F9": lambda: ("DEU", "inscribed", "chair_of_delegation", False, "planned") in entries(hall),
        "x": lambda: any(each[3] for each in entries(hall)),
        "Delete": lambda: any(each[4] == "skipped" for each in entries(hall)),
    }
    for key, is_done in acts.items():
        page.keyboard.press(key)
        until(is_done)
        expect(said).to_contain_text(WHO[language])
        page.keyboard.press("Control+z")
        until(lambda: entries(hall) == before)
        expect(rows).to_have_count(3)
    page.keyboard.press("F8")
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("F8")
    until(lambda: [each[0] for each in entries(hall)] == ["NOR", "DEU", "CUB"])
    expect(rows.first).to_contain_text(SWAPPED[language])
    page.keyboard.press("Control+z")
    until(lambda: entries(hall) == before)
    expect(rows.first).to_contain_text(WHO[language])
