"""Sockets are found by what concerns them, and by nothing once they are gone."""

from interp.domain.rules.permissions import ATTENDEE, Actor
from interp.domain.views.audiences import Audience
from interp.web.routes.connected_sockets import ConnectedSockets, Connection, Index

CONSOLE, PHONE, ROOM = Audience("console", "en"), Audience("captions", "fr"), Audience("room", "en")
STAFF = Actor("staff", "Staff", link="l1")


def connected(**browsers: str | None) -> ConnectedSockets:
    """Return the sockets named, each in a browser."""
    made = ConnectedSockets()
    for sid, browser in browsers.items():
        made.add(sid, Connection("cookie", browser))
    return made


def test_a_key_without_sockets_is_dropped() -> None:
    index = Index()
    for sid in "ab":
        index.add("k", sid)
    index.drop("k", "a")
    assert (index.used(), index.of("k"), index.of("other")) == (["k"], ["b"], [])
    index.drop("k", "b")
    assert (index.used(), index.of("k")) == ([], [])


def test_a_socket_is_found_by_browser_link_and_meeting() -> None:
    made = connected(a="b1", b=None)
    made.place("a", actor=STAFF, meeting="m1", audience=CONSOLE, reads=False)
    made.place("b", actor=ATTENDEE, meeting="m1", audience=PHONE, reads=True)
    assert (made.browsers.of("b1"), made.links.of("l1")) == (["a"], ["a"])
    assert (made.open_to_all.of("m1"), made.readers.of("m1")) == (["b"], ["b"])


def test_a_later_join_replaces_the_earlier_everywhere() -> None:
    made = connected(a="b1")
    made.place("a", actor=STAFF, meeting="m1", audience=ROOM, reads=True)
    made.place("a", actor=ATTENDEE, meeting="m2", audience=CONSOLE, reads=False)
    assert (made.links.used(), made.open_to_all.used(), made.readers.used()) == ([], [], [])
    assert made.browsers.of("b1") == ["a"]
    connection = made.get("a")
    assert connection is not None and (connection.meeting, connection.works, connection.is_open) == ("m2", True, False)


def test_one_who_is_gone_is_found_by_nothing_and_joins_nothing() -> None:
    made = connected(a="b1")
    made.place("a", actor=STAFF, meeting="m1", audience=PHONE, reads=True)
    made.awaiting.add("a")
    gone = made.remove("a")
    assert gone is not None and gone.meeting == "m1"
    for index in (made.browsers, made.links, made.open_to_all, made.readers):
        assert index.used() == []
    assert made.awaiting == set()
    assert (made.remove("a"), made.get("a")) == (None, None)
    assert not made.place("a", actor=STAFF, meeting="m1", audience=PHONE, reads=False)
