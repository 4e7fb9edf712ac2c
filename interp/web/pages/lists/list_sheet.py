"""Route of the list of speakers for printing: who spoke and who waits, with the hour and the number of the list."""

from collections.abc import Iterator
from typing import Any

from interp.domain.views.programme import ItemRow, SpeechRow, programme
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.web.page_cache import drawn_in_steps, in_turns
from interp.web.routing.route_declarations import Routes
from interp.web.routing.who_may import AT_CONSOLE
from interp.web.services import services
from interp.web.wording import i18n
from interp.web.wording.list_words import ENTRIES
from interp.web.wording.lists.reason_sentences import ReasonSentences
from interp.web.wording.phrases import said
from interp.wire import view_json

ROUTES = Routes("list_sheet", "pages")


@ROUTES.get("/m/<meeting>/list", may=AT_CONSOLE)
def list_sheet(meeting: str) -> str:
    """The list of speakers for printing, with the hour and the number of the list.

    the list of speakers as a page for printing, in any of the six languages, with its hour and number
    """
    language = i18n.request_language()
    state, now = services().meetings.state(meeting), services().clock.now_ms()
    found = programme(state, language, drafts=True, in_turns=in_turns)
    about = view_json(meeting_view(state, Recipient(language)))
    sentences = ReasonSentences(language, lambda ms: i18n.clock_time(ms, about["timezone"])[:5])
    return drawn_in_steps(
        "list_sheet.html", language=language, meeting=about, number=found.programme_seq, now=now,
        rows=[view_json(row.item) | {"speeches": list(_rows(row, sentences))} for row in found.items if row.speeches],
    )  # fmt: skip


def _rows(item: ItemRow, sentences: ReasonSentences) -> Iterator[dict[str, Any]]:
    """Yield the rows of an item, each with its category and, while it waits, why it stands there, in words."""
    names = {each.speech.id: (each.speech.person or each.speech.party).name.text for each in item.speeches}
    for each in in_turns(item.speeches):
        yield view_json(each) | _in_words(each, names, sentences)


def _in_words(row: SpeechRow, names: dict[str, str], sentences: ReasonSentences) -> dict[str, str]:
    if row.entry is None or row.entry.desk is None:
        return {}
    reason = row.entry.desk.reason
    after = names.get(reason.place.after or "", "") if reason.place else ""
    return {
        "category": str(said(ENTRIES[f"speaks.{row.entry.category}"], sentences.language)),
        "why": sentences.of(reason, after) if row.status == "planned" else _elsewhere(row, sentences.language),
    }


def _elsewhere(row: SpeechRow, language: str) -> str:
    """Return the words for an entry that is carried over, empty for another."""
    carried = row.entry and row.entry.desk and row.entry.desk.carried_over
    return str(said(ENTRIES["standing.carried_over"], language)) if carried else ""
