"""Measures captions on a phone (B15): behind a slow line until they are readable and live, and what a cue costs."""

import json
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.rows import Row
from benchmarks.servers import HOST, Server, interp
from benchmarks.slow_line import SlowLine
from tests.browser import chromium

BITS_S = 400_000
ROUND_TRIP_S = 0.4
ROUNDS = 5
SLOWER = 4
HELD = 1_800
WINDOW = {"width": 390, "height": 844}
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip
LINES = ("We welcome the report of the Special Rapporteur.", "States have the duty to protect every child.",
         "Thank you, Mr. President.")  # fmt: skip
WAIT_MS = 120_000
PACE_S = 0.1  # under the limit of commands

# Feeds a log of its own on the page's slots, so that what a cue costs does not depend on a server or a line.
FEED = """async ([languages, held, more]) => {
    const script = document.querySelector('script[type="module"][src*="/reader/captions"]').src;
    const from = (path) => import(new URL(path, script));
    const [{ CaptionLog }, { Cues }, { speakerOf }] =
        await Promise.all(["./caption_log.js", "../shared/cues.js", "../shared/words.js"].map(from));
    const { language } = document.body.dataset;
    const words = speakerOf(JSON.parse(document.getElementById("words").textContent)[language], language);
    const speeches = { get: () => null, load: async () => {} };
    const log = new CaptionLog(new Cues(languages), "none", speeches);
    const cue = (number, code) => ({
        number, changed: number, unit: `u${number}`, document: null, speech: `s${number >> 6}`, kind: "paragraph",
        at: number, original: "en", how: "typed", stale: false, withdrawn: false, text: {
            text: `Line ${number} of a statement on the rights of the child, as it is read in a room.`, language: code,
            standing: number % 3 ? "draft" : "reviewed", origin: `mt:en-${code}@1.9`, revision: 1 },
    });
    const message = (numbers, code, live) => ({
        ...(live && { v: 1 }), seq: numbers.at(-1), changed: numbers.at(-1),
        cues: numbers.map((each) => cue(each, code)),
    });
    const take = (numbers, live) =>
        log.take(Object.fromEntries(languages.map((code) => [code, message(numbers, code, live)])), { words });
    const hundred = (first) => Array.from({ length: 100 }, (_, place) => first + place);
    for (let first = 1; first <= held; first += 100) take(hundred(first), first > 1);
    document.body.toggleAttribute("data-running", true);
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    window.feed = async () => {
        const spent = [];
        for (let number = held + 1; number <= held + more; number += 1) {
            await frame();
            const began = performance.now();
            take([number], true);
            document.body.getBoundingClientRect();
            spent.push(performance.now() - began);
        }
        await frame();
        return spent.sort((one, other) => one - other)[spent.length >> 1];
    };
}"""


def rows(quick: bool) -> list[Row]:
    """Return the rows of B15: seconds until the newest caption is readable and live, and milliseconds a cue."""
    rounds, more = (1, 30) if quick else (ROUNDS, 200)
    with tempfile.TemporaryDirectory() as folder, interp(Path(folder)) as server, _chromium() as browser:
        _say(server)
        seen = [_visits(browser, server) for _ in range(rounds)]
        cue_ms = [_cue_ms(browser, server, languages, more) for languages in (("en",), ("en", "fr"))]
    readable, live, again = (median(each) for each in zip(*seen, strict=True))
    said = f"{BITS_S // 1000} kbit/s, {ROUND_TRIP_S * 1000:.0f} ms"
    return [
        Row("B15", f"newest caption readable, {said}", rounds, readable, 1.0, 2.0, "s"),
        Row("B15", f"live, {said}", rounds, live, 1.0, 4.0, "s"),
        Row("B15", f"live on a repeat visit, {said}", rounds, again, 1.0, 3.0, "s"),
        Row("B15", f"a cue at {HELD:,} held, CPU ÷ {SLOWER}", more, cue_ms[0], 1.0, 16.0, "ms"),
        Row("B15", f"a cue at {HELD:,} held, two languages, CPU ÷ {SLOWER}", more, cue_ms[1], 1.0, 16.0, "ms"),
    ]


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = chromium.path()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()


def _ask(server: Server, name: str, **args: object) -> None:
    """Send a command over HTTP with the console's rights."""
    meeting = server.meeting
    body = json.dumps({"id": uuid.uuid4().hex, "name": name, "args": args}).encode()
    headers = {"Authorization": f"Bearer {meeting['tokens']['console']}", "Content-Type": "application/json"}
    url = f"http://{HOST}:{server.port}/api/meetings/{meeting['id']}/commands"
    with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=60) as answer:
        assert json.load(answer)["ok"]


def _say(server: Server) -> None:
    """Give the floor and release as many lines as a page begins with."""
    _ask(server, "floor.advance", from_speech=None)
    for number in range(24):
        _ask(server, "caption.type", text=f"{LINES[number % len(LINES)]} ({number})", language="en")
        time.sleep(PACE_S)


def _visits(browser: Browser, server: Server) -> tuple[float, float, float]:
    """Return the seconds to the newest caption, to live, and to live on a second visit with the browser's cache."""
    with SlowLine(server.port, BITS_S, ROUND_TRIP_S) as line:
        context = browser.new_context(viewport=WINDOW)
        try:
            url = f"http://{HOST}:{line.port}/m/{server.meeting['id']}/en"
            readable, live = _visit(context, url)
            _, again = _visit(context, url)
            return readable, live, again
        finally:
            context.close()


def _visit(context: BrowserContext, url: str) -> tuple[float, float]:
    page = context.new_page()
    began = time.monotonic()
    page.goto(url, wait_until="commit", timeout=WAIT_MS)
    page.locator(".cue .words").last.wait_for(state="visible", timeout=WAIT_MS)
    _painted(page)
    readable = time.monotonic() - began
    page.wait_for_selector('body[data-link="live"]', timeout=WAIT_MS)
    live = time.monotonic() - began
    page.close()
    return readable, live


def _painted(page: Page) -> None:
    """Wait until the browser has drawn something: it draws nothing while it waits for a style sheet."""
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0", timeout=WAIT_MS)


def _cue_ms(browser: Browser, server: Server, languages: tuple[str, ...], more: int) -> float:
    """Return the milliseconds of the main thread for a new cue, drawing included."""
    context = browser.new_context(viewport=WINDOW)
    try:
        page = context.new_page()
        page.goto(f"http://{HOST}:{server.port}/m/{server.meeting['id']}/en")
        page.evaluate(FEED, [list(languages), HELD, more])
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        return float(page.evaluate("window.feed()"))
    finally:
        context.close()


def main() -> int:
    """Print the rows."""
    for row in rows(quick=False):
        print(f"{row.name} {row.what}: {row.ours:.2f} {row.unit} (goal {row.goal})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
