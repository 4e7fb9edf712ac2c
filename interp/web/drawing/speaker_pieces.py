"""Pieces that say who speaks: a text in its language, functions, on whose behalf, and the language of a speech."""

from interp.web.drawing.nodes import Pieces, beside, by, each, el, joined, optional, value, when, word

LINE = {"class": "line"}
PARTIES = optional("span", {}, each("parties", value("each"), " · "))
OTHERS = when("n", word("joint_others", n=value("n")))
# of a joint statement `parties` are those who make it and are named, and `n` the number of the others
JOINT = word("joint_statement", parties=joined(" ", PARTIES, OTHERS))
BEHALF = when("joint", JOINT, word("on_behalf", parties=PARTIES))

ORIGINAL_IN = word("original_in", language=word("language.{language}"))

# what is known of a language, in words
KNOWN = when("code", by(
    "standing", {"expected": word("spoken.expected", language=value("language"))}, value("language"),
), word("spoken.unknown"))  # fmt: skip
HUGE = "huge"  # of a booth

SPEAKER: Pieces = {
    # a foreign original has its language's code before it, a draft is marked
    "text": beside(
        when("code", beside(
            el("span", {"class": "code", "title": ORIGINAL_IN}, value("code")),
            " ",
        )),
        el("bdi", {"lang": value("lang"), "dir": value("dir"), "class": when("draft", "draft")}, value("text")),
        when("draft", beside(" ", el("span", {"class": "mark"}, word("draft")))),
    ),
    "functions": beside(each("lines", el("span", LINE, value("each"))), optional("span", LINE, BEHALF)),
    "on_behalf": optional("small", {"class": "behalf"}, " ", BEHALF),
    # `language` is the name of the language, `outside` that it is to be said: of one outside the six
    "frame": beside(
        el("abbr", {
            "class": joined(" ", "frame", value("size"), by("standing", {"confirmed": ""}, value("standing"))),
            "title": KNOWN,
            "lang": by("size", {HUGE: ""}, "en"),
            "role": by("size", {HUGE: "img"}),
            "aria-label": by("size", {HUGE: KNOWN}),  # the code alone is not read aloud in a booth
        }, value("code"), by("standing", {"confirmed": ""}, "?")),
        when("outside", beside(" ", el("span", {"class": "language-name"}, value("language")))),
    ),
    "spoken": beside(
        optional("span", LINE, by("standing", {
            "unknown": word("spoken.unknown"),
            "expected": word("spoken.expected", language=value("language")),
        }, when("outside", el("bdi", {}, value("language"))))),
        optional("span", LINE, when("interpretation", by("interpretation", {
            "booth": word("spoken.in_booth", booth=value("booth")),
            "booth_expected": word("spoken.in_booth_expected", booth=value("booth")),
            "text": word("spoken.from_text"),
            "text_in": word("spoken.from_text_in", booth=value("booth")),
        }, word("spoken.nobody")))),
    ),
}  # fmt: skip
