"""Pieces of the console: what the bar and the keys will do, reports from booths, the menu of the meeting."""

from interp.web.drawing.nodes import Node, Pieces, beside, by, el, optional, value, when, word

NEXT_ITEM, CLOSED = word("next_item"), word("closed")


def entry(act: str) -> Node:
    """Return an entry of the menu of the meeting; what it does is the script's."""
    attributes = {"type": "button", "role": "menuitem", "onclick": value(f"on_{act}")}
    return el("button", attributes, word(f"console.{act}"))


def stroke(name: str, key: Node) -> Node:
    """Return the key of a button, where it has one now."""
    return when(name, beside(el("kbd", {}, key), " "))


IN_ITEM = optional("small", {}, value("item"), value("stated"))
EMPTY = optional("small", {}, value("empty"))  # that the item is left with nobody inscribed

CONSOLE: Pieces = {
    "go_label": by("does", {
        "return": word("console.return"), "take_armed": word("console.take_armed"), "next_item": NEXT_ITEM,
        "next": word("next"),
    }),
    "go_name": by("to", {
        "speech": beside(EMPTY, IN_ITEM, value("speaker"), value("on_behalf")),
        "item": beside(EMPTY, value("item"), el("small", {}, word("console.nobody_yet"), value("stated"))),
        "outer": word("console.return_outer"), "closed": CLOSED,
    }, word("console.end_of_programme")),
    "report": el(
        "p", {"class": "report"},
        el("span", {}, when(
            "language", word("console.report", booth=el("bdi", {}, word("language.{booth}")), language=el(
                "bdi", {}, value("language"),
            )), word("console.report_wrong", booth=el("bdi", {}, word("language.{booth}"))),
        )),
        when("language", el(
            "button", {"type": "button", "onclick": value("on_accept")},
            stroke("heard", word("cap.Enter")), word("console.accept"),
        )),
        el("button", {"type": "button", "onclick": value("on_dismiss")}, stroke("first", "D"), word("console.dismiss")),
    ),
    "menu": when("archived", entry("unarchive_meeting"), beside(
        by("status", {
            "planned": entry("open_meeting"), "open": beside(entry("suspend_meeting"), entry("close_meeting")),
            "suspended": beside(entry("resume_meeting"), entry("close_meeting")),
            "closed": beside(entry("reopen_meeting"), entry("archive_meeting")),
        }),
        by("status", {"closed": ""}, entry("interpretation")),
        el(
            "button", {"type": "button", "role": "menuitem", "onclick": value("on_announce")},
            el("kbd", {}, "F7"), " ", word("announcing.announce"),
        ),
        when("retour", entry("retour")),
        when("private", entry("make_public"), entry("make_private")),
        by("status", {"closed": ""}, when("unreached", entry("hide_unreached"), entry("tell_unreached"))),
        when("outputs_blank", entry("show_all"), entry("blank_all")),
    )),
    "status": word("status.{status}"),
    "membership": word("membership.{membership}"),
    "floor_label": by("kind", {"recording": word("now_shown")}, when("kind", word("on_floor"))),
    # what a key would do now, and on whom
    "act_on": when(
        "name", word("console.act_on", act=word("console.{act}"), name=value("name")), word("console.{act}"),
    ),
    "undo": when("name", word("console.undo_to", name=value("name")), word("console.undo")),
    "pause": by("status", {"paused": word("console.resume")}, word("console.pause")),
    "blank": when("blank", word("console.show"), word("console.blank")),
    "confirm": word("console.confirm", language=value("language")),
    "text_hold": by("mode", {"auto": word("clerk.hold")}, word("clerk.go_on")),
    "text_off": by("mode", {"off_text": word("clerk.on")}, word("clerk.off")),
    "undelivered": when("n", word("console.undelivered", n=value("n"))),
    # how far the captions were from the speaker at a person's last step
    "ahead": by("place", {
        "ahead": word("clerk.ahead", n=value("n")), "behind": word("clerk.behind", n=value("n")),
        "in_step": word("clerk.in_step"),
    }),
}  # fmt: skip
