"""Pieces of the captions: a sentence with its new speaker, its lines and clauses, and what a run of lines says once."""

from interp.web.drawing.nodes import Pieces, beside, el, joined, optional, value, when, word
from interp.web.drawing.text_pieces import WRITTEN

NAMED = joined("", word("language.{begins}"), " – ")  # one text, which is read out in one go
COLUMN = {"data-column": value("column")}

CAPTIONS: Pieces = {
    "sentence": el("div", {
        "class": "cue", "data-number": value("number"), "data-kind": value("kind"), "aria-live": value("live"),
    }, value("turn"), value("lines")),
    "turn": el(
        "p", {"class": "turn"},
        optional("span", {"class": "item"}, value("item")),
        el("span", {"class": "who"}, "— ", value("speaker"), value("on_behalf")),
    ),
    "line": el("p", {"class": "said"} | COLUMN | WRITTEN, value("clauses")),
    # `begins` is the language that begins here, named for those who listen
    "clause": beside(
        value("gap"), when("begins", el("span", {"class": "aside"} | WRITTEN, NAMED)),
        value("said"), when("run", beside(" ", value("run"))),
    ),
    "run": el("p", {"class": "run"} | COLUMN | {"aria-live": "off"}, value("run")),
}  # fmt: skip
