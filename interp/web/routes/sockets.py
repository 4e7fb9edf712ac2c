"""Socket.IO events: join, command, at, identify, ask_slower, send_message; handled without the context of a request."""

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any
from urllib.parse import parse_qs

import msgspec
from flask_socketio import SocketIO

from interp.domain.model.roles import BOOTH, PUBLIC
from interp.domain.rules.permissions import Actor, at_desk
from interp.domain.views.audiences import AUDIENCES, Audience, admit, language_of, own
from interp.errors import BadRequest, NotAllowed, NotFound, NotSignedIn, ProtocolMismatch, Unavailable
from interp.languages import INTERFACE_LANGUAGES
from interp.live.broadcast.places import IS_FULL
from interp.live.broadcast.socket_events import SocketEvents
from interp.live.document_changes import RoomOf
from interp.live.rooms import (
    booth_documents_room,
    cues_room,
    documents_room,
    lecterns_room,
    messages_room,
    overlays_room,
    view_room,
)
from interp.ports import Screen
from interp.value_types import replace
from interp.web.access_log import RefusalsNoted, handled
from interp.web.answers import acked
from interp.web.auth import bearer, chosen, socket_session
from interp.web.client_address import client_address
from interp.web.messages import Identify
from interp.web.routes.connected_sockets import ConnectedSockets, Connection
from interp.web.routes.periodic_messages import PeriodicMessages
from interp.web.routes.signals.asking_slower import ask_slower
from interp.web.routes.signals.writing_messages import place_of, tell_joined, write
from interp.web.routes.socket_closing import SocketClosing, is_private
from interp.web.services import Services
from interp.wire import (
    PROTOCOL,
    Join,
    Shows,
    command_from_json,
    decoded,
    join_from_json,
)

LONGEST_BUILD = 20


class Sockets:
    """Handles the events a client sends; `beats` is what is sent unasked."""

    def __init__(self, socketio: SocketIO, services: Services) -> None:
        """`socketio` was given its app already."""
        self._services, self._connected = services, ConnectedSockets()
        closing = SocketClosing(services, self._connected)
        self.close_browser = closing.close_browser
        self.beats = PeriodicMessages(services, self._connected, closing)
        self._counting = Lock()
        self._events = SocketEvents(socketio)
        self._events.handle("connect", self._connect)
        self._events.handle("disconnect", self._disconnect)
        self._events.handle("at", self._on_at)
        answered = {
            "join": self._join, "command": self._command, "identify": self._identify, "ask_slower": self._ask_slower,
            "send_message": self._write,
        }  # fmt: skip
        for name, work in answered.items():
            self._events.handle(name, self._answering(work), _is_readers if name == "join" else None)

    def _answering(self, work: Callable[[str, Connection, object], dict[str, Any]]) -> Callable[[str, object], Any]:
        """Return the handler of an event that is acknowledged with what `work` returns, or with its refusal."""

        def answer(sid: str, message: object) -> dict[str, Any] | None:
            connection = self._connected.get(sid)
            return acked(lambda: work(sid, connection, message), lambda: connection.language) if connection else None

        return answer

    def _connect(self, sid: str, environ: object) -> None:
        around: Mapping[str, Any] = environ if isinstance(environ, dict) else {}
        cookie = socket_session(self._services, around)
        browser = self._services.access.browser_of(cookie) if cookie else None
        self._connected.add(sid, Connection(cookie, browser, build=_build_of_page(around)))

    def _disconnect(self, sid: str, _: object) -> None:
        with self._counting:
            connection = self._connected.remove(sid)
            if connection:
                self._uncount(sid, connection.meeting, connection.audience, stays=False)
        if connection:
            self._forget_unused(connection.meeting, connection.audience)
        self._services.socket_limits.forget(sid)

    def _on_at(self, sid: str, message: object) -> None:
        """Take a report of what a screen shows. One too many, or that cannot be read, is dropped; so are attendees'."""
        connection = self._connected.get(sid)
        if connection is None or not connection.works or not self._services.socket_limits.reports.has(sid):
            return
        try:
            shows = decoded(Shows, message)
        except BadRequest:
            return
        self._services.presence.heard(sid, shows.seq, self._services.clock.now_ms(), shows.skew_ms)

    def _identify(self, sid: str, connection: Connection, message: object) -> dict[str, Any]:
        """Ask one screen of the technician's own meeting to show its name."""
        self._services.command_limit.take("socket", sid)
        self._check_signed_in(connection)
        asked = decoded(Identify, message)
        if connection.meeting is None or connection.audience is None or connection.audience.name != "technician":
            raise NotAllowed("audience", audience="technician")
        found = self._services.presence.find(connection.meeting, asked.screen)
        if found is None:
            raise NotFound("screen", screen=asked.screen)
        self._services.rooms.send_one("notice", found, {"code": "identify"})
        return {}

    def _ask_slower(self, _: str, connection: Connection, message: object) -> dict[str, Any]:
        """Pass on that a booth asks the speaker to slow down; no count of its messages, by which it could be found."""
        there = connection.meeting, connection.audience
        ask_slower(self._services, connection.actor, *there, message, self._booths_present)
        return {}

    def _write(self, sid: str, connection: Connection, message: object) -> dict[str, Any]:
        """Pass on a line to another place of the team."""
        self._services.socket_limits.messages.take(sid)
        self._check_signed_in(connection)
        screen = dict(self._services.presence.screens()).get(sid)
        place = place_of(connection.actor, connection.audience)
        write(self._services, connection.meeting, place, screen.desk if screen else None, message)
        return {}

    def _booths_present(self, meeting: str) -> set[str]:
        """Return the booths of a meeting at which an interpreter is connected."""
        at = ((screen, self._connected.get(sid)) for sid, screen in self._services.presence.screens())
        return {
            screen.audience.language for screen, connection in at
            if screen.meeting == meeting and screen.audience.name == "booth"
            and connection is not None and connection.actor.role in BOOTH
        }  # fmt: skip

    def _join(self, sid: str, connection: Connection, message: object) -> dict[str, Any]:
        """Follow the log, enter the room, then answer with the view, which includes events in between."""
        if isinstance(message, dict) and message.get("language") in INTERFACE_LANGUAGES:
            connection.language = message["language"]
        if self._is_full_for(sid, message):
            raise Unavailable("full")  # its join counts as not come: it is closed when its ten seconds are over
        self._services.rooms.asks_to_join(sid)
        self._services.socket_limits.joins.take(sid)
        if isinstance(message, dict) and message.get("protocol") != PROTOCOL:
            raise ProtocolMismatch("", protocol=PROTOCOL)
        join = join_from_json(message)
        asked = _audience_of(join)
        if not AUDIENCES[asked.name].quick:
            self._services.socket_limits.gate.enter()
        actors = (self._bearer(sid, join.token),) if join.token else self._cookies(connection)
        private = is_private(self._services, join.meeting)
        actor = chosen(actors, lambda each: admit(each, join.meeting, own(asked, each), private=private))
        audience, join = own(asked, actor), _at_own_desk(join, actor)
        self._services.publisher.watch(join.meeting, audience)
        self._enter(sid, connection, join, audience, actor)
        shown = self._services.publisher.watch(join.meeting, audience)
        self._services.presence.heard(sid, shown.seq, self._services.clock.now_ms())
        epoch = self._services.epoch
        return {
            "epoch": epoch,
            "seq": shown.seq,
            "server_now": self._services.clock.now_ms(),
            "recovered": join.epoch == epoch and join.seq is not None and join.seq <= shown.seq,
            "view": msgspec.Raw(shown.json()),
            "captions": {code: self._cues(join.meeting, code) for code in _caption_languages(join)},
        } | ({"documents": self._services.marks.watch(join.meeting, _documents_of(join))} if join.documents else {})

    def _is_full_for(self, sid: str, message: object) -> bool:
        """Return whether a join is a reader's while the last places are kept for people with a role."""
        is_full = self._events.environ(sid).get(IS_FULL)
        asked = message.get("audience") if isinstance(message, dict) else None
        known = AUDIENCES.get(asked) if isinstance(asked, str) else None
        return bool(is_full and is_full() and (known is None or known.roles is None))

    def _cues(self, meeting: str, language: str) -> msgspec.Raw:
        return msgspec.Raw(self._services.publisher.cues_bytes(meeting, language))

    def _enter(self, sid: str, connection: Connection, join: Join, audience: Audience, actor: Actor) -> None:
        """Enter the rooms of a join; a later one replaces the earlier. Raises Unavailable when the socket is gone."""
        left = (connection.meeting, connection.audience)
        for code in _caption_languages(join):
            self._services.publisher.cues(join.meeting, code)
        with self._counting:
            there = self._connected.place(
                sid, actor=actor, meeting=join.meeting, audience=audience, reads=join.documents
            )
            if not there:
                raise Unavailable("gone")
            self._count(sid, connection, join, audience)
            self._uncount(sid, *left, stays=connection.works)
        place = place_of(actor, audience)
        rooms = _rooms_of(join, audience) + ((messages_room(join.meeting, place),) if place else ())
        for room in set(connection.rooms).difference(rooms):
            self._events.leave(sid, room)
        for room in rooms:
            self._events.enter(sid, room)
        connection.rooms = rooms
        self._forget_unused(*left)
        tell_joined(self._services, sid, join.meeting, place)
        if AUDIENCES[audience.name].presence:
            self._connected.awaiting.add(sid)  # sent with the next beat and not at once: at most once a second
        self._services.rooms.joined(sid, works=AUDIENCES[audience.name].roles is not None)

    def _count(self, sid: str, connection: Connection, join: Join, audience: Audience) -> None:
        """Count what a socket has joined: a working screen with a row of its own, an attendee by number."""
        connection.device = join.device or ""
        if not connection.works:
            self._services.presence.reader_came(join.meeting, audience)
            return
        now = self._services.clock.now_ms()
        device, build = connection.device, connection.build
        screen = Screen(join.meeting, audience, device, 0, now, build, join.output or "", join.desk or "")
        self._services.presence.enter(sid, screen)

    def _uncount(self, sid: str, meeting: str | None, audience: Audience | None, *, stays: bool) -> None:
        """Count no longer what a socket had joined. With `stays` it has a new row, which replaced that of before."""
        if meeting is None or audience is None:
            return
        if not AUDIENCES[audience.name].quick:
            self._services.presence.reader_left(meeting, audience)
        elif not stays:
            self._services.presence.leave(sid)

    def _forget_unused(self, meeting: str | None, audience: Audience | None) -> None:
        """Make no more views for a room that nobody is in."""
        if meeting and audience and not self._services.presence.used(meeting, audience):
            self._services.publisher.forget(meeting, audience)

    def _command(self, sid: str, connection: Connection, message: object) -> dict[str, Any]:
        with RefusalsNoted(self._services, lambda: connection.actor, lambda: message, connection.device):
            return self._commanded(sid, connection, message)

    def _commanded(self, sid: str, connection: Connection, message: object) -> dict[str, Any]:
        self._services.command_limit.take("socket", sid)
        envelope, command = command_from_json(message)
        if connection.meeting is None or envelope.meeting != connection.meeting:
            raise NotAllowed("meeting", meeting=envelope.meeting)
        if connection.actor.role == PUBLIC:
            raise NotSignedIn()
        self._check_signed_in(connection)
        return {"seq": handled(self._services, connection.actor, envelope, command, connection.device).seq}

    def _bearer(self, sid: str, token: str) -> Actor:
        return bearer(self._services, token, client_address(self._services.settings, self._events.environ(sid)))

    def _cookies(self, connection: Connection) -> tuple[Actor, ...]:
        """Return the present actors of the socket's cookie, perhaps none; most attendees have no cookie."""
        return self._services.access.actors(connection.cookie) if connection.cookie else ()

    def _check_signed_in(self, connection: Connection) -> None:
        """Raise NotSignedIn when what the socket joined by is over, or its browser signed out, and it is still open."""
        self._services.access.check(connection.actor)
        if self._services.access.is_ended(connection.browser):
            raise NotSignedIn()


def _is_readers(message: object) -> bool:
    """Return whether a join is an attendee's, without a token: such a one reads and writes nothing that is stored."""
    if not isinstance(message, dict) or message.get("token") is not None:
        return False
    known = AUDIENCES.get(asked) if isinstance(asked := message.get("audience"), str) else None
    return known is not None and known.roles is None and not known.quick


def _build_of_page(environ: Mapping[str, Any]) -> str:
    """Return the page's build id from the handshake's query; programs send none."""
    said = parse_qs(str(environ.get("QUERY_STRING", ""))).get("build", [""])[0][:LONGEST_BUILD]
    return said if said.isascii() and said.isalnum() else ""


def _rooms_of(join: Join, audience: Audience) -> tuple[str, ...]:
    """Return the rooms that a join enters."""
    cues = (cues_room(join.meeting, code) for code in _caption_languages(join))
    documents = (_documents_of(join)(join.meeting),) if join.documents else ()
    beside = {"overlay": overlays_room, "lectern": lecterns_room}.get(join.output or "")
    output = (beside(join.meeting),) if beside else ()
    return (view_room(join.meeting, audience), *cues, *documents, *output)


def _documents_of(join: Join) -> RoomOf:
    """Return the room of those who follow documents: booths read also what is closed to everybody else."""
    return booth_documents_room if join.audience == "booth" else documents_room


def _at_own_desk(join: Join, actor: Actor) -> Join:
    """Return the join of a booth's screen with the desk for which its link is. Raises NotAllowed for another desk."""
    if join.audience != "booth" or not at_desk(actor) or actor.scope is None:
        return join
    if join.desk not in (None, actor.scope.id):
        raise NotAllowed("scope", scope=str(actor.scope))
    return replace(join, desk=actor.scope.id)


def _audience_of(join: Join) -> Audience:
    """Return the audience of a join. Raises NotFound, and BadRequest for an `output` of another audience than room,
    a `desk` of another than booth.
    """
    if join.audience not in AUDIENCES:
        raise NotFound("audience", audience=join.audience[:80])
    if join.output and join.audience != "room":
        raise BadRequest("invalid", field="output")
    if join.desk and join.audience != "booth":
        raise BadRequest("invalid", field="desk")
    return Audience(join.audience, language_of(join.audience, join.language))


def _caption_languages(join: Join) -> tuple[str, ...]:
    """Return the requested caption languages; a caption page without any gets its own, a document page none."""
    return join.captions or ((join.language,) if join.audience == "captions" and not join.documents else ())
