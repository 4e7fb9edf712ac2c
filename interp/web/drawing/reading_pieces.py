"""Pieces of the documents attendees read: a row of the list, facts, blocks with their sides, the place among pages."""

from interp.web.drawing.nodes import Node, Pieces, beside, each, el, value, when, word
from interp.web.drawing.text_pieces import WRITTEN

FACTS = beside(
    word("reading.{kind}"), when("symbol", beside(" · ", el("bdi", {"dir": "ltr"}, value("symbol")))),
    " · ", word("reading.version", n=value("n")),
    when("as_of", beside(" · ", word("reading.as_of", date=value("as_of")))),
)  # fmt: skip
NUMBER = el("bdi", {"class": "number", "dir": value("dir")}, value("number"))
LANGUAGES: Node = each("languages", el("span", WRITTEN, value("name")), " · ")

READING: Pieces = {
    "facts": FACTS,
    "row": el(
        "li", {"data-document": value("id")},
        el("p", {"class": "title"}, el("a", {"href": value("href")}, value("title"))),
        el("p", {"class": "second"}, FACTS),
        el("p", {"class": "tongues"}, LANGUAGES),
    ),
    "block": el("div", {"class": "block", "data-kind": value("kind"), "data-level": value("level")}, value("sides")),
    "side": el(
        "p", {"class": "side", "data-side": value("side")} | WRITTEN,
        when("number", beside(NUMBER, " ")), value("lines"),
    ),
    "place": word("reading.page", page=value("page"), pages=value("pages")),
}  # fmt: skip
