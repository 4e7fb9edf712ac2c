"""Routes of the HTTP API: meetings, views, programme, captions, commands."""

from collections.abc import Iterator
from functools import wraps
from typing import cast

from flask import Response, jsonify, request
from flask.json import dumps

from interp.domain.model.caption_state import CueList
from interp.domain.model.commands import Command, OverrideRelay
from interp.domain.model.roles import BOOTH, PUBLIC
from interp.domain.model.scopes import DESK, Scope
from interp.domain.model.state import Meeting
from interp.domain.rules import permissions
from interp.domain.rules.permissions import Actor
from interp.domain.views.audiences import AUDIENCES, Audience, language_of, own
from interp.domain.views.desk import text_rows
from interp.domain.views.parts.captions import cues_since
from interp.domain.views.programme import Programme, SpeakerList, programme, speaker_list
from interp.domain.views.relays import RelayPreview, relay_preview
from interp.domain.views.view_parts import MeetingView, Recipient, meeting_view, numbers
from interp.errors import BadRequest, NotFound, NotSignedIn
from interp.value_types import replace
from interp.web.access_log import RefusalsNoted, handled
from interp.web.answers import tagged, tagged_body
from interp.web.auth import actor_for, check_same_origin, chosen, current_actor, current_actors
from interp.web.messages import CaptionsAnswer, Done, MeetingList, TextList, ViewAnswer
from interp.web.page_cache import in_turns
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import MEETING, Handler, Routes, WhoMay
from interp.web.routing.who_may import ANYONE, AT_DESK, CHIEFS, READERS, guarded_by
from interp.web.services import services
from interp.web.shared_answers import in_steps
from interp.wire import (
    CommandMessage,
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
ROUTES = Routes("api")


def _joining(meeting: str) -> Actor:
    return actor_for(meeting, _audience())


def _sending(handler: Handler) -> Handler:
    """Return the route for those who may send the command in its body; what is refused is recorded."""

    @wraps(handler)
    def sent(meeting: str) -> Response:
        actors, message = current_actors(), _message(meeting)
        with RefusalsNoted(services(), lambda: actors[0], lambda: message, "http"):
            check_same_origin()
            envelope, asked = _command(meeting, message)
            if current_actor().role == PUBLIC:
                raise NotSignedIn()
            actor = chosen(actors, lambda each: permissions.check(each, meeting, asked))
            return cast(Response, handler(actor, envelope, asked))

    return sent


WHO_MAY_JOIN = WhoMay(None, words="who may join the audience", guard=guarded_by(_joining))
WHO_MAY_SEND = WhoMay(None, words="who may send the command", guard=_sending)


@ROUTES.get("/api/meetings", MeetingList, may=ANYONE, query=(q.LANGUAGE,), refusals=(400,))
def meetings() -> Response:
    """Every public meeting.

    every public meeting, in the order in which they begin; `being_read` is true while there may be others that are
    being read, as for a minute or two after an upgrade
    """
    language = reader_language_from(request.args.get("language", "en"))
    being_read, rows = False, list[tuple[int, str, str]]()
    for meeting, state in in_turns(services().meetings.listed()):
        being_read = being_read or state is None
        if state and state.about and not state.about.private:
            shown = encoded(meeting_view(state, Recipient(language))).decode()
            rows.append((state.about.starts_at, meeting, shown))
    said = f'{{"meetings":[{",".join(shown for _, _, shown in sorted(rows))}],"being_read":{dumps(being_read)}}}\n'
    return Response(said, content_type=JSON)


@ROUTES.get(MEETING, MeetingView, may=READERS, query=(q.LANGUAGE,), refusals=(400, 401, 404))
def one_meeting(meeting: str) -> Response:
    """What a meeting is.

    the data of a meeting
    """
    language = reader_language_from(request.args.get("language", "en"))
    return jsonify(view_json(meeting_view(services().meetings.state(meeting), Recipient(language))))


@ROUTES.get(
    f"{MEETING}/view", ViewAnswer, may=WHO_MAY_JOIN, query=(q.AUDIENCE, q.LANGUAGE, q.DESK), refusals=(304, 400,
    401, 403, 404),
)  # fmt: skip
def view_of(actor: Actor, meeting: str) -> Response:
    """An audience's whole view, as over the socket.

    `?audience=captions&language=fr`: the `view` message and `server_now`; with ETag. An interpreter's screen without
    a connection adds `desk`, so that its desk is not recorded as lost
    """
    audience = own(_audience(), actor)
    state = services().meetings.state(meeting)
    if audience.name == "booth":
        _at_desk(meeting, audience.language, actor, state)
    made = services().publisher.made(meeting, state, audience)
    message = view_message(services().epoch, state.seq, audience.name, audience.language, made)
    return tagged(message | {"server_now": services().clock.now_ms()}, state.seq)


@ROUTES.get(f"{MEETING}/programme", Programme, may=READERS, query=(q.LANGUAGE, q.SINCE), refusals=(304, 400, 401, 404))
def programme_of(meeting: str) -> Response:
    """The programme, or its items changed since a number.

    `?language=&since=`: blocks, items and speeches in order, or what of them changed [since a
    number](#numbers-of-documents); with ETag
    """
    language, drafts = _reader(meeting)
    state, since = services().meetings.state(meeting), _number("since") or 0

    def body() -> bytes:
        found = programme(state, language, drafts=drafts, since=since, in_turns=in_turns)
        return in_steps(_programme_json(found))

    return tagged_body(body, JSON, numbers(state, Recipient(language, drafts)).programme_seq, _kind(drafts))


def _programme_json(found: Programme) -> Iterator[str]:
    """Return the pieces of the programme as JSON: its last field is the one that may be long."""
    yield encoded(replace(found, items=())).decode().removesuffix("]}")
    for place, each in enumerate(found.items):
        yield ("," if place else "") + encoded(each).decode()
    yield "]}\n"


@ROUTES.get(
    f"{MEETING}/list", SpeakerList, may=READERS, query=(q.LANGUAGE, q.LIST_SINCE), refusals=(304, 400, 401, 404)
)
def list_of(meeting: str) -> Response:
    """The list of speakers of the open item, or its entries changed since a number.

    `?language=&since=`: the list of speakers of the open item, or what of it changed since that number; with ETag
    """
    language, drafts = _reader(meeting)
    state = services().meetings.state(meeting)
    found = speaker_list(state, language, drafts=drafts, since=_number("since") or 0)
    return tagged(view_json(found), found.list_seq, _kind(drafts))


@ROUTES.get(f"{MEETING}/texts", TextList, may=AT_DESK, query=(q.LANGUAGE,), refusals=(304, 400, 401, 403, 404))
def texts_of(meeting: str) -> Response:
    """Every programme text, for the desk.

    `?language=`: every programme text beside its translation
    """
    language = language_from(request.args.get("language", "en"))
    state = services().meetings.state(meeting)
    rows = [view_json(row) for row in text_rows(state, language)]
    return tagged({"texts_seq": state.texts_seq, "language": language, "texts": rows}, state.texts_seq)


@ROUTES.get(
    f"{MEETING}/relay", RelayPreview, may=CHIEFS, query=(q.BOOTH, q.CHANNEL, q.WHOLE_MEETING, q.LANGUAGE),
    refusals=(400, 401, 403, 404, 422),
)  # fmt: skip
def relay_of(meeting: str) -> Response:
    """What a source set by hand for a booth would change, for the chief.

    `?booth=&source=&whole_meeting=1&language=`: what `relay.override` would
    change now, or its refusal: `{language, language_name, standing, line: RelayLine or null, others: [RelayLine],
    alarms: [Alarm]}`: the booth's line with who would listen to it, lines of other booths that would change, alarms
    that would be new
    """
    language = reader_language_from(request.args.get("language", "en"))
    asked = {name: request.args.get(name, "") for name in ("booth", "source")}
    whole = request.args.get("whole_meeting") == "1"
    command = decoded(OverrideRelay, asked | {"reason": "", "whole_meeting": whole})
    return jsonify(view_json(relay_preview(services().meetings.state(meeting), command, language)))


@ROUTES.get(
    f"{MEETING}/captions", CaptionsAnswer, may=READERS, query=(q.needed(q.LANGUAGE), q.AFTER, q.CHANGED_AFTER,
    q.BEFORE), refusals=(304, 400, 401, 404),
)  # fmt: skip
def captions_of(meeting: str) -> Response:
    """The cues after a number and those changed.

    `?language=&after=&changed_after=`: the cues after a number, and those changed after a number of the log; with
    `&before=` only those below a number; with ETag
    """
    language = reader_language_from(request.args.get("language"))
    after, changed_after, before = _number("after") or 0, _number("changed_after"), _number("before")
    captions = services().meetings.captions(meeting, after, changed_after)
    since = cues_since(captions, language, after, changed_after)
    found = tuple(each for each in since if before is None or each.number < before)[:MOST_CUES]
    message = captions_message(services().epoch, language, CueList(captions.seq, captions.changed, found))
    return tagged(message | {"after": after, "changed_after": changed_after, "before": before}, captions.changed)


@ROUTES.post(
    f"{MEETING}/commands", Done, body=CommandMessage, may=WHO_MAY_SEND, refusals=(400, 401, 403, 404, 409, 422,
    429, 503),
)  # fmt: skip
def command(actor: Actor, envelope: CommandMessage, asked: Command) -> Response:
    """A command, as over the socket.

    a command as above, `Content-Type: application/json`; `meeting` may be left out, another than the address's is
    `bad_request`; `{ok, seq}`
    """
    services().command_limit.take("http", actor.link or actor.name)
    return jsonify({"ok": True, "seq": handled(services(), actor, envelope, asked, "http", current_actors()).seq})


def _message(meeting: str) -> object:
    """Return the message, for the meeting in the address if it names none; None for invalid JSON or too long a body."""
    if (request.content_length or 0) > services().settings.max_message:
        return None
    try:
        message = request.get_json(silent=True)
    except RecursionError:
        return None
    return {"meeting": meeting} | message if isinstance(message, dict) else message


def _command(meeting: str, message: object) -> tuple[CommandMessage, Command]:
    """Return the command of a message. Raises BadRequest."""
    if request.mimetype != "application/json":
        raise BadRequest("invalid", field="Content-Type")
    if message is None and (request.content_length or 0) > services().settings.max_message:
        raise BadRequest("too_large")
    envelope, asked = command_from_json(message)
    if envelope.meeting != meeting:
        raise BadRequest("invalid", field="meeting")
    return envelope, asked


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


def _reader(meeting: str) -> tuple[str, bool]:
    """Return the language of the request, and whether its reader works here and sees unapproved texts."""
    language = reader_language_from(request.args.get("language", "en"))
    in_it = (a for a in current_actors() if a.role != PUBLIC and a.meeting in (None, meeting))
    return language, any(permissions.in_scope(each, None) or permissions.at_desk(each) for each in in_it)


def _kind(drafts: bool) -> str:
    # Between two changes of a document its tag stays, whatever else happens; "n": numbered by its own changes.
    return "n-drafts" if drafts else "n"
