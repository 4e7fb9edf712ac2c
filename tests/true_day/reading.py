"""What is read of each page of a meeting: its parts by name, each as one line of what it shows."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: the parts that are read, in the order of the page; `rows` is the list of its programme."""

    parts: dict[str, str]
    rows: str = ""


SPOKEN = '[data-slot="announce"], [data-slot="spoken"]'
DIALOG = "dialog[open] :is(h2, li, p, legend, label:not(:has(select)), button)"
CONSOLE = {
    "alerts": ".alerts",
    "head": '.top .status, [data-slot="private"], [data-slot="outputs-blank"]',
    "floor": "section.floor .head, .holder, .floor > p:not(.interpretation)",
    "times": ".floor .times",
    "end": ".floor .interpretation",
    "bar": ".go",
    "said": '[data-slot="said"], .reports',
    "keys": '[data-do="arm"], [data-do="undo"], [data-do="pause"], [data-do="absent"]',
    "relay": ".relay",
    "selected": ".selected",
    "menu": "[popover]:popover-open",
    "dialog": DIALOG,
    "spoken": SPOKEN,
}
CHAIR = {
    "alerts": ".alerts", "item": '[data-slot="item"]', "holds": ".holds", "interruption": ".interruption",
    "times": ".floor > .times", "end": ".ends", "say": ".say", "list": ".side > :is(p, ol)", "spoken": SPOKEN,
}  # fmt: skip
BOOTH = {
    "alerts": ".alerts",
    "item": ".top .place",
    "alarms": '[data-slot="alarms"]',
    "floor": '.now > .side > .frame, [data-slot="frame"], .who > .name, .who > .interruption',
    "work": ".work, .listeners, .others, .why",
    "about": ".who > .pronounced, .who > .functions, .who > .topic",
    "times": ".now .clock, .lesser .spent, .lesser .to-end",
    "end": ".lesser .interpretation",
    "next": '[data-slot="next"], [data-slot="next-relay"]',
    "seat": '[data-slot="seat"]',
    "said": ".told, .request",
    "foot": ".relay-known, .report, .retour-pending, .retour-asked, [data-retour]",
    "spoken": f'{SPOKEN}, [data-slot="relay-said"], [data-slot="alarm-said"]',
}
CAPTIONS = {
    "alerts": ".alerts",
    "notice": '[data-slot="released"], .blanked, [data-slot="following"]',
    "way in": "main.narrow :is(h1, p)",
    "floor": "main > .interruption, .now > :is(.place, .name, .functions, .topic), "
    '.line-of-time :is(.frame, [data-slot="frame"], .known)',
    "times": ".line-of-time .clock",
    "next": '.about > [data-slot="next"]',
    "spoken": SPOKEN,
}
ROOM = {
    "alerts": ".alerts", "floor": ".now",
    "notice": '[data-slot="following"], [data-slot="released"], [data-slot="away"]',
    "times": "main > .times", "next": '[data-slot="next"]', "spoken": SPOKEN,
}  # fmt: skip
CHIEF = {
    "alerts": ".alerts",
    "floor": "section.floor > .code-of, .who",
    "times": "section.floor > .clock",
    "next": '[data-slot="coming"]',
    "chains": ".chains",
    "alarms": "ul.alarms",
    "said": '[data-slot="said"], [data-slot="none"]',
    **{booth: f'tr[data-booth="{booth}"]' for booth in ("ar", "zh", "en", "fr", "ru", "es")},
    "dialog": DIALOG,
}
KINDS = {
    "console": Kind(CONSOLE, ".side .programme"), "chair": Kind(CHAIR), "booth": Kind(BOOTH),
    "captions": Kind(CAPTIONS, ".rows .programme"), "room": Kind(ROOM),
    "overlay": Kind({"alerts": ".alerts", "all": "main"}), "chief": Kind(CHIEF), "colleague": Kind(BOOTH),
}  # fmt: skip
# The time of the page stands: it passes when the test says so, as if a beat of the service came, and what the page does
# every quarter of a second is done then. No page waits so that thousands need not ask at once.
STANDING_TIME = """(() => {
    Math.random = () => 0;
    const TICK_MS = 250, each = [];
    let began = null, now = 0, heard = null, socket = null;
    performance.now = () => (began === null ? 0 : now - began);
    const every = window.setInterval;
    window.setInterval = (act, ms, ...args) => {
        if (ms === TICK_MS) each.push(act);
        return every(act, ms === TICK_MS ? 1_000 : ms, ...args);
    };
    // an output asks every five seconds whether it may be shown again; here twice a second
    const later = window.setTimeout;
    const soon = (act, ms) => (String(act).includes("reloadWhenThere") ? ms / 10 : ms);
    window.setTimeout = (act, ms, ...args) => later(act, soon(act, ms), ...args);
    const Real = WebSocket;
    window.WebSocket = class extends Real {
        constructor(...args) {
            super(...args);
            socket = this;
            this.addEventListener("message", ({data}) => {
                const [, time] = /"server_now":(\\d+)/.exec(data) ?? [];
                if (!time) return;
                began ??= Number(time);
                now = Math.max(now, Number(time));
                heard = /"epoch":("[^"]+"|\\d+),"seq":(\\d+)/.exec(data) ?? heard;
            });
        }
    };
    window.passes = (time) => {
        if (!heard) return;
        const [, epoch, seq] = heard;
        const data = `42["beat",{"epoch":${epoch},"seq":${seq},"server_now":${time}}]`;
        socket.dispatchEvent(new MessageEvent("message", {data}));
        for (const act of each) act();
    };
})()"""
PASSES = "(now) => window.passes(now)"
READ = """([parts, rows, whole, now]) => {
    window.passes(now);
    const plain = (text) => text.replace(/[\\u2066-\\u2069\\u200e\\u200f]/g, "");
    const clean = (text) => plain(text).replace(/[ \\t\\u00a0\\u202f]+/g, " ");
    const shown = (node) => node.checkVisibility({visibilityProperty: true}) && !node.hidden;
    const off = (node) => (node.disabled ? "(off) " : "");
    const parted = (text) => text.split(/\\n+/).map((each) => each.trim()).filter(Boolean);
    const line = (node) => off(node) + parted(clean(node.innerText)).join(" | ");
    const lines = Object.entries(parts).map(([name, where]) => {
        const nodes = [...document.querySelectorAll(where)].filter(shown);
        const alone = nodes.filter((node) => !nodes.some((other) => other !== node && other.contains(node)));
        return [name, alone.map(line).filter(Boolean).join(" | ")];
    }).filter(([, said]) => said);
    // a range of minutes, which moves with the time, is read at the beginning alone
    const row = (node) => {
        const range = node.dataset.status === "planned" && !whole ? node.querySelector(".when") : null;
        return range?.innerText ? line(node).replace(` | ${line(range)}`, "") : line(node);
    };
    const list = rows ? [...document.querySelectorAll(`${rows} .row`)].filter(shown).map(row) : [];
    return {lines, rows: list};
}"""


VOID = ("br", "img", "input", "link", "meta", "wbr")


class Lines(HTMLParser):
    """The main part of a page that is served whole, a line for each row, heading, paragraph and entry."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._said, self._inside = "", False
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line or a cell."""
        self._inside = self._inside or tag == "main"
        if (self._hidden or "hidden" in dict(attrs)) and tag not in VOID:
            self._hidden.append(tag)
        if tag in ("tr", "p", "li", "h1", "h2"):
            self._end()
        elif tag in ("td", "th"):
            self._said += " | "
        elif tag == "br":
            self._said += " "

    def handle_endtag(self, tag: str) -> None:
        """End a line."""
        if self._hidden:
            self._hidden.pop()
        if tag in ("tr", "p", "li", "h1", "h2", "main"):
            self._end()
        self._inside = self._inside and tag != "main"

    def handle_data(self, data: str) -> None:
        """Add to the line."""
        if self._inside and not self._hidden:
            self._said += data

    def _end(self) -> None:
        said = re.sub(r"[\u2066-\u2069]", "", " ".join(self._said.split())).strip(" |")
        self.lines += [said] if said else []
        self._said = ""


def lines_of(page: str) -> list[str]:
    """Return what the main part of a page says, without direction marks."""
    lines = Lines()
    lines.feed(page)
    return lines.lines
