"""Route of the lists of speakers of a meeting with their rules, for the console's dialogs."""

from operator import attrgetter

from flask import Response, jsonify, request

from interp.domain.model.commands import CarryList
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.rules import permissions
from interp.domain.views.view_parts import Recipient, meeting_view, person_view
from interp.web.auth import current_actors
from interp.web.routes.format_messages import MeetingLists, OtherMeetingRow, PanellistRow
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import MEETING, Routes
from interp.web.routing.who_may import AT_CONSOLE
from interp.web.services import services
from interp.web.wording import i18n
from interp.wire import reader_language_from, view_json

ROUTES = Routes("meeting_lists")


@ROUTES.get(f"{MEETING}/lists", MeetingLists, may=AT_CONSOLE, query=(q.LANGUAGE,), refusals=(400, 401, 403, 404))
def lists(meeting: str) -> Response:
    """The lists of speakers of a meeting with their rules, and whom a speaker may address.

    `{lists, panellists, others}`: each list as `list.set` takes it; `panellists` as `{id, name}` in `?language=`, whose
    ids `addressed_to` of an entry takes; `others` as `{id, title, starts_at,
    begins}`, into which the reader may carry a list over
    """
    language = reader_language_from(request.args.get("language", "en"))
    state = services().meetings.state(meeting)
    known = tuple(state.lists.values())
    return jsonify(view_json(MeetingLists(language, known, _panellists(state, language), _others(meeting, language))))


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


def _others(meeting: str, language: str) -> tuple[OtherMeetingRow, ...]:
    """Return the meetings that are not over in which the reader is staff too, in the order of their beginning."""
    open_to = {each.meeting for each in current_actors() if permissions.may(each.role, CarryList)}
    listed = ((id_, each, each.about) for id_, each in services().meetings.listed() if each is not None)
    found = [
        _other(each, language) for id_, each, about in listed
        if about and id_ != meeting and each.status != MeetingStatus.CLOSED and not open_to.isdisjoint((id_, None))
    ]  # fmt: skip
    return tuple(sorted(found, key=attrgetter("starts_at", "id")))


def _other(state: Meeting, language: str) -> OtherMeetingRow:
    shown = meeting_view(state, Recipient(language, drafts=True))
    begins = i18n.local(shown.starts_at, shown.timezone).strftime("%Y-%m-%d %H:%M")
    return OtherMeetingRow(shown.id, shown.title.text, shown.starts_at, begins)
