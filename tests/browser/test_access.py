"""Every page against WCAG 2.2 AA by axe, 7:1 where it is read far off, whole at 320 pixels and without scripts."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Stage
from tests.sources import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    "console", "booth", "captions", "room", "chair", "chief", "desk", "technician", "index", "login", "proposals",
    "proposal", "error",
]  # fmt: skip
CONTROLS = ", ".join(
    f"{each}:visible" for each in ("a[href]", "button:not([disabled])", "input", "select", "textarea", "summary")
)
LANGUAGES = ["ar", "zh", "en"]


# What is pressed and is under 24 pixels; a link within a sentence is as high as its line, a field has its label.
SMALL = """() => {
  const pressed = [...document.querySelectorAll("a[href], button, summary, select, label:has(input), input")];
  return pressed.filter((each) => {
    const { width, height } = each.getBoundingClientRect();
    const words = (node) => node.innerText.replace(/\\s/g, "").length;
    const inline = getComputedStyle(each).display === "inline" && words(each.parentElement) > words(each) + 20;
    const labelled = each.matches("input") && each.labels?.length > 0;
    const shown = each.checkVisibility() && !each.closest(".aside, .skip");
    return shown && !inline && !labelled && (width < 24 || height < 24);
  }).map((each) => `${each.outerHTML.slice(0, 90)} ${JSON.stringify(each.getBoundingClientRect())}`);
}"""


def broken(page: Page, options: dict[str, Any]) -> list[str]:
    """Return the rules of axe the page breaks, each with the elements at fault."""
    page.add_script_tag(path=AXE)
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_breaks_a_rule_of_axe(stage: Stage, name: str, language: str) -> None:
    page = stage.page(name, language, bypass_csp=True)
    assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["booth", "captions"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_read_at_a_distance_has_seven_to_one(stage: Stage, name: str, language: str, theme: str) -> None:
    page = stage.page(name, language, bypass_csp=True, color_scheme=theme)
    assert broken(page, {"runOnly": ["color-contrast-enhanced"]}) == []


def test_the_word_beside_a_phone_s_clock_is_large_and_bold(stage: Stage) -> None:
    word = stage.page("captions", "en").locator(".line-of-time > .clock .word")  # its colours have 4.5:1, not 7:1
    style = word.evaluate("each => [getComputedStyle(each).fontSize, getComputedStyle(each).fontWeight]")
    assert float(style[0].removesuffix("px")) >= 18.66
    assert int(style[1]) >= 700


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", [*PAGES, "documents"])
def test_what_is_pressed_has_24_pixels(stage: Stage, name: str, language: str) -> None:
    page = stage.page(name, language)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_at_320_pixels(stage: Stage, name: str, language: str) -> None:
    page = stage.page(name, language, viewport={"width": 320, "height": 640})
    wide = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(e => { const r = e.getBoundingClientRect(); return r.width && (r.right > 321 || r.left < -1) })
            .filter(e => !e.closest('.aside, .skip'))
            .filter(e => {  // a line that ends in an ellipsis is cut by what it stands in
                for (let up = e.parentElement; up; up = up.parentElement) {
                    const box = up.getBoundingClientRect(), cut = getComputedStyle(up).textOverflow === 'ellipsis';
                    if (cut && box.right <= 321 && box.left >= -1) return false;
                }
                return true;
            })
            .map(e => e.tagName + '.' + e.className)"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, wide
    assert wide == []


@pytest.mark.parametrize("name", [each for each in PAGES if each not in ("login", "proposals", "proposal", "error")])
def test_every_page_can_be_read_without_scripts(stage: Stage, name: str) -> None:
    page = stage.page(name, "zh", java_script_enabled=False)
    text = page.locator("body").inner_text()
    assert {"index": "信通技术", "desk": "Kate Gilmore"}.get(name, "Maud de Boer-Buquicchio") in text


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_every_control_and_shows_where_it_is(stage: Stage, name: str) -> None:
    page = stage.page(name, "en")
    controls = page.locator(CONTROLS).count()
    page.evaluate("document.activeElement?.blur()")
    reached = set()
    for _ in range(controls + 5):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                """() => { const e = document.activeElement, s = getComputedStyle(e);
                    const seen = e === document.body || s.outlineStyle !== 'none' || s.boxShadow !== 'none';
                    return seen ? 'seen' : e.outerHTML.slice(0, 120) }"""
            )
        )
        if len(reached) > 1:
            break
    assert reached == {"seen"}


def test_the_palette_of_axe_is_the_pinned_one() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert json.loads((AXE.parent / "package.json").read_text(encoding="utf-8"))["version"] == (
        lock["packages"]["node_modules/axe-core"]["version"]
    )


def test_an_attendee_changes_size_and_theme_and_finds_them_again(stage: Stage, browser: Browser) -> None:
    page = stage.page("captions", "en")
    page.locator('[data-slot="display"] summary').click()
    page.locator('[data-size-step="1"]').click()
    page.get_by_label("Dark").check()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-size", "125")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
