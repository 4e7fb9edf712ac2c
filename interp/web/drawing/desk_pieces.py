"""Pieces of the translation desk: the texts of the programme beside their translations, and how many are approved."""

from interp.web.drawing.nodes import Pieces, by, el, joined, value, when, word
from interp.web.drawing.text_pieces import WRITTEN

# where a programme's text comes from, as far as it is said; "tm" has a match beside it
ORIGINS = ("source", "official", "author", "phrase", "person", "mt")
NO_LIMIT = word("desk.no_limit")

DESK: Pieces = {
    # `field` is typed in and `acts` are done by a script; without one the text is only read
    "text": el(
        "li", {"class": "text", "data-standing": value("standing")},
        el("p", {"class": "source", "id": value("id"), "dir": value("reads")}, value("source")),
        el(
            "div", {"class": "target"},
            when("field", value("field"), el("p", {"class": "value"} | WRITTEN, value("text"))),
            el("p", {"class": "state"}, el("span", {"class": "standing"}, value("stands")), value("acts")),
        ),
        value("conflict"),
    ),
    # "name" and "none" are texts without a version: of a person's name none is needed
    "stands": by("standing", {"name": word("desk.name"), "none": word("desk.empty")}, joined(
        " · ", word("standing.{standing}"), by("origin", {each: word(f"origin.{each}") for each in ORIGINS}),
    )),
    "approved": by("standing", {each: "approved" for each in ("reviewed", "final", "auto")}),
    "count": when("left", word("desk.count", approved=value("approved"), all=value("all")), word("desk.done")),
    "queue_count": word("desk.queue_count", n=value("n")),
    # how long files are kept: on the desk where they are handed in, on the console where the meeting is closed
    "erased_after": word(
        "desk.erased_after", undelivered=when("undelivered", value("undelivered"), NO_LIMIT),
        unpublished=when("unpublished", value("unpublished"), NO_LIMIT),
    ),
}  # fmt: skip
