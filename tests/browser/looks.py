"""What is looked at on a page: each look returns what is wrong, in words; one visit of a page can bear all of them."""

import os
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.sources import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOLDER = ROOT / "screenshots"
README = {"console-en": "console.png", "captions-ar-zh": "captions-ar-zh.png"}
FONTS = {"ar": "Noto Sans Arabic", "zh": "Noto Sans CJK SC", "ru": "Noto Sans"}
TAGS = {"ar": ("ar", "rtl"), "zh": ("zh-Hans", "ltr")}
NARROW = {"width": 320, "height": 640}
FITTED_WITHIN = 30  # frames, of a page that is fitted to its window
FRAME = "() => new Promise(requestAnimationFrame)"
# What is pressed and is under 24 pixels; a link within a sentence is as high as its line, a field has its label.
SMALL = """() => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
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
OUTSIDE = """() => [...document.querySelectorAll("body *")]
    .filter(e => { const r = e.getBoundingClientRect(); return r.width && (r.right > 321 || r.left < -1) })
    .filter(e => !e.closest(".aside, .skip"))
    .filter(e => {  // a line that ends in an ellipsis is cut by what it stands in
        for (let up = e.parentElement; up; up = up.parentElement) {
            const box = up.getBoundingClientRect(), cut = getComputedStyle(up).textOverflow === "ellipsis";
            if (cut && box.right <= 321 && box.left >= -1) return false;
        }
        return true;
    })
    .map(e => e.tagName + "." + e.className)"""
# What is kept goes through three processes: what a page does right is many times as long as what it does wrong.
BROKEN = """async (options) => {
    const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"] });
    const told = (id, each) => `${id}: ${JSON.stringify(each.target)} ${each.failureSummary}`;
    return violations.flatMap(({ id, nodes }) => nodes.map((each) => told(id, each)));
}"""
# The first control of those that Tab reaches that shows no focus; after a key every focus is shown.
UNSEEN = """() => {
  const all = document.querySelectorAll("a[href], button:not([disabled]), input, select, textarea, summary");
  return [...all].filter((each) => each.checkVisibility() && each.tabIndex >= 0).find((each) => {
    each.focus({ preventScroll: true });
    const { outlineStyle, boxShadow } = getComputedStyle(each);
    return each === document.activeElement && outlineStyle === "none" && boxShadow === "none";
  })?.outerHTML.slice(0, 120) ?? "";
}"""


def broken(page: Page, options: dict[str, Any]) -> list[str]:
    """Return the rules of axe the page breaks, each with the elements at fault."""
    if not page.evaluate("() => 'axe' in window"):
        line = page.context.new_cdp_session(page)  # shorter than by a tag, and a process compiles it once
        line.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
        line.detach()
    return list(page.evaluate(BROKEN, options))


def rules(page: Page) -> list[str]:
    """Return the rules of WCAG 2.2 AA and of good practice that the page breaks by axe."""
    return broken(page, {"runOnly": {"type": "tag", "values": LEVELS}})


def distance(page: Page) -> list[str]:
    """Return what has less than 7:1, in light and in dark."""
    wrong = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        wrong += [f"{theme}: {each}" for each in broken(page, {"runOnly": ["color-contrast-enhanced"]})]
    page.emulate_media(color_scheme="light")
    return wrong


def small(page: Page) -> list[str]:
    """Return what is pressed and is under 24 pixels, with everything open that can be opened."""
    return [f"under 24 pixels: {each}" for each in page.evaluate(SMALL)]


def sideways(page: Page) -> list[str]:
    """Return what leaves a window of 320 pixels, and whether the page scrolls there, when fitted to it."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    wrong = []
    for _ in range(FITTED_WITHIN):
        page.evaluate(FRAME)
        wide = page.evaluate("document.documentElement.scrollWidth")
        wrong = [f"outside 320 pixels: {each}" for each in page.evaluate(OUTSIDE)]
        wrong += [f"scrolls at 320 pixels: {wide}"] if wide > NARROW["width"] else []
        if not wrong:
            break
    return wrong


def unseen_focus(page: Page) -> list[str]:
    """Return which control the keyboard reaches without showing where it is."""
    page.keyboard.press("Tab")
    said = page.evaluate(UNSEEN)
    return [f"reached unseen: {said}"] if said else []


def fonts(page: Page, language: str) -> list[str]:
    """Return whether the topic is drawn with another font than that of its script."""
    found = drawn(page, '[data-slot="topic"] bdi') or drawn(page, '[data-slot="topic"]')
    right = any(font.startswith(FONTS[language]) for font in found)
    return [] if right else [f"drawn with {sorted(found)} instead of {FONTS[language]}"]


def drawn(page: Page, selector: str) -> set[str]:
    """Return the fonts Chromium drew an element with."""
    line = page.context.new_cdp_session(page)
    line.send("DOM.enable")
    line.send("CSS.enable")
    root = line.send("DOM.getDocument")["root"]["nodeId"]
    node = line.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    found = line.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"] if node else []
    line.detach()
    return {font["familyName"] for font in found}


def tongue(page: Page, language: str) -> list[str]:
    """Return whether the page says another language or direction than its own."""
    said = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    wanted = [*TAGS.get(language, (language, "ltr"))]
    return [] if said == wanted else [f"says {said} instead of {wanted}"]


def picture(page: Page, name: str) -> Path:
    """Write what a page shows, and into the README when asked to (PICTURES=1), so that a test run changes no file."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    wanted = README.get(path.stem)
    if wanted and os.environ.get("PICTURES"):
        (ROOT / "docs" / "pictures").mkdir(parents=True, exist_ok=True)
        shutil.copy(path, ROOT / "docs" / "pictures" / wanted)
    return path


def empty(page: Page, name: str, least: int = 5_000) -> list[str]:
    """Write a picture of the page, and return whether nothing is on it: it is smaller than so many bytes."""
    size = picture(page, name).stat().st_size
    return [] if size > least else [f"the picture {name} has {size} bytes"]
