"""Six booths with two desks each, the console and the chief interpreter through a panel: no line is false at any step.

In `make test` at eight of the desks, with fewer speakers. What a page has to show stands in relay_table.py. Each page
writes down all that it draws: at no moment may it show a part of an earlier speaker's lines beside the new one's.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial

import pytest
from playwright.sync_api import Page

from interp.domain.rules.usual_teams import geneva
from tests.browser.demo_pages import SMALL, Hall, live
from tests.browser.relay_table import (
    AWAY,
    BOOTHS,
    DOUBLE,
    ES_BY_TWO,
    FLOORS,
    MICROPHONE,
    PORTUGUESE,
    PORTUGUESE_OWN,
    UNKNOWN,
    ZH_BACK,
    ZH_EMPTY,
    ZH_INTO_FRENCH,
    ZH_LEFT,
    Floor,
    Sheet,
    line_of,
)
from tests.browser.waiting import WAIT_MS, expect
from tests.forked_demo import QUIET, forked_demo
from tests.sample_sizes import size
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
SLOTS = ("name", "mode", "others", "listeners", "path", "alarms", "next-relay")
WRITES_DOWN = """slots => {
    const clean = (text) => text.replace(/[\\u2066-\\u2069]/g, "").replace(/\\s+/g, " ").trim();
    const node = (name) => document.querySelector(`[data-slot="${name}"]`);
    globalThis.reading = () => ({
        language: document.documentElement.lang.slice(0, 2), state: clean(document.querySelector(".state").textContent),
        ...Object.fromEntries(slots.map((name) => [name, node(name).hidden ? "" : clean(node(name).textContent)])),
    });
    const drawn = [], waiting = new Set();
    const note = () => {
        const now = JSON.stringify(reading());
        if (drawn.at(-1) === now) return;
        drawn.push(now);
        for (const each of waiting) each();
    };
    // what is drawn and was drawn since the last question, once every text is there; after so long at the latest
    globalThis.settled = (texts, ms) => new Promise((done) => {
        const right = (now) => Object.entries(texts).every(([slot, wanted]) =>
            slot === "name" ? (now[slot] ?? "").includes(wanted) : now[slot] === wanted);
        const end = () => { waiting.delete(look); clearTimeout(timer); done([reading(), drawn.splice(0)]); };
        const look = () => { if (right(reading())) end(); };
        const timer = setTimeout(end, ms);
        waiting.add(look);
        look();
    });
    note();
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(note).observe(document, all);
}"""
SETTLED = "([texts, ms]) => settled(texts, ms)"
CLEAN = """node => node.textContent.replace(/[\\u2066-\\u2069]/g, "").replace(/\\s+/g, " ").trim()"""
ROWS = """() => Object.fromEntries([...document.querySelectorAll("tr[data-booth]")].map((row) =>
    [row.dataset.booth, row.querySelector(".now-of .line-of").textContent.replace(/[\\u2066-\\u2069]/g, "")
        .replace(/\\s+/g, " ").trim()]))"""
STALE = re.compile(r"\bstale\b")
PANEL = size(("ar",), torture=("en", "fr", "ru", "es", "zh", "ar"))  # later steps have the others
Desk = tuple[str, str]
EVERY_DESK: tuple[Desk, ...] = tuple((booth, desk) for booth in BOOTHS for desk in ("1", "2"))
HANDED = ("zh", "en")  # booths in which the microphone is handed over
DESKS = size(tuple(each for each in EVERY_DESK if each in MICROPHONE.items() or each[0] in HANDED), torture=EVERY_DESK)
Wanted = Mapping[Desk, Mapping[str, str]]


@dataclass
class House:
    """All pages of a meeting, and what each showed last."""

    hall: Hall
    desks: dict[Desk, Page] = field(default_factory=dict)
    staff: dict[str, Page] = field(default_factory=dict)
    before: dict[Desk, dict[str, str]] = field(default_factory=dict)

    def open(self) -> None:
        """Open every page; each desk is chosen on a device of its own, and one of each booth takes the microphone."""
        self.staff = {"console": self.hall.open("console", **SMALL), "chief": self.hall.open("chief", **SMALL)}
        for booth, desk in DESKS:
            page = self.hall.open("booth", booth, **SMALL)
            page.locator(f'[data-desk-id="{desk}"]').click()
            expect(page.locator(".acts button").first).to_be_visible()
            page.evaluate(WRITES_DOWN, list(SLOTS))
            self.desks[booth, desk] = page
        for booth, desk in MICROPHONE.items():
            self.press(booth, desk, "take")

    def press(self, booth: str, desk: str, what: str) -> None:
        """Press the key of a button at a desk once the button is there."""
        page = self.desks[booth, desk]
        button = page.locator(f'[data-slot="seat"] [data-do="{what}"]').first
        expect(button).to_be_visible()
        page.keyboard.press((button.get_attribute("aria-keyshortcuts") or "").lower())

    def reading(self, where: Desk) -> dict[str, str]:
        """Return what a desk's page shows."""
        return dict(self.desks[where].evaluate("reading()"))

    def step(self, act: Callable[[], object], scene: "Scene") -> None:
        """Do one thing; every page comes to show what it has to, and draws nothing between that and what was before."""
        act()
        token = self.hall.meeting["tokens"]["console"]
        if planned := self.hall.view("booth", "en", token)["planned_relay"]:
            scene = replace(scene, planned=FLOORS.get(planned["language"], UNKNOWN))
        settled = {where: self.settled(where, texts) for where, texts in scene.pages().items()}
        for kind, name in (("console", "relay"), ("chief", "chains")):
            line = self.staff[kind].locator(f'[data-slot="{name}"]')
            shows(lambda: {kind: line.evaluate(CLEAN)}, {kind: scene.chains(kind)}, kind)  # noqa: B023
        shows(lambda: self.staff["chief"].evaluate(ROWS), scene.rows(), "chief's boards")
        for where, (now, drawn) in settled.items():
            if where in self.before:
                had = self.before[where]
                right = (had, now, cut_off(had), cut_off(now))  # a page may hear nothing for a moment on a busy machine
                between = [(differing(each, had), differing(each, now)) for each in drawn if each not in right]
                assert not between, f"{where} (drawn, before) and (drawn, then): {between}"
            self.before[where] = now

    def settled(self, where: Desk, texts: Mapping[str, str]) -> tuple[dict[str, str], list[dict[str, str]]]:
        """Wait until a desk's page shows texts; return what it shows, and all that it has drawn since it was asked."""
        now, drawn = self.desks[where].evaluate(SETTLED, [dict(texts), WAIT_MS])
        assert not (wrong := differing(now, texts)), f"{where} (shown, wanted): {wrong}"
        return now, [json.loads(each) for each in drawn]


def cut_off(shown: dict[str, str]) -> dict[str, str]:
    """Return what a page shows while it is cut off: the same, without the sign of who is on air."""
    return shown | {"state": shown["state"].removeprefix("● ")}


def differing(now: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, tuple[str | None, str]]:
    """Return which texts are not shown, with what is; the name has only to be contained."""
    return {
        slot: (now.get(slot), wanted) for slot, wanted in texts.items()
        if not (wanted in now.get(slot, "") if slot == "name" else wanted == now.get(slot))
    }  # fmt: skip


def shows(read: Callable[[], dict[str, str]], texts: Mapping[str, str], where: object) -> None:
    """Wait until the texts are shown."""
    found: list[dict[str, tuple[str | None, str]]] = [{}]

    def right() -> bool:
        found[0] = differing(read(), texts)
        return not found[0]

    try:
        until(right)
    except AssertionError as error:
        raise AssertionError(f"{where} (shown, wanted): {found[0]}") from error


@dataclass(frozen=True, slots=True)
class Scene:
    """What all pages have to show: a floor of the table, by whom, how well its language is known, what is to come.

    A booth reads what is `armed`, else what is `planned` next; not checked is what a booth of which somebody is away
    reads of that.
    """

    floor: Floor
    names: Mapping[str, str]  # the speaker's, by the language of the page
    standing: str = "confirmed"
    armed: Floor | None = None
    planned: Floor | None = None

    def pages(self) -> Wanted:
        """Return the texts of every desk's page."""
        return {(booth, desk): self._page(booth, desk) for booth, desk in DESKS}

    def _page(self, booth: str, desk: str) -> dict[str, str]:
        said = self.standing == "expected"
        sheet = Sheet(self.floor, booth, desk, self.standing, said=said)
        shown = {"name": self.names[sheet.page]} | sheet.shown()
        later = self.armed or self.planned
        if later is None:
            return shown | {"next-relay": ""}
        if any(each in AWAY for each in sheet.lines):
            return shown
        return shown | {"next-relay": Sheet(later, booth, desk, "expected", sheet.page, said).coming()}

    def chains(self, page: str) -> str:
        """Return the line of the console and, with a sign for a word that stands above it, of the chief interpreter."""
        return self.floor.chains + " ?" * (self.standing == "expected")

    def rows(self) -> dict[str, str]:
        """Return each booth's line on the chief interpreter's page."""
        return {booth: line_of(Sheet(self.floor, booth, "1", self.standing)) for booth in BOOTHS}


def go(house: House, act: Callable[[], object], scene: Scene) -> Scene:
    """Do one thing after which every page has to show a scene."""
    house.step(act, scene)
    return scene


def speaks(house: House, language: str, before: Scene) -> Scene:
    """The next speaker is announced in a language, armed, gets the floor, and the clerk confirms the language."""
    hall, floor = house.hall, FLOORS[language]
    coming = {reader: hall.view(language=reader)["next"][0] for reader in BOOTHS}
    speech, names = coming["en"]["id"], {reader: each["party"]["name"]["text"] for reader, each in coming.items()}
    hall.ask("speech.amend", speech=speech, language=language)
    go(house, lambda: hall.ask("floor.arm", speech=speech), replace(before, armed=floor))
    go(house, hall.advance, Scene(floor, names, "expected"))
    return go(house, lambda: hall.ask("floor.set_language", language=language), Scene(floor, names))


def language_turns_and_a_switch_is_undone(house: House, scene: Scene) -> Scene:
    """The speaker goes on in French; who spoke Russian before, or is to speak English, is given it by mistake."""
    hall = house.hall
    scene = go(house, lambda: hall.ask("floor.set_language", language="fr"), replace(scene, floor=FLOORS["fr"]))
    coming = {reader: hall.view(language=reader)["next"][0] for reader in BOOTHS}
    names = {reader: each["party"]["name"]["text"] for reader, each in coming.items()}
    speech, language = coming["en"]["id"], "ru" if "ru" in PANEL else "en"
    if language == "en":
        go(house, lambda: hall.ask("speech.amend", speech=speech, language=language), scene)
    go(house, lambda: hall.ask("floor.give", speech=speech), Scene(FLOORS[language], names, "expected"))
    return go(house, lambda: hall.ask("floor.undo"), scene)


def marked(hall: Hall, interpreter: str, *, on: bool) -> Callable[[], str]:
    """Return the act by which the chief interpreter marks somebody as on duty or not."""
    return lambda: hall.ask("team.mark", interpreter=interpreter, on_duty=on)


def absent_in_the_chinese_booth(house: House, scene: Scene) -> Scene:
    """During a Chinese speech who has the microphone leaves, then the others; everyone who relied on them is told."""
    hall, page = house.hall, house.desks["zh", "2"]
    scene = go(house, lambda: hall.ask("floor.set_language", language="zh"), replace(scene, floor=FLOORS["zh"]))

    def leaves() -> None:
        del house.before["zh", "2"]  # the page without a desk is drawn before the view in which it is left
        page.keyboard.press("d")
        page.locator('[data-do="leave"]').click()

    go(house, leaves, replace(scene, floor=ZH_LEFT))
    go(house, marked(hall, "zh-1", on=False), replace(scene, floor=ZH_INTO_FRENCH))
    go(house, marked(hall, "zh-3", on=False), replace(scene, floor=ZH_EMPTY))
    go(house, marked(hall, "zh-1", on=True), replace(scene, floor=replace(ZH_BACK, alarms=ZH_LEFT.alarms, taken=False)))
    go(house, lambda: house.press("zh", "1", "take"), replace(scene, floor=ZH_BACK))
    go(house, marked(hall, "zh-3", on=True), replace(scene, floor=replace(ZH_BACK, desks=ZH_LEFT.desks)))
    del house.before["zh", "2"]
    scene = replace(scene, floor=replace(FLOORS["zh"], microphone=ZH_BACK.microphone))
    go(house, page.locator('[data-desk-id="2"]').click, scene)
    return hands_over(house, "zh", ("1", "2"), scene, replace(scene, floor=FLOORS["zh"]))


def hands_over(house: House, booth: str, desks: tuple[str, str], before: Scene, after: Scene) -> Scene:
    """The second desk asks for the microphone and gets it; until it is taken every line is as before."""
    giver, taker = desks
    go(house, lambda: house.press(booth, taker, "want"), before)
    go(house, lambda: house.press(booth, giver, "accept"), before)
    return go(house, lambda: house.press(booth, taker, "take"), after)


def set_by_hand(house: House, scene: Scene) -> Scene:
    """The chief interpreter sets a relay of a relay in a Russian speech, and takes it back."""
    hall = house.hall
    scene = go(house, lambda: hall.ask("floor.set_language", language="ru"), replace(scene, floor=FLOORS["ru"]))

    def sets() -> None:
        hall.ask("relay.override", booth="es", source="fr", reason="Accent")

    go(house, sets, replace(scene, floor=DOUBLE))
    return go(house, lambda: hall.ask("relay.clear", booth="es"), scene)


def test_no_line_is_false_through_a_panel(hall: Hall) -> None:
    hall.ask("team.set", booths=json.loads(json.dumps([asdict(each) for each in geneva()])))
    hall.advance()
    house = House(hall)
    house.open()
    scene = go(house, lambda: None, Scene(UNKNOWN, dict.fromkeys(BOOTHS, "Kate Gilmore")))
    for language in PANEL:
        scene = speaks(house, language, scene)
    scene = language_turns_and_a_switch_is_undone(house, scene)
    scene = absent_in_the_chinese_booth(house, scene)
    scene = set_by_hand(house, scene)
    scene = go(house, lambda: hall.ask("floor.set_language", language="es"), replace(scene, floor=FLOORS["es"]))
    killed_while_asked(house, scene)


def killed_while_asked(house: House, scene: Scene) -> None:
    """The server is killed with a request open: pages come back and say the same; request and panel go on."""
    hall = house.hall
    go(house, lambda: house.press("en", "2", "want"), scene)
    expect(house.desks["en", "1"].locator('[data-do="accept"]')).to_be_visible()
    states = {where: house.reading(where)["state"] for where in house.desks}
    hall.demo.process.kill()
    hall.demo.process.wait()
    for where, page in house.desks.items():
        expect(page.locator("body")).to_have_class(STALE)
        without_connection(house, where)
    with forked_demo(hall.demo.log.parent, QUIET, int(hall.demo.url.rsplit(":", 1)[1])) as again:
        hall.demo = again
        for page in house.desks.values():
            live(page)
        go(house, lambda: None, scene)
        assert {where: house.reading(where)["state"] for where in house.desks} == states
        go(house, lambda: house.press("en", "1", "accept"), scene)
        scene = go(house, lambda: house.press("en", "2", "take"), replace(scene, floor=ES_BY_TWO))
        portuguese(house, scene)
        hall.close()


def portuguese(house: House, scene: Scene) -> None:
    """The speaker goes on in a language that nobody has, then by an interpreter of the delegation's own."""
    hall = house.hall
    go(house, lambda: hall.ask("floor.set_language", language="pt"), replace(scene, floor=PORTUGUESE))
    own = partial(hall.ask, "floor.set_language", language="pt", booth="es")
    go(house, own, replace(scene, floor=PORTUGUESE_OWN))


def without_connection(house: House, where: Desk) -> None:
    """A page that is cut off says the same, without the sign of who is on air, which it cannot know."""
    had = house.before[where]
    cut = cut_off(had)
    _, between = house.settled(where, cut)
    assert all(each in (had, cut) for each in between), (where, between)
    house.before[where] = cut
