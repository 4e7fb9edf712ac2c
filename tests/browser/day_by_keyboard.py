"""The pages of a day at the floor, and how they are pressed: by keys and Tab, as somebody without a mouse does."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Page, Response

from interp.domain.rules.usual_teams import geneva
from tests.browser.demo_pages import SMALL, Hall
from tests.browser.waiting import expect
from tests.true_day.reading import KINDS, PASSES, READ, STANDING_TIME, lines_of
from tests.true_day.set_clock import SetClock
from tests.true_day.written import Said

BEGINS = 1_457_336_700_000  # 7 March 2016, 8.45 a.m. in Geneva
ZONE = ZoneInfo("Europe/Zurich")
SIZE = {"width": 1366, "height": 900}
BOOTHS = ("ar", "zh", "en", "fr")
CONSOLE, CHAIR, CHIEF, COLLEAGUE = ("console", "en"), ("chair", "en"), ("chief", "en"), ("colleague", "en")
@dataclass(slots=True)
class Day:
    """Every page of the meeting in every language, and the clock of the service, which stands between the steps."""

    hall: Hall
    clock: SetClock
    data: Path
    languages: Sequence[str]
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    other: Page | None = None

    def open(self, booths: Sequence[str] = BOOTHS) -> None:
        """Open every page, and those of booths; one kind is one device, so that a press on one is its own on all."""
        wanted = [(kind, language) for language in self.languages for kind in KINDS]
        for kind, language in dict.fromkeys([*wanted, *(("booth", booth) for booth in booths)]):
            if kind != COLLEAGUE[0]:
                self.pages[kind, language] = self.one(kind, language)

    def one(self, kind: str, language: str, screen: str = "first") -> Page:
        """Open one page."""
        name = {"overlay": "room", "colleague": "booth"}.get(kind, kind)
        said = [f"lang={language}"] if kind in ("console", "chair", "chief") else []
        query = "&".join([*said, *(["overlay=1"] if kind == "overlay" else []), f"screen={screen}"])
        page = self.hall.open(name, language, SIZE, query=query, first=STANDING_TIME, **SMALL)
        if kind == "captions":
            page.locator('[data-slot="rows"]').evaluate("(it) => { it.open = true; }")
        return page

    @property
    def console(self) -> Page:
        """The console whose keys are pressed."""
        return self.page(CONSOLE)

    def page(self, where: tuple[str, str]) -> Page:
        """Return a page for pressing its keys; it knows what time it is."""
        self.pages[where].evaluate(PASSES, self.clock.now)
        return self.pages[where]

    def read(self, kind: str, language: str, *, whole: bool) -> Said | None:
        """Return what a page says now; None where none is open."""
        about = [KINDS[kind].parts, KINDS[kind].rows, whole, self.clock.now]
        page = self.pages.get((kind, language))
        return dict(page.evaluate(READ, about)) if page else None

    def does(self, step: "Step") -> str:
        """Let the step's time pass, and press; return its title with the time."""
        self.passes(step.after_s)
        step.press(self)
        return f"{datetime.fromtimestamp(self.clock.now / 1000, ZONE):%H:%M:%S} {step.title}"

    def papers(self, language: str) -> list[str]:
        """Return what the record and the page of documents say, which are served whole."""
        meeting, asked = self.hall.meeting["id"], self.pages["console", language].context.request
        addresses = (f"/m/{meeting}/record?lang={language}", f"/m/{meeting}/{language}/documents")
        return [line for each in addresses for line in lines_of(asked.get(self.hall.demo.url + each).text())]

    def passes(self, seconds: float) -> None:
        """Let time pass; a page hears of it when it is pressed or read, and at once where nobody reads it."""
        self.clock.passes(round(seconds * 1000))
        for (_, language), page in self.pages.items():
            if language not in self.languages:
                page.evaluate(PASSES, self.clock.now)


Press = Callable[[Day], object]



@dataclass(frozen=True, slots=True)
class Step:
    """What is pressed, `after_s` seconds after the step before."""

    title: str
    press: Press
    after_s: float = 20
    settles_s: float = 1.5
    """How long it takes until every page shows it, when the walk is written."""


def nothing(at: Day) -> None:
    """Press nothing."""


def then(*presses: Press) -> Press:
    """Return several presses as one."""
    def press(at: Day) -> None:
        for each in presses:
            each(at)

    return press


def keys(*strokes: str, where: tuple[str, str] = CONSOLE) -> Press:
    """Return the pressing of keys on a page."""
    def press(at: Day) -> None:
        page = at.page(where)
        for each in strokes:
            page.keyboard.press(each)

    return press


def everywhere(*strokes: str, kind: str = "console", but: Sequence[str] = ()) -> Press:
    """Return the pressing of keys on the pages of a kind in every language, but those left out."""
    return lambda at: [keys(*strokes, where=(kind, code))(at) for code in at.languages if code not in but]


FOCUS = """(where) => {
    const at = document.activeElement;
    return at.matches(where) ? null : (at.innerText || at.outerHTML).slice(0, 30);
}"""


def tabbed(page: Page, selector: str, most: int = 80) -> None:
    """Press Tab until the control has the focus."""
    passed = []
    for _ in range(most):
        if (here := page.evaluate(FOCUS, selector)) is None:
            return
        passed.append(here)
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}: {passed}")


def pressed(selector: str, where: tuple[str, str] = CONSOLE) -> Press:
    """Return the way to a control by Tab, and Enter."""
    def press(at: Day) -> None:
        page = at.page(where)
        tabbed(page, selector)
        page.keyboard.press("Enter")

    return press


def asks(typed: str) -> Callable[[Response], bool]:
    """Return what tells the service's answer to what was typed into the finder."""
    return lambda answer: parse_qs(urlsplit(answer.url).query).get("q") == [typed]


def looks_for(typed: str, key: str | None = None) -> Press:
    """Return the opening of the finder by a key, and typing; it has the service's answer then."""
    def press(at: Day) -> None:
        if key:
            at.console.keyboard.press(key)
        with at.console.expect_response(asks(typed)):
            at.console.keyboard.type(typed)
        expect(at.console.locator("#found li").first).to_be_visible()

    return press


def found(key: str, typed: str, *strokes: str) -> Press:
    """Return the choice of what is typed into the finder, whose row is selected."""
    def press(at: Day) -> None:
        looks_for(typed, key)(at)
        expect(at.console.locator('#found li[aria-selected="true"]')).to_be_visible()
        keys(*(strokes or ("Enter",)))(at)

    return press


def inscribed(*names: str) -> Press:
    """Return the inscription of speakers one after the other, each by Enter."""
    def press(at: Day) -> None:
        at.console.keyboard.press("s")
        for name in names:
            at.console.keyboard.type(name)
            at.console.keyboard.press("Enter")
            expect(at.console.locator('[data-slot="find-said"]')).to_contain_text("Inscribed")
        at.console.keyboard.press("Escape")

    return press


def other_console(*strokes: str) -> Press:
    """Return the pressing of keys at a second console, once this one shows what they did."""
    def press(at: Day) -> None:
        at.other = at.other or at.one("console", "en", "second")
        before = at.console.locator('[data-slot="name"]').inner_text()
        for each in strokes:
            at.other.keyboard.press(each)
        expect(at.console.locator('[data-slot="name"]')).not_to_have_text(before)

    return press


def typed_into(field_name: str, text: str) -> Press:
    """Return typing into a field of the console's dialog, reached by Tab, in place of what stands there."""
    def press(at: Day) -> None:
        page = at.console
        tabbed(page, f'[data-slot="edit-form"] [name="{field_name}"]')
        page.keyboard.press("Control+a")
        page.keyboard.type(text)

    return press


def until(digits: str) -> Press:
    """Return the time of day typed in the dialog of a suspension, and the way to its reasons; "a" is for AM."""
    def press(at: Day) -> None:
        page, form = at.console, '[data-slot="edit-form"]'
        tabbed(page, f'{form} [name="until"]')
        page.keyboard.type(digits)
        tabbed(page, f'{form} [name="reason"]')

    return press


def team(at: Day) -> None:
    """Enter the usual team."""
    at.hall.ask("team.set", booths=json.loads(json.dumps([asdict(each) for each in geneva()])))


def sits(where: tuple[str, str], desk: int = 0, *more: str) -> Press:
    """Return sitting down at a desk of a booth by keyboard: D, Tab to the desk, Enter."""
    def press(at: Day) -> None:
        page = at.page(where)
        expect(page.locator("[data-desk-id]").first).to_be_visible()
        keys("d", *["Tab"] * desk, "Enter", where=where)(at)
        expect(page.locator('[data-slot="seat"] :is([data-do="take"], [data-do="want"])')).to_be_visible()
        keys(*more, where=where)(at)

    return press


def takes(where: tuple[str, str]) -> Press:
    """Return taking the microphone that a colleague has agreed to give."""
    def press(at: Day) -> None:
        expect(at.page(where).locator('[data-slot="seat"] [data-do="take"]')).to_be_visible()
        keys("t", where=where)(at)

    return press


def leaves(where: tuple[str, str]) -> Press:
    """Return leaving the desk of a booth by keyboard: D, Tab to the button, Enter."""
    return then(keys("d", where=where), pressed('[data-do="leave"]', where))


def comes(at: Day) -> None:
    """Open the page of a colleague in the English booth, on a device of its own."""
    at.pages[COLLEAGUE] = at.one(*COLLEAGUE)


def goes(at: Day) -> None:
    """Close the colleague's page."""
    at.pages.pop(COLLEAGUE).context.close()


def holds(key: str, where: tuple[str, str]) -> Press:
    """Return the long press of a key, by which a desk takes the microphone."""
    def press(at: Day) -> None:
        page = at.page(where)
        page.keyboard.down(key)
        expect(page.locator(".seat .on-air")).to_be_visible()
        page.keyboard.up(key)

    return press


def beside(where: tuple[str, str], selector: str) -> Press:
    """Return the choice of a link under Pages, which opens beside the page, and closing what it opened."""
    def press(at: Day) -> None:
        page = at.page(where)
        pressed(".staff-head details:last-of-type > summary", where)(at)
        tabbed(page, f".staff-head a{selector}")
        with page.expect_popup() as opened:
            page.keyboard.press("Enter")
        opened.value.close()
        page.keyboard.press("Escape")

    return press


def cut_off(where: tuple[str, str], *strokes: str) -> Press:
    """Return the loss of a device's network, and what is pressed there meanwhile."""
    def press(at: Day) -> None:
        page = at.page(where)
        page.context.set_offline(True)
        expect(page.locator('body:not([data-link="live"])')).to_be_attached()
        keys(*strokes, where=where)(at)

    return press


def comes_back(where: tuple[str, str]) -> Press:
    """Return the return of a device's network."""
    def press(at: Day) -> None:
        page = at.page(where)
        page.context.set_offline(False)
        expect(page.locator('body[data-link="live"]')).to_be_attached()

    return press


def at_room(act: Callable[[Day, BrowserContext], object]) -> Press:
    """Return what happens to the devices of the room's screens."""
    return lambda at: [act(at, at.pages["room", language].context) for language in at.languages]


def signs_out(at: Day, device: BrowserContext) -> None:
    """Sign a device out, as the button under Pages does."""
    device.request.post(f"{at.hall.demo.url}/logout", headers={"Origin": at.hall.demo.url})


def outputs_are(attached: str, kinds: Sequence[str] = ("room", "overlay")) -> Press:
    """Return waiting until the outputs are as a selector says: they ask by themselves whether they may be shown."""
    return lambda at: [expect(at.pages[kind, language].locator(attached)).to_be_attached()
                       for language in at.languages for kind in kinds]


def phones_open(at: Day) -> None:
    """Open the page of captions again by its address, as somebody does who was led to the way in."""
    for language in at.languages:
        page = at.pages["captions", language]
        page.goto(at.hall.link("captions", language))
        page.locator('[data-slot="rows"]').evaluate("(it) => { it.open = true; }")


def hardware(**desks: dict[str, dict[str, str]]) -> Press:
    """Return what the consoles of the booths say, in the file that the venue's program writes.

    Time passes after it only: where the clock stands, the service looks at the file no second time.
    """
    def press(at: Day) -> None:
        said = {at.hall.meeting["id"]: desks} if desks else {}
        written = at.data / "consoles.json.new"
        written.write_text(json.dumps(said), encoding="utf-8")
        written.replace(at.data / "consoles.json")
        at.passes(4)

    return press
