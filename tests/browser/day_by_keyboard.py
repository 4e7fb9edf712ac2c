"""A day at the floor by keyboard: what is pressed on which page, step by step, and how long after the step before."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, Response

from interp.domain.rules.usual_teams import geneva
from tests.browser.demo_pages import Hall
from tests.browser.waiting import expect
from tests.true_day.reading import KINDS, STANDING_TIME, lines_of
from tests.true_day.set_clock import SetClock

BEGINS = 1_457_336_700_000  # 7 March 2016, 8.45 a.m. in Geneva
ZONE = ZoneInfo("Europe/Zurich")
SIZE = {"width": 1366, "height": 900}
BOOTHS = ("ar", "zh", "en", "fr")
HEARD = """(now) => new Promise((done) => {
    const look = () => (window.served >= now ? done() : setTimeout(look, 10));
    look();
})"""

@dataclass(slots=True)
class Day:
    """Every page of the meeting in every language, and the clock of the service, which stands between the steps."""

    hall: Hall
    clock: SetClock
    data: Path
    languages: Sequence[str]
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    other: Page | None = None

    def open(self) -> None:
        """Open every page; those of one kind are the same device, so that a press on one is its own on all."""
        wanted = [(kind, language) for language in self.languages for kind in KINDS]
        for kind, language in dict.fromkeys([*wanted, *(("booth", booth) for booth in BOOTHS)]):
            self.pages[kind, language] = self.one(kind, language)

    def one(self, kind: str, language: str, screen: str = "first") -> Page:
        """Open one page."""
        name = "room" if kind == "overlay" else kind
        said = [f"lang={language}"] if kind in ("console", "chair", "chief") else []
        query = "&".join([*said, *(["overlay=1"] if kind == "overlay" else []), f"screen={screen}"])
        page = self.hall.open(name, language, SIZE, query=query, first=STANDING_TIME)
        if kind == "captions":
            page.locator('[data-slot="rows"]').evaluate("(it) => { it.open = true; }")
        return page

    @property
    def console(self) -> Page:
        """The console whose keys are pressed."""
        return self.pages["console", "en"]

    def does(self, step: "Step") -> str:
        """Let the step's time pass, and press once the pages have heard of it; return its title with the time."""
        self.passes(step.after_s)
        step.press(self)
        return f"{datetime.fromtimestamp(self.clock.now / 1000, ZONE):%H:%M:%S} {step.title}"

    def papers(self, language: str) -> list[str]:
        """Return what the record and the page of documents say, which are served whole."""
        meeting, asked = self.hall.meeting["id"], self.pages["console", language].context.request
        addresses = (f"/m/{meeting}/record?lang={language}", f"/m/{meeting}/{language}/documents")
        return [line for each in addresses for line in lines_of(asked.get(self.hall.demo.url + each).text())]

    def passes(self, seconds: float) -> None:
        """Let time pass; return once every page has heard of it."""
        self.clock.passes(round(seconds * 1000))
        for page in [*self.pages.values(), *([self.other] if self.other else [])]:
            page.evaluate(HEARD, self.clock.now)


Press = Callable[[Day], object]
CONSOLE, CHAIR, CHIEF = ("console", "en"), ("chair", "en"), ("chief", "en")


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
        for each in strokes:
            at.pages[where].keyboard.press(each)

    return press


def everywhere(*strokes: str, kind: str = "console", but: Sequence[str] = ()) -> Press:
    """Return the pressing of keys on the pages of a kind in every language, but those left out."""
    return lambda at: [keys(*strokes, where=(kind, code))(at) for code in at.languages if code not in but]


def pressed(selector: str, where: tuple[str, str] = CONSOLE) -> Press:
    """Return the pressing of Enter on a control that was reached with Tab."""
    def press(at: Day) -> None:
        control = at.pages[where].locator(selector).first
        control.focus()
        control.press("Enter")

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


def asked(name: str, **args: object) -> Press:
    """Return a command of another program, where only its effect is looked at."""
    return lambda at: at.hall.ask(name, **args)


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
    """Return typing into a field of the console's dialog in place of what stands there."""
    def press(at: Day) -> None:
        at.console.locator(f'[data-slot="edit-form"] [name="{field_name}"]').focus()
        at.console.keyboard.press("Control+a")
        at.console.keyboard.type(text)

    return press


def until(time: str) -> Press:
    """Return the time of day entered in the dialog of a suspension, and the way to the last of its parts."""
    def press(at: Day) -> None:
        field = at.console.locator('[data-slot="edit-form"] [name="until"]')
        field.fill(time)
        at.console.locator('[data-slot="edit-form"] [name="reason"]').first.focus()

    return press


def team(at: Day) -> None:
    """Enter the usual team."""
    at.hall.ask("team.set", booths=json.loads(json.dumps([asdict(each) for each in geneva()])))


def sits(booth: str, desk: int = 0, *more: str) -> Press:
    """Return sitting down at a desk of a booth by keyboard: D, Tab to the desk, Enter."""
    def press(at: Day) -> None:
        page = at.pages["booth", booth]
        expect(page.locator("[data-desk-id]").first).to_be_visible()
        keys("d", *["Tab"] * desk, "Enter", where=("booth", booth))(at)
        expect(page.locator('[data-slot="seat"] [data-do="take"]')).to_be_visible()
        keys(*more, where=("booth", booth))(at)

    return press


def leaves(booth: str) -> Press:
    """Return leaving the desk of a booth by keyboard: D, Tab to the button, Enter."""
    return then(keys("d", where=("booth", booth)), pressed('[data-do="leave"]', ("booth", booth)))


def hardware(**desks: dict[str, dict[str, str]]) -> Press:
    """Return what the consoles of the booths say, in the file that the venue's program writes."""
    def press(at: Day) -> None:
        said = {at.hall.meeting["id"]: desks} if desks else {}
        (at.data / "consoles.json").write_text(json.dumps(said), encoding="utf-8")
        at.passes(1)

    return press


def day() -> Iterator[Step]:
    """Yield the steps of the day."""
    yield from opening()
    yield from panel()
    yield from booths()
    yield from discussion()
    yield from ending()


def opening() -> Iterator[Step]:
    """Yield the inscription of speakers, the Chair, the first statement, arming and correcting, and a hasty Space."""
    yield Step("Before the meeting", nothing, 0)
    names = ("Norway", "uk", "Amnesty International", "Pakistan on behalf of the OIC")
    yield Step("Console S: four speakers are inscribed, Enter after each", inscribed(*names))
    yield Step("Console Z: the Chair takes the floor", keys("z"), 19 * 60)
    yield Step("Console 3: English is confirmed", keys("3"))
    yield Step("Console E: the Chair has ended", keys("e"), 60)
    yield Step("Console Space: the first speaker", keys("Space"), 3)
    armed = found("/", "Child Rights Connect", "Shift+Enter")
    yield Step("Console / “Child Rights Connect” Shift+Enter: armed", armed)
    yield Step("Console A: disarmed", keys("a"))
    yield Step("Console C: the topic is corrected",
               then(keys("c"), typed_into("topic", "Safety of children"), keys("Enter")))
    yield Step("Console M, Alt+ArrowDown: the next row is selected", keys("m", "Alt+ArrowDown"))
    yield Step("Console Delete: what never spoke is removed", keys("Delete"))
    yield Step("Console M, Alt+ArrowDown twice: another row is selected", keys("m", *["Alt+ArrowDown"] * 2))
    yield Step("Another console Space, and this one Space at the same time",
               then(other_console("Space"), keys("Space")), 200)
    yield Step("Two seconds later", nothing, 2)


def panel() -> Iterator[Step]:
    """Yield the film, an early switch taken back, a suspension, a failing device, and time that is over."""
    yield Step("Console Space: the film", keys("Space"), 120)
    yield Step("Console P: taken back", keys("p"), 4)
    yield Step("Console Space: the film again", keys("Space"), 30)
    yield Step("Every console G Enter: the question of a suspension", everywhere("g", "Enter"), 90)
    yield Step("Console: a break until 09:40",
               then(everywhere("Escape", but=("en",)), until("09:40"), keys("ArrowDown", "Enter")), 5)
    yield Step("Five minutes later", nothing, 300)
    yield Step("Console G Enter: resumed", keys("g", "Enter", "Shift+Tab", "Enter"), 60)
    yield Step("Console Space: the first panellist", keys("Space"), 92)
    yield Step("Console 7: a device fails", keys("7"), 60)
    yield Step("Console R: the speaker goes on", keys("r"), 45)
    clock = '[popovertarget="menu-clock"]'
    yield Step("Every console: the menu of the clock",
               lambda at: [pressed(clock, ("console", code))(at) for code in at.languages], 10)
    more = then(everywhere("Escape", but=("en",)), keys("ArrowDown", "ArrowDown", "ArrowDown", "Enter"))
    yield Step("Console: 30 seconds more, for the technical problem", more, 3)
    yield Step("Console 9: the clock began five seconds earlier", keys("9"), 3)
    yield Step("The time is over", nothing, 600)


def booths() -> Iterator[Step]:
    """Yield the booths at work: desks, relay, a wrong report, a desk left, a dead microphone, a circle by hand."""
    yield Step("The usual team is entered", team, 10)
    for booth in BOOTHS:
        yield Step(f"Booth {booth}: D Enter, T: desk 1 takes the microphone", sits(booth, 0, "t"), 3)
    yield Step("Console Space: the next panellist", keys("Space"), 3)
    yield Step("Console 4: French is confirmed", keys("4"), 3)
    yield Step("Booth en: the console of desk 1 says that its microphone is off",
               hardware(en={"1": {"microphone": "off", "hears": "floor"}}), 3, settles_s=8)
    yield Step("Booth en: its consoles say nothing more", hardware(), 3, settles_s=8)
    wrong = then(keys("6", where=("booth", "zh")), keys("6", where=("booth", "ar")))
    yield Step("Booths zh and ar 6: they hear Spanish", wrong, 3)
    yield Step("Console D: the first report is dismissed", keys("d"), 3)
    yield Step("Console D: and the second", keys("d"), 3)
    circle = then(pressed('[data-override="en"]', CHIEF),
                  lambda at: at.pages[CHIEF].locator('dialog [name="source"]').press("z"), keys("Tab", where=CHIEF),
                  lambda at: at.pages[CHIEF].keyboard.type("Noise"), keys("Enter", where=CHIEF))
    yield Step("Chief: EN is to take relay from ZH, which takes it from EN", circle, 3)
    yield Step("Chief Escape", keys("Escape", where=CHIEF), 3)
    yield Step("Booth en leaves its desk", leaves("en"), 3)
    yield Step("Chief: the microphone of FR is released", pressed('[data-release="fr"]', CHIEF), 3)
    yield Step("Booth en: D Enter, T: back at desk 1", sits("en", 0, "t"), 3)
    yield Step("Console / “china” Enter: China", found("/", "china"), 3)
    yield Step("Console 2: Chinese is confirmed", keys("2"), 3)
    yield Step("Booth zh R: others listen, so it is asked first", keys("r", where=("booth", "zh")), 3)
    yield Step("Booth zh R: into French", keys("r", where=("booth", "zh")), 3)
    yield Step("Console P: taken back", keys("p"), 3)
    yield Step("A new team is entered", team, 3)
    for booth in BOOTHS:
        yield Step(f"Booth {booth} leaves its desk", leaves(booth), 3)


def discussion() -> Iterator[Step]:
    """Yield the list: inscribed, found, guessed; a visit with a point of order and a ruling in it; who is absent."""
    yield Step("Console Space: the third panellist", keys("Space"), 500)
    yield Step("Console Space: the fourth panellist", keys("Space"), 500)
    yield Step("Console Space: the round, the first on the list", keys("Space"), 500)
    yield Step("Console Space: the second on the list", keys("Space"), 110)
    yield Step("Console / “nig”: more than one fits", looks_for("nig", "/"), 90)
    yield Step("Console Enter, Escape: a guess is not taken", keys("Enter", "Escape"), 3)
    yield Step("Console / “china” Enter: China", found("/", "china"), 20)
    yield Step("Console Enter: what was expected is confirmed", keys("Enter"), 4)
    yield Step("Console V “mexico” Enter: a visit", found("v", "mexico"), 30)
    yield Step("Console Q “egypt” Enter: a point of order", found("q", "egypt"), 30)
    yield Step("Console Z: the Chair rules", keys("z"), 20)
    yield Step("Console Space: the ruling ends the point of order", keys("Space"), 15)
    yield Step("Console R: China goes on", keys("r"), 30)
    yield Step("Console Space: the third on the list", keys("Space"), 60)
    yield Step("Console X: absent", keys("x"), 5)
    yield Step("Console Space: the fourth on the list, for a group", keys("Space"), 5)
    yield Step("Console L “portug” Enter: Portuguese", keys("l", *"portug", "Enter"), 5)
    yield Step("Console 0: every output is blank", keys("0"), 20)
    yield Step("Console 0: shown again", keys("0"), 20)


def ending() -> Iterator[Step]:
    """Yield the extension of interpretation, its end, the closing, a reopening and the end."""
    yield Step("Console E: nobody speaks", keys("e"), 30)
    yield Step("Chair: asks for fifteen minutes more",
               then(pressed(".extension summary", CHAIR), pressed(".extension li button", CHAIR)), 2400)
    yield Step("Console G: the extension is granted",
               keys("g", "ArrowDown", "ArrowDown", "Enter", "Shift+Tab", "Enter"), 60)
    yield Step("Console Space", keys("Space"), 60)
    yield Step("Six minutes before interpretation ends", nothing, 4654)
    yield Step("Interpretation has ended", nothing, 420)
    yield Step("Console G: closed, the time is over",
               keys("g", "ArrowDown", "Enter", "Shift+Tab", "Shift+Tab", "ArrowDown", "ArrowDown", "Enter"), 60)
    yield Step("Console G: opened again", keys("g", "Enter", "Shift+Tab", "Enter"), 30)
    yield Step("Console G: closed", keys("g", "ArrowDown", "Enter", "Shift+Tab", "Enter"), 60)
