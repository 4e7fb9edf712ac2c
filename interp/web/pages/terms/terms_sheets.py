"""Pages for printing: the terms and names of a meeting in two languages, and a text with those that occur in it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from flask import request

from interp.domain.checks.name import occurs
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.state import Meeting
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.service.terms.meeting_terms import (
    LookedUp,
    known_terms,
    other_delegations,
    programme_names,
    reference_terms,
)
from interp.web.page_cache import drawn_in_steps, in_turns
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import Routes
from interp.web.routing.who_may import shown_to
from interp.web.services import services
from interp.web.statement_titles import called
from interp.wire import view_json

ROUTES = Routes("terms_sheets", "pages")
BOOTH = "/m/<meeting>/booth/<language>"
NAMES = ("person", "function", "party", "delegation")


@ROUTES.get(f"{BOOTH}/terms", may=shown_to("booth"), query=(q.BESIDE,))
def terms_sheet(meeting: str, language: str) -> str:
    """The names and terms of a meeting for printing, in the booth's language and another.

    the names of the programme with their pronunciation and the operator’s terms, for printing: the booth’s language
    and that of `?beside=`
    """
    state, beside = services().meetings.state(meeting), _beside(language)
    rows = (*programme_names(state), *known_terms(services().terms().terms))
    return _drawn(state, language, beside, rows)


@ROUTES.get(f"{BOOTH}/texts/<document>/sheet", may=shown_to("booth"))
def text_sheet(meeting: str, language: str, document: str) -> str:
    """A text for printing in the booth's language beside the original, with the names and terms that occur in it.

    one of these texts for printing, beside its original, with the names and terms that occur in it
    """
    state = services().meetings.state(meeting)
    found, blocks = services().reader.read_ahead(meeting, document, language)
    beside = found.language if found.language != language else _beside(language)
    lines = [view_json(line) for each in in_turns(blocks) for line in each.lines]
    whole = " ".join((line["second"] or line["text"])["text"] for line in lines)
    terms = services().terms
    known = (*known_terms(terms().terms), *reference_terms(in_turns(terms.references())))
    others = other_delegations(state, services().delegations.delegations)
    rows = tuple(_occurring((*programme_names(state), *known, *others), whole, found.language))
    title = called(state, found).get(language) or found.title
    return _drawn(state, language, beside, rows, title=title, lines=lines, original=found.language)


def _beside(language: str) -> str:
    """Return the language beside the booth's own: the one asked for, else English, for the English booth French."""
    asked = request.args.get("beside", "")
    usual = "fr" if language == "en" else "en"
    return asked if asked in MEETING_LANGUAGES and asked != language else usual


def _occurring(rows: Iterable[LookedUp], text: str, language: str) -> Iterator[LookedUp]:
    for each in in_turns(rows):
        if any(occurs(form, text, language) for form in each.forms.get(language, ())):
            yield each


def _drawn(state: Meeting, language: str, beside: str, rows: Sequence[LookedUp], **more: Any) -> str:
    about = view_json(meeting_view(state, Recipient(language)))
    kinds = {"names": NAMES, "terms": ("required", "kept", "reference")}
    parts = {name: _pairs(rows, each, language, beside) for name, each in kinds.items()}
    return drawn_in_steps("terms_sheet.html", language=language, beside=beside, meeting=about, parts=parts, **more)


def _pairs(rows: Sequence[LookedUp], kinds: Sequence[str], language: str, beside: str) -> list[dict[str, str]]:
    """Return the rows of some kinds that have a form in one of the two languages, in order and each once."""
    made = dict.fromkeys(
        (" / ".join(each.forms.get(language, ())), " / ".join(each.forms.get(beside, ())), each.pronounced)
        for each in rows if each.kind in kinds
    )  # fmt: skip
    return [dict(zip(("own", "other", "pronounced"), row, strict=True)) for row in made if row[0] or row[1]]
