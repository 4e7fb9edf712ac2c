"""Route of the lists of speakers of a meeting with their rules, for the console's dialogs."""

from flask import Response, jsonify, request

from interp.domain.model.state import Meeting
from interp.domain.views.view_parts import Recipient, person_view
from interp.web.routes.format_messages import MeetingLists, PanellistRow
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import MEETING, Routes
from interp.web.routing.who_may import AT_CONSOLE
from interp.web.services import services
from interp.wire import reader_language_from, view_json

ROUTES = Routes("meeting_lists")


@ROUTES.get(f"{MEETING}/lists", MeetingLists, may=AT_CONSOLE, query=(q.LANGUAGE,), refusals=(400, 401, 403, 404))
def lists(meeting: str) -> Response:
    """The lists of speakers of a meeting with their rules, and whom a speaker may address.

    `{lists, panellists}`: each list as `list.set` takes it; `panellists` as `{id, name}` in `?language=`, whose ids
    `addressed_to` of an entry takes
    """
    language = reader_language_from(request.args.get("language", "en"))
    state = services().meetings.state(meeting)
    return jsonify(view_json(MeetingLists(language, tuple(state.lists.values()), _panellists(state, language))))


def _panellists(state: Meeting, language: str) -> tuple[PanellistRow, ...]:
    """Return who speaks as a panellist, each once, in the order of the programme."""
    reader = Recipient(language, drafts=True)
    speeches = (state.speeches[each] for item in state.items for each in item.speeches)
    ids = dict.fromkeys(each.person for each in speeches if each.role == "panellist" and each.person in state.people)
    return tuple(
        PanellistRow(each, person_view(state, state.people[each], reader, names_only=True).name.text)
        for each in ids
        if each is not None
    )
