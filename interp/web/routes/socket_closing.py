"""Closes the sockets of those who signed out, whose link was revoked, or who may no longer see a private meeting."""

from interp.domain.rules.permissions import Actor
from interp.domain.views.audiences import AUDIENCES, Audience, admit
from interp.errors import NotAllowed, NotSignedIn
from interp.web.auth import chosen
from interp.web.routes.connected_sockets import ConnectedSockets, Connection
from interp.web.services import Services


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
        """Close the sockets of signed-out browsers and revoked links, and those no longer admitted to meetings that
        became private. Raises NotFound, Unavailable.
        """
        for browser in self._services.access.ended_lately():
            self.close_browser(browser)
        for meeting in self._connected.open_to_all.used():
            if is_private(self._services, meeting):
                self._leave_private(meeting)
        for link in self._connected.links.used():
            self._leave_revoked(link)

    def _leave_private(self, meeting: str) -> None:
        for sid in self._connected.open_to_all.of(meeting):
            connection = self._connected.get(sid)
            if connection and connection.audience and not self._may_stay(sid, connection, meeting, connection.audience):
                self._close(sid, "reload")

    def _leave_revoked(self, link: str) -> None:
        """Close a link's sockets when it is no longer good: it is asked once for all of them."""
        sids = self._connected.links.of(link)
        found = [connection for sid in sids if (connection := self._connected.get(sid))]
        actors = [connection.actor for connection in found if connection.actor.link == link]
        if actors and not self._services.access.still_good(actors[0]):
            for sid in sids:
                self._close(sid, "signed_out")

    def _may_stay(self, sid: str, connection: Connection, meeting: str, audience: Audience) -> bool:
        """Return whether the private meeting is open to one of the socket's actors; the first admitted one is used."""

        def admitted(actor: Actor) -> None:
            admit(actor, meeting, audience, private=True)

        try:
            admitted(connection.actor)
        except (NotAllowed, NotSignedIn):
            pass
        else:
            return True
        try:
            other = chosen(self._services.access.actors(connection.cookie), admitted)
        except (NotAllowed, NotSignedIn):
            return False
        return self._connected.place(sid, actor=other, meeting=meeting, audience=audience, reads=connection.reads)

    def _close(self, sid: str, code: str) -> None:
        self._services.rooms.send_one("notice", sid, {"code": code})
        self._services.rooms.close(sid)


def is_private(services: Services, meeting: str) -> bool:
    """Return whether a meeting is private. Raises NotFound, Unavailable."""
    about = services.publisher.state(meeting).about
    return bool(about and about.private)
