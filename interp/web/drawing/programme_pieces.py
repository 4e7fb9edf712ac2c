"""Rows of a programme, items and speeches with their statuses: for readers in two levels, at the console in one."""

from interp.web.drawing.nodes import Node, Pieces, by, el, optional, value, when, word

OF_ITEM = {"data-status": value("status"), "aria-current": by("status", {"open": "step"})}
OF_SPEECH = {"data-status": value("status"), "aria-current": by("status", {"on_floor": "true"})}
NAME = el("span", {"class": "name"}, value("speaker"), value("on_behalf"))
NOT_HELD = word("speech.{status}")
TITLE = el("span", {"class": "title"}, value("title"))
ITEM_SIGN = by("status", {"open": "▸", "done": "✓"})
SPEECH_SIGN = by("status", {
    "on_floor": "●", "interrupted": "‖", "done": "✓", "skipped": "–", "absent": "○", "taken_back": "–",
})  # fmt: skip


def tick(sign: Node) -> Node:
    """Return the sign of a status, which its words say elsewhere."""
    return el("span", {"class": "tick", "aria-hidden": "true"}, sign)


def not_held() -> Node:
    """Return the words for a speech that was not held."""
    return optional("small", {"class": "not-held"}, by("status", {"absent": NOT_HELD, "taken_back": NOT_HELD}))


PROGRAMME: Pieces = {
    # `times` and `limit` of a script: when, and what is left; `spoken` and `why` of an entry likewise
    "item": el(
        "li", {"class": "item"} | OF_ITEM,
        el("span", {"class": "row"}, tick(ITEM_SIGN), TITLE),
        optional("p", {"class": "hours"}, value("when"), value("budget")),
        optional("ol", {"class": "speeches"}, value("speeches")),
    ),
    "speech": el(
        "li", {"class": "row speech"} | OF_SPEECH,
        tick(SPEECH_SIGN), NAME, not_held(), when("unreached", el("small", {"class": "unreached"}, word("unreached"))),
        value("frame"),
    ),
    # what is expected is filled in by a script, which knows a row by its key
    "when": el("span", {"class": "when", "data-when": value("key"), "hidden": value("hidden")}, value("said")),
    "console_item": el(
        "li", {"class": "row item"} | OF_ITEM,
        tick(ITEM_SIGN), TITLE, value("budget"), value("when"),
    ),
    "console_speech": el(
        "li", {"class": "row speech", "data-armed": value("armed")} | OF_SPEECH,
        tick(when("armed", "▲", SPEECH_SIGN)), NAME, not_held(),
        optional("small", {"class": "spoken"}, value("spoken")), value("when"),
        optional("span", {"class": "limit"}, optional("bdi", {"dir": "ltr"}, value("limit"))), value("frame"),
        optional("small", {"class": "why"}, value("why")),
    ),
}  # fmt: skip
