"""Pieces of the moderator's page: the panellists with their time, and the questions put to them."""

from interp.web.drawing.floor_pieces import WHO
from interp.web.drawing.nodes import Pieces, beside, each, el, joined, value, when, word

LTR = {"dir": "ltr"}
NAMES = each("to", value("each"), " · ")

MODERATOR: Pieces = {
    "panellist": el(
        "li", {"data-status": value("status")},
        el("span", WHO, value("who")), " ",
        el("span", {"class": "second"}, joined(
            " · ", word("speech.{status}"), when("held", el("bdi", LTR, value("held"))),
            when("questions", word("moderator.asked", n=value("questions"))),
        )),
    ),
    "question": el(
        "li", {"data-status": value("status")},
        el("span", WHO, value("who"), value("on_behalf")),
        when("to", beside(" ", el("span", {"class": "second"}, word("moderator.to", names=NAMES)))),
    ),
}  # fmt: skip
