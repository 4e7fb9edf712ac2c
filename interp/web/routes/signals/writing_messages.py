"""A line from one place of a meeting's team to another: checked, kept in memory, and sent to that place's screens."""

from interp.domain.model.roles import BOOTH
from interp.domain.model.state import MeetingStatus
from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import is_identifier
from interp.domain.views.audiences import Audience
from interp.errors import BadRequest, NotAllowed, NotFound, Refused
from interp.live.rooms import messages_room
from interp.live.signals.short_messages import DESKS_OF_HELP, PLACES, SendShortMessage, places_of
from interp.web.services import Services
from interp.wire import cleaned, decoded, encoded


def place_of(actor: Actor, audience: Audience | None) -> str | None:
    """Return the place at which a screen stands; None where nobody writes: staff who look at a booth's page too."""
    if audience is None:
        return None
    if audience.name == "booth":
        return f"booth:{audience.language}" if actor.role in BOOTH else None
    return audience.name if audience.name in DESKS_OF_HELP else None


def write(here: Services, meeting: str | None, place: str | None, desk: str | None, message: object) -> None:
    """Keep a line and send it to the screens of its place. Raises BadRequest, NotAllowed, NotFound, Refused."""
    sent = cleaned(decoded(SendShortMessage, message))
    if meeting is None or place is None:
        raise NotAllowed("audience", audience="booth")
    if not is_identifier(sent.id):
        raise BadRequest("identifier", field="id")
    if not (to := places_of(sent.to)):
        raise NotFound("place", place=sent.to[:80])
    if (sent.phrase is None) == (sent.text is None):
        raise BadRequest("invalid", field="text")
    if sent.phrase is None and not (sent.text or "").strip():
        raise Refused("empty_text")
    if here.publisher.state(meeting).status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    here.team_messages.add(meeting, place, desk or None, sent, here.clock.now_ms())
    for each in to:
        _send(here, meeting, each)


def tell_joined(here: Services, sid: str, meeting: str, place: str | None) -> None:
    """Send a screen that has joined what is kept for its place."""
    if place and (found := here.team_messages.seen_at(meeting, place)).messages:
        here.rooms.send_one("messages", sid, encoded(found))


def forget_ended(here: Services) -> None:
    """Forget what was written in meetings that are closed or gone; their screens then show none."""
    for meeting in here.team_messages.meetings():
        try:
            is_over = here.publisher.state(meeting).status == MeetingStatus.CLOSED
        except NotFound:
            is_over = True
        if is_over:
            here.team_messages.forget(meeting)
            for place in PLACES:
                _send(here, meeting, place)


def _send(here: Services, meeting: str, place: str) -> None:
    here.rooms.send("messages", messages_room(meeting, place), encoded(here.team_messages.seen_at(meeting, place)))
