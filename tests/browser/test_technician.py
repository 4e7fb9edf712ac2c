"""The technician's page in a real browser: screens by name, and one that shows its name when asked."""

import pytest
from playwright.sync_api import Route

from tests.browser.demo_pages import Hall
from tests.browser.page_texts import text
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
SOON_MS = 20_000


OLD = text("trouble.old_build", "ar", screen="X").rpartition("X")[2].strip("\u2069 ")


def test_a_screen_named_by_its_address_is_listed_shows_its_name_when_asked_and_is_not_called_old(hall: Hall) -> None:
    wall = hall.open("room", "fr", query="screen=left-wall")
    page = hall.open("technician", "ar")
    row = page.locator(".screens > li", has_text="left-wall")
    expect(row.locator('[data-fact="delay"]')).to_contain_text("ملّي ثانية", timeout=SOON_MS)
    expect(page.locator(".troubles li").first).to_be_visible()
    expect(page.locator('[data-slot="service"]')).to_contain_text("أطول انتظار لمسودة")
    expect(page.locator('[data-slot="service"]')).to_contain_text("غيغابايت")
    row.get_by_role("button").click()
    expect(wall.locator(".card")).to_contain_text("left-wall", timeout=SOON_MS)
    expect(wall.locator(".card")).to_have_count(0, timeout=SOON_MS)
    row.get_by_role("button").focus()
    hall.open("booth", "ar")
    expect(page.locator(".screens > li")).to_have_count(3, timeout=SOON_MS)
    expect(row.get_by_role("button")).to_be_focused()  # while rows are brought up to date
    expect(page.locator(".troubles")).not_to_contain_text(OLD)


SAID = {
    "en": ("No translation models are installed", "the drafting process ends at every start. Starts so far: 4.",
           "A part of the service does not work: relay."),
    "ar": ("لا توجد نماذج ترجمة مثبتة", "تتوقف عملية إعداد المسودات عند كل بدء", "جزء من الخدمة لا يعمل: relay"),
}  # fmt: skip
TROUBLES = [
    {"part": "worker", "code": "worker_dies", "severity": 2, "n": 4},
    {"part": "relay", "code": "frames_lost", "severity": 2, "n": 12},
]


@pytest.mark.parametrize("language", SAID)
@pytest.mark.drafts
def test_troubles_of_parts_are_sentences_at_the_technician_and_at_the_desk(hall: Hall, language: str) -> None:
    """The demonstration has no models; its desk is answered with two troubles, one of an unknown part."""

    def troubled(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json=answer.json() | {"troubles": TROUBLES})

    page = hall.open("technician", language)
    expect(page.locator(".troubles")).to_contain_text(SAID[language][0], timeout=SOON_MS)
    expect(page.locator('[data-slot="service"]')).to_contain_text({"en": "Drafting", "ar": "إعداد المسودات"}[language])
    desk = hall.open("desk", query=f"language=fr&lang={language}")
    desk.route("**/queue", troubled)
    for sentence in SAID[language][1:]:
        expect(desk.locator('[data-slot="service-troubles"]')).to_contain_text(sentence, timeout=SOON_MS)
