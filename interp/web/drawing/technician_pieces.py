"""Pieces of the technician's page and of the wall of all rooms: what is wrong, with the sign of how bad it is."""

from interp.web.drawing.nodes import Pieces, by, el, value

SIGN = el("span", {"class": "sign", "aria-hidden": "true"}, by("severity", {"0": "●", "1": "○", "2": "▲", "3": "✕"}))

TECHNICIAN: Pieces = {
    "sign": SIGN,
    "trouble": el("li", {"data-severity": value("severity")}, SIGN, " ", el("span", {}, value("said"))),
}  # fmt: skip
