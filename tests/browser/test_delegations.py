"""Staff type three letters in the finder, in Arabic or in French, and every screen has the delegation's right name."""

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall, shows
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True


def find(console: Page, letters: str) -> None:
    """Open the finder, type letters, and wait for a delegation on top."""
    console.keyboard.press("/")
    console.keyboard.type(letters)
    expect(console.locator('#found li[aria-selected="true"] small').first).to_be_visible()


def round_open(hall: Hall) -> Page:
    """Return a console with the first item open, so that anybody may be given the floor."""
    hall.advance()
    console = hall.open("console")
    shows(console, "Kate Gilmore")
    return console


def test_three_letters_in_any_language_call_or_arm_by_code_and_a_hasty_enter_only_shows(hall: Hall) -> None:
    console, booth, phone = round_open(hall), hall.open("booth", "fr"), hall.open("captions", "zh")
    chair = hall.open("chair", "fr")
    find(console, "برا")
    expect(console.locator('#found li[aria-selected="true"]')).to_contain_text("Brazil")
    console.keyboard.press("Enter")
    shows(console, "Brazil")
    shows(booth, "Brésil")
    shows(phone, "巴西")
    hasty(hall, console)
    console.keyboard.press("Enter")
    shows(phone, "菲律宾")
    expect(chair.locator('[data-slot="holds"]')).to_contain_text("des Philippines")
    find(console, "бра")
    console.keyboard.press("Shift+Enter")
    expect(booth.locator('[data-slot="next"] .armed')).to_contain_text("Brésil")
    console.keyboard.press("Space")
    shows(booth, "Brésil")


def hasty(hall: Hall, console: Page) -> None:
    """A hasty Enter shows the delegation before it gives the floor."""
    console.keyboard.press("/")
    console.keyboard.type("phi")
    console.keyboard.press("Enter")
    expect(console.locator('#found li[aria-selected="true"]')).to_contain_text("Philippines")
    expect(console.locator('[data-slot="find"]')).to_be_visible()
    assert hall.view()["speech"]["party"]["code"] == "BRA"


def test_speakers_are_inscribed_who_speaks_is_corrected_on_every_screen_and_a_wrong_row_is_removed(hall: Hall) -> None:
    console, booth, phone = round_open(hall), hall.open("booth", "fr"), hall.open("captions", "zh")
    are_inscribed(hall, console)
    is_pronounced(hall, console, booth)
    hall.ask("floor.give", party={"kind": "delegation", "name": "Brasil", "language": "en"}, language="es")
    shows(phone, "Brasil")
    console.keyboard.press("c")
    form = console.locator('[data-slot="edit-form"]')
    form.get_by_role("button", name="Somebody else speaks").click()
    console.keyboard.type("bra")
    expect(console.locator('#found li[aria-selected="true"] small').first).to_be_visible()
    console.keyboard.press("Enter")
    shows(booth, "Brésil")
    shows(phone, "巴西")
    console.keyboard.press("c")
    form.locator('[name="topic"]').fill("Safety of children")
    form.locator('[name="topic"]').press("Enter")
    shows(console, "Safety of children", "topic")
    hall.ask("speech.add", item="i5", party={"kind": "organization", "name": "Amnesti.", "language": "en"})
    console.keyboard.press("m")
    row = console.locator(".programme > .speech", has_text="Amnesti.")
    row.click()
    console.keyboard.press("Delete")
    expect(row).to_have_count(0)
    address = f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/programme?language=en"
    said = str(phone.request.get(address).json())
    assert "Amnesti." not in said and "Brasil" not in said


def are_inscribed(hall: Hall, console: Page) -> None:
    """Speakers are inscribed at the end of the round in the order in which they are typed."""
    console.keyboard.press("s")
    for typed in ("Norway", "uk", "Amnesty International"):
        console.keyboard.type(typed)
        console.keyboard.press("Enter")  # the answer of the service need not be waited for
        expect(console.locator('[data-slot="find-said"]')).to_contain_text("Inscribed")
    console.keyboard.press("Escape")
    address = f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/programme?language=ar"
    rows = console.request.get(address).json()["items"]
    inscribed = next(row["speeches"] for row in rows if row["item"]["kind"] == "floor_round")
    parties = [each["speech"]["party"] for each in inscribed]
    assert [each["code"] for each in parties[-3:]] == ["NOR", "GBR", None]
    assert [each["name"]["text"] for each in parties[-3:-1]] == ["النرويج", parties[-2]["name"]["text"]]
    assert hall.view()["armed"] is None and hall.view()["speech"]["party"]["name"]["text"] == "Kate Gilmore"


def is_pronounced(hall: Hall, console: Page, booth: Page) -> None:
    """A pronunciation entered in edit mode reaches the booth."""
    console.keyboard.press("m")
    console.locator('.speech[data-status="on_floor"]').click()
    console.keyboard.press("c")
    console.locator('[data-slot="edit-form"] input[name="pronunciation"]').fill("GIL-more")
    console.locator('[data-slot="edit-form"] input[name="seat"]').fill("12")
    console.locator('[data-slot="edit-form"] button[value="save"]').click()
    shows(booth, "GIL-more", "pronounced")
    shows(console, "GIL-more", "pronounced")
    assert hall.view()["speech"]["party"]["seat"] == "12"
    console.keyboard.press("m")
