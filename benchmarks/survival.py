"""Kills the browser in mid-word at the translation desk, many times, and measures how much of the typing came back.

    python -m benchmarks.survival --times 100

The words are typed in a real Chromium, which is killed (SIGKILL, the whole process group) at a random moment; a new
one with the same profile opens the desk again, and what its field holds is compared with what was typed and when. At
most the last two seconds may be missing. Then sentences are confirmed with 300 ms to the server, and it is measured how
long a person waits between two of them.
"""

import argparse
import contextlib
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserType, Locator, Page, Route, sync_playwright

from tests.browser import chromium
from tests.browser.demo_pages import INTERP, Hall, come_in, live
from tests.browser.waiting import expect
from tests.filed_statement import file_statement, section
from tests.prepared_demo import copy_to
from tests.processes import demo
from tests.server import until

# a busy machine may take long to answer the first page; it costs only time
OPENING_MS = 180_000
LOST_AT_MOST_S = 2.0
LAG_MS = 300
TYPED = "Les Etats parties reaffirment leur attachement aux droits de l enfant et a la cooperation. " * 4


@dataclass(frozen=True, slots=True)
class Round:
    """One killing: seconds typed, and the age in seconds of the oldest letter that did not come back (0: none)."""

    typed_s: float
    lost_s: float
    letters: int
    back: int


@contextmanager
def killable(kind: BrowserType, profile: Path) -> Iterator[tuple[Browser, subprocess.Popen[bytes]]]:
    """Yield a Chromium in a process group of its own; it is killed at the end if it was not before."""
    path = chromium.path() or "chromium"
    port = profile / "DevToolsActivePort"
    port.unlink(missing_ok=True)
    own = ("--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}")
    words = [path, *own, *chromium.FLAGS, "about:blank"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        until(lambda: port.exists() and len(port.read_text().splitlines()) > 1)
        yield kind.connect_over_cdp(f"http://127.0.0.1:{port.read_text().splitlines()[0]}"), process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a browser with all its processes, as a power switch would."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def opened(browser: Browser, hall: Hall, document: str) -> Page:
    """Return the desk with the document open, in a language without any translation."""
    page = browser.contexts[0].new_page()
    page.goto(f"{come_in(page.context, hall.link('desk'))}?language=es&lang=en#{document}")
    live(page)
    expect(page.locator('[data-slot="lines"] > li')).to_have_count(6, timeout=OPENING_MS)
    return page


def entered(page: Page, place: int) -> Locator:
    """Make a sentence the current one and return its field."""
    line = page.locator('[data-slot="lines"] > li').nth(place)
    line.focus()
    page.keyboard.press("Enter")
    return line.locator("textarea")


def survived(kind: BrowserType, hall: Hall, profile: Path, document: str, typed_s: float) -> Round:
    """Type for so long, kill the browser in mid-word, open another and return what came back."""
    keys: list[float] = []
    with killable(kind, profile) as (browser, process):
        page = opened(browser, hall, document)
        expect(entered(page, 1)).to_be_focused()
        begun = time.monotonic()
        for letter in TYPED:
            if time.monotonic() - begun >= typed_s and letter != " ":
                break
            keys.append(time.monotonic())
            page.keyboard.type(letter)
            time.sleep(0.04)
        killed = time.monotonic()
        kill(process)
    with killable(kind, profile) as (browser, _):
        page = opened(browser, hall, document)
        value = page.locator('[data-slot="lines"] > li').nth(1).locator(".value")
        with contextlib.suppress(AssertionError):
            expect(value).not_to_have_text("", timeout=30_000)
        back = str(value.text_content())
    held = len(os.path.commonprefix([back, TYPED]))
    lost_s = killed - keys[held] if held < len(keys) else 0.0
    return Round(killed - begun, lost_s, len(keys), held)


def waits(kind: BrowserType, hall: Hall, profile: Path, document: str) -> list[float]:
    """Return for each sentence the milliseconds from confirming it to the next one being current, 300 ms away."""
    found = []
    with killable(kind, profile) as (browser, _):
        page = opened(browser, hall, document)

        def lagging(route: Route) -> None:
            time.sleep(LAG_MS / 1000)
            route.continue_()

        page.route("**/text/es/*", lagging)
        for place in range(5):
            entered(page, place).fill(f"Frase {place}.")
            found.append(float(page.evaluate(WAIT, place)))
        expect(page.locator('[data-slot="lines"] > li[data-saving]')).to_have_count(0)
        page.unroute_all(behavior="wait")
    return found


WAIT = """place => new Promise((resolve) => {
  const lines = [...document.querySelectorAll('[data-slot="lines"] > li')];
  const begun = performance.now();
  document.addEventListener("focusin", ({ target }) => {
    if (target.closest("[data-line]") === lines[place + 1]) resolve(performance.now() - begun);
  });
  const key = { key: "Enter", ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true };
  lines[place].querySelector("textarea").dispatchEvent(new KeyboardEvent("keydown", key));
})"""


@contextmanager
def running() -> Iterator[tuple[Hall, Path]]:
    """Yield a demonstration and its folder."""
    with TemporaryDirectory(prefix="interp-survival-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        copy_to(folder / "data")
        with demo(INTERP, folder, settings={"INTERP_WORKER": "0"}) as started:
            yield Hall(None, started), folder  # type: ignore[arg-type]


def filed(hall: Hall, name: str) -> str:
    """File one more statement and return its id."""
    with section(hall.demo.log.parent / "data") as drafts:
        return file_statement(drafts, str(hall.meeting["id"]), name=name)


def rounds(kind: BrowserType, hall: Hall, folder: Path, times: int) -> Iterator[Round]:
    """Yield what came back of each killing; the moments are the same in each run."""
    moments = random.Random(1)
    for number in range(times):
        profile = folder / f"profile{number}"
        yield survived(kind, hall, profile, filed(hall, f"kill{number}"), moments.uniform(1, 5))
        shutil.rmtree(profile, ignore_errors=True)


def table(found: list[Round], between: list[float]) -> str:
    """Return the survival table."""
    lost = sorted(each.lost_s for each in found)
    letters, back = sum(each.letters for each in found), sum(each.back for each in found)
    rows = [
        ("browser killed in mid-word", f"{len(found)} times"),
        ("letters typed, back", f"{letters}, {back} ({100 * back / max(1, letters):.1f} %)"),
        ("typing lost, median", f"{statistics.median(lost):.2f} s"),
        ("typing lost, most (limit 2 s)", f"{lost[-1]:.2f} s"),
        (f"wait between two sentences, {LAG_MS} ms to the server, most", f"{max(between):.0f} ms"),
    ]
    return "\n".join(f"| {name} | {value} |" for name, value in (("survival", "measured"), ("---", "---"), *rows))


def main(words: list[str] | None = None) -> int:
    """Print the survival table; 1 when a killing lost more than two seconds or somebody waited for the server."""
    parser = argparse.ArgumentParser(description="how much of the typing at the desk survives a killed browser")
    parser.add_argument("--times", type=int, default=100)
    asked = parser.parse_args(words)
    with sync_playwright() as playwright, running() as (hall, folder):
        kind = playwright.chromium
        found = list(rounds(kind, hall, folder, asked.times))
        between = waits(kind, hall, folder / "waits", filed(hall, "waits"))
    print(table(found, between))
    return int(max(each.lost_s for each in found) > LOST_AT_MOST_S or max(between) >= LAG_MS)


if __name__ == "__main__":
    sys.exit(main())
