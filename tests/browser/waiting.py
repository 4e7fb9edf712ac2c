"""Waits until a page is as it should be: looks again whenever the page has changed, not at intervals.

Playwright's own expectations look again after 100, 250, 500 and then every 1,000 ms; most pages are right within 30.
"""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Error, Locator, Page
from playwright.sync_api import expect as asserted

# A busy machine may take long to draw; only a test that fails waits so long.
WAIT_MS = 60_000.0
LEAST_MS, MOST_MS = 10, 80  # between two looks, twice as long each time, for a page that moves all the time
AT_LAST_MS = 250  # what no event tells, such as the value of a field, is looked at again after so long
CHANGED = """([least, atLast]) => new Promise((done) => {
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    const told = ["focusin", "focusout", "scroll", "input", "change", "toggle", "load", "transitionend"];
    const begun = performance.now(), observer = new MutationObserver(soon);
    let timer = setTimeout(end, atLast);
    for (const each of told) document.addEventListener(each, soon, true);
    observer.observe(document, all);
    function soon() {
        observer.disconnect();
        clearTimeout(timer);
        timer = setTimeout(end, Math.max(0, begun + least - performance.now()));
    }
    function end() {
        observer.disconnect();
        for (const each of told) document.removeEventListener(each, soon, true);
        done();
    }
})"""


def changed(page: Page, least_ms: float = LEAST_MS) -> None:
    """Return when a page has changed, in 10 to 250 ms; soon while it goes to another."""
    try:
        page.evaluate(CHANGED, [least_ms, AT_LAST_MS])
    except Error:
        page.wait_for_timeout(LEAST_MS)


class Expected:
    """Playwright's expectations of something, each of which waits as this module does."""

    def __init__(self, page: Page, assertions: object) -> None:
        self._page, self._assertions = page, assertions

    def __getattr__(self, name: str) -> Callable[..., None]:
        check: Callable[..., None] = getattr(self._assertions, name)

        def until(*wanted: Any, timeout: float = WAIT_MS, **options: Any) -> None:
            end = time.monotonic() + timeout / 1_000
            least_ms = float(LEAST_MS)
            while True:
                try:
                    return check(*wanted, timeout=1, **options)
                except AssertionError:
                    if time.monotonic() > end:
                        raise
                changed(self._page, least_ms)
                least_ms = min(2 * least_ms, MOST_MS)

        return until


def expect(actual: Locator | Page) -> Any:
    """Return Playwright's expectations of a part of a page, or of a page."""
    page = actual if isinstance(actual, Page) else actual.page
    return Expected(page, asserted(actual))
