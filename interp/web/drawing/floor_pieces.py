"""Pieces of every page with a floor: how the meeting stands, interruptions, clocks, ends, the item, who is next."""

from interp.web.drawing.nodes import Node, Pieces, beside, by, each, el, joined, optional, value, when, word

LABEL = {"class": "label"}
WHO = {"class": "who"}
NEXT = word("next")
# at which seat or microphone the armed speaker is, after the name
SEAT = word("seat_of", seat=el("bdi", {}, value("seat")))
AT_SEAT = when("seat", beside(" ", el("small", {"class": "at-seat"}, SEAT)))


def ltr(name: str) -> Node:
    """Return a time or number, left to right in every language."""
    return el("bdi", {"dir": "ltr"}, value(name))


def after_gap(node: Node) -> Node:
    """Return a sentence after another one; what parts two depends on the language."""
    return beside(value("gap"), node)


def counted(**more: Node) -> Node:
    """Return a planned end with the time to it, or since then."""
    left = el("bdi", {"dir": "ltr", "data-part": "count"} | more, value("left"))
    return when("says", beside(el("span", LABEL, word("{says}", time=ltr("time"))), " ", left))


HALTED = beside(
    el("span", {"class": "sign", "aria-hidden": "true"}, by("status", {"suspended": "‖", "closed": "■"})), " ",
    el("strong", {}, word("{status}")),
    when("reason", after_gap(word("reason.{reason}"))),
    when("since", after_gap(word("since", time=ltr("since")))),
    when("until", beside(
        after_gap(word("resumes_at", time=ltr("until"))), " ",
        el("bdi", {"class": "resume", "dir": "ltr", "data-part": "resume"}),
    )),
    when("archived", after_gap(word("archived"))),
)  # fmt: skip
BEGINS = {"day": el("bdi", {}, value("day")), "time": ltr("time")}

HIDDEN = {"aria-hidden": "true"}


def part(tag: str, name: str, *children: Node, **more: Node) -> Node:
    """Return a part of a clock, which a script fills again as time passes."""
    return el(tag, {"class": name, "data-part": name} | more, *children)


# in overtime the overrun has the sign: "+03:53"
CLOCK_SIGN = by("face", {"paused": "‖", "normal": "●", "warning": "▲"})
CLOCK_WORD = by("face", {
    "paused": word("clock.paused"), "warning": word("clock.warning"), "over": word("clock.over"),
})  # fmt: skip

WITHOUT = ("off_text", "no_text", "text_follows")  # captions
SAID_ON_SCREENS = ("follow.off_text", "follow.held")
SAID_TO_READERS = ("follow.no_text", "follow.text_follows", "follow.not_public")

PLANNED = when("hour", word("item_planned", **{"from": ltr("hour")}))
STATED = when("hour", beside(" · ", PLANNED))

FLOOR: Pieces = {
    # while nobody has the floor
    "standing": by("status", {
        "planned": by("begins", {
            "planned_on": word("planned_on", **BEGINS), "planned_past": word("planned_past", **BEGINS),
            "planned_due": word("planned_due", time=ltr("time")),
        }, word("planned", time=ltr("time"))),
        "suspended": word("suspended"), "closed": word("closed"),
    }, word("nobody")),
    "halted": by("status", {"suspended": HALTED, "closed": HALTED}),
    "released": when("time", by(
        "audience", {"booth": word("booth.released", time=ltr("time"))}, word("interpretation.ended", time=ltr("time")),
    )),
    "interruption": when("kind", joined(
        " · ", word("interruption.{kind}"), word("interruption.goes_on", name=value("name")),
    )),
    # `face` is the phase, or that the clock is paused; `bar`: with a bar of the share that is used
    "clock": el(
        "span", {
            "class": "clock", "data-clock": value("name"), "data-phase": value("phase"), "role": "timer",
            "aria-label": word("clock.{name}"), "data-paused": value("paused"), "data-unlimited": value("unlimited"),
        },
        "\n", part("span", "sign", by("phase", {"idle": ""}, CLOCK_SIGN), **HIDDEN),
        "\n", part("bdi", "elapsed", by("phase", {"idle": "–"}, value("elapsed")), dir="ltr"),
        "\n", el("span", {"class": "of"}, el("span", HIDDEN, "/"), " ", el(
            "bdi", {"dir": "ltr", "data-part": "limit"}, value("limit"),
        )),
        "\n", part("bdi", "left", value("left"), dir="ltr"),
        "\n", part("span", "word", CLOCK_WORD),
        "\n", when("bar", part("progress", "share", max="100", value=value("share"), **HIDDEN)), "\n",
    ),
    "to_end": counted(**{"class": when("over", "over")}),
    "interpretation": beside(
        optional("span", {"class": "line"}, counted()),
        each("lines", el("span", {"class": "line"}, when(
            "title", word("{line}", time=ltr("hour"), title=value("title")), word("{line}", time=ltr("hour")),
        ))),
    ),
    "numbered_item": when("title", joined(
        " ", optional("span", {"class": "number"}, word("item_number", number=value("number"))), value("title"),
    )),
    "item_place": when("title", beside(
        value("title"), " · ", word("item_place", position=value("position"), of=value("of")),
    )),
    "inscribed": beside(word("nobody_inscribed", item=value("item")), STATED),
    # the hour that the programme states of an item that has not begun
    "planned": PLANNED,
    "stated": STATED,
    "pronounced": word("pronounced", note=value("note")),
    # who comes next, one line each; an item that comes with nobody inscribed is one too
    "coming": each("rows", el(
        "p", {"class": by("label", {"armed": "armed"})},
        el("span", LABEL, by("label", {"armed": word("armed"), "next": NEXT}, word("then"))), " ",
        el("span", WHO, value("who"), value("on_behalf"), AT_SEAT, when(
            "pronounces", beside(" ", el("small", {}, value("pronounced"))),
        )),
        when("speech", " "), value("frame"),
    )),
    "room_next": when("who", beside(
        el("span", LABEL, NEXT), " ", el("span", WHO, value("who"), value("on_behalf"), AT_SEAT),
    )),
    # of a list of speakers: who spoke last, how many wait
    "on_list": joined(
        " · ",
        when("last", el("span", {}, word("last_speaker", name=value("last")), value("on_behalf"))),
        when("remaining", word("remaining", n=ltr("remaining"))),
    ),
    "followed_how": beside(
        when("mode", word("followed.{mode}")), when("unseen", beside(when("mode", " · "), word("followed.unseen"))),
    ),
    "followed_place": when("of", by(
        "position", {"0": word("followed.before")}, word("followed.place", position=ltr("position"), of=ltr("of")),
    )),
    # why captions do not move, or that they are at an estimated pace; `mode` is not given where a text may be loading
    "followed": when("mode", by("mode", {each: f"follow.{each}" for each in WITHOUT}, when(
        "visible", by("mode", {"held": "follow.held"}, when("approximate", "follow.approximate")), "follow.not_public",
    ))),
    "caption_wait": by("key", {each: word(each) for each in (*SAID_ON_SCREENS, *SAID_TO_READERS)}),
    "screen_wait": by("key", {each: word(each) for each in SAID_ON_SCREENS}),
    "hand": by("whose", {"you": word("hand.you"), "other": word("hand.other", name=el("bdi", {}, value("name")))}),
}  # fmt: skip
