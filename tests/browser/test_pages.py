"""Each page in a state is visited once, in Arabic, Chinese and English: axe, what is read aloud, sizes, a picture.

The pictures are written to screenshots/ for people to look at. What is wrong is gathered over all pages of a language.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import accessibility_tree, looks
from tests.browser.conftest import SCREENS, Stage
from tests.browser.demo_pages import PHONE, WIDE, live
from tests.browser.waiting import expect
from tests.row_by_row import gathered
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
PAGES = (
    "console", "booth", "captions", "room", "chair", "moderator", "chief", "desk", "technician", "index", "login",
    "proposals", "proposal", "report", "error", "documents", "document",
)  # fmt: skip
LANGUAGES = ("ar", "zh", "en")
WHOLLY = size(("ar",), torture=LANGUAGES)  # in the others, what the script changes: direction, fonts, sizes
LAPTOP = {"width": 1366, "height": 768}
SMALL = {"width": 1024, "height": 600}
SHAPES = {"booth": LAPTOP, "captions": PHONE}
READ_FAR_OFF = ("booth", "captions", "moderator")
OF_THE_FLOOR = ("captions", "booth", "room")


def visited(stage: Stage, page: Page, name: str, language: str) -> Iterator[str]:
    """Go to a page and yield what is wrong with it; what changes the page comes last."""
    page.set_viewport_size(SHAPES.get(name, WIDE))  # type: ignore[arg-type]
    stage.go(page, name, language)
    yield from looks.tongue(page, language)
    if language in WHOLLY:
        yield from looks.empty(page, f"{name}-{language}")
        yield from looks.rules(page)
        yield from accessibility_tree.wrong(page, changes=name in SCREENS)
        yield from looks.distance(page) if name in READ_FAR_OFF else ()
        yield from looks.unseen_focus(page)
    if name in OF_THE_FLOOR and language in looks.FONTS:
        yield from looks.fonts(page, language)
    yield from MORE.get(name, nothing)(stage, page, language) if language in WHOLLY else ()
    yield from looks.sideways(page)
    page.set_viewport_size(SHAPES.get(name, WIDE))  # type: ignore[arg-type]
    yield from looks.small(page)


def nothing(_stage: Stage, _page: Page, _language: str) -> Iterator[str]:
    """Look at nothing more."""
    return iter(())


def booth_on_a_small_screen(_stage: Stage, page: Page, language: str) -> Iterator[str]:
    """Look at the booth on the smallest of usual screens."""
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    yield from looks.empty(page, f"booth-1024-{language}")


def captions_on_a_laptop(_stage: Stage, page: Page, language: str) -> Iterator[str]:
    """Look at the captions in a wide window."""
    page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]
    yield from looks.empty(page, f"captions-laptop-{language}")


def console_in_edit_mode_and_before_a_meeting(stage: Stage, page: Page, language: str) -> Iterator[str]:
    """Look at the console's tools, and at the afternoon, which has not begun."""
    page.evaluate("document.activeElement?.blur()")
    page.keyboard.press("m")
    expect(page.locator('[data-slot="tools"]')).to_be_visible()
    yield from looks.empty(page, f"console-edit-{language}")
    page.goto(stage.hall.demo.said["meetings"][1]["links"]["console"])
    page.goto(f"{page.url}?lang={language}")
    live(page)
    yield from looks.empty(page, f"console-idle-{language}")
    stage.go(page, "console", language)


def overlay(stage: Stage, page: Page, language: str) -> Iterator[str]:
    """Look at the room's overlay, which is transparent."""
    stage.go(page, "room", language, "overlay=1")
    yield from looks.empty(page, f"overlay-{language}", least=300)
    for where in ("documentElement", "body"):
        ground = page.evaluate(f"getComputedStyle(document.{where}).backgroundColor")
        if ground not in ("rgba(0, 0, 0, 0)", "transparent"):
            yield f"the overlay's ground is {ground}"
    stage.go(page, "room", language)


MORE: dict[str, Callable[[Stage, Page, str], Iterator[str]]] = {
    "booth": booth_on_a_small_screen, "captions": captions_on_a_laptop, "room": overlay,
    "console": console_in_edit_mode_and_before_a_meeting,
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_keeps_its_rules_in_one_visit(stage: Stage, language: str) -> None:
    page = stage.blank(viewport=WIDE, bypass_csp=True)
    with gathered() as row:
        for name in PAGES:
            with row(name, language):
                wrong = [*visited(stage, page, name, language)]
                assert not wrong, "\n".join(wrong)


def test_every_script_is_drawn_with_its_own_font(stage: Stage) -> None:
    page = stage.blank(viewport=WIDE)
    with gathered() as row:
        for name in size(("room",), torture=OF_THE_FLOOR):
            with row(name, "ru"):
                stage.go(page, name, "ru")
                assert not (wrong := looks.fonts(page, "ru")), wrong


SAYS_NO_SPEAKER = ("login", "proposals", "proposal", "error", "documents", "document")
TEXT = {"index": "信通技术", "report": "信通技术", "desk": "Kate Gilmore"}


def test_every_page_can_be_read_without_scripts(stage: Stage) -> None:
    page = stage.blank(viewport=WIDE, java_script_enabled=False)
    with gathered() as row:
        for name in (each for each in PAGES if each not in SAYS_NO_SPEAKER):
            with row(name):
                stage.go(page, name, "zh", scripts=False)
                assert TEXT.get(name, "Maud de Boer-Buquicchio") in page.locator("body").inner_text()


class Still:
    """A stage on which every page is the one that is there."""

    def go(self, *_: str) -> None:
        """Stay."""


STILL: Any = Still()
# a fault for each look, planted in the page, and what is then said of it
PLANTED: list[tuple[str, Callable[[Page], list[str]], str]] = [
    ("<p style='color: #777; background: #666'>grey</p>", looks.rules, "color-contrast: "),
    ("<p style='color: #777; background: #fff'>grey</p>", looks.distance, "light: color-contrast-enhanced: "),
    ("<details><summary>more of it here</summary><button style='inline-size: 9px; padding: 0'>x</button></details>",
     looks.small, "under 24 pixels: <button"),
    ("<p style='inline-size: 700px'>wide</p>", looks.sideways, "outside 320 pixels: P."),
    ("<p style='inline-size: 700px'>wide</p>", looks.sideways, "scrolls at 320 pixels: "),
    ("<style>* { outline: none !important; box-shadow: none !important }</style>", looks.unseen_focus,
     "reached unseen: <"),
    ("<p data-slot='topic' style='font-family: monospace'>topic</p>", lambda page: looks.fonts(page, "zh"),
     "drawn with ["),
    ("<script></script>", lambda page: looks.tongue(page, "ar"), "says ['en', 'ltr'] instead of ['ar', 'rtl']"),
    ("<button></button>", lambda page: accessibility_tree.wrong(page, changes=False), "no name: button"),
    ("<h2></h2>", lambda page: accessibility_tree.wrong(page, changes=False), "no name: heading"),
    ("<p>still</p>", lambda page: accessibility_tree.wrong(page, changes=True), "no live region"),
    ("<style>body { background: #123 !important }</style>", lambda page: [*overlay(STILL, page, "planted")],
     "the overlay's ground is rgb(17, 34, 51)"),
    ("<style>body { display: none !important }</style>", lambda page: looks.empty(page, "planted"),
     "the picture planted has "),
]  # fmt: skip


def test_a_fault_that_is_planted_is_told_by_each_look(stage: Stage) -> None:
    page = stage.blank(viewport=WIDE, bypass_csp=True)
    with gathered() as row:
        for fault, look, said in PLANTED:
            with row(said):
                stage.go(page, "login", "en")
                page.set_viewport_size(WIDE)  # type: ignore[arg-type]
                page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", fault)
                found = look(page)
                assert any(each.startswith(said) for each in found), found
    for name in ("planted", "overlay-planted"):
        (looks.FOLDER / f"{name}.png").unlink()


MAIN = accessibility_tree.Node("main", "", "")


def test_of_a_walk_over_pages_each_fault_is_told_with_its_page(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = ("/login", "/nowhere/")
    monkeypatch.setattr(looks, "rules", lambda page: ["a rule"] if planted[0] in page.url else [])
    tree = accessibility_tree.Node("link", "", "")
    monkeypatch.setattr(accessibility_tree, "nodes", lambda page: [MAIN, *([tree] if planted[1] in page.url else [])])
    page = stage.blank(viewport=WIDE, bypass_csp=True)
    with pytest.raises(AssertionError) as failed, gathered() as row:
        for name in ("login", "index", "error"):
            with row(name, "ar"):
                wrong = [*visited(stage, page, name, "ar")]
                assert not wrong, "\n".join(wrong)
    assert [line for line in str(failed.value).splitlines() if line.startswith("[")] == [
        "[login ar] a rule", "[error ar] no name: link",
    ]  # fmt: skip
