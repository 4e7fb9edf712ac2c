"""A line typed live on an attendee's page: shown, corrected into the reader's language, and gone when withdrawn."""

import pytest

from tests.browser.demo_pages import Hall
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True


def test_a_line_is_shown_corrected_in_place_and_withdrawn(hall: Hall) -> None:
    hall.advance()
    page = hall.open("captions", "ar")
    cues = page.locator("[data-slot=cues] .cue")
    first = hall.ask("caption.type", text="Thank you, Mr. President.", language="en")
    hall.ask("caption.type", text="We welcome the report.", language="en")
    expect(cues).to_have_count(2)
    expect(cues.first.locator(".words[lang=en]")).to_have_text("Thank you, Mr. President.")
    hall.ask("caption.correct", unit=first, language="ar", text="شكرا سيدي الرئيس.", revision=0)
    expect(cues.first.locator(".words[lang=ar][dir=rtl]")).to_have_text("شكرا سيدي الرئيس.")
    expect(cues).to_have_count(2)
    hall.ask("caption.withdraw", unit=first)
    expect(cues).to_have_count(1)
    expect(cues.first).to_contain_text("We welcome the report.")
    page.reload()
    expect(cues).to_have_count(1)


def test_the_room_says_where_two_lines_come_from_once(hall: Hall) -> None:
    hall.advance()
    page = hall.open("room", "en")
    for text in ("Thank you, Mr. President.", "We welcome the report."):
        hall.ask("caption.type", text=text, language="en")
    lines = page.locator("[data-slot=cues] .said")
    expect(lines).to_have_count(2)
    expect(lines.last.locator(".mark")).to_have_text("typed as heard")
    expect(lines.first.locator(".mark")).to_have_count(0)
