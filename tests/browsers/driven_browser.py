"""What the walks ask of any browser, and the parts that WebDriver classic and BiDi have in common."""

import json
from pathlib import Path
from typing import Any, Protocol

from tests.server import until

Actions = list[dict[str, Any]]


class DrivenBrowser(Protocol):
    """One window of a browser that is driven from outside."""

    name: str

    def go(self, address: str) -> None:
        """Open an address; return when the page is loaded."""

    def evaluate(self, expression: str) -> str:
        """Return the text that an expression has in the page."""

    def perform(self, actions: Actions) -> None:
        """Perform input actions of WebDriver, which are the same in both protocols."""

    def resize(self, width: int, height: int) -> None:
        """Give the page a window of this size, in CSS pixels."""

    def picture(self, path: Path) -> None:
        """Write what the window shows as PNG."""

    def close(self) -> None:
        """End the browser."""


def run(browser: DrivenBrowser, body: str, *args: object) -> Any:
    """Return what a function with this body returns in the page; `args` is there under that name."""
    called = f"(function(...args) {{ {body} }})(...{json.dumps(args)})"
    return json.loads(browser.evaluate(f"JSON.stringify({called} ?? null)"))


def press(browser: DrivenBrowser, key: str) -> None:
    """Press and release a key."""
    strokes = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
    browser.perform([{"type": "key", "id": "keyboard", "actions": strokes}])


def click(browser: DrivenBrowser, selector: str) -> None:
    """Click the middle of an element, which must be there and visible to the pointer."""
    middle = run(
        browser,
        """const found = document.querySelector(args[0]);
        found.scrollIntoView({block: 'nearest', behavior: 'instant'});
        const box = found.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
        const hit = document.elementFromPoint(x, y);
        return {x: Math.round(x), y: Math.round(y), hit: found.contains(hit), by: hit?.outerHTML.slice(0, 200)};""",
        selector,
    )
    assert middle["hit"], (selector, middle)
    moves = [
        {"type": "pointerMove", "x": middle["x"], "y": middle["y"]},
        {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0},
    ]  # fmt: skip
    browser.perform([{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": moves}])


def holds(browser: DrivenBrowser, body: str, *args: object) -> Any:
    """Wait until a function with this body returns something true in the page; return it."""
    return until(lambda: run(browser, body, *args), every_s=0.1)


def shows(browser: DrivenBrowser, selector: str, text: str) -> None:
    """Wait until one of the elements contains the text."""
    found = "[...document.querySelectorAll(args[0])].some(each => each.innerText.includes(args[1]))"
    holds(browser, f"return {found}", selector, text)


def live(browser: DrivenBrowser) -> None:
    """Wait until the page is live."""
    holds(browser, "return document.body?.dataset.link === 'live'")
