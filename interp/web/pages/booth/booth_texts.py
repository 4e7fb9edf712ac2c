"""Pages on which a booth reads the texts of speeches before they are delivered: the list, and each text."""

from collections.abc import Iterator
from typing import Any

from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Meeting
from interp.domain.views.view_parts import Recipient, item_view, meeting_view
from interp.ports import Document
from interp.value_types import dataclass
from interp.web.page_cache import drawn_in_steps, in_turns
from interp.web.routing.route_declarations import Routes
from interp.web.routing.who_may import shown_to
from interp.web.services import services
from interp.web.statement_titles import called
from interp.wire import view_json

ROUTES = Routes("booth_texts", "pages")
TEXTS = "/m/<meeting>/booth/<language>/texts"


@dataclass(frozen=True, slots=True)
class BoothText:
    """A text as a booth's list has it: `item` is the view of the item it belongs to, `delivered` whether it was spoken.
    """

    id: str
    title: str
    language: str
    delivery: str | None
    item: dict[str, Any] | None
    delivered: bool


@ROUTES.get(TEXTS, may=shown_to("booth"))
def listing(meeting: str, language: str) -> str:
    """The texts that are filed for the booths, in the order of the programme.

    the texts filed for the booths, spoken or not
    """
    state = services().meetings.state(meeting)
    found = services().reader.for_booths(meeting)
    rows = [_row(state, found[each], language) for each in _in_order(state) if each in found]
    return _drawn("booth_texts.html", state, language, rows=rows)


@ROUTES.get(f"{TEXTS}/<document>", may=shown_to("booth"))
def text(meeting: str, language: str, document: str) -> str:
    """A whole text in the booth's language, drafts too, beside the original.

    one of these texts beside its original, drafts too
    """
    state = services().meetings.state(meeting)
    found, blocks = services().reader.read_ahead(meeting, document, language)
    shown = [view_json(each) for each in in_turns(blocks)]
    translated = any(line.second and line.text.language == language for each in blocks for line in each.lines)
    about = _row(state, found, language)
    return _drawn("booth_text.html", state, language, text=about, blocks=shown, beside=translated)


def _in_order(state: Meeting) -> Iterator[str]:
    """Yield the speeches in the order of the programme."""
    for item in state.items:
        yield from item.speeches


def _row(state: Meeting, document: Document, language: str) -> BoothText:
    speech = state.speeches[document.speech or ""]
    item = next((each for each in state.items if speech.id in each.speeches), None)
    seen = view_json(item_view(state, item, Recipient(language, drafts=True))) if item else None
    title, delivered = called(state, document).get(language) or document.title, speech.status == SpeechStatus.DONE
    return BoothText(document.id, title, document.language, document.delivery, seen, delivered)


def _drawn(template: str, state: Meeting, language: str, **more: object) -> str:
    meeting = view_json(meeting_view(state, Recipient(language)))
    return drawn_in_steps(template, language=language, view={"meeting": meeting}, meeting_id=meeting["id"], **more)
