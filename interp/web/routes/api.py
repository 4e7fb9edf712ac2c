"""Routes of the HTTP API: meetings, views, programme, captions, commands."""

from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, Response, jsonify, request
from flask.json import dumps

from interp.domain.model.caption_state import CueList
from interp.domain.model.commands import OverrideRelay
from interp.domain.model.roles import BOOTH, PUBLIC
from interp.domain.model.scopes import DESK, Scope
from interp.domain.model.state import Meeting
from interp.domain.rules import permissions
from interp.domain.rules.permissions import Actor
from interp.domain.views.audiences import AUDIENCES, Audience, language_of, own
from interp.domain.views.captions import cues_since
from interp.domain.views.desk import text_rows
from interp.domain.views.programme import Programme, programme, speaker_list
from interp.domain.views.relays import relay_preview
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.errors import BadRequest, NotFound, NotSignedIn
from interp.web.access_log import handled, refusals_noted
from interp.web.answers import tagged, tagged_body
from interp.web.auth import actor_for, check_same_origin, chosen, current_actor, current_actors
from interp.web.page_cache import in_turns
from interp.web.routes.delegations import delegations
from interp.web.routes.service_health import healthz, metrics, readyz
from interp.web.routes.speech_script import script_of
from interp.web.services import services
from interp.web.shared_answers import in_steps
from interp.wire import (
    captions_message,
    command_from_json,
    decoded,
    encoded,
    language_from,
    reader_language_from,
    view_json,
    view_message,
)

MOST_CUES = 500
JSON = "application/json"


def create_api() -> Blueprint:
    """Return the routes under /api, and /healthz, /readyz, /metrics."""
    api = Blueprint("api", __name__)
    for path, work in (
        ("/api/meetings", meetings),
        ("/api/meetings/<meeting>", one_meeting),
        ("/api/meetings/<meeting>/view", view_of),
        ("/api/meetings/<meeting>/programme", programme_of),
        ("/api/meetings/<meeting>/list", list_of),
        ("/api/meetings/<meeting>/texts", texts_of),
        ("/api/meetings/<meeting>/captions", captions_of),
        ("/api/meetings/<meeting>/relay", relay_of),
        ("/api/meetings/<meeting>/script", script_of),
        ("/api/delegations", delegations),
        ("/healthz", healthz),
        ("/readyz", readyz),
        ("/metrics", metrics),
    ):
        api.add_url_rule(path, view_func=work)
    commands = "/api/meetings/<meeting>/commands"
    api.add_url_rule(commands, "command", command, methods=["POST"])
    return api


def meetings() -> Response:
    """Every public meeting, by starting time, and whether there may be others that are being read."""
    language = reader_language_from(request.args.get("language", "en"))
    being_read, rows = False, list[tuple[int, str, str]]()
    for meeting, state in in_turns(services().meetings.listed()):
        being_read = being_read or state is None
        if state and state.about and not state.about.private:
            shown = encoded(meeting_view(state, Recipient(language))).decode()
            rows.append((state.about.starts_at, meeting, shown))
    said = f'{{"meetings":[{",".join(shown for _, _, shown in sorted(rows))}],"being_read":{dumps(being_read)}}}\n'
    return Response(said, content_type=JSON)


def one_meeting(meeting: str) -> Response:
    """What a meeting is."""
    language = reader_language_from(request.args.get("language", "en"))
    _admit(meeting, Audience("captions", language))
    return jsonify(view_json(meeting_view(services().meetings.state(meeting), Recipient(language))))


def view_of(meeting: str) -> Response:
    """The same view as over the socket, with an ETag."""
    audience = _audience()
    actor = actor_for(meeting, audience)
    audience = own(audience, actor)
    state = services().meetings.state(meeting)
    if audience.name == "booth":
        _at_desk(meeting, audience.language, actor, state)
    made = services().publisher.made(meeting, state, audience)
    message = view_message(services().epoch, state.seq, audience.name, audience.language, made)
    return tagged(message | {"server_now": services().clock.now_ms()}, state.seq)


def programme_of(meeting: str) -> Response:
    """The programme as a document of its own, or what of it has changed since a number."""
    language, drafts = _reader(meeting)
    state = services().meetings.state(meeting)
    found = programme(state, language, drafts=drafts, since=_number("since") or 0, in_turns=in_turns)
    return tagged_body(lambda: in_steps(_programme_json(found)), JSON, found.programme_seq, _kind(drafts))


def _programme_json(found: Programme) -> Iterator[str]:
    """Return the pieces of the programme as JSON: its last field is the one that may be long."""
    yield encoded(replace(found, items=())).decode().removesuffix("]}")
    for place, each in enumerate(found.items):
        yield ("," if place else "") + encoded(each).decode()
    yield "]}\n"


def list_of(meeting: str) -> Response:
    """The list of speakers of the open item."""
    language, drafts = _reader(meeting)
    found = speaker_list(services().meetings.state(meeting), language, drafts=drafts)
    return tagged(view_json(found), found.list_seq, _kind(drafts))


def texts_of(meeting: str) -> Response:
    """Every programme text beside its version in a language, for the desk."""
    language = language_from(request.args.get("language", "en"))
    _admit(meeting, Audience("desk", language))
    state = services().meetings.state(meeting)
    rows = [view_json(row) for row in text_rows(state, language)]
    return tagged({"texts_seq": state.texts_seq, "language": language, "texts": rows}, state.texts_seq)


def relay_of(meeting: str) -> Response:
    """What a source set by hand for a booth would change now; refused as the command would be."""
    language = reader_language_from(request.args.get("language", "en"))
    _admit(meeting, Audience("chief", language))
    asked = {name: request.args.get(name, "") for name in ("booth", "source")}
    whole = request.args.get("whole_meeting") == "1"
    command = decoded(OverrideRelay, asked | {"reason": "", "whole_meeting": whole})
    return jsonify(view_json(relay_preview(services().meetings.state(meeting), command, language)))


def captions_of(meeting: str) -> Response:
    """The cues after a number and, if requested, those changed after a log number, or only those before a number."""
    language = reader_language_from(request.args.get("language"))
    after, changed_after, before = _number("after") or 0, _number("changed_after"), _number("before")
    _admit(meeting, Audience("captions", language))
    captions = services().meetings.captions(meeting, after, changed_after)
    since = cues_since(captions, language, after, changed_after)
    found = tuple(each for each in since if before is None or each.number < before)[:MOST_CUES]
    message = captions_message(services().epoch, language, CueList(captions.seq, captions.changed, found))
    return tagged(message | {"after": after, "changed_after": changed_after, "before": before}, captions.changed)


def command(meeting: str) -> Response:
    """The same commands as over the socket."""
    actors = current_actors()
    message = _message(meeting)
    with refusals_noted(services(), lambda: actors[0], lambda: message, "http"):
        return _command(meeting, message)


def _message(meeting: str) -> object:
    """Return the message, for the meeting in the address if it names none; None for invalid JSON or too long a body."""
    if (request.content_length or 0) > services().settings.max_message:
        return None
    try:
        message = request.get_json(silent=True)
    except RecursionError:
        return None
    return {"meeting": meeting} | message if isinstance(message, dict) else message


def _command(meeting: str, message: object) -> Response:
    check_same_origin()
    if request.mimetype != "application/json":
        raise BadRequest("invalid", field="Content-Type")
    if message is None and (request.content_length or 0) > services().settings.max_message:
        raise BadRequest("too_large")
    envelope, asked = command_from_json(message)
    if envelope.meeting != meeting:
        raise BadRequest("invalid", field="meeting")
    if current_actor().role == PUBLIC:
        raise NotSignedIn()
    actor = chosen(current_actors(), lambda each: permissions.check(each, meeting, asked))
    services().command_limit.take("http", actor.link or actor.name)
    return jsonify({"ok": True, "seq": handled(services(), actor, envelope, asked, "http").seq})


def _audience() -> Audience:
    name = request.args.get("audience", "captions")
    if name not in AUDIENCES:
        raise NotFound("audience", audience=name[:80])
    return Audience(name, language_of(name, request.args.get("language", "en")))


def _at_desk(meeting: str, booth: str, actor: Actor, state: Meeting) -> None:
    """Record that an interpreter's screen at a desk asks, as it does while it has no connection: it is not lost."""
    desk, team = request.args.get("desk", ""), state.teams.team(booth)
    own_desk = actor.scope is None or actor.scope == Scope(DESK, desk)
    if actor.role in BOOTH and own_desk and team and desk in team.desks:
        services().presence.polled(meeting, booth, desk, services().clock.now_ms())


def _number(name: str) -> int | None:
    """Return a number of the query, 0 for a negative one, or None. Raises BadRequest."""
    try:
        return max(0, int(request.args[name][:20])) if name in request.args else None
    except ValueError:
        raise BadRequest("invalid", field=name) from None


def _admit(meeting: str, audience: Audience) -> None:
    actor_for(meeting, audience)


def _reader(meeting: str) -> tuple[str, bool]:
    """Return the language of the request, and whether its reader works here and sees unapproved texts. Raises NotFound,
    NotSignedIn.
    """
    language = reader_language_from(request.args.get("language", "en"))
    _admit(meeting, Audience("captions", language))
    in_it = (a for a in current_actors() if a.role != PUBLIC and a.meeting in (None, meeting))
    return language, any(permissions.in_scope(each, None) or permissions.at_desk(each) for each in in_it)


def _kind(drafts: bool) -> str:
    # Between two changes of a document its tag stays, whatever else happens; "n": numbered by its own changes.
    return "n-drafts" if drafts else "n"
