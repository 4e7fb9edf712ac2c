"""Pieces of the chief interpreter's page: a row of the boards for each booth, and who comes next."""

from interp.web.drawing.nodes import Pieces, beside, by, each, el, joined, optional, value, when, word
from interp.web.drawing.relay_pieces import EXPECTED_SIGN, OF_MODE, code, own

QUIET = {"type": "button", "class": "quiet"}
SECOND = {"class": "second"}
UNSURE = when("unsure", beside(" ", EXPECTED_SIGN))
SOURCE = by("source", {"floor": el("bdi", {}, word("chief.floor_direct"))}, code("channel"))
BY_HAND = {"channel": SOURCE, "reason": own("reason")}
OF_BOOTH = {"booth": value("code")}  # in what a button is called

OWN = {"booth": code("code")}
# who produces the channel of a booth, by what the booth does
MADE = by("mode", {
    "direct": word("channel.booth_floor", **OWN),
    "relay": word("channel.booth_relay", channel=code("channel"), **OWN),
    "listening": by("reason", {"own_interpreter": word("channel.own", **OWN)}, word(
        "channel.booth_floor", booth=code("by"),
    )),
    "retour": word("channel.floor"), "rest": word("channel.floor"),
    "gap": word("channel.nobody"), "unknown": word("channel.unknown"),
})  # fmt: skip

CHIEF: Pieces = {
    "coming": each("rows", when("speaker", joined(
        " ", el("span", {"class": "label"}, by("label", {"next": word("next"), "armed": word("armed")})),
        value("speaker"), value("frame"),
    )), " "),
    "no_team": when("team", "", word("team.none")),
    "microphones": when("known", "", beside("(", word("chief.microphones_unknown"), ")")),
    "next_expected": when("said", "", beside("(", word("relay.expected"), ")")),
    "board": el(
        "tr", {"data-booth": value("booth")},
        el("th", {"scope": "row"}, el(
            "abbr", {"class": "frame", "title": word("language.{booth}"), "lang": "en"}, value("code"),
        )),
        when("team", beside(
            el(
                "td", {"class": "now-of"},
                el("div", {"class": "now-row"}, value("line"), value("retour"), el("button", QUIET | {
                    "data-override": value("booth"), "aria-label": word("chief.override_of", **OF_BOOTH),
                }, word("chief.override"))),
                value("by_hand"), optional("p", SECOND, value("reason")),
            ),
            el("td", {"class": "channel-of"}, value("channel")),
            el("td", {"class": "people-of"}, el("ul", {"role": "list"}, value("people"))),
            el("td", {"class": "next-of"}, when("next", beside(
                el("span", {"class": "label narrow"}, word("chief.next")), value("next"),
            ))),
        ), el("td", {"colspan": "4"}, el("p", SECOND, word("chief.no_team")))),
    ),
    "line": el(
        "p", {"class": "line-of", "data-mode": value("mode")},
        OF_MODE, " ", by("mode", {"rest": word("chief.rest")}, value("line")), UNSURE,
    ),
    "retour": el("button", QUIET | {
        "data-retour": value("booth"), "data-into": value("into"),
        "data-ask": when("n", word("chief.retour_ask", n=value("n"))),
    }, word("chief.retour", language=el("bdi", {}, word("language.{into}")))),
    "by_hand": el(
        "p", {"class": "by-hand"},
        when("speech", word("chief.by_hand", **BY_HAND), word("chief.by_hand_meeting", **BY_HAND)), " ",
        el("button", {
            "type": "button", "data-clear": value("booth"), "aria-label": word("chief.clear_of", **OF_BOOTH),
        }, word("chief.clear")),
    ),
    "channel": beside(
        optional("p", {}, MADE, UNSURE),
        optional("p", SECOND, word("channel.heard_by", booths=optional("bdi", {"dir": "ltr"}, value("listeners")))),
    ),
    "person": el(
        "li", {"data-state": value("state")},
        el("span", {"class": "seat"}, code("seat")),
        el("span", {"class": "person"}, when("name", own("name"), el("span", SECOND, word("chief.unnamed")))),
        el("bdi", {"class": "levels", "dir": "ltr"}, value("languages")),
        el(
            "span", {"class": "state"}, word("seat.{state}"),
            when("microphone", beside(" · ", word("desks.microphone_{microphone}"))),
            when("releases", beside(" ", el("button", QUIET | {
                "data-release": value("booth"),
                "aria-label": word("chief.release_of", desk=value("releases"), **OF_BOOTH),
            }, word("chief.release")))),
        ),
        when("id", el(
            "label", {"class": "duty"},
            el("input", {
                "type": "checkbox", "data-duty": value("id"), "checked": value("on_duty"),
                "aria-label": word("chief.on_duty_of", name=value("called"), **OF_BOOTH),
            }), " ", word("chief.on_duty"),
        )),
    ),
}  # fmt: skip
