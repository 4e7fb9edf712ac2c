"""Pieces of a text that people read: its words, where they come from, and the document symbols in it."""

from interp.web.drawing.nodes import Pieces, beside, by, el, joined, optional, value, when, word

WRITTEN = {"lang": value("lang"), "dir": value("dir")}

TYPED = by("how", {"typed": word("provenance.typed")})
ORIGINAL = when("foreign", word("original_in", language=word("language.{foreign}")))
APPROVED = by("standing", {
    "reviewed": word("standing.reviewed"), "final": by("origin", {"official": ""}, word("standing.final")),
})  # fmt: skip
ORIGIN = by("origin", {"person": "", "tm": word("origin.tm", match=value("match"))}, word("origin.{origin}"))
FIXTURE = when("fixture", word("provenance.fixture"))
# of a line itself, and never of a run of lines
CORRECTED = when("corrected", word("provenance.corrected"))
DRAFT = by("standing", {"draft": word("draft")})
STALE = when("stale", word("provenance.stale"))


TEXT: Pieces = {
    "provenance": joined(
        " · ", TYPED, CORRECTED,
        by("standing", {"original": ORIGINAL}, joined(" · ", DRAFT, APPROVED, ORIGIN, FIXTURE, STALE)),
    ),
    # what a run of lines shares, said once after its last
    "provenance_of_run": joined(
        " · ", TYPED, by("standing", {"original": ORIGINAL}, joined(" · ", APPROVED, ORIGIN, FIXTURE)),
    ),
    # `rewritten` is a script's: the line was another when the page showed it first
    "provenance_of_line": joined(
        " · ", CORRECTED, DRAFT, when("rewritten", word("captions.corrected")),
    ),
    # in the language of the page
    "mark": optional("bdi", {"class": "mark"} | WRITTEN, value("about")),
    # `number` is that of a caption, `segment` that of a document, `id` where a link leads to
    "said": beside(
        el("bdi", {
            "class": joined(" ", "words", when("draft", "draft")),
            "data-number": value("number"), "data-segment": value("segment"), "id": value("id"),
            "role": when("heading", "heading"), "aria-level": when("heading", "2"),
        } | WRITTEN, value("text")),
        when("about", beside(" ", value("about"))),
    ),
    # `outside` leads out of the service, `apart` opens a new tab
    "symbol": el("a", {
        "class": joined(" ", "symbol", when("outside", "outside")), "href": value("href"),
        "hreflang": value("hreflang"), "rel": when("apart", "noopener noreferrer"),
        "target": when("apart", "_blank"), "aria-describedby": when("outside", "outside"),
    }, el("bdi", {"dir": "ltr"}, value("text"))),
}  # fmt: skip
