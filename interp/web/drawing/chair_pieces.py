"""Pieces of the chair's page: who has the floor, the sentence to read out, who follows, the extensions to ask for."""

from interp.web.drawing.nodes import Pieces, beside, by, el, value, when, word

NAME = {"name": value("name")}
CALLED = {"called": value("called")}

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
    "sentence": beside(
        when("suspended", beside(word("chair.resume"), value("gap"))),
        when("opens", beside(word("chair.open_item", title=value("opens")), value("gap"))),
        by("next", {"end": word("chair.end")}, beside(value("said"), value("on_behalf"))),
    ),
    "then": word("chair.then", name=value("name")),
    "then_name": el("span", {}, value("speaker"), value("on_behalf")),
    "extension": el("li", {}, el("button", {"type": "button", "onclick": value("on_ask")}, el("span", {}, word(
        "chair.more_minutes", n=value("n"), time=el("bdi", {"dir": "ltr"}, value("time")),
    )))),
}  # fmt: skip
