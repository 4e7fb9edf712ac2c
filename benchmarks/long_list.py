"""Measures what a key costs the console's page with a long list of speakers, beside a short one, in a real browser.

    make bench-console                               # 10 and 300 entries, English and Arabic
    make bench-console ARGS="--entries 10 1300"

Each act is done some times; its cost is what Chromium's main thread spent on scripts, style and layout from the key
until nothing more is to be drawn, with the view and the changed rows that the service then sends. All are inscribed on
a list with one band, of which every row is shown. The exit status is 1 when scripts, style and layout of an act with
the longest list take 50 ms or more.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page, sync_playwright

from interp.domain.model.commands import InscribeEntry
from interp.domain.model.parties import Party
from tests.browser import chromium
from tests.browser.demo_pages import Hall, prepared, takes_press
from tests.browser.long_list import inscribe, round_of
from tests.browser.waiting import expect

MOST_MS = 50.0
HEAD = "| language | act | entries | scripts ms | with style and layout ms | beside the shortest list |"
SIZE = {"width": 1366, "height": 768}
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
SPENT = ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration")

Cost = tuple[float, float]
"""Milliseconds of scripts, and of scripts, style and layout together."""


def acts(hall: Hall, page: Page) -> dict[str, Callable[[], None]]:
    """Return what is done, by what it is."""
    round_, listed = round_of(hall), page.locator(".programme .speech")

    def one_more() -> None:
        before = listed.count()
        hall.ask("speech.add", item=round_, party={"kind": "delegation", "code": "EGY", "name": ""})
        expect(listed).to_have_count(before + 1)

    def advance() -> None:
        takes_press(page)
        said = page.locator('[data-slot="go-name"]').text_content()
        page.keyboard.press("n")
        expect(page.locator('[data-slot="go-name"]')).not_to_have_text(said or "")

    return {
        "select the next row": lambda: page.keyboard.press("Alt+ArrowDown"),
        "edit mode": lambda: page.keyboard.press("m"),
        "one more inscribed": one_more,
        "next speaker": advance,
    }


def measured(entries: int, language: str, times: int) -> dict[str, Cost]:
    """Return the median cost of each act with a list of so many."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.path(), args=list(chromium.FLAGS))
        with prepared(browser, Path(folder)) as hall:
            page = hall.open("console", language, size=SIZE)
            expect(page.locator(".programme .speech[data-pick]").first).to_be_attached()
            present = page.locator(".programme .speech").count()
            parties = (Party("organization", f"Institute {number}") for number in range(entries))
            inscribe(hall, *(InscribeEntry("l1", party, "member") for party in parties))
            expect(page.locator(".programme .speech")).to_have_count(present + entries)
            session = page.context.new_cdp_session(page)
            session.send("Performance.enable")
            done = acts(hall, page)
            found = {name: [_cost(page, session, act) for _ in range(times)] for name, act in done.items()}
        browser.close()
    return {name: (median(one for one, _ in each), median(all_ for _, all_ in each)) for name, each in found.items()}


def _cost(page: Page, session: CDPSession, act: Callable[[], None]) -> Cost:
    page.evaluate(DRAWN)
    before = _spent(session)
    act()
    page.evaluate(DRAWN)
    spent = [(now - then) * 1000 for now, then in zip(_spent(session), before, strict=True)]
    return spent[0], sum(spent)


def _spent(session: CDPSession) -> tuple[float, ...]:
    told = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return tuple(told[name] for name in SPENT)


def lines(sizes: Sequence[int], languages: Sequence[str], times: int) -> Iterator[tuple[str, float]]:
    """Yield the lines of the table, each with the milliseconds of an act where the list is the longest, else 0."""
    for language in languages:
        found = {size: measured(size, language, times) for size in sizes}
        for act in found[sizes[0]]:
            shortest = found[sizes[0]][act][1]
            for size in sizes:
                scripts, whole = found[size][act]
                cells = (language, act, str(size), f"{scripts:.1f}", f"{whole:.1f}", f"{whole / shortest:.1f} ×")
                yield f"| {' | '.join(cells)} |", whole if size == sizes[-1] else 0.0


def main(words: Sequence[str] | None = None) -> int:
    """Print the table; return 1 when an act with the longest list costs too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, nargs="+", default=[10, 300])
    parser.add_argument("--languages", nargs="+", default=["en", "ar"])
    parser.add_argument("--times", type=int, default=10)
    asked = parser.parse_args(words)
    print(HEAD)
    print("|".join(["", *["---"] * 6, ""]))
    longest = 0.0
    for line, cost in lines(sorted(asked.entries), asked.languages, asked.times):
        print(line, flush=True)
        longest = max(longest, cost)
    return int(longest >= MOST_MS)


if __name__ == "__main__":
    sys.exit(main())
