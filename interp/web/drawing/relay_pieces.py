"""Pieces of relay: what a booth listens to and why, alarms, the chains of all booths, and what a booth's page says."""

from interp.web.drawing.nodes import Node, Pieces, by, each, el, joined, optional, value, when, word

LINE = {"class": "line"}
EXPECTED_SIGN = el("abbr", {"class": "mark expected", "title": word("relay.expected")}, "?")
EXPECTED = el("span", {"class": "mark"}, word("relay.expected"))
# in words, or by the sign where the page says so elsewhere
MARK = by("expected", {"sign": EXPECTED_SIGN, "word": EXPECTED})
SIGN = by("mode", {
    "direct": "●", "retour": "●", "relay": "◆", "listening": "○", "rest": "○", "gap": "▲", "unknown": "?",
})  # fmt: skip
OF_MODE = el("span", {"class": "sign", "aria-hidden": "true"}, SIGN)


def code(name: str) -> Node:
    """Return the code of a booth, channel or desk, left to right in every language; also where none is given."""
    return el("bdi", {"dir": "ltr"}, value(name))


def own(name: str) -> Node:
    """Return a name or reason in its own direction."""
    return el("bdi", {}, value(name))


def chain(kind: str) -> Node:
    """Return one kind of chains with their booths."""
    booths = optional("bdi", {"dir": "ltr"}, value(kind))
    return optional("span", {"class": "chain", "data-chain": kind}, word(f"chains.{kind}", booths=booths))


CHANNEL = by("source", {"floor": el("bdi", {}, word("chains.floor"))}, code("channel"))
OF_LINE = {"channel": CHANNEL, "booth": code("by"), "language": own("language")}
LISTENERS = {"n": value("n"), "booths": code("booths")}

RELAY: Pieces = {
    "sign": SIGN,
    # `via`: another booth works into the channel than its own; `held`: somebody has the floor
    "line": by("mode", {
        "relay": when("via", word("relay.relay_by", **OF_LINE), word("relay.relay", **OF_LINE)),
        "listening": by("reason", {"own_interpreter": word("relay.listening_own", **OF_LINE)}, word(
            "relay.listening", **OF_LINE,
        )),
        "idle": when("held", word("relay.halted"), word("relay.idle")),
        "retour": by("reason", {"own_channel": word("relay.retour_own", **OF_LINE)}, word("relay.retour", **OF_LINE)),
        "direct": by("reason", {"reads_text": word("relay.from_text")}, word("relay.direct", **OF_LINE)),
    }, word("relay.{mode}", **OF_LINE)),
    "reason": when("override", word("relay.by_hand", reason=own("given")), word("reason.{reason}")),
    "alarm": word(
        "alarm.{code}", booth=code("booth"), channel=CHANNEL, desk=code("desk"), language=own("language"),
        name=own("name"),
    ),
    "alarm_line": el(
        "span", {"class": "alarm", "data-severity": value("severity")},
        el("span", {"class": "sign", "aria-hidden": "true"}, by("severity", {"3": "▲", "2": "△"})), " ",
        el("b", {}, word("alarm.severity.{severity}")), " ", value("alarm"),
    ),
    "alarm_items": each("alarms", el("li", {}, value("each"))),
    # where nothing is interpreted, why; else who is on relay from what, who works direct, is off air, has nothing
    "chains": by("standing", {
        "no_team": word("chains.not_known"), "language_unknown": word("alarm.language_unknown"),
        "nobody": word("chains.nobody"), "halted": word("relay.halted"),
    }, joined(
        " ", chain("relay"), chain("direct"), chain("off_air"), chain("gaps"),
        MARK,
    )),
    # of a booth's page
    "booth_row": el(
        "span", {"class": joined(" ", "relay", when("expected", "expected")), "data-mode": value("mode")},
        joined(" ", OF_MODE, optional("span", {"class": "label"}, value("label")), value("line"), MARK),
    ),
    "booth_label": when("name", own("name"), word("relay.{label}", desk=code("desk"))),
    "booth_others": each("rows", value("each"), " "),
    "booth_why": when("override", el("span", {"class": "by-hand"}, value("reason")), value("reason")),
    "booth_listeners": joined(
        " ", when("mine", word("relay.listeners", **LISTENERS), word("relay.listeners_booth", **LISTENERS)),
        MARK,
        when("mine", el("span", {"class": "say-names"}, word("relay.say_names"))),
    ),
    "booth_unknown": when("known", "", word("relay.unknown")),
    "booth_path": el(
        "bdi", {"dir": "ltr", "aria-hidden": "true"}, value("before"), el("b", {}, value("own")), value("after"),
    ),
    "booth_alarms": each("alarms", el("span", LINE, value("each"))),
    "booth_next": joined(
        " ", el("span", {"class": "label"}, when(
            "known", word("relay.next", language=own("language")), word("relay.next_unknown"),
        )), each("rows", value("each"), " "),
    ),
}  # fmt: skip
