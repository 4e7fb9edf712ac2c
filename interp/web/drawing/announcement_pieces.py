"""Pieces of an announcement: what it says, by the phrases of the stock or as typed, and its row at the console."""

from interp.web.drawing.floor_pieces import ltr
from interp.web.drawing.nodes import Node, Pieces, beside, by, el, joined, optional, value, when, word
from interp.web.drawing.text_pieces import DRAFT, ORIGINAL

PLACE = el("bdi", {"dir": "auto"}, value("place"))


def timed(name: str) -> Node:
    """Return a phrase in which a time of day stands."""
    return word(f"announce.{name}", time=ltr("time"))


# in the order in which the console offers them
SAID = by("phrase", {
    "resumes_at": timed("resumes_at"), "begins_at": timed("begins_at"),
    "suspended_for": word("announce.suspended_for", n=value("n")),
    "take_seats": word("announce.take_seats"),
    "list_closes_at": timed("list_closes_at"), "list_closed": word("announce.list_closed"),
    "time_limit": word("announce.time_limit", n=value("n")), "slower": word("announce.slower"),
    "documents_at_desk": word("announce.documents_at_desk"),
    "statements_to_desk": word("announce.statements_to_desk"),
    "consultations": word("announce.consultations", time=ltr("time"), place=PLACE),
    "moved_to": word("announce.moved_to", place=PLACE), "next_meeting_at": timed("next_meeting_at"),
}, beside(value("text"), " ", optional("bdi", {"class": "mark"}, value("about"))))  # fmt: skip

ANNOUNCED: Pieces = {
    "said": SAID,
    # of one that was typed; `foreign` is the language of an original in another than the page's
    "about": joined(" · ", word("announcements.typed"), by("standing", {"original": ORIGINAL}, DRAFT)),
    "line": optional("li", {"data-announcement": value("id")}, value("said")),
    # `newest`: the key withdraws this one
    "row": el(
        "li", {"data-announcement": value("id")},
        el("span", {"class": "words"}, value("said")),
        el("span", {"class": "second"}, value("hearers"), " · ", word("announcing.until_time", time=ltr("until"))),
        el(
            "button", {"type": "button", "onclick": value("on_withdraw")},
            when("newest", beside(el("kbd", {}, "F10"), " ")), word("announcing.withdraw"),
        ),
    ),
}  # fmt: skip
