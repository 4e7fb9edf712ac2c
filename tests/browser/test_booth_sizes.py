"""A booth's page at the sizes of its devices: the sentence being spoken is whole, and the foot is an eighth at most."""

from collections.abc import Iterable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall
from tests.browser.test_booth_distance import CUT, file_long_text, to_the_longest_name
from tests.browser.test_booth_microphone import set_named_team
from tests.browser.test_booth_relay import at_desk, set_usual_team
from tests.browser.test_text_strip import sentence
from tests.browser.waiting import expect
from tests.row_by_row import Rows, gathered
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SIZES = ((1024, 600), (1180, 820), (1366, 768))
# A booth and the floor's language: on relay, at work into another language, with an alarm; then more of each.
BOOTHS = (("ar", "ru"), ("zh", "zh"), ("fr", "ru"), ("zh", "ru"), ("en", "ru"), ("ru", "es"))
FOUND = """() => {
  const box = (element) => element.getBoundingClientRect();
  const cut = (element) => element && (box(element).width < 2 || cut(element.parentElement));
  const inside = (element, room) => box(element).top >= room.top && box(element).bottom <= room.bottom + 1;
  const whole = (element) => !cut(element) && inside(element, box(element.closest(".lines, .floor-part")));
  const now = document.querySelectorAll('[data-sentence="now"] :is(.spoken, .own)');
  const spoken = [...now].filter((each) => !cut(each));
  const request = document.querySelector(".request");
  return {
    spoken: spoken.length, whole: spoken.every(whole), foot: box(document.querySelector(".foot")).height / innerHeight,
    request: whole(request), size: parseFloat(getComputedStyle(request).fontSize),
    wide: document.documentElement.scrollWidth - innerWidth, cut: document.documentElement.dataset.cut,
  };
}"""


def looked_at(page: Page, window: tuple[int, int]) -> dict[str, Any]:
    """Return what is found of a page in a window of this size."""
    page.set_viewport_size({"width": window[0], "height": window[1]})
    page.evaluate(CUT, list(window))
    return dict(page.evaluate(FOUND))


def fits(page: Page, name: str, row: Rows, windows: Iterable[tuple[int, int]] = SIZES) -> None:
    """In each size the sentence and a request are whole, and the foot is an eighth of the height at most."""
    for window in windows:
        with row(name, window):
            found = looked_at(page, window)
            assert found["spoken"] > 0 and found["whole"], found
            assert found["foot"] <= 1 / 8, found
            assert found["wide"] <= 0, found
            if page.locator(".request").is_visible():
                assert found["request"] and found["size"] >= 26, found


def test_the_sentence_is_whole_and_the_foot_an_eighth_with_all_that_a_booth_is_told(hall: Hall) -> None:
    set_usual_team(hall)
    to_the_longest_name(hall)
    file_long_text(hall)
    console = hall.open("console")
    expect(console.locator('[data-slot="text-place"]')).to_be_visible()
    console.keyboard.press("k")
    hall.ask("relay.override", booth="fr", source="es", reason="A difficult accent", whole_meeting=True)
    with gathered() as row:
        for language, floor in size(BOOTHS[:3], torture=BOOTHS):
            hall.ask("floor.set_language", language=floor)
            one, two = at_desk(hall, language, "1"), at_desk(hall, language, "2")
            expect(one.locator('[data-do="take"]')).to_be_visible()
            one.keyboard.press("t")
            expect(two.locator('[data-do="want"]')).to_be_visible()
            expect(sentence(two, "now")).to_be_visible()
            fits(two, f"{language}-{floor}-free", row, size(SIZES[:1], torture=SIZES))
            two.keyboard.press("3" if floor == "es" else "6")
            expect(two.locator('[data-slot="report"]')).not_to_be_empty()
            two.keyboard.press("t")
            expect(one.locator(".declining")).to_be_visible()
            fits(one, f"{language}-{floor}-asked", row)
            fits(two, f"{language}-{floor}-asks", row)
            hall.ask("handover.release", booth=language)
            for page in (one, two):
                hall.leave(page)


def test_the_question_who_sits_down_is_in_a_foot_of_an_eighth_too(hall: Hall) -> None:
    set_named_team(hall, "Ann Kathrin Le Guin-Fernández", "María José Fernández de la Vega")
    page = hall.open("booth", "en")
    page.locator('[data-desk-id="1"]').click()
    expect(page.locator('[data-do="person"]')).to_have_count(2)
    for window in SIZES:
        found = looked_at(page, window)
        assert found["foot"] <= 1 / 8 and found["wide"] <= 0, (window, found)
    page.locator('[data-do="person"]').last.click()
    expect(page.locator('[data-do="take"]')).to_be_visible()
    for window in SIZES:
        found = looked_at(page, window)
        assert found["foot"] <= 1 / 8 and found["wide"] <= 0, (window, found)
