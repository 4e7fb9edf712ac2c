"""A morning by keyboard, with everything that happens to a floor: no page says at any step what is not so."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall, takes_press
from tests.browser.waiting import MOST_MS, WAIT_MS, changed, expect
from tests.row_by_row import row_by_row
from tests.sample_sizes import size
from tests.server import until
from tests.true_day.happened import NAMES, Happened, Turn, booth_mode
from tests.true_day.morning import CHAIR

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
SMALL_PAGES = True

PAGES = (
    ("console", "en"), ("chair", "en"), ("booth", "ar"), ("booth", "zh"), ("booth", "en"), ("captions", "ar"),
    *size((), torture=(("captions", "zh"),)), ("room", "fr"), ("overlay", "zh"),
)  # fmt: skip
# Visible slots by name, the language of the page, those words of its catalogue that are looked for, and the whole text
# where it is asked for.
SEEN = """(whole) => {
  const shown = (node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility !== "hidden";
  const slots = {};
  for (const node of document.querySelectorAll("[data-slot]")) {
    if (shown(node)) slots[node.dataset.slot] = node.innerText.replace(/[\\u2066-\\u2069\\s]+/g, " ").trim();
  }
  const language = document.documentElement.lang.slice(0, 2);
  const words = JSON.parse(document.getElementById("words").textContent);
  const wanted = ([key]) => /^(interruption|mode|follow\\.no_text)|^(suspended|closed)$/.test(key);
  const known = Object.entries(words[language] ?? words[document.body.dataset.interface]);
  const text = whole ? document.body.innerText : "";
  return {slots, language, text, words: Object.fromEntries(known.filter(wanted))};
}"""

Press = Callable[[Page], object]


def keys(*strokes: str) -> Press:
    """Return the pressing of keys at the console, once its bar takes a press."""
    def press(console: Page) -> None:
        takes_press(console)
        for each in strokes:
            console.keyboard.press(each)

    return press


def found(key: str, typed: str) -> Press:
    """Return the opening of the finder by a key, and the choice of what is typed."""
    def press(console: Page) -> None:
        takes_press(console)
        console.keyboard.press(key)
        console.keyboard.type(typed[:4].lower())  # the row that repeats what was typed has it in small letters
        console.locator('#found li[aria-selected="true"]', has_text=re.compile(typed)).wait_for()
        console.keyboard.press("Enter")

    return press


def given(hall: Hall, code: str) -> Press:
    """Return the call of a delegation by a command: the finder has found one before."""
    return lambda console: hall.ask("floor.give", party={"kind": "delegation", "name": "", "code": code})


def untrue(name: str, page: Page, happened: Happened) -> list[str]:
    """Return what a page says that is not so."""
    blank = happened.outputs_blank and name in ("captions", "room", "overlay")
    seen = page.evaluate(SEEN, blank or name in ("room", "overlay"))
    slots, words = seen["slots"], seen["words"]
    halted = happened.status == "suspended" and name in ("captions", "room", "chair")
    turn = None if halted else happened.speaking  # nobody has the floor where the public and the chair look
    wrong: list[str] = []
    if not blank:
        wrong += [*_floor(name, slots, seen["language"], turn), *_interruption(name, slots, words, happened)]
    if blank and any(each in seen["text"] for names in NAMES.values() for each in names.values()):
        wrong.append("a blank output shows a name")
    wrong += _halted(name, slots, words, happened, blank)
    if name in ("room", "overlay"):
        wrong += [key for key in words if key.startswith("follow.no_text") and _plain(words[key]) in seen["text"]]
    if name == "booth":
        wrong += _mode(slots, words, happened, page.evaluate("document.body.dataset.language"))
    return wrong


def _plain(word: Any) -> str:
    return str(word)


def _floor(name: str, slots: dict[str, str], language: str, turn: Turn | None) -> Iterator[str]:
    shown = slots.get("holds" if name == "chair" else "name", "")
    if turn and turn.name:
        true = NAMES.get(turn.name, {}).get(language, turn.name)
        if true not in shown:
            yield f"speaker: {shown!r} instead of {true!r}"
    elif any(each.get(language, "?") in shown for each in NAMES.values()) or CHAIR in shown:
        yield f"speaker: {shown!r} while nobody speaks"
    if name in ("console", "booth", "captions"):
        sign = "" if turn and turn.standing == "confirmed" else "?"
        true = f"{(turn.language or '').upper()}{sign}" if turn else ""
        if slots.get("frame", "") != true:
            yield f"language: {slots.get('frame')!r} instead of {true!r}"


def _interruption(
    name: str, slots: dict[str, str], words: dict[str, Any], happened: Happened
) -> Iterator[str]:
    if name == "overlay" and happened.speaking is None:
        return  # the overlay is empty while nobody speaks
    kinds = [turn.kind for turn in happened.turns if turn.kind]
    shown = slots.get("interruption", "")
    true = words.get(f"interruption.{kinds[-1]}", "") if kinds else ""
    if (true not in shown) if true else shown:
        yield f"interruption: {shown!r} instead of {true!r}"


def _halted(
    name: str, slots: dict[str, str], words: dict[str, Any], happened: Happened, blank: bool
) -> Iterator[str]:
    shown = slots.get("halted", "")
    if happened.status not in ("suspended", "closed"):
        if shown:
            yield f"halted: {shown!r} while the meeting is {happened.status}"
    elif not blank and str(words[happened.status]) not in shown:
        yield f"halted: {shown!r} while the meeting is {happened.status}"


def _mode(slots: dict[str, str], words: dict[str, Any], happened: Happened, booth: str) -> Iterator[str]:
    true = booth_mode(happened, booth)
    shown = slots.get("mode", "")
    said = str(words.get(f"mode.{true}", "")).split("{")[0].strip()
    if (shown and true == "unknown") or not shown.startswith(said[:12] if true != "unknown" else ""):
        yield f"mode of {booth}: {shown!r} instead of {true}"


@dataclass(frozen=True)
class Read:
    """A page that shows some slots to a reader of Spanish, and what its catalogue says."""

    slots: dict[str, str]

    def evaluate(self, asked: str, _: bool = False) -> Any:
        """Return what the script of `SEEN` would, or the booth."""
        words = {"interruption.chair": "Chair", "suspended": "Suspended", "closed": "Closed",
                 "mode.retour": "Retour to", "mode.listening": "Listening", "mode.unknown": "Unknown",
                 "mode.rest": "Rest", "follow.no_text": "No text"}  # fmt: skip
        text = " ".join(self.slots.values())
        return {"slots": self.slots, "language": "es", "words": words, "text": text} if asked == SEEN else "es"


CUBA = Happened(0, status="open", turns=(Turn("Cuba", "es", "confirmed"),))
SUSPENDED = replace(CUBA, status="suspended")
GOOD = {"name": "Cuba", "frame": "ES", "mode": "Rest"}


@row_by_row(
    ("name", "happened", "planted", "said"),
    [
        ("console", CUBA, {"name": "China"}, "speaker: 'China' instead of 'Cuba'"),
        ("console", replace(CUBA, turns=()), {"frame": ""}, "speaker: 'Cuba' while nobody speaks"),
        ("captions", CUBA, {"frame": "ES?"}, "language: 'ES?' instead of 'ES'"),
        ("captions", CUBA, {"interruption": "Chair"}, "interruption: 'Chair' instead of ''"),
        ("room", CUBA, {"halted": "Closed"}, "halted: 'Closed' while the meeting is open"),
        ("room", SUSPENDED, {"halted": "", "name": "…"}, "halted: '' while the meeting is suspended"),
        ("room", replace(CUBA, outputs_blank=True), {}, "a blank output shows a name"),
        ("room", CUBA, {"line": "No text"}, "follow.no_text"),
        ("booth", CUBA, {"mode": "Listening"}, "mode of es: 'Listening' instead of rest"),
    ],
)
def test_what_a_page_says_wrongly_is_named(name: str, happened: Happened, planted: dict[str, str], said: str) -> None:
    assert untrue(name, Read(GOOD), CUBA) == []  # type: ignore[arg-type]
    assert untrue(name, Read(GOOD | planted), happened) == [said]  # type: ignore[arg-type]


def speaks(name: str, language: str | None = None, standing: str = "unknown") -> Callable[[Happened], Happened]:
    """Return what a call changes."""
    return lambda now: replace(now, status="open").speaks(Turn(name, language, standing))


def confirmed(language: str) -> Callable[[Happened], Happened]:
    """Return what a confirmed language changes."""
    return lambda now: now.now_speaking(language=language, standing="confirmed")


def interrupts(
    kind: str, name: str | None, language: str | None = None, standing: str = "unknown"
) -> Callable[[Happened], Happened]:
    """Return what an interruption changes."""
    return lambda now: replace(now, status="open").interrupted(Turn(name, language, standing, kind=kind))


def nobody(now: Happened) -> Happened:
    """Return the meeting with nobody at the floor."""
    return replace(now, turns=())


def steps(hall: Hall, booths: dict[str, Page]) -> Iterator[tuple[Press, Callable[[Happened], Happened]]]:
    """Yield each press with what it changes in truth."""
    def heard(code: str, *hearing: str) -> Press:
        def press(console: Page) -> None:
            for each in hearing:
                booths[each].keyboard.press(code)

        return press

    yield keys("z"), interrupts("chair", CHAIR)
    yield keys("l", "3"), confirmed("en")
    yield keys("e"), Happened.returned
    yield keys("Space"), speaks("Kate Gilmore")
    technical = ("ArrowDown",) * 3
    suspend = keys("g", "Enter", "Shift+Tab", "Shift+Tab", *technical, "Enter")
    yield suspend, lambda now: replace(now, status="suspended")
    yield keys("g", "Enter", "Shift+Tab", "Enter"), lambda now: replace(now, status="open")
    yield keys("7"), interrupts("technical", None)
    yield keys("r"), Happened.returned
    yield keys("e"), nobody
    yield lambda console: hall.ask("item.open", item="i5"), nobody
    yield found("/", "China"), speaks("China", "zh", "expected")
    yield keys("l", "2"), confirmed("zh")
    yield given(hall, "EGY"), speaks("Egypt", "ar", "expected")
    yield heard("1", "zh", "en"), confirmed("ar")
    yield given(hall, "PRT"), speaks("Portugal")
    yield portuguese, confirmed("pt")
    yield given(hall, "CUB"), speaks("Cuba", "es", "expected")
    yield keys("Enter"), confirmed("es")
    yield found("v", "Mexico"), interrupts("visit", "Mexico", "es", "expected")
    yield found("q", "Egypt"), interrupts("point_of_order", "Egypt", "ar", "expected")
    yield keys("Space"), Happened.returned
    yield keys("r"), Happened.returned
    yield keys("0"), lambda now: replace(now, outputs_blank=True)
    yield keys("0"), lambda now: replace(now, outputs_blank=False)
    yield given(hall, "NOR"), speaks("Norway")
    yield keys("p"), lambda now: replace(now, turns=(Turn("Cuba", "es", "confirmed"),))
    yield keys("x"), nobody
    yield keys("z"), interrupts("chair", CHAIR, "en", "expected")
    yield keys("g", "ArrowDown", "Enter", "Shift+Tab", "Enter"), lambda now: replace(nobody(now), status="closed")
    yield keys("g", "Enter", "Shift+Tab", "Enter"), lambda now: replace(now, status="open")


def portuguese(console: Page) -> None:
    """Choose Portuguese by a few letters."""
    takes_press(console)
    console.keyboard.press("l")
    console.keyboard.type("portug")
    console.keyboard.press("Enter")


def test_no_page_says_what_is_not_so_at_any_step(hall: Hall) -> None:
    pages = {
        (name, language): opened(hall, name, language)
        for name, language in PAGES
    }
    console = pages["console", "en"]
    booths = {language: page for (name, language), page in pages.items() if name == "booth"}
    happened = Happened(0)
    for number, (press, change) in enumerate(steps(hall, booths), start=1):
        press(console)
        happened = change(happened)
        for (name, language), page in pages.items():
            agrees(number, name, language, page, happened)
    past_the_end(hall, console, booths["en"])


def opened(hall: Hall, name: str, language: str) -> Page:
    """Open a page; the overlay is the room's."""
    return hall.open("room", language, query="overlay=1") if name == "overlay" else hall.open(name, language)


def agrees(number: int, name: str, language: str, page: Page, happened: Happened) -> None:
    """Wait until a page says nothing that is not so; what it still says wrongly is the failure."""
    end = time.monotonic() + WAIT_MS / 1_000
    while (wrong := untrue(name, page, happened)) and time.monotonic() < end:
        changed(page, MOST_MS)
    assert wrong == [], f"step {number}: {name} {language}"


def past_the_end(hall: Hall, console: Page, booth: Page) -> None:
    """Let the end of interpretation be past: console and booth say so in words."""
    now = int(time.time() * 1000)
    hall.ask("meeting.amend", starts_at=now - 3_600_000, ends_at=now + 43_200_000)  # far off, whatever the hour is
    for page in (console, booth):
        expect(page.locator('[data-slot="interpretation"]')).to_be_hidden()
    hall.ask("meeting.amend", starts_at=now - 10_800_000, ends_at=now - 60_000)
    for page in (console, booth):
        until(lambda page=page: page.locator('[data-slot="interpretation"]').is_visible())  # type: ignore[misc]
        assert "interpretation ended" in page.locator('[data-slot="interpretation"]').inner_text()
