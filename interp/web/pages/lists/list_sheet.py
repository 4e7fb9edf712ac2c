"""Route of the list of speakers for printing: who spoke and who waits, with the hour and the number of the list."""

from interp.domain.views.list_entries import EntryView
from interp.domain.views.lists.called_rows import as_called
from interp.domain.views.programme import SpeechRow, programme
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.web.page_cache import drawn_in_steps, in_turns
from interp.web.routing.route_declarations import Routes
from interp.web.routing.who_may import AT_CONSOLE
from interp.web.services import services
from interp.web.wording import i18n
from interp.web.wording.list_words import ENTRIES, INSCRIPTION
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
    speeches = [each.speech for row in found.items for each in row.speeches]
    names = {each.id: (each.person or each.party).name.text for each in speeches}
    sentences = ReasonSentences(language, lambda ms: i18n.clock_time(ms, about["timezone"])[:5])
    return drawn_in_steps(
        "list_sheet.html", language=language, meeting=about, number=found.programme_seq, now=now,
        rows=[
            view_json(row.item)
            | {"speeches": [view_json(each) | _in_words(each, names, sentences) for each in in_turns(row.speeches)]}
            for row in as_called(state, found.items) if row.speeches
        ],
    )  # fmt: skip


def _in_words(row: SpeechRow, names: dict[str, str], sentences: ReasonSentences) -> dict[str, str]:
    """Return the category of an entry, its standing where that is more than the status, and why it stands there."""
    if row.entry is None or row.entry.desk is None:
        return {}
    language, desk, place = sentences.language, row.entry.desk, row.entry.desk.reason.place
    after, other = (names.get(each or "", "") for each in (place.after, place.other)) if place else ("", "")
    standing = _standing(row.entry, row.status)
    return {
        "category": str(said(ENTRIES[f"speaks.{row.entry.category}"], language)),
        "standing": str(said((ENTRIES | INSCRIPTION)[standing], language)) if standing else "",
        "why": sentences.of(desk.reason, after, other) if row.status == "planned" and not row.entry.not_reached else "",
    }


def _standing(entry: EntryView, status: str) -> str | None:
    """Return the key of what is to be said of an entry in place of the status of its speech."""
    assert entry.desk
    if entry.desk.carried_over:
        return "standing.carried_over"
    if entry.desk.standing == "withdrawn" and status == "skipped":
        return "standing.withdrawn"
    if status != "planned":
        return None
    if entry.not_reached:
        return "standing.not_reached"
    return "entry.to_confirm" if entry.desk.to_confirm else f"standing.{entry.desk.standing}"
