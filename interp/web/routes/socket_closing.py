"""Closes the sockets of those who signed out, whose access is over, or whose meeting is private now, or erased."""


from interp.domain.rules.permissions import ATTENDEE, Actor
from interp.domain.views.audiences import AUDIENCES, admit, own
from interp.errors import NotAllowed, NotFound, NotSignedIn
from interp.value_types import replace
from interp.web.auth import chosen
from interp.web.routes.connected_sockets import ConnectedSockets, Connection
from interp.web.services import Services

SOON_MS = 600_000  # a page is told so long before its access ends


class SocketClosing:
    """Tells sockets why they are closed, and closes them."""

    def __init__(self, services: Services, connected: ConnectedSockets) -> None:
        self._services, self._connected = services, connected

    def close_browser(self, browser: str) -> None:
        """Close the sockets of a browser that signed out; its public pages reload."""
        for sid in self._connected.browsers.of(browser):
            connection = self._connected.get(sid)
            guarded = connection and connection.audience and AUDIENCES[connection.audience.name].roles is not None
            self._close(sid, "signed_out" if guarded else "reload")

    def look(self) -> None:
        """Close the sockets of signed-out browsers, of revoked links, of access that is over, those no longer admitted
        to meetings that became private, and those of erased meetings; tell those whose access ends soon. Raises
        Unavailable.

        Who may see the same without access that is over, or by another role of the browser, stays.
        """
        for browser in self._services.access.ended_lately():
            self.close_browser(browser)
        for meeting in self._connected.open_to_all.used():
            if self._is_gone(meeting):
                self._leave_erased(meeting)
            elif is_private(self._services, meeting):
                self._leave_private(meeting)
        for link in self._connected.links.used():
            self._leave_ended(link)

    def _is_gone(self, meeting: str) -> bool:
        """Return whether a meeting that a screen joined is no longer there."""
        try:
            self._services.publisher.state(meeting)
        except NotFound:
            return True
        return False

    def _leave_erased(self, meeting: str) -> None:
        for sid in self._connected.open_to_all.of(meeting):
            self._close(sid, "reload")

    def _leave_private(self, meeting: str) -> None:
        for sid in self._connected.open_to_all.of(meeting):
            connection = self._connected.get(sid)
            if connection and connection.meeting == meeting and not self._stays(sid, connection, connection.actor):
                self._close(sid, "reload")

    def _leave_ended(self, link: str) -> None:
        """Look at the sockets of a link or user, of which the accounts are asked once for all, and when theirs end."""
        now, stands = self._services.clock.now_ms(), None
        for sid in self._connected.links.of(link):
            connection = self._connected.get(sid)
            if connection is None or connection.actor.link != link:
                continue
            if connection.meeting and self._is_gone(connection.meeting):
                self._close(sid, "reload")
                continue
            if stands is None:
                stands = self._services.access.still_good(replace(connection.actor, until=None))
            until = connection.actor.until
            is_over = until is not None and until <= now
            if not stands:
                self._close(sid, "signed_out" if self._needs_role(connection) else "reload")
            elif is_over and not self._stays(sid, connection):
                self._close(sid, "signed_out")
            elif until is not None and not is_over and until - now <= SOON_MS and connection.told != until:
                self._tell(sid, connection, until, now)

    def _tell(self, sid: str, connection: Connection, until: int, now: int) -> None:
        """Tell a socket when its access ends, once, if it will then be closed."""
        connection.told = until
        if self._needs_role(connection):
            self._services.rooms.send_one("access", sid, {"ends_at": until, "server_now": now})

    def _needs_role(self, connection: Connection) -> bool:
        return not connection.is_open or is_private(self._services, connection.meeting or "")

    def _stays(self, sid: str, connection: Connection, *present: Actor) -> bool:
        """Return whether what a socket joined is open to `present`, to another role of its browser, or to anybody; it
        goes on as the first who is admitted.
        """
        meeting, audience = connection.meeting, connection.audience
        if meeting is None or audience is None:
            return True
        private = is_private(self._services, meeting)
        others = self._services.access.actors(connection.cookie) if connection.cookie else ()
        try:
            actor = chosen(
                (*present, *others, ATTENDEE), lambda each: admit(each, meeting, own(audience, each), private=private)
            )
        except (NotAllowed, NotSignedIn):
            return False
        return self._connected.place(sid, actor=actor, meeting=meeting, audience=audience, reads=connection.reads)

    def _close(self, sid: str, code: str) -> None:
        self._services.rooms.send_one("notice", sid, {"code": code})
        self._services.rooms.close(sid)


def is_private(services: Services, meeting: str) -> bool:
    """Return whether a meeting is private. Raises NotFound, Unavailable."""
    about = services.publisher.state(meeting).about
    return bool(about and about.private)
