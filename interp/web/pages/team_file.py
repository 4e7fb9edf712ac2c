"""The interpretation team of a meeting as a file (CSV): downloaded, and read for review before it is saved."""

from typing import Any

from flask import Blueprint, Response, jsonify, request
from werkzeug.wrappers import Response as AnyResponse

from interp.domain.model.roles import DIRECTING
from interp.domain.views.audiences import Audience
from interp.errors import BadRequest, InterpError, NotAllowed
from interp.web.answers import http_error, with_tag
from interp.web.auth import actor_for, check_same_origin
from interp.web.pages.team_table import TeamFault, as_table, read_table
from interp.web.services import services
from interp.web.wording import i18n
from interp.web.wording.page_words import word
from interp.web.wording.phrases import said
from interp.wire import view_json

LARGEST = 200_000  # bytes; a team of the largest booths with the longest names is smaller


def create_team() -> Blueprint:
    """Return the routes of the team's file."""
    team = Blueprint("team", __name__)
    team.add_url_rule("/m/<meeting>/team.csv", "download", download)
    team.add_url_rule("/m/<meeting>/team.csv", "review", review, methods=["POST"])
    return team


def download(meeting: str) -> Response:
    """The team as a table, for the chief interpreter and staff. Raises NotFound, NotSignedIn, NotAllowed."""
    actor_for(meeting, Audience("chief", i18n.request_language()))
    state = services().meetings.state(meeting)
    made = as_table(state.teams.booths, state.teams.off_duty)
    response = Response(made, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{meeting}-team.csv"'
    return with_tag(response, state.seq, "team")


def review(meeting: str) -> AnyResponse:
    """What a file says, as JSON for the page, which saves it after review; nothing is saved here."""
    language = i18n.request_language()
    try:
        return jsonify(_read(meeting, language))
    except InterpError as error:
        return http_error(error, language)


def _read(meeting: str, language: str) -> dict[str, Any]:
    check_same_origin()
    actor = actor_for(meeting, Audience("chief", language))
    if actor.role not in DIRECTING:
        raise NotAllowed("role")
    services().command_limit.take("team", actor.link or actor.name)
    if (request.content_length or 0) > LARGEST:
        raise BadRequest("too_large")
    found = read_table(request.get_data())
    faults = [{"line": each.line, "value": each.value, "message": fault_text(each, language)} for each in found.faults]
    booths = [view_json(each) for each in found.booths]
    return {"ok": True, "booths": booths, "off_duty": sorted(found.off_duty), "faults": faults}


def fault_text(fault: TeamFault, language: str) -> str:
    """Return what is wrong with a line and what to do."""
    return str(said(word(f"team.fault.{fault.code}"), language))
