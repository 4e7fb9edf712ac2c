"""Pieces of the chair's page: the sentences to read out, the list of speakers, what is done at the gavel."""

from interp.web.drawing.floor_pieces import AT_SEAT, LABEL, NEXT, WHO, after_gap
from interp.web.drawing.nodes import Node, Pieces, beside, by, each, el, value, when, word

NAME = {"name": value("name")}
CALLED = {"called": value("called")}


def _ltr(name: str) -> Node:
    """Return a number, a range or a time, from left to right in every language."""
    return el("bdi", {"dir": "ltr"}, value(name))


EXTENSION = {"n": value("n"), "time": _ltr("time")}

# who gets the floor, and in which item; the form of address only where the paper prints it
CALL = beside(
    when("opens", beside(word("chair.open_item", title=value("opens")), value("gap"))),
    value("said"),
    when("excellency", after_gap(word("chair.excellency"))),
    value("on_behalf"),
)  # fmt: skip

CHAIR: Pieces = {
    "holds": beside(by("who", {
        "called": word("chair.keeps_called", **CALLED), "recording": word("chair.runs", **NAME),
        "person": word("chair.keeps", **NAME), "party": word("now_speaks", **NAME),
    }, value("standing")), value("on_behalf")),
    # a party is announced as "the representative of" and its form, or after a colon, never by its bare name
    "call": by("who", {
        "recording": word("chair.watch", **NAME), "called": word("chair.give_called", **CALLED),
        "party": word("chair.give_party", **NAME),
        "function": word("chair.give_function", functions=value("function"), **NAME),
    }, word("chair.give", **NAME)),
    "go_on": by("who", {
        "recording": word("chair.watch", **NAME), "called": word("chair.continue_called", **CALLED),
        "party": word("chair.continue_party", **NAME),
    }, word("chair.continue", **NAME)),
    # a speaking time that is proposed, as the chair announces it: for everyone in minutes or seconds, else by category
    "limit": by("unit", {
        "minutes": word("chair.limit_minutes", n=value("n")), "seconds": word("chair.limit_seconds", n=value("n")),
    }, word("chair.limit", limit=each("limits", beside(
        word("speaks.{category}"), " ", el("bdi", {"dir": "ltr"}, value("length")),
    ), "; "))),
    "limit_later": when("limit", beside(el("span", LABEL, word("chair.limit_say")), " ", value("limit"))),
    "label": by("moment", {
        "limit": word("chair.limit_say"), "close_list": word("chair.asked_say"), "goes_on": word("chair.asked_say"),
    }, word("chair.say")),
    # one sentence at a time: `moment` is what has to be said before the call, which then stands small beneath
    "sentence": by("moment", {
        "limit": value("limit"),
        "open": word("chair.open"), "rule": word("chair.rule"), "suspend": word("chair.suspend"),
        "close": word("chair.close"), "end": word("chair.end"), "close_list": word("chair.close_list"),
        "goes_on": beside(word("chair.not_reached"), value("gap"), word("chair.open_item", title=value("goes_on"))),
    }, beside(when("suspended", beside(word("chair.resume"), value("gap"))), CALL)),
    "after": by("moment", {"open": CALL, "rule": CALL, "limit": CALL, "close_list": CALL, "end": word("chair.close")}),
    # what the secretariat prepared for the moment, in the language in which it is typed
    "prepared": when("text", beside(
        el("span", LABEL, word("chair.prepared")), " ",
        el("span", {"class": "words", "lang": value("lang"), "dir": value("dir")}, value("text")),
    )),
    "conclude": when("over", word("chair.conclude")),
    # the list: who spoke last, who has the floor, the next ones; an item that comes with nobody inscribed is a row too
    "row": el(
        "li", {"class": value("label"), "aria-current": by("label", {"on_floor": "true"})},
        el("span", LABEL, by("label", {
            "last": word("chair.last"), "on_floor": word("on_floor"), "armed": word("armed"), "next": NEXT,
        }, word("then"))), " ",
        el("span", WHO, value("who"), value("on_behalf"), AT_SEAT), when("frame", beside(" ", value("frame"))),
    ),
    "gavel": each("acts", el("button", {"type": "button", "data-gavel": value("each")}, word("gavel.{each}"))),
    "extension": el("li", {}, el("button", {"type": "button", "onclick": value("on_ask")}, el("span", {}, when(
        "reached",
        word("chair.more_minutes_reach", **EXTENSION, reached=_ltr("reached"), all=_ltr("all")),
        word("chair.more_minutes", **EXTENSION),
    )))),
}  # fmt: skip
