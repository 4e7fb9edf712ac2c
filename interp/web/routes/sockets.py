"""Socket.IO events: join, command, at, identify; and the periodic beat by which a screen notices missed messages."""

import shutil
import time
from dataclasses import dataclass, field, replace
from typing import Any

import structlog
from flask import request
from flask_socketio import SocketIO, join_room, leave_room

from interp.domain.model.roles import PUBLIC
from interp.domain.rules.policy import ATTENDEE, Actor, at_desk
from interp.domain.views.audiences import AUDIENCES, Audience, admit, own
from interp.errors import BadRequest, InterpError, NotAllowed, NotFound, NotSignedIn, ProtocolMismatch
from interp.languages import CODES
from interp.live.rooms import cues_room, documents_room, view_room
from interp.live.troubles import Server, troubles
from interp.ports import Screen
from interp.web.access_log import handled, refusals_noted
from interp.web.answers import acked
from interp.web.auth import bearer, chosen, socket_session
from interp.web.client_address import client_address
from interp.web.messages import HealthMessage, Identify
from interp.web.page_build import build
from interp.web.services import Services
from interp.wire import (
    PROTOCOL,
    Join,
    Shows,
    command_from_json,
    decoded,
    join_from_json,
    view_json,
)

log = structlog.get_logger(__name__)
LONGEST_BUILD = 20
PRESENCE_TO = ("console", "chair", "desk", "booth", "chief")


@dataclass(slots=True)
class Connection:
    """One socket: its cookie and the browser's id in it, its actor, what it joined, and its rooms."""

    cookie: str | None
    browser: str | None
    language: str = "en"
    actor: Actor = ATTENDEE
    meeting: str | None = None
    audience: Audience | None = None
    device: str = ""
    build: str = ""
    rooms: list[str] = field(default_factory=list)
    reads: bool = False
    awaits_presence: bool = False


class Sockets:
    """Handles the events a client sends, and sends periodic messages."""

    def __init__(self, socketio: SocketIO, services: Services) -> None:
        self._services = services
        self._seats: dict[str, Connection] = {}
        self._browsers: dict[str, set[str]] = {}
        socketio.on_event("connect", self._connect)
        socketio.on_event("disconnect", self._disconnect)
        socketio.on_event("join", self._on_join)
        socketio.on_event("command", self._on_command)
        socketio.on_event("at", self._on_at)
        socketio.on_event("identify", self._on_identify)

    def _connect(self, *_: object) -> None:
        cookie = socket_session(self._services, request.environ)
        browser = self._services.access.browser_of(cookie)
        if browser:
            self._browsers.setdefault(browser, set()).add(_sid())
        self._seats[_sid()] = Connection(cookie, browser, build=_build_of_page())

    def _disconnect(self, *_: object) -> None:
        seat = self._seats.pop(_sid(), None)
        if seat and seat.browser and (sids := self._browsers.get(seat.browser)):
            sids.discard(_sid())
            if not sids:
                del self._browsers[seat.browser]
        gone = self._services.presence.leave(_sid())
        if gone and not self._services.presence.used(gone.meeting, gone.audience):
            self._services.publisher.forget(gone.meeting, gone.audience)

    def _on_join(self, message: object = None, *_: object) -> dict[str, Any]:
        seat = self._seats[_sid()]
        return acked(lambda: self._join(seat, message), lambda: seat.language)

    def _on_command(self, message: object = None, *_: object) -> dict[str, Any]:
        seat = self._seats[_sid()]

        def work() -> dict[str, Any]:
            with refusals_noted(self._services, lambda: seat.actor, lambda: message, seat.device):
                return self._command(seat, message)

        return acked(work, lambda: seat.language)

    def _on_at(self, message: object = None, *_: object) -> None:
        try:
            shows = decoded(Shows, message)
        except BadRequest:
            return
        self._services.presence.heard(_sid(), shows.seq, self._services.clock.now_ms(), shows.skew_ms)

    def _on_identify(self, message: object = None, *_: object) -> dict[str, Any]:
        seat = self._seats[_sid()]
        return acked(lambda: self._identify(seat, message), lambda: seat.language)

    def _identify(self, seat: Connection, message: object) -> dict[str, Any]:
        """Ask one screen of the technician's own meeting to show its name."""
        self._services.command_limit.take("socket", _sid())
        self._check_signed_in(seat)
        asked = decoded(Identify, message)
        if seat.meeting is None or seat.audience is None or seat.audience.name != "technician":
            raise NotAllowed("audience", audience="technician")
        found = self._services.presence.find(seat.meeting, asked.screen)
        if found is None:
            raise NotFound("screen", screen=asked.screen)
        self._services.rooms.send_one("notice", found, {"code": "identify"})
        return {}

    def _join(self, seat: Connection, message: object) -> dict[str, Any]:
        """Follow the log, enter the room, then answer with the view, which includes events in between."""
        if isinstance(message, dict) and message.get("language") in CODES:
            seat.language = message["language"]
        if isinstance(message, dict) and message.get("protocol") != PROTOCOL:
            raise ProtocolMismatch("", protocol=PROTOCOL)
        join = join_from_json(message)
        asked = _audience_of(join)
        actors = (self._bearer(join.token),) if join.token else self._cookies(seat)
        private = self._is_private(join.meeting)
        actor = chosen(actors, lambda each: admit(each, join.meeting, own(asked, each), private=private))
        audience, join = own(asked, actor), _at_own_desk(join, actor)
        self._services.publisher.watch(join.meeting, audience)
        self._enter(seat, join, audience, actor)
        shown = self._services.publisher.watch(join.meeting, audience)
        self._services.presence.heard(_sid(), shown.seq, self._services.clock.now_ms())
        epoch = self._services.epoch
        return {
            "epoch": epoch,
            "seq": shown.seq,
            "server_now": self._services.clock.now_ms(),
            "recovered": join.epoch == epoch and join.seq is not None and join.seq <= shown.seq,
            "view": view_json(shown.view),
            "captions": {code: self._cues(join.meeting, code) for code in _caption_languages(join)},
        } | ({"documents": self._services.marks.watch(join.meeting)} if join.documents else {})

    def _cues(self, meeting: str, language: str) -> dict[str, Any]:
        return view_json(self._services.publisher.cues(meeting, language))

    def _enter(self, seat: Connection, join: Join, audience: Audience, actor: Actor) -> None:
        """Enter the rooms of a join; a later join replaces the earlier one."""
        before = (seat.meeting, seat.audience)
        for room in seat.rooms:
            leave_room(room)
        seat.rooms = [view_room(join.meeting, audience)]
        seat.rooms += [cues_room(join.meeting, code) for code in _caption_languages(join)]
        for code in _caption_languages(join):
            self._services.publisher.cues(join.meeting, code)
        if join.documents:
            seat.rooms.append(documents_room(join.meeting))
        seat.reads = join.documents
        for room in seat.rooms:
            join_room(room)
        seat.actor, seat.meeting, seat.audience = actor, join.meeting, audience
        seat.device = join.device or ""
        now = self._services.clock.now_ms()
        screen = Screen(join.meeting, audience, seat.device, 0, now, seat.build, join.output or "", join.desk or "")
        self._services.presence.enter(_sid(), screen)
        if before[0] and before[1] and not self._services.presence.used(before[0], before[1]):
            self._services.publisher.forget(before[0], before[1])
        # Sent with the next beat and not at once: presence is sent at most once a second.
        seat.awaits_presence = audience.name in PRESENCE_TO

    def _command(self, seat: Connection, message: object) -> dict[str, Any]:
        self._services.command_limit.take("socket", _sid())
        envelope, command = command_from_json(message)
        if seat.meeting is None or envelope.meeting != seat.meeting:
            raise NotAllowed("meeting", meeting=envelope.meeting)
        if seat.actor.role == PUBLIC:
            raise NotSignedIn()
        if not self._services.access.still_good(seat.actor):
            raise NotSignedIn("revoked")
        self._check_signed_in(seat)
        return {"seq": handled(self._services, seat.actor, envelope, command, seat.device).seq}

    def _bearer(self, token: str) -> Actor:
        return bearer(self._services, token, client_address(self._services.settings))

    def _cookies(self, seat: Connection) -> tuple[Actor, ...]:
        """Return the present actors of the socket's cookie, perhaps none."""
        return self._services.access.actors(seat.cookie)

    def _check_signed_in(self, seat: Connection) -> None:
        """Raise NotSignedIn when the socket's browser has signed out but the socket is not yet closed."""
        if self._services.access.is_ended(seat.browser):
            raise NotSignedIn()

    def close_browser(self, browser: str) -> None:
        """Close the sockets of a browser that signed out; its public pages reload."""
        for sid in list(self._browsers.get(browser, ())):
            seat = self._seats.get(sid)
            guarded = seat and seat.audience and AUDIENCES[seat.audience.name].roles is not None
            self._close(sid, "signed_out" if guarded else "reload")

    def _close(self, sid: str, code: str) -> None:
        self._services.rooms.send_one("notice", sid, {"code": code})
        self._services.rooms.close(sid)

    def run_beats(self) -> None:
        """Send beats and presence, and close sockets without access, until the process ends."""
        beat = 0
        every = max(1, round(self._services.settings.captions_beat_s / self._services.settings.beat_s))
        while True:
            asleep = time.monotonic()
            time.sleep(self._services.settings.beat_s)
            late_s = time.monotonic() - asleep - self._services.settings.beat_s
            self._services.lag_ms = max(0.0, late_s * 1000)
            beat += 1
            try:
                self._beat(captions_too=beat % every == 0)
                self._presence()
                self._health()
                self._farewell()
                self._documents()  # last: an unavailable document store must not delay the rest
            except InterpError as error:
                log.warning("beat_failed", code=error.code)
            except Exception:
                log.exception("beat_failed")

    def _beat(self, *, captions_too: bool) -> None:
        rooms = self._services.publisher.shown()
        quick = {(meeting, audience): seq for meeting, audience, seq in rooms if AUDIENCES[audience.name].quick}
        self._services.presence.beaten(quick, self._services.clock.now_ms())
        for meeting, audience, seq in rooms:
            if captions_too or AUDIENCES[audience.name].quick:
                now, cued = self._services.clock.now_ms(), self._services.publisher.cued(meeting)
                body = {"epoch": self._services.epoch, "seq": seq, "captions_seq": cued[0], "captions_changed": cued[1]}
                body["server_now"] = now
                self._services.rooms.send("beat", view_room(meeting, audience), body)

    def _documents(self) -> None:
        """Notify readers of documents when one of their meeting has changed."""
        seats = list(self._seats.values())
        self._services.marks.tell({seat.meeting for seat in seats if seat.reads and seat.meeting})

    def _presence(self) -> None:
        waiting = [(sid, seat) for sid, seat in list(self._seats.items()) if seat.awaits_presence]
        told: set[str] = set()
        heads: dict[str, dict[Audience, int]] = {}
        for meeting, audience, seq in self._services.publisher.shown():
            heads.setdefault(meeting, {})[audience] = seq
        for meeting, message in self._services.presence.news(heads, self._services.clock.now_ms()):
            told.add(meeting)
            for audience in heads.get(meeting, {}):
                if audience.name in PRESENCE_TO:
                    self._services.rooms.send("presence", view_room(meeting, audience), message)
        for sid, seat in waiting:
            seat.awaits_presence = False
            if seat.meeting and seat.meeting not in told and (known := self._services.presence.now(seat.meeting)):
                self._services.rooms.send_one("presence", sid, known)

    def _health(self) -> None:
        """Send technicians the state of their meeting's screens; computed only while one is connected."""
        for meeting, audience, _ in self._services.publisher.shown():
            if audience.name == "technician":
                message = view_json(health(self._services, meeting))
                self._services.rooms.send("health", view_room(meeting, audience), message)

    def _farewell(self) -> None:
        """Close, within one beat, the sockets of signed-out browsers and revoked links, and those no longer admitted to
        meetings that became private.
        """
        for browser in self._services.access.ended_lately():
            self.close_browser(browser)
        good: dict[str, bool] = {}
        seats = list(self._seats.items())
        private = {each: self._is_private(each) for each in {seat.meeting for _, seat in seats} if each}
        for sid, seat in seats:
            if not self._may_stay(seat, private.get(seat.meeting or "", False)):
                self._close(sid, "reload")
                continue
            key = seat.actor.link
            if key is None:
                continue
            if key not in good:
                good[key] = self._services.access.still_good(seat.actor)
            if not good[key]:
                self._close(sid, "signed_out")

    def _may_stay(self, seat: Connection, private: bool) -> bool:
        """Return whether the socket's audience is still open to one of its actors; the first admitted one is used."""
        meeting, audience = seat.meeting, seat.audience
        if not private or meeting is None or audience is None or AUDIENCES[audience.name].roles is not None:
            return True
        try:
            admit(seat.actor, meeting, audience, private=True)
        except (NotAllowed, NotSignedIn):
            return self._has_other_role(seat, meeting, audience)
        return True

    def _has_other_role(self, seat: Connection, meeting: str, audience: Audience) -> bool:
        try:
            seat.actor = chosen(self._cookies(seat), lambda each: admit(each, meeting, audience, private=True))
        except (NotAllowed, NotSignedIn):
            return False
        return True

    def _is_private(self, meeting: str) -> bool:
        about = self._services.publisher.state(meeting).about
        return bool(about and about.private)


def health(services: Services, meeting: str) -> HealthMessage:
    """Return the present state of a meeting's screens and of the service."""
    now = services.clock.now_ms()
    rows = services.presence.rows(meeting, now)
    free = shutil.disk_usage(services.settings.data).free
    server = Server(round(services.lag_ms), free, build(), *services.waiting_drafts())
    parts = services.health.rows()
    return HealthMessage(
        epoch=services.epoch, seq=services.publisher.state(meeting).seq, server_now=now, server=server, screens=rows,
        attendees=services.presence.attendees(meeting), troubles=troubles(rows, build(), parts), parts=parts,
    )  # fmt: skip


def _build_of_page() -> str:
    """Return the page's build id from the handshake's query; programs send none."""
    said = request.args.get("build", "")[:LONGEST_BUILD]
    return said if said.isascii() and said.isalnum() else ""


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]


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
    return Audience(join.audience, join.language)


def _caption_languages(join: Join) -> tuple[str, ...]:
    """Return the requested caption languages; a caption page without any gets its own, a document page none."""
    return join.captions or ((join.language,) if join.audience == "captions" and not join.documents else ())
