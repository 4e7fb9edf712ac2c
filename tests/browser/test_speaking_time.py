"""In a real browser, by keyboard: a limit for thirty who wait is offered, proposed, read out, announced and lifted."""

import re
import time

import pytest
from playwright.sync_api import Page

from interp.domain.model.commands import GrantInterpretation, InscribeEntry, OpenItem, OpenMeeting, SetList
from interp.domain.model.list_rules import CategoryLimit, ListRules, Reduction
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from tests.browser.demo_pages import Hall
from tests.browser.long_list import does, programme_rows, round_of
from tests.browser.waiting import expect
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
SCALE = (Reduction(29, (CategoryLimit("everyone", 100_000),)),)
RULES = ListRules(limits=(CategoryLimit("everyone", 120_000),), scale=SCALE)
SAYS = {
    "en": ("of 30", "Proposed for all from here: 1′30″", "limit statements from here on to 90 seconds", "Announced at"),
    "ar": ("من 30", "مقترح للجميع من الآن: 1′30″", "90 ثانية", "أُعلن في الساعة"),
}
HOUR_MS = 3_600_000
SIZE = "(it) => parseFloat(getComputedStyle(it).fontSize)"
ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069")


def thirty(hall: Hall, closes_at: int | None = 1) -> None:
    """Open the round with thirty on its list, which is closed unless told, and interpretation for long enough."""
    item, now = round_of(hall), int(time.time() * 1000)
    speakers = ListOfSpeakers("l1", (item,), RULES, closes_at=closes_at)
    parties = (Party("organization", f"Organization {number}") for number in range(30))
    inscribed = (InscribeEntry("l1", each, "ngo", leave=True) for each in parties)
    begins = int(hall.view()["meeting"]["starts_at"])  # today, which may be hours ahead or behind
    until = max(begins + 3 * HOUR_MS, min(now + 3 * HOUR_MS, begins + 23 * HOUR_MS))
    does(hall, SetList(speakers), *inscribed, OpenMeeting(), OpenItem(item), GrantInterpretation(until))


def chooses(console: Page, value: str) -> None:
    """Open the dialog by its key, choose, and send with Enter."""
    console.keyboard.press("F6")
    expect(console.locator('[data-slot="edit"]')).to_be_visible()
    console.locator(f'input[value="{value}"]').focus()
    console.keyboard.press("Space")
    console.keyboard.press("Enter")
    expect(console.locator('[data-slot="edit"]')).to_be_hidden()


def test_a_limit_for_all_who_wait_is_offered_proposed_read_out_announced_and_lifted(hall: Hall) -> None:
    thirty(hall)
    for language in size(("ar",), torture=tuple(SAYS)):
        counted, proposed, sentence, announced = SAYS[language]
        console = hall.open("console", language, size={"width": 1366, "height": 768})
        chair = hall.open("chair", language)
        expect(console.locator('[data-slot="reach"]')).to_contain_text("30")
        assert counted in console.locator('[data-slot="reach"]').inner_text().translate(ISOLATES)
        expect(console.locator(".reach-line")).to_be_visible()
        expect(chair.locator('[data-slot="reach"]')).to_contain_text("30")
        expect(chair.locator('[data-slot="offer-list"] button')).not_to_have_count(0)
        for page in (console, chair):  # the strip: who fits, and before whom the line is
            expect(page.locator(".strip .mark-line")).to_contain_text("/30")
            expect(page.locator(".strip .track")).to_have_attribute("aria-label", re.compile("Organization [12][0-9]"))
        expect(chair.locator('[data-slot="expected-end"]')).to_be_visible()
        chooses(console, "limit:90000")
        expect(console.locator('[data-slot="proposed"]')).to_contain_text("1′30″")
        assert proposed in console.locator('[data-slot="proposed"]').inner_text().translate(ISOLATES)
        expect(chair.locator('[data-slot="sentence"]')).to_contain_text("90")
        assert sentence in chair.locator('[data-slot="sentence"]').inner_text().translate(ISOLATES)
        expect(chair.locator(".sentence:visible")).to_have_count(1)  # one at a time: the call stands small beneath
        expect(chair.locator('[data-slot="after"]')).to_contain_text("Organization 0")
        large, small = (chair.locator(f'[data-slot="{each}"]').evaluate(SIZE) for each in ("sentence", "after"))
        assert large > 1.2 * small, (language, large, small)
        assert console.locator(".row.speech .limit", has_text="1′30″").count() == 0  # nothing holds yet
        chooses(console, "announce")
        expect(console.locator('[data-slot="proposed"]')).to_contain_text(announced)
        expect(chair.locator('[data-slot="limit"]')).to_be_hidden()
        expect(chair.locator('[data-slot="sentence"]')).to_contain_text("Organization 0")
        expect(console.locator(".row.speech .limit", has_text="1′30″")).not_to_have_count(0)
        chooses(console, "lift")
        expect(console.locator('[data-slot="proposed"]')).to_be_hidden()
        expect(console.locator(".row.speech .limit", has_text="1′30″")).to_have_count(0)


def test_the_chair_proposes_from_her_own_page(hall: Hall) -> None:
    thirty(hall)
    console, chair = hall.open("console"), hall.open("chair")
    expect(chair.locator('[data-slot="offers"]')).to_be_visible()
    chair.locator('[data-slot="offers"] summary').focus()
    chair.keyboard.press("Enter")
    chair.keyboard.press("Tab")
    chair.keyboard.press("Enter")
    expect(chair.locator('[data-slot="sentence"]')).to_contain_text("limit statements")
    expect(console.locator('[data-slot="proposed"]')).to_be_visible()
    chair.locator('[data-slot="limit-withdraw"]').click()
    expect(console.locator('[data-slot="proposed"]')).to_be_hidden()
    expect(chair.locator('[data-slot="sentence"]')).to_contain_text("Organization 0")
    expect(chair.locator('[data-slot="extensions"] button').first).to_contain_text(re.compile("reaches .* of .*30"))
    asks(chair, "Who has not been reached")
    expect(chair.locator('[data-slot="sentence"]')).to_contain_text("may file a statement. We now turn to: ")
    expect(chair.locator('[data-slot="after"]')).to_be_hidden()
    chair.locator('[data-slot="not-now"] button').click()
    expect(chair.locator('[data-slot="sentence"]')).to_contain_text("Organization 0")
    asks(chair, "Who has not been reached")
    hall.ask("item.open", item=after_round(hall))
    expect(chair.locator('[data-slot="not-now"]')).to_be_hidden()
    expect(chair.locator('[data-slot="sentence"]')).not_to_contain_text("file a statement")


def after_round(hall: Hall) -> str:
    """Return the id of the item that follows the first round."""
    ids = [str(row["item"]["id"]) for row in programme_rows(hall)]
    return ids[ids.index(round_of(hall)) + 1]


def asks(chair: Page, text: str) -> None:
    """Choose in the chair's menu what is then to be read out."""
    chair.locator('[data-slot="offers"] summary').click()
    chair.locator('[data-slot="offer-list"] button', has_text=text).click()


def test_while_the_list_is_open_the_chair_asks_or_it_is_closed_first(hall: Hall) -> None:
    thirty(hall, closes_at=None)
    console = hall.open("console")
    expect(console.locator('[data-slot="reach"]')).to_contain_text("30")
    chooses(console, "limit:90000")
    expect(console.locator('[data-slot="said"][data-kind="error"]')).to_contain_text("not closed yet")
    chair = hall.open("chair")
    expect(chair.locator('[data-slot="offers"]')).to_be_visible()
    asks(chair, "By the rules of the list")
    expect(chair.locator('[data-slot="sentence"]')).to_contain_text("to 100 seconds")
    chair.locator('[data-slot="limit-withdraw"]').click()
    expect(chair.locator('[data-slot="limit"]')).to_be_hidden()
    asks(chair, "Close the list of speakers")
    expect(chair.locator('[data-slot="sentence"]')).to_have_text("The list of speakers is closed.")
    expect(chair.locator('[data-slot="after"]')).to_contain_text("Organization 0")
    chooses(console, "close")
    expect(chair.locator('[data-slot="sentence"]')).to_contain_text("Organization 0")
    expect(chair.locator('[data-slot="offer-list"]')).not_to_contain_text("Close the list")
    expect(console.locator('[data-slot="said"]')).to_contain_text("is closed")
    expect(console.locator('[data-slot="edit"]')).to_be_hidden()
    console.keyboard.press("F6")
    expect(console.locator('[data-slot="edit"]')).to_be_visible()
    expect(console.locator('input[name="by_chair"]')).to_have_count(0)
    expect(console.locator('input[value="close"]')).to_have_count(0)
    console.keyboard.press("Escape")
    expect(console.locator('[data-slot="edit"]')).to_be_hidden()
    chooses(console, "limit:90000")
    expect(console.locator('[data-slot="proposed"]')).to_be_visible()
