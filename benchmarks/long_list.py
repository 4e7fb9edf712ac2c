"""Measures what a key costs the console's page with a long list of speakers, beside a short one, in a real browser.

    make bench-console                               # 10 and 300 entries, English and Arabic
    make bench-console ARGS="--entries 10 1300"

Each act is done some times; its cost is what Chromium's main thread spent on scripts, style and layout from the key
until nothing more is to be drawn, with the view and the changed rows that the service then sends. Those inscribed are
in four groups, all unfolded, and one in thirty is placed by hand. Nothing but the page's own scripts looks at it
meanwhile: an expectation of Playwright that is not met asks for the accessible name of all rows, which styles and lays
out each of them. The exit status is 1 when scripts, style and layout of an act take 50 ms or more on the longest list.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page, sync_playwright

from interp.domain.model.commands import InscribeEntry, PlaceEntry, SetList
from interp.domain.model.list_rules import SpeakerCategory
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from tests.browser import chromium
from tests.browser.demo_pages import Hall, prepared
from tests.browser.long_list import BANDS, does, round_of
from tests.browser.waiting import expect

MOST_MS = 50.0
HEAD = "| language | act | entries | scripts ms | with style and layout ms | beside the shortest list |"
SIZE = {"width": 1366, "height": 768}
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
ROWS = "document.querySelectorAll('.programme .speech').length"
NEXT = "document.querySelector('[data-slot=go-name]').textContent"
READY = "() => document.querySelector('[data-slot=go]:not([data-held], [aria-busy])')"
CATEGORIES: tuple[SpeakerCategory, ...] = ("member", "observer", "ngo", "un_igo")
SPENT = ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration")

Cost = tuple[float, float]
"""Milliseconds of scripts, and of scripts, style and layout together."""


def acts(hall: Hall, page: Page) -> dict[str, Callable[[], None]]:
    """Return what is done, by what it is."""
    round_ = round_of(hall)

    def until_another(said: str, act: Callable[[], object]) -> None:
        before = page.evaluate(said)
        act()
        page.wait_for_function(f"before => {said} !== before", arg=before)

    def one_more() -> None:
        party = {"kind": "delegation", "code": "EGY", "name": ""}
        until_another(ROWS, lambda: hall.ask("speech.add", item=round_, party=party))

    def find() -> None:
        for key in ("Alt+Enter", "7", "Escape"):
            page.keyboard.press(key)

    def advance() -> None:
        page.wait_for_function(READY)
        until_another(NEXT, lambda: page.keyboard.press("n"))

    return {
        "select the next row": lambda: page.keyboard.press("Alt+ArrowDown"),
        "edit mode": lambda: page.keyboard.press("m"),
        "find a row by a letter": find,
        "fold or unfold a group": lambda: page.keyboard.press("Control+Enter"),
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
            does(hall, SetList(ListOfSpeakers("l1", (round_of(hall),), BANDS)), *inscribed(entries))
            unfold(page, present + entries)
            session = page.context.new_cdp_session(page)
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            done = acts(hall, page)
            found = {name: [_cost(page, session, act) for _ in range(times)] for name, act in done.items()}
        browser.close()
    return {name: (median(one for one, _ in each), median(all_ for _, all_ in each)) for name, each in found.items()}


def inscribed(entries: int) -> Iterator[InscribeEntry | PlaceEntry]:
    """Yield the inscriptions, in turn in each category, and a place by hand for one in thirty."""
    for number in range(entries):
        yield InscribeEntry("l1", Party("organization", f"Institute {number}"), CATEGORIES[number % len(CATEGORIES)])
    for number in range(30, entries, 30):
        yield PlaceEntry(f"filled-{number}", f"filled-{number - 1}", words="as agreed")


def unfold(page: Page, rows: int) -> None:
    """Unfold all groups, wait until every row is there, and select the first row of the list."""
    folded = page.locator('.programme .row.group[aria-expanded="false"]')
    page.wait_for_function(f"rows => {ROWS} === rows || document.querySelector('.row.group')", arg=rows)
    while folded.count():
        folded.first.click()
    expect(page.locator(".programme .speech")).to_have_count(rows)
    page.locator(".programme .speech:has(.why)").first.click()


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
