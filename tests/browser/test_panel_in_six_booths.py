"""Six booths through a panel: each knows at each moment what to listen to, what is being read, and what it may ask.

An absence in the Chinese booth during a Chinese speech, and every line of every desk, are in test_relay_walk.py; the
pointer's own page is in test_pointer.py.
"""

import pytest
from playwright.sync_api import Page

from interp.domain.text.segments import Segment
from interp.ports import Document
from tests.browser.demo_pages import Hall, shows
from tests.browser.page_texts import text
from tests.browser.relay_table import BOOTHS, FLOORS, MICROPHONE, Sheet
from tests.browser.test_booth_relay import at_desk, set_usual_team
from tests.browser.test_text_in_hand import SENTENCES, file_statement, goes_to
from tests.browser.test_text_strip import sentence, writes
from tests.browser.waiting import expect
from tests.row_by_row import gathered
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True


SPEAKERS = {"en": "GBR", "ru": "RUS", "zh": "CHN", "ar": "EGY", "fr": "FRA", "es": "MEX"}


def speaks(hall: Hall, code: str, language: str) -> None:
    """Give a delegation the floor, and confirm its language."""
    hall.ask("floor.give", party={"kind": "delegation", "code": code, "name": ""}, language=language)
    hall.ask("floor.set_language", language=language)


def test_six_booths_know_through_a_panel_what_to_listen_to_and_what_is_read(hall: Hall) -> None:
    set_usual_team(hall)
    hall.open("console").keyboard.press("Space")
    booths = {booth: at_desk(hall, booth, MICROPHONE[booth]) for booth in BOOTHS}
    for page in booths.values():
        page.keyboard.press("t")
    with gathered() as row:
        for language, code in [*SPEAKERS.items()][: size(1, torture=6)]:
            speaks(hall, code, language)
            for booth, page in booths.items():
                with row(language, booth):
                    shows(page, Sheet(FLOORS[language], booth, MICROPHONE[booth]).shown()["mode"], "mode")
    the_text_is_left_and_another_comes(hall, booths)
    the_pivot_asks_to_slow_down(hall, booths)
    the_microphone_is_handed_over_between_two_speakers(hall, booths)
    portuguese_is_spoken(hall, booths)


def the_text_is_left_and_another_comes(hall: Hall, booths: dict[str, Page]) -> None:
    """A speaker reads a filed text in English, leaves it at its third line, and hands in another version."""
    speaks(hall, "NOR", "en")
    hall.ask("floor.pause")
    speech = hall.on_floor()
    file_statement(hall, speech)
    for booth in ("ar", "zh", "fr"):
        expect(booths[booth].locator(".lines > li")).to_have_count(len(SENTENCES))
    goes_to(hall, booths["fr"], 3)
    for booth in ("ar", "zh"):
        expect(sentence(booths[booth], "now").locator(".spoken")).to_have_text(SENTENCES[2])
    booths["fr"].keyboard.press("v")
    for booth in ("ar", "zh", "fr"):
        expect(booths[booth].locator('[data-slot="left-text"]')).to_contain_text(text("in_hand.left", booth, line="3"))
    began = hall.view()["clocks"]["speech"]["started_at"]
    paper = Document(
        "d1", hall.meeting["id"], "Statement", "s.txt", "statement", "en", "reviewed", speech, created_at=began + 1
    )
    segments = [Segment(f"s{at}", at, at, said) for at, said in enumerate(SENTENCES[:4])]
    writes(hall, lambda drafts: drafts.add(paper, segments, [], []))
    for booth in ("ar", "zh", "fr"):
        expect(booths[booth].locator('[data-slot="late-text"]')).to_contain_text(text("in_hand.left_out", booth, n=1))


def the_pivot_asks_to_slow_down(hall: Hall, booths: dict[str, Page]) -> None:
    """During a Chinese speech the Chinese booth alone hears the floor: it is told so, and asks all the same."""
    speaks(hall, "CHN", "zh")
    chair, pivot = hall.open("chair"), booths["zh"]
    shows(pivot, Sheet(FLOORS["zh"], "zh", MICROPHONE["zh"]).shown()["mode"], "mode")
    pivot.keyboard.press("s")
    expect(pivot.locator('[data-slot="slower-asked"]')).to_be_visible()
    pivot.keyboard.press("s")
    expect(chair.locator('[data-slot="slower"]')).to_have_text(text("slower.please"))


def the_microphone_is_handed_over_between_two_speakers(hall: Hall, booths: dict[str, Page]) -> None:
    """The colleague in the English booth takes the microphone while nobody has the floor; relay goes with it."""
    colleague = at_desk(hall, "en", "2")
    hall.ask("floor.end")
    colleague.keyboard.press("t")
    expect(booths["en"].locator(".request")).to_contain_text(text("handover.asks_you", desk=2))
    booths["en"].keyboard.press("y")
    expect(colleague.locator(".request")).to_contain_text(text("handover.accepted_take"))
    colleague.keyboard.press("t")
    expect(colleague.locator(".state")).to_contain_text(text("desks.you_on_air"))


def portuguese_is_spoken(hall: Hall, booths: dict[str, Page]) -> None:
    """A delegation speaks Portuguese, and the French booth reads its text: the others take relay from it."""
    speaks(hall, "PRT", "pt")
    page = booths["fr"]
    page.keyboard.press("l")
    page.locator('[data-slot="pivot"] button[value="text"]').click()
    shows(page, text("relay.from_text", "fr"), "mode")
    for booth in ("ar", "zh", "ru", "es"):
        shows(booths[booth], text("relay.relay", booth, channel="FR"), "mode")
