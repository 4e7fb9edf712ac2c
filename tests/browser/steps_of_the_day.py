"""A day at the floor by keyboard, step by step: what is pressed on which page, and how long after the step before."""

from collections.abc import Callable, Iterator, Sequence

from tests.browser.day_by_keyboard import (
    BOOTHS,
    CHAIR,
    CHIEF,
    COLLEAGUE,
    Step,
    at_room,
    beside,
    comes,
    comes_back,
    cut_off,
    everywhere,
    found,
    goes,
    hardware,
    holds,
    inscribed,
    keys,
    leaves,
    looks_for,
    nothing,
    other_console,
    outputs_are,
    phones_open,
    pressed,
    signs_out,
    sits,
    tabbed,
    takes,
    team,
    then,
    typed_into,
    until,
)
from tests.browser.demo_pages import come_in


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
               then(everywhere("Escape", but=("en",)), until("0940a"), keys("ArrowDown", "Enter")), 5)
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
        yield Step(f"Booth {booth}: D Enter, T: desk 1 takes the microphone", sits(("booth", booth), 0, "t"), 3)
    yield Step("Console Space: the next panellist", keys("Space"), 3)
    yield Step("Console 4: French is confirmed", keys("4"), 3)
    en = ("booth", "en")
    documents = beside(en, '[href$="/documents"]')
    yield Step("Booth en: Tab to Pages, to the documents, Enter: they open beside it", documents, 3)
    yield Step("A colleague in booth en: D Tab Enter: at desk 2", then(comes, sits(COLLEAGUE, 1)), 3)
    yield Step("The colleague holds M: the microphone is taken", holds("m", COLLEAGUE), 3)
    yield Step("Booth en T: and asked for again", keys("t", where=en), 3)
    yield Step("The colleague Y, and booth en T: given back", then(keys("y", where=COLLEAGUE), takes(en)), 3)
    yield Step("Booth en without a network 5: it hears Russian", cut_off(en, "5"), 3)
    yield Step("Booth en: the network is back", comes_back(en), 3)
    yield Step("The colleague leaves, and closes the page", then(leaves(COLLEAGUE), goes), 3)
    off = {"microphone": "off", "hears": "floor"}
    silent = hardware(en={"1": off, "2": off})
    yield Step("Booth en: its consoles say that both microphones are off", silent, 0, settles_s=8)
    yield Step("Booth en: its consoles say nothing more", hardware(), 0, settles_s=8)
    wrong = then(keys("6", where=("booth", "zh")), keys("6", where=("booth", "ar")))
    yield Step("Booths zh and ar 6: they hear Spanish", wrong, 3)
    yield Step("Console D: the first report is dismissed", keys("d"), 3)
    yield Step("Console D: and the second", keys("d"), 3)
    circle = then(pressed('[data-override="en"]', CHIEF),
                  lambda at: tabbed(at.page(CHIEF), 'dialog [name="source"]'),
                  keys("z", "Tab", *"Noise", "Enter", where=CHIEF))
    yield Step("Chief: EN is to take relay from ZH, which takes it from EN", circle, 3)
    yield Step("Chief Escape", keys("Escape", where=CHIEF), 3)
    yield Step("Booth en leaves its desk", leaves(("booth", "en")), 3)
    yield Step("Chief: the microphone of FR is released", pressed('[data-release="fr"]', CHIEF), 3)
    yield Step("Booth en: D Enter, T: back at desk 1", sits(("booth", "en"), 0, "t"), 3)
    yield Step("Console / “china” Enter: China", found("/", "china"), 3)
    yield Step("Console 2: Chinese is confirmed", keys("2"), 3)
    yield Step("Booth zh R: others listen, so it is asked first", keys("r", where=("booth", "zh")), 3)
    yield Step("Booth zh R: into French", keys("r", where=("booth", "zh")), 3)
    yield Step("Console P: taken back", keys("p"), 3)
    yield Step("A new team is entered", team, 3)
    for booth in BOOTHS:
        yield Step(f"Booth {booth} leaves its desk", leaves(("booth", booth)), 3)


def discussion() -> Iterator[Step]:
    """Yield the list: inscribed, found, guessed; a visit with a point of order and a ruling in it; who is absent."""
    yield Step("Console Space: the third panellist", keys("Space"), 500)
    heard = {booth: ("booth", booth) for booth in BOOTHS}
    french = then(keys("4", where=heard["zh"]), keys("4", where=heard["ar"]))
    yield Step("Booths zh and ar 4: they hear French", french, 3)
    yield Step("Booth en 6: it hears Spanish", keys("6", where=heard["en"]), 3)
    yield Step("Booth fr 6: and it too", keys("6", where=heard["fr"]), 3)
    yield Step("Console Space: the fourth panellist", keys("Space"), 500)
    yield Step("Console Space: the round, the first on the list", keys("Space"), 500)
    longer = then(keys("m", "Alt+ArrowUp", "c"), typed_into("limit", "10"), keys("Enter", "m"))
    yield Step("Console M Alt+ArrowUp C: the round has ten minutes", longer, 30)
    yield Step("Console Space: the second on the list", keys("Space"), 80)
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
    restrict = keys("g", "ArrowUp", "ArrowUp", "ArrowUp", "Enter", "Shift+Tab", "Enter")
    dark, light = "body[data-away]", "body:not([data-away])"
    yield Step("Console G: the meeting is made private", then(restrict, outputs_are(dark)), 5)
    come = at_room(lambda at, device: come_in(device, at.hall.link("technician")))
    yield Step("The room's devices come in by a link", then(come, outputs_are(light, ["room"])), 5)
    yield Step("The room's devices are signed out", then(at_room(signs_out), outputs_are(dark)), 5)
    yield Step("Console G: the meeting is public again", then(restrict, outputs_are(light), phones_open), 5)


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


Part = Callable[[], Iterator[Step]]
DAY: Sequence[Part] = (opening, panel, booths, discussion, ending)
BEGINNING = DAY[:2]
