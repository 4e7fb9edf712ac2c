"""Route of the text of the speech on the floor, for console, booths and desk: its units and the position in it."""

from flask import Response, jsonify, request

from interp.domain.model.roles import ROLES
from interp.domain.rules.permissions import Actor
from interp.domain.views.audiences import Audience, admit
from interp.domain.views.caption_following import place_view
from interp.service.caption_scripts import Script
from interp.web.auth import chosen, current_actors
from interp.web.messages import ScriptAnswer, ScriptRow
from interp.web.services import services
from interp.wire import reader_language_from, view_json


def script_of(meeting: str) -> Response:
    """The units of the followed text, with drafts, in one language and the original; none without a text."""
    language = reader_language_from(request.args.get("language", "en"))
    chosen(current_actors(), lambda actor: _works_here(actor, meeting))
    state = services().meetings.state(meeting)
    place, script = place_view(state), services().follower.script(meeting)
    body = ScriptAnswer(language, None, None, 0, ())
    if place is not None and script is not None:
        body = ScriptAnswer(
            language, script.document, script.visibility, place.position, _rows(script, language), script.delivery
        )
    response = jsonify(view_json(body))
    response.headers["Cache-Control"] = "no-store"
    return response


def _works_here(actor: Actor, meeting: str) -> None:
    """Raise NotAllowed or NotSignedIn unless the actor has a booth, the desk or the console of this meeting."""
    row = ROLES[actor.role]
    name = row.page if row.reads_ahead else "console"  # which the others may not join
    admit(actor, meeting, Audience(name, actor.language or "en"), private=True)


def _rows(script: Script, language: str) -> tuple[ScriptRow, ...]:
    return tuple(
        ScriptRow(place, unit.id, unit.kind, unit.text(language), unit.text(unit.language))
        for place, unit in enumerate(script.units, start=1)
    )
