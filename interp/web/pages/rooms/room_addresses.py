"""Routes of the addresses of rooms: they lead to the page of the meeting that is on there, or say what comes next."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from flask import jsonify, redirect, render_template, request
from werkzeug.wrappers import Response

from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.rules.next_meeting_in_room import room_address, short_room_address
from interp.domain.rules.permissions import Actor
from interp.domain.views.audiences import Audience, admit
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.errors import NotAllowed, NotFound, NotSignedIn
from interp.languages import INTERFACE_LANGUAGES
from interp.value_types import dataclass
from interp.web.auth import chosen, current_actors
from interp.web.page_cache import in_turns
from interp.web.routing.route_declarations import Routes
from interp.web.routing.who_may import ANYONE
from interp.web.services import services
from interp.web.wording.i18n import local
from interp.wire import view_json

# the page of a meeting that each leads to
PAGES = {"": "room/", "overlay": "room/", "lectern": "room/", "captions": "", "booth": "booth/"}
ROUTES = Routes("rooms", "pages")
AHEAD_MS = 30 * 60_000  # a planned meeting is on so long before its beginning
UNDER_WAY = (MeetingStatus.OPEN, MeetingStatus.SUSPENDED)
LOOK_AGAIN_S = 15


@dataclass(frozen=True, slots=True)
class InRoom:
    """What is on in a room and what comes next there, as one browser may know it."""

    now: Meeting | None
    next: Meeting | None


@ROUTES.get("/room/<name>/now", may=ANYONE)
def on_now(name: str) -> Response:
    """The id of the meeting that is on in a room.

    `{meeting}`: the id of the meeting that is on in a room, null for none
    """
    found = in_room(name).now
    return jsonify({"meeting": found.about.id if found and found.about else None})


@ROUTES.get("/room/<name>/<language>", may=ANYONE, defaults={"kind": ""})
@ROUTES.get("/room/<name>/<kind>/<language>", may=ANYONE)
def led(name: str, kind: str, language: str) -> Response | str:
    """The address of a room.

    the address of a room: leads (302) to the room screen of [the meeting that is on there](#the-address-of-a-room)
    """
    if kind not in PAGES or language not in INTERFACE_LANGUAGES:
        raise NotFound("page")
    found, asked = in_room(name), request.args.to_dict()
    if found.now and found.now.about:
        more = asked | ({kind: "1"} if kind in ("overlay", "lectern") else {}) | {"room": room_address(found.now)}
        return redirect(f"/m/{found.now.about.id}/{PAGES[kind]}{language}?{urlencode(more)}", 302)
    coming: dict[str, Any] | None = view_json(meeting_view(found.next, Recipient(language))) if found.next else None
    return render_template(
        "room_waiting.html", language=language, coming=coming, overlay=kind == "overlay", again_s=LOOK_AGAIN_S,
        today=coming is not None and is_today(coming),
    )  # fmt: skip


def is_today(meeting: dict[str, Any]) -> bool:
    """Return whether a meeting, as pages show it, begins today where it is held."""
    moments = (meeting["starts_at"], services().clock.now_ms())
    starts, now = (local(ms, meeting["timezone"]).date() for ms in moments)
    return starts == now


def in_room(name: str) -> InRoom:
    """Return what is on in a room and next, of the meetings that this browser may know of.

    A room is named by its whole venue, or without the building where only one such room is known.
    """
    held = _held()
    found = _known(held.get(name, ()))
    if found.now or found.next:
        return found
    short = [_known(listed) for listed in held.values() if short_room_address(listed[0]) == name]
    known = [each for each in short if each.now or each.next]
    return known[0] if len(known) == 1 else found


def rooms_known_to() -> dict[str, InRoom]:
    """Return the same of every room that this browser may know of, by the name in its address."""
    found = {name: _known(listed) for name, listed in _held().items()}
    return {name: each for name, each in found.items() if each.now or each.next}


def _held() -> dict[str, list[Meeting]]:
    here = services()
    return here.made_rooms.of(lambda: _by_room(here.meetings.listed()), here.clock.now_ms())


def _known(listed: Iterable[Meeting]) -> InRoom:
    actors = current_actors()
    return what_is_on([each for each in listed if _may_know(actors, each)], services().clock.now_ms())


def what_is_on(meetings: Iterable[Meeting], now_ms: int) -> InRoom:
    """Return what is on: the meeting under way that began last, else the planned one that is about to begin or late."""
    listed = sorted((each for each in meetings if each.about), key=_begins)
    under_way = [each for each in listed if each.status in UNDER_WAY]
    planned = [each for each in listed if each.status == MeetingStatus.PLANNED and each.about.ends_at > now_ms]  # type: ignore[union-attr]
    due = [each for each in planned if _begins(each) - AHEAD_MS <= now_ms]
    now = under_way[-1] if under_way else due[0] if due else None
    return InRoom(now, next((each for each in planned if each is not now), None))


def _begins(state: Meeting) -> int:
    return state.about.starts_at if state.about else 0


def _by_room(listed: Iterable[tuple[str, Meeting | None]]) -> dict[str, list[Meeting]]:
    """Return the meetings that are not over, by the address of their room."""
    found = dict[str, list[Meeting]]()
    for _, state in in_turns(listed):
        if state and state.about and state.status != MeetingStatus.CLOSED and (name := room_address(state)):
            found.setdefault(name, []).append(state)
    return found


def _may_know(actors: tuple[Actor, ...], state: Meeting) -> bool:
    """Return whether a browser may be told of a meeting: of a private one only who may see its captions."""
    about = state.about
    if about is None or not about.private:
        return about is not None
    try:
        chosen(actors, lambda each: admit(each, about.id, Audience("captions", "en"), private=True))
    except (NotAllowed, NotSignedIn):
        return False
    return True
