"""Routes by which a delegation sees the lists of speakers by its link: its own entries, for programs and as a page."""

from typing import Any

from flask import Response, request

from interp.domain.model.state import Meeting
from interp.domain.rules.lists.inscription_window import inscription_at, opened_at
from interp.domain.rules.permissions import Actor
from interp.domain.views.lists.own_entries import OwnList, OwnLists, own_lists, own_number
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.errors import NotFound
from interp.languages import INTERFACE_LANGUAGES
from interp.web.answers import tagged_body
from interp.web.page_cache import drawn_in_steps
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import MEETING, Routes
from interp.web.routing.who_may import DELEGATIONS
from interp.web.services import services
from interp.web.wording import i18n
from interp.web.wording.lists.reason_sentences import ReasonSentences
from interp.wire import encoded, reader_language_from, view_json

ROUTES = Routes("own_entries")
JSON = "application/json"


@ROUTES.get(f"{MEETING}/list/mine", OwnLists, may=DELEGATIONS, query=(q.LANGUAGE,), refusals=(304, 400, 401, 403, 404))
def own_entries_of(actor: Actor, meeting: str) -> Response:
    """The lists of speakers as the delegation of the link sees them.

    `?language=`: for the link of a delegation the windows of the lists, its own entries with place and reason, and how
    many wait; who waits in which order where the list is for delegations or everyone; with ETag, to be asked for every
    5 s at most
    """
    language, state = reader_language_from(request.args.get("language", "en")), services().meetings.state(meeting)
    return tagged_body(lambda: encoded(_lists(state, actor, language)) + b"\n", JSON, own_number(state), "mine")


@ROUTES.get("/m/<meeting>/<language>/mine", may=DELEGATIONS, table="pages")
def own_entries_page(actor: Actor, meeting: str, language: str) -> str:
    """The lists of speakers as the delegation of the link sees them.

    for the link of a delegation: when inscription is open, its own entries with place and reason, and the order of the
    list where delegations see it
    """
    if language not in INTERFACE_LANGUAGES:
        raise NotFound("page")
    state, now = services().meetings.state(meeting), services().clock.now_ms()
    found, about = _lists(state, actor, language), view_json(meeting_view(state, Recipient(language)))
    return drawn_in_steps(
        "own_entries.html", page="own", language=language, meeting_id=meeting, view={"meeting": about}, now=now,
        mine=view_json(found) | {"lists": [view_json(each) | _window(state, each, now) for each in found.lists]},
        changes_at=min((at for each in found.lists for at in _hours(each) if at > now), default=None),
    )  # fmt: skip


def _lists(state: Meeting, actor: Actor, language: str) -> OwnLists:
    zone = state.about.timezone if state.about else "UTC"
    sentences = ReasonSentences(language, lambda ms: i18n.clock_time(ms, zone)[:5])
    return own_lists(state, actor.scope.id if actor.scope else "", language, sentences.of)


def _window(state: Meeting, each: OwnList, now: int) -> dict[str, Any]:
    """Return whether inscription is open now."""
    speakers = state.lists[each.id]
    return {"window": inscription_at(speakers, now, opened_at(state, speakers))}


def _hours(each: OwnList) -> list[int]:
    return [at for at in (each.opens_at, each.closes_at) if at is not None]
