"""Route of the delegation search: finds delegations by a few letters in any language, for staff."""

from datetime import UTC, date, datetime

from flask import Response, jsonify, request

from interp.domain.delegations.registry import KIND_OF, Delegation
from interp.domain.model.roles import PUBLIC, STAFF
from interp.domain.rules.policy import Actor, check_role
from interp.domain.views.audiences import Audience
from interp.errors import BadRequest, NotSignedIn
from interp.service.official_names import day_of
from interp.web.auth import actor_for, chosen, current_actors
from interp.web.messages import DelegationList, DelegationRow
from interp.web.services import services
from interp.wire import language_from, view_json

LONGEST_QUERY = 80


def delegations() -> Response:
    """Matching delegations, best first, by their names on the meeting's day or today."""
    chosen(current_actors(), _staff)
    language = language_from(request.args.get("language", "en"))
    typed = request.args.get("q", "")
    if len(typed) > LONGEST_QUERY:
        raise BadRequest("too_long", field="q", longest=LONGEST_QUERY)
    day = _day(request.args.get("meeting"))
    found = services().delegations.find(typed, language, day)
    rows = tuple(_row(each, language, day) for each in found)
    return jsonify(view_json(DelegationList(language=language, delegations=rows)))


def _staff(actor: Actor) -> None:
    if actor.role == PUBLIC:
        raise NotSignedIn()
    check_role(actor, STAFF)


def _day(meeting: str | None) -> date:
    if meeting is None:
        return datetime.fromtimestamp(services().clock.now_ms() / 1000, UTC).date()
    actor_for(meeting, Audience("console", "en"))
    about = services().meetings.state(meeting).about
    assert about is not None
    return day_of(about)


def _row(found: Delegation, language: str, day: date) -> DelegationRow:
    name = found.on(day)[language]
    return DelegationRow(
        code=found.code, kind=KIND_OF[found.category], category=found.category, name=name.short, formal=name.formal
    )
