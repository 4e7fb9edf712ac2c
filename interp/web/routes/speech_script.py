"""Route of the text of the speech on the floor, or of another, for console, booths and desk: units and position."""

from flask import Response, jsonify, request

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.roles import ROLE_ROWS, ROLES
from interp.domain.rules.permissions import Actor
from interp.domain.views.audiences import Audience, admit
from interp.domain.views.caption_following import place_view
from interp.service.caption_scripts import Script
from interp.web.auth import chosen, current_actors
from interp.web.messages import ScriptAnswer, ScriptRow
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import MEETING, Routes, WhoMay
from interp.web.routing.who_may import guarded_by
from interp.web.services import services
from interp.wire import reader_language_from, view_json


def _works_here(actor: Actor, meeting: str) -> None:
    """Raise NotAllowed or NotSignedIn unless the actor has a booth, the desk or the console of this meeting."""
    row = ROLES[actor.role]
    name = row.page if row.reads_ahead else "console"  # which the others may not join
    admit(actor, meeting, Audience(name, actor.language or "en"), private=True)


def _reader(meeting: str, **_: str) -> Actor:
    return chosen(current_actors(), lambda actor: _works_here(actor, meeting))


ROUTES = Routes("speech_script")
READS_AHEAD = WhoMay(frozenset(row.name for row in ROLE_ROWS if row.reads_ahead), guard=guarded_by(_reader))


@ROUTES.get(
    f"{MEETING}/script", ScriptAnswer, may=READS_AHEAD, query=(q.LANGUAGE, q.SCRIPT_SPEECH),
    refusals=(400, 401, 403, 404),
)  # fmt: skip
def script_of(meeting: str) -> Response:
    """The text of the speech on the floor, for those who work with it.

    `?language=&speech=`, for booths, desk, console and chief interpreter: the text of the speech on the floor, or of
    `speech`, spoken or not, drafts too, beside the original: `{language, document, visibility, delivery, position,
    units: [{position, unit, kind, text: T or null, original: T}], booths}`, each unit a step of a sentence, its text
    empty where this language has nothing new, `booths` the languages that have all of it; `document` null without one
    """
    language = reader_language_from(request.args.get("language", "en"))
    state = services().meetings.state(meeting)
    place, follower, speech = place_view(state), services().follower, request.args.get("speech")
    if speech in (None, state.floor.speech):
        script = follower.script(meeting) if place else None
    else:
        place, script = None, follower.script_ahead(meeting, speech)
    body = ScriptAnswer(language, None, None, 0, ())
    if script is not None:
        at = place.position if place else 0
        rows, delivery = _rows(script, language), script.delivery
        body = ScriptAnswer(language, script.document, script.visibility, at, rows, delivery, _booths(script))
    response = jsonify(view_json(body))
    response.headers["Cache-Control"] = "no-store"
    return response


def _booths(script: Script) -> tuple[str, ...]:
    """Return the languages whose booth has all of a text; none of one for the desk alone, which has no units."""
    here = MEETING_LANGUAGES if script.units else ()
    return tuple(each for each in here if all(unit.text(each) is not None for unit in script.units))


def _rows(script: Script, language: str) -> tuple[ScriptRow, ...]:
    return tuple(
        ScriptRow(place, unit.id, unit.kind, unit.text(language), unit.text(unit.language))
        for place, unit in enumerate(script.units, start=1)
    )
