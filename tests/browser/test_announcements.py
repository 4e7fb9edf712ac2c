"""Announcements by keyboard: on each page in its language until their end or withdrawal, each spoken once."""

import time

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import PHONE, Hall, shows
from tests.browser.page_texts import text
from tests.browser.passing_time import LATER, later
from tests.browser.waiting import expect
from tests.row_by_row import gathered
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
HOUR_MS = 3_600_000
SAID = {
    "en": "The meeting will resume at", "ar": "ستُستأنف الجلسة في الساعة", "zh": "复会。",
}  # fmt: skip
# Counts what a live region was told.
HEARD = """() => {
    window.heard = [];
    const node = document.querySelector('[data-slot="announced-said"]');
    const hear = () => node.textContent && window.heard.push(node.textContent.trim());
    new MutationObserver(hear).observe(node, { childList: true });
}"""
LIST = '[data-slot="announced"]'
# Whether what is said begins below the announcements, and ends on the screen.
INSIDE = """() => {
    const box = document.querySelector('.cues .said').getBoundingClientRect();
    const list = document.querySelector('[data-slot="announced"]').getBoundingClientRect();
    return [box.top >= list.bottom - 1, box.bottom <= innerHeight];
}"""


def now_ms() -> int:
    return int(time.time() * 1000)


def heard(page: Page) -> list[str]:
    return list(page.evaluate("window.heard"))


def resumes(hall: Hall, *to: str, in_ms: int = HOUR_MS, until: int = HOUR_MS) -> None:
    """Announce that the meeting resumes, as a program would."""
    at = now_ms()
    hall.ask("announcement.make", to=list(to), phrase="resumes_at", time=at + in_ms, until=at + until)


def announce(console: Page, *keys: str) -> None:
    """Open the dialog by its key and press keys in it."""
    console.keyboard.press("F7")
    expect(console.locator('[data-slot="edit"]')).to_be_visible()
    for key in keys:
        console.keyboard.press(key)


def pages_of(hall: Hall) -> dict[str, Page]:
    return {
        "captions": hall.open("captions", "ar"), "room": hall.open("room", "zh"), "booth": hall.open("booth", "fr"),
        "chair": hall.open("chair", "ar"),
    }  # fmt: skip


@pytest.mark.full_size
def test_a_phrase_by_keyboard_is_on_every_page_in_its_language_and_goes_by_one_key(hall: Hall) -> None:
    hall.advance()
    console, pages = hall.open("console"), pages_of(hall)
    for page in pages.values():
        page.evaluate(HEARD)
    at = time.strftime("%H:%M", time.gmtime(now_ms() / 1000 + 7_200))
    console.keyboard.press("F7")
    dialog = console.locator('[data-slot="edit"]')
    expect(dialog.locator("input:focus")).to_have_value("resumes_at")
    console.keyboard.press("Tab")
    dialog.locator('[name="time"]').fill(at)
    expect(dialog.locator('[name="until"]')).to_have_value(at)
    console.keyboard.press("Enter")
    expect(dialog).not_to_be_visible()
    row = console.locator(f"{LIST} li")
    expect(row).to_contain_text("The meeting will resume at")
    expect(row).to_contain_text("everyone")
    for name, page in pages.items():
        line = page.locator(f"{LIST} li")
        expect(line).to_be_visible()
        expect(line).to_contain_text({"ar": SAID["ar"], "zh": SAID["zh"], "fr": "La séance reprendra à"}[
            {"captions": "ar", "room": "zh", "booth": "fr", "chair": "ar"}[name]
        ])
        assert line.locator('bdi[dir="ltr"]').inner_text() == at, name
        assert len(heard(page)) == 1, name
    covers_nothing(pages)
    console.keyboard.press("F10")
    expect(row).to_have_count(0)
    for page in pages.values():
        expect(page.locator(LIST)).not_to_be_visible()
        assert len(heard(page)) == 1


def covers_nothing(pages: dict[str, Page]) -> None:
    """Fail if the announcements of a page lie over who speaks, the captions or the clock."""
    for name, page in pages.items():
        over = page.evaluate("""() => {
            const box = document.querySelector('[data-slot="announced"]').getBoundingClientRect();
            const others = ['name', 'cues', 'sentence', 'item', 'next', 'topic'].map((each) =>
                document.querySelector(`[data-slot="${each}"]`)).filter((each) => each && !each.hidden);
            const crosses = (a, b) => a.bottom > b.top + 1 && b.bottom > a.top + 1;
            return others.filter((each) => crosses(box, each.getBoundingClientRect())).map((each) => each.dataset.slot);
        }""")
        assert over == [], name


@pytest.mark.own_browsers
def test_it_leaves_the_page_at_its_end_by_the_pages_own_clock_and_nothing_is_sent(hall: Hall) -> None:
    phone = hall.open("captions", "ar", first=LATER)
    phone.evaluate(HEARD)
    resumes(hall, "attendees", in_ms=600_000, until=600_000)
    expect(phone.locator(f"{LIST} li")).to_be_visible()
    before = hall.view()
    later(phone, 590_000)
    expect(phone.locator(f"{LIST} li")).to_be_visible()
    later(phone, 20_000)
    expect(phone.locator(LIST)).not_to_be_visible()
    assert hall.view() == before, "the view has it still"
    assert len(heard(phone)) == 1


def test_it_is_spoken_once_also_after_a_reload_of_the_view_and_for_its_hearers_alone(hall: Hall) -> None:
    phone, booth = hall.open("captions", "en"), hall.open("booth", "fr")
    for page in (phone, booth):
        page.evaluate(HEARD)
    resumes(hall, "booths")
    shows(booth, "La séance reprendra à", "announced")
    hall.advance()  # a later view
    shows(phone, "Kate Gilmore")
    shows(booth, "Kate Gilmore")
    assert (len(heard(booth)), len(heard(phone))) == (1, 0)
    assert heard(booth)[0].startswith("Annonce")
    expect(phone.locator(LIST)).not_to_be_visible()
    booth.reload()
    shows(booth, "La séance reprendra à", "announced")
    expect(booth.locator('[data-slot="announced-said"]')).to_have_text("")


def test_what_is_typed_is_marked_and_its_draft_too(hall: Hall) -> None:
    console, phone = hall.open("console"), hall.open("captions", "ar")
    nobody_is_no_audience(console)
    announce(console, "ArrowUp")  # the last one: a text of one's own
    dialog = console.locator('[data-slot="edit"]')
    expect(dialog.locator('[name="text"]')).to_be_visible()
    expect(dialog.locator('[name="time"]')).not_to_be_visible()
    dialog.locator('[name="text"]').fill("Mind the step at door 7")
    console.keyboard.press("Enter")
    shows(phone, "Mind the step at door 7", "announced")
    line = phone.locator(f"{LIST} li")
    expect(line.locator("bdi[lang=en]")).to_have_attribute("dir", "ltr")
    expect(line.locator(".mark")).to_contain_text("نص مكتوب")
    shows(console, "Mind the step at door 7", "announced")
    expect(console.locator(f"{LIST} .mark")).to_have_text(text("announcements.typed"))


def nobody_is_no_audience(console: Page) -> None:
    """An announcement to nobody is not sent; then it is, to the chair."""
    announce(console, "ArrowDown", "ArrowDown", "ArrowDown")  # take seats: nothing to fill in
    dialog = console.locator('[data-slot="edit"]')
    for box in dialog.locator('[name="to"]').all():
        box.uncheck()
    console.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    dialog.locator('[name="to"]').nth(3).check()
    console.keyboard.press("Enter")
    expect(console.locator(f"{LIST} li")).to_contain_text("chair")


@pytest.mark.full_size
def test_three_of_them_leave_the_captions_on_a_phone_in_view(hall: Hall) -> None:
    hall.advance()
    at = now_ms()
    for phrase in ("list_closed", "documents_at_desk", "statements_to_desk"):
        hall.ask("announcement.make", to=["attendees", "room", "booths", "chair"], phrase=phrase, until=at + HOUR_MS)
    hall.ask("caption.type", text="Thank you, Mr. President.", language="en")
    with gathered() as row:
        for language in size(("ar", "zh"), torture=("en", "ar", "zh")):
            with row(language):
                phone = hall.open("captions", language, size=PHONE)
                expect(phone.locator(f"{LIST} li")).to_have_count(3)
                shows(phone, "Thank you, Mr. President.", "cues")
                assert phone.evaluate(INSIDE) == [True, True]
