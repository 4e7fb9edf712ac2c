"""Route of the page of all rooms for a wall: what is on in each, and what is wrong there, the worst first."""

from typing import Any

from flask import render_template
from markupsafe import Markup

from interp.domain.model.roles import PUBLIC, joining
from interp.domain.model.state import Meeting
from interp.domain.rules.permissions import Actor, check_role
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.errors import NotAllowed, NotSignedIn
from interp.live.troubles import Trouble
from interp.ports import ScreenRow
from interp.value_types import dataclass
from interp.web.auth import chosen, current_actors
from interp.web.page_cache import in_turns
from interp.web.pages.rooms.room_addresses import is_today, rooms_known_to
from interp.web.routes.periodic_messages import health
from interp.web.routing.route_declarations import Routes, WhoMay
from interp.web.routing.who_may import guarded_by
from interp.web.services import services
from interp.web.wording.i18n import request_language
from interp.web.wording.page_words import ALL, word
from interp.web.wording.phrases import phrase
from interp.wire import view_json

ROUTES = Routes("rooms_wall", "pages")
AGAIN_S = 10


@dataclass(frozen=True, slots=True)
class WallRow:
    """A room: the meeting that is on and the next, as pages show them, and what is wrong, worst first."""

    name: str
    venue: str
    now: dict[str, Any] | None
    next: dict[str, Any] | None
    next_today: bool
    severity: int
    troubles: tuple[tuple[int, Markup], ...]


def _may_look(actor: Actor) -> None:
    """Raise unless an actor may open the technician's page of every meeting."""
    if actor.role == PUBLIC:
        raise NotSignedIn("audience")
    check_role(actor, joining("technician"))
    if actor.meeting is not None:
        raise NotAllowed("meeting", meeting=actor.meeting)


WATCHERS = WhoMay(
    joining("technician"), everywhere=True, guard=guarded_by(lambda: chosen(current_actors(), _may_look))
)


@ROUTES.get("/rooms", may=WATCHERS)
def page() -> str:
    """Every room, the worst first.

    all rooms with what is on and what is wrong there, the worst first
    """
    language, service_troubles = request_language(), dict[Markup, int]()
    rows = [_row(name, listed, language, service_troubles) for name, listed in in_turns(rooms_known_to().items())]
    rows.sort(key=lambda row: (-row.severity, row.now is None, row.name))
    parts = sorted(service_troubles.items(), key=lambda each: -each[1])
    return render_template("rooms_wall.html", language=language, rows=rows, service_wrong=parts, again_s=AGAIN_S)


def _row(name: str, listed: Any, language: str, service_troubles: dict[Markup, int]) -> WallRow:
    """Return the row of a room; what concerns the service as a whole is put apart."""
    on = listed.now
    found = health(services(), on.about.id) if on else None
    own = list[tuple[int, Markup]]()
    for each in found.troubles if found else ():
        said = _sentence(each, found.screens if found else (), language)
        if each.part is None:
            own.append((each.severity, said))
        else:
            service_troubles[said] = each.severity
    severity = max((each for each, _ in own), default=0)
    coming = listed.next
    venue = next((each.about.venue for each in (on, coming) if each and each.about), name)
    now, following = (_shown(each, language) for each in (on, coming))
    return WallRow(name, venue, now, following, following is not None and is_today(following), severity, tuple(own))


def _shown(state: Meeting | None, language: str) -> dict[str, Any] | None:
    return view_json(meeting_view(state, Recipient(language))) if state else None


def _sentence(trouble: Trouble, screens: tuple[ScreenRow, ...], language: str) -> Markup:
    """Return the sentence of a problem; static/js/shared/troubles.js words it the same."""

    def term(key: str) -> Markup:
        return phrase(word(key), language, {}) if key in ALL else Markup("")

    screen = next((each for each in screens if each.id == trouble.screen), None)
    values = {
        "screen": (screen.device if screen else "") or term("technician.unnamed"),
        "n": "" if trouble.n is None else trouble.n, "part": term(f"part.{trouble.part}"),
        "language": term(f"language.{trouble.language}"), "audience": term(f"technician.audience.{trouble.audience}"),
    }  # fmt: skip
    key = f"trouble.{trouble.code}"
    return phrase(word(key if key in ALL else "trouble.part"), language, values)
