"""The attendee's, the document's and the booth's walk in Firefox and WebKit: `make browsers`, outside `make test`."""

import pytest

from tests.browser.test_reading import SPEAKER, Reading
from tests.browsers.driven_browser import DrivenBrowser, click, holds, live, press, run, shows
from tests.filed_statement import SENTENCES, revision
from tests.server import until
from tests.sources import ROOT

pytestmark = pytest.mark.timeout(600)
FOLDER = ROOT / "screenshots"
IN_WINDOW = """const found = [...document.querySelectorAll(args[0])].at(-1)?.getBoundingClientRect();
    return Boolean(found && found.width > 0 && found.top >= 0 && found.bottom <= innerHeight + 1);"""
STILL = "return document.getAnimations().every((each) => each.effect.getComputedTiming().endTime === Infinity);"
LINE = "document.querySelector('[data-segment=s5]')"
LINE_TOP = f"{LINE}.getBoundingClientRect().top"
LONGER = "主席先生、各位阁下、女士们、先生们。" * 6
WIDE = "return document.documentElement.scrollWidth > innerWidth"


def picture(driven: DrivenBrowser, name: str) -> None:
    """Write what the window shows, for people to look at, once nothing in it moves: lines rise to a new place."""
    holds(driven, STILL)
    FOLDER.mkdir(exist_ok=True)
    driven.picture(FOLDER / f"{driven.name}-{name}.png")


def opens_sheet(driven: DrivenBrowser) -> None:
    """Open the display sheet by its own button."""
    run(driven, """const sheet = document.querySelector('[data-slot=display]');
        (sheet.matches('details') ? sheet.querySelector('summary') : sheet).id = 'opens-display';""")
    click(driven, "#opens-display")


def test_an_attendee_reads_captions_changes_language_and_size(driven: DrivenBrowser, told: Reading) -> None:
    driven.resize(390, 844)
    driven.go(told.page("en"))
    live(driven)
    shows(driven, "[data-slot=name]", SPEAKER)
    told.reaches(1, 2, 3)
    shows(driven, ".cue .words", SENTENCES["en"][2])
    picture(driven, "captions-en")
    holds(driven, IN_WINDOW, ".cue .words")
    run(driven, "document.querySelector('a[hreflang=ar]').click()")
    holds(driven, "return document.documentElement.lang === 'ar' && document.documentElement.dir === 'rtl'")
    live(driven)
    shows(driven, ".cue .words[dir=rtl]", SENTENCES["ar"][2])
    told.reaches(4)
    shows(driven, ".cue .words[dir=rtl]", SENTENCES["ar"][3])
    holds(driven, IN_WINDOW, ".cue:last-child .words[dir=rtl]")
    picture(driven, "captions-ar")
    opens_sheet(driven)
    holds(driven, IN_WINDOW, '[data-size-step="1"]')
    click(driven, '[data-size-step="1"]')
    holds(driven, "return document.documentElement.dataset.size === '125'")
    picture(driven, "captions-ar-display")
    driven.go(told.page("zh") + "?second=ar")
    live(driven)
    shows(driven, "[data-column='1'] .words[dir=rtl]", SENTENCES["ar"][3])
    assert run(driven, WIDE) is False
    picture(driven, "captions-zh-ar")
    run(driven, "localStorage.clear()")


def test_a_document_in_two_languages_keeps_the_line_that_is_read(driven: DrivenBrowser, told: Reading) -> None:
    driven.resize(1280, 800)
    driven.go(told.page("en/documents"))
    shows(driven, "[data-document]", "Statement on the rights of the child")
    address = run(driven, "return document.querySelector(`[data-document='${args[0]}'] a`).href", told.document)
    driven.go(address)
    shows(driven, "[data-segment]", SENTENCES["en"][1])
    run(driven, "document.querySelector('a[data-second=ar]').click()")
    shows(driven, "[data-side=second] .words[dir=rtl]", SENTENCES["ar"][1])
    assert run(driven, WIDE) is False
    picture(driven, "document-en-ar")
    sides = "[...document.querySelectorAll('[data-segment=s3]')].map(each => each.getBoundingClientRect())"
    assert run(driven, f"const [first, second] = {sides}; return first.right < second.left")
    driven.resize(640, 360)
    driven.go(f"{told.page('zh/documents')}/{told.document}?second=fr")
    shows(driven, "[data-segment=s5]", SENTENCES["fr"][5])
    top = run(driven, f"{LINE}.scrollIntoView({{block: 'center', behavior: 'instant'}}); return {LINE_TOP}")
    told.drafts.revise(told.document, revision(1, "zh", LONGER, 2, standing="reviewed", origin="person"))
    shows(driven, "[data-segment=s1]", LONGER)
    holds(driven, f"return Math.abs({LINE_TOP} - args[0]) < 3", top)
    assert run(driven, "return scrollY") > 0
    picture(driven, "document-zh-fr")


def test_a_booth_is_told_of_a_switch_and_answers_by_keys(driven: DrivenBrowser, told: Reading) -> None:
    driven.resize(1366, 768)
    driven.go(told.hall.link("booth", "fr"))
    live(driven)
    shows(driven, "[data-slot=name]", SPEAKER)
    told.reaches(1, 2)
    shows(driven, "[data-sentence=now]", SENTENCES["en"][1])
    fits(driven)
    picture(driven, "booth-fr")
    press(driven, "3")
    holds(driven, "return document.querySelector('[data-hear=en]').getAttribute('aria-pressed') === 'true'")
    until(lambda: reported(told) == "en")
    press(driven, "w")
    until(lambda: reported(told) is None)
    driven.resize(1024, 600)
    fits(driven)
    picture(driven, "booth-fr-1024")
    told.hall.advance()
    shows(driven, "[data-slot=name]", "John Carr")
    driven.go(told.hall.link("booth", "ar"))
    live(driven)
    shows(driven, "[data-slot=name]", "John Carr")
    fits(driven)
    picture(driven, "booth-ar-1024")


def reported(told: Reading) -> object:
    """Return the language the French booth reports to the console, None for a wrong display, False without a report."""
    reports = told.hall.view("console", token=told.hall.meeting["tokens"]["console"])["reports"]
    return next((each["language"] for each in reports if each["booth"] == "fr"), False)


def fits(driven: DrivenBrowser) -> None:
    """The name is large and in the window, and nothing scrolls."""
    holds(driven, IN_WINDOW, "[data-slot=name]")
    holds(driven, """const main = document.querySelector('main');
        return main.scrollHeight <= main.clientHeight + 1 && document.documentElement.scrollHeight <= innerHeight + 1
            && parseFloat(getComputedStyle(document.querySelector('[data-slot=name]')).fontSize) >= 64;""")
