"""Measures typing at the desk in a real browser: from a key to the frame that shows it, with a long document open."""

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.demo_pages import prepared
from tests.browser.long_document import filed, opened

LIMIT_MS = 50.0
PAUSE_MS = 60  # between two keys: somebody who types fast
# From the press of a key to after the frame drawn next
WATCH = """() => {
  window.waits = [];
  addEventListener("keydown", () => {
    const began = performance.now();
    requestAnimationFrame(() => setTimeout(() => window.waits.push(performance.now() - began)));
  }, true);
}"""


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds from a key to the frame that shows it."""

    median: float
    p95: float
    longest: float

    @classmethod
    def of(cls, waits: list[float]) -> "Waits":
        """Return the figures of at least two waits."""
        return cls(median(waits), quantiles(waits, n=20)[-1], max(waits))

    def __str__(self) -> str:
        return f"median {self.median:.1f} ms, 95 % within {self.p95:.1f} ms, longest {self.longest:.1f} ms"


def measured(sentences: int, keys: int) -> dict[str, Waits]:
    """Return the waits while typing, and while going from sentence to sentence."""
    path = chromium.path()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        with prepared(browser, Path(folder)) as hall:
            page = opened(hall, filed(hall, sentences))
            page.evaluate(WATCH)
            moving = _pressed(page, ["j"] * 20)
            page.keyboard.press("e")
            typing = _pressed(page, (["l", "e", "s", "Space"] * keys)[:keys])
        browser.close()
    return {"typing": typing, "next sentence": moving}


def _pressed(page: Page, keys: list[str]) -> Waits:
    """Press keys one after the other and return how long each took to be seen."""
    page.evaluate("window.waits.length = 0")
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(PAUSE_MS)
    return Waits.of(page.evaluate("window.waits"))


def main() -> None:
    """Print the waits; the exit code is 1 if typing takes longer than the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=2_000)
    parser.add_argument("--keys", type=int, default=200)
    asked = parser.parse_args()
    found = measured(asked.sentences, asked.keys)
    for name, waits in found.items():
        print(f"{name} with {asked.sentences} sentences: {waits}")
    raise SystemExit(found["typing"].p95 > LIMIT_MS)


if __name__ == "__main__":
    main()
