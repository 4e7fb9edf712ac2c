"""The interpretation team of a meeting as a file (CSV): downloaded, and read for review before it is saved."""

from functools import wraps
from typing import Any

from flask import Response, jsonify, request
from werkzeug.wrappers import Response as AnyResponse

from interp.domain.model.roles import DIRECTING
from interp.domain.rules.permissions import Actor
from interp.domain.views.audiences import Audience
from interp.errors import BadRequest, InterpError, NotAllowed
from interp.web.answers import http_error, with_tag
from interp.web.auth import actor_for, check_same_origin
from interp.web.pages.team_table import TeamFault, as_table, read_table
from interp.web.routing.route_declarations import Handler, Routes, WhoMay
from interp.web.routing.who_may import CHIEFS, guarded_by
from interp.web.services import services
from interp.web.wording import i18n
from interp.web.wording.page_words import word
from interp.web.wording.phrases import said
from interp.wire import view_json

ROUTES = Routes("team", "pages")
LARGEST = 200_000  # bytes; a team of the largest booths with the longest names is smaller


@ROUTES.get("/m/<meeting>/team.csv", may=CHIEFS)
def download(meeting: str) -> Response:
    """The team as a table.

    the interpretation team as a table
    """
    state = services().meetings.state(meeting)
    made = as_table(state.teams.booths, state.teams.off_duty)
    response = Response(made, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{meeting}-team.csv"'
    return with_tag(response, state.seq, "team")


def _director(meeting: str) -> Actor:
    check_same_origin()
    actor = actor_for(meeting, Audience("chief", "en"))
    if actor.role not in DIRECTING:
        raise NotAllowed("role")
    return actor


def _answered(handler: Handler) -> Handler:
    """Return the route for those who may set the team; its refusals are JSON, for the page's script."""
    guarded = guarded_by(_director)(handler)

    @wraps(handler)
    def answered(meeting: str) -> Any:
        try:
            return guarded(meeting=meeting)
        except InterpError as error:
            return http_error(error, i18n.request_language())

    return answered


@ROUTES.post("/m/<meeting>/team.csv", may=WhoMay(DIRECTING, guard=_answered))
def review(actor: Actor, meeting: str) -> AnyResponse:
    """What a file of the team says, for review.

    what a file of the team says, for review: `{ok, booths, off_duty, faults}`; nothing is saved
    """
    language = i18n.request_language()
    services().command_limit.take("team", actor.link or actor.name)
    if (request.content_length or 0) > LARGEST:
        raise BadRequest("too_large")
    found = read_table(request.get_data())
    faults = [{"line": each.line, "value": each.value, "message": fault_text(each, language)} for each in found.faults]
    booths = [view_json(each) for each in found.booths]
    return jsonify({"ok": True, "booths": booths, "off_duty": sorted(found.off_duty), "faults": faults})


def fault_text(fault: TeamFault, language: str) -> str:
    """Return what is wrong with a line and what to do."""
    return str(said(word(f"team.fault.{fault.code}"), language))
