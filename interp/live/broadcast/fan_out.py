"""Which sockets are in which room, and one message to all of them; an index from socket to rooms beside it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import socketio
from engineio import packet as engine_packet
from socketio import packet

from interp.live.broadcast.admission import Admission
from interp.live.broadcast.background_work import yield_now
from interp.live.broadcast.frames import RoomMessage
from interp.live.broadcast.socket_events import NAMESPACE


def peer(environ: Any) -> str:
    """Return the address of the peer of a handshake."""
    return str(environ.get("REMOTE_ADDR") or "")


class FanOut(socketio.Manager):  # type: ignore[misc]
    """The rooms of one process. On eventlet a message is one send for each socket; elsewhere the stock path sends it.

    The base class keeps a room for each socket's own id, and searches all of them when a socket leaves.
    """

    def __init__(
        self, *, reader_callbacks: bool = True, address_of: Callable[[Any], str] = peer, line: Admission | None = None
    ) -> None:
        """Return a manager without rooms. `reader_callbacks`: sockets that only read have no greenlet of their own.

        `address_of`: the client's address, of the environment of its handshake; `line`: of sockets without a role.
        """
        super().__init__()
        self._line = line or Admission(lambda: False, yield_now)
        self.are_short: dict[str, Callable[[object], bool]] = {}  # see socket_events
        self._address_of = address_of
        self._reader_callbacks = reader_callbacks
        self._direct = False
        # room -> socket's id -> what is sent to: its outlet for direct writes, else the id of its Engine.IO socket
        self._members: dict[str, dict[str, Any]] = {}
        self._outlets: dict[str, Any] = {}  # for direct writes: room -> its outlets
        self._entered: dict[str, list[str]] = {}

    def set_server(self, server: Any) -> None:
        """Take the Socket.IO server, before its first client."""
        super().set_server(server)
        self._direct = server.eio.async_mode == "eventlet"
        if self._direct:
            from interp.live.broadcast.engineio_server import install  # both load eventlet
            from interp.live.broadcast.websocket_outlets import OutletRoom

            install(server.eio, self._address_of, self._line, self._short_work)
            self._outlets = defaultdict(OutletRoom)

    def _short_work(self, eio_sid: str, said: str | bytes) -> Callable[[], object] | None:
        """Return what handles a packet of Engine.IO that connects, or an event that its handler calls short; else None.

        What cannot be read is handled as any other packet, which ends its session.
        """
        try:
            data = engine_packet.Packet(encoded_packet=said)
            if data.packet_type != engine_packet.MESSAGE or not isinstance(data.data, str):
                return None
            if eio_sid in self.server._binary_packet:
                return None
            found = self.server.packet_class(encoded_packet=data.data)
        except Exception:
            return None
        if found.namespace not in (None, NAMESPACE):
            return None
        if found.packet_type == packet.CONNECT:
            return lambda: self.server._handle_connect(eio_sid, found.namespace, found.data)
        event = found.data if found.packet_type == packet.EVENT and isinstance(found.data, list) else []
        is_short = self.are_short.get(event[0]) if event and isinstance(event[0], str) else None
        if is_short is None or not is_short(event[1] if len(event) > 1 else None):
            return None
        return lambda: self.server._handle_event(eio_sid, found.namespace, found.id, event)

    def cast(self, name: str, room: str, body: bytes) -> None:
        """Send a message to a room; a socket that would block gets the newest of this name later.

        `body` is the message as JSON in UTF-8.
        """
        members = self._members.get(room)
        if not members:
            return
        if not self._direct:
            self._send_stock(list(members.values()), name, body)
            return
        self._outlets[room].cast(f"{name} {room}", RoomMessage(b'42["%s",%s]' % (name.encode(), body)))

    def tell(self, sids: list[str], name: str, body: bytes) -> None:
        """Send a message to sockets, to each after what it was sent before; it is never skipped."""
        found = [each for sid in sids if (each := self.eio_sid_from_sid(sid, NAMESPACE)) is not None]
        self._send_stock(found, name, body)

    def everyone(self) -> list[str]:
        """Return the ids of all sockets."""
        return list(self.rooms.get(NAMESPACE, {}).get(None, {}))

    def behind(self, room: str) -> int:
        """Return how many sockets of a room have a message that could not be sent yet; 0 where it is not known."""
        return self._outlets[room].behind if room in self._outlets else 0

    def asks_to_join(self, sid: str) -> None:
        """Note that the join of a socket came."""
        if self._direct and (socket := self._socket(sid)) is not None:
            socket.asks_to_join()

    def joined(self, sid: str, *, works: bool) -> None:
        """Note that a socket joined: one that does not work mostly reads, and may need no greenlet of its own."""
        if self._direct and (socket := self._socket(sid)) is not None:
            socket.joined(works=works, callbacks=self._reader_callbacks)

    def _send_stock(self, engine_sids: list[str], name: str, body: bytes) -> None:
        packet = engine_packet.Packet(engine_packet.MESSAGE, f'2["{name}",{body.decode()}]')
        for each in engine_sids:
            self.server._send_eio_packet(each, packet)

    def _outlet(self, sid: str) -> Any:
        """Return the outlet of a socket, None for one that is gone. Who can be in a room has its websocket already."""
        return getattr(self._socket(sid), "outlet", None)

    def _socket(self, sid: str) -> Any:
        return self.server.eio.sockets.get(self.eio_sid_from_sid(sid, NAMESPACE))

    # What the base class asks and keeps, with the index instead of a room for each socket.

    def basic_enter_room(self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None) -> None:
        """Enter a room; of the base class's own rooms only the list of all sockets is kept."""
        if room is None:
            super().basic_enter_room(sid, namespace, room, eio_sid=eio_sid)
        elif room != sid:
            member = self._outlet(sid) if self._direct else self.eio_sid_from_sid(sid, NAMESPACE)
            if member is not None and sid not in self._members.setdefault(room, {}):
                self._members[room][sid] = member
                self._entered.setdefault(sid, []).append(room)
                if self._direct:
                    self._outlets[room].add(member)

    def basic_leave_room(self, sid: str, namespace: str, room: str | None) -> None:
        """Leave a room; a room without sockets is dropped."""
        if room is None:
            super().basic_leave_room(sid, namespace, room)
        elif (member := self._members.get(room, {}).pop(sid, None)) is not None:
            self._entered[sid].remove(room)
            if self._direct:
                self._outlets[room].remove(member)
            if not self._members[room]:
                del self._members[room]
                self._outlets.pop(room, None)

    def basic_disconnect(self, sid: str, namespace: str, **_: Any) -> None:
        """Leave every room and forget the socket."""
        for room in list(self._entered.get(sid, ())):
            self.basic_leave_room(sid, namespace, room)
        self._entered.pop(sid, None)
        self.basic_leave_room(sid, namespace, None)
        self.callbacks.pop(sid, None)
        for waiting in (self.pending_connect, self.pending_disconnect):
            if sid in waiting.get(namespace, ()):
                waiting[namespace].remove(sid)
                if not waiting[namespace]:
                    del waiting[namespace]

    def get_rooms(self, sid: str, namespace: str) -> list[str]:
        """Return the rooms a socket is in; its own id is one of them."""
        return [sid, *self._entered.get(sid, ())] if self.is_connected(sid, namespace) else []

    def get_participants(self, namespace: str, room: Any) -> Iterator[tuple[str, str]]:
        """Return (socket's id, Engine.IO id) of those in a room or in one of several, of one socket, or of all."""
        everyone = self.rooms.get(namespace, {}).get(None, {})
        if room is None:
            yield from list(everyone.items())
            return
        rooms = [room] if isinstance(room, str) else list(room)
        found = dict.fromkeys(sid for each in rooms for sid in (*self._members.get(each, ()), each) if sid in everyone)
        yield from [(sid, everyone[sid]) for sid in found]
