"""Lets the time of a page pass at once: what it does again and again is then done, whatever the machine's clock says.
"""

from playwright.sync_api import Page

from tests.browser.waiting import expect

# A script to run before the page's own. That the service is silent a page notices by itself, as ever.
LATER = """(() => {
    const now = performance.now.bind(performance), every = window.setInterval.bind(window), again = [];
    let more = 0;
    performance.now = () => now() + more;
    window.setInterval = (act, ms, ...given) => {
        if (!String(act).includes("#watch")) again.push(() => act(...given));
        return every(act, ms, ...given);
    };
    window.later = (ms) => {
        more += ms;
        for (const each of again) each();
    };
})()"""
# How many of these steps it took until so many elements are there; null: they are not after `most`.
STEPS = """([selector, count, ms, most]) => {
    for (let passed = 1; passed <= most; passed += 1) {
        window.later(ms);
        if (document.querySelectorAll(selector).length === count) return passed;
    }
    return null;
}"""


def later(page: Page, ms: float) -> None:
    """Let time pass on a page, which draws it."""
    page.evaluate("(ms) => window.later(ms)", ms)


def steps_until(page: Page, selector: str, count: int, ms: float, most: int) -> int | None:
    """Let time pass step by step until a page has so many elements; return how many steps it took, None: more than so.

    No message comes between the steps: time stands on a page that has not heard of the service.
    """
    expect(page.locator("body:not(.stale)")).to_be_attached()
    passed = page.evaluate(STEPS, [selector, count, ms, most])
    return None if passed is None else int(passed)
