"""Routes of what comes for a booth, its own language and its turn; and in which booths a change is due."""

from typing import cast

from flask import Response, request

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.roles import BOOTH
from interp.domain.model.state import Meeting
from interp.domain.rules.forecast.meeting_forecast import MeetingForecast, meeting_forecast
from interp.domain.rules.permissions import Actor
from interp.domain.rules.turns.change_proposals import changes_due
from interp.domain.views.audiences import Audience, admit
from interp.domain.views.turns.booth_ahead import BoothAhead, booth_ahead
from interp.errors import NotAllowed, NotSignedIn
from interp.service.value_cache import ValueCache
from interp.value_types import dataclass
from interp.web.auth import current_actors
from interp.web.routing import query_parameters as q
from interp.web.routing.json_bodies import said
from interp.web.routing.route_declarations import MEETING, Routes
from interp.web.routing.who_may import CHIEFS, readers_of
from interp.web.services import services
from interp.wire import reader_language_from

ROUTES = Routes("booth_turns")
STEP_MS = 5_000
# The forecast of a meeting is the same for all its booths within five seconds.
FORECASTS = ValueCache[str, tuple[str, int, int], MeetingForecast | None](64)


@dataclass(frozen=True, slots=True)
class ChangesDue:
    """The booths in which a change at the microphone is due: no desk, no time."""

    booths: tuple[MeetingLanguage, ...]


@ROUTES.get(
    f"{MEETING}/booth/<language>/ahead", BoothAhead, may=readers_of("booth"), query=(q.LANGUAGE,), refusals=(400,
    401, 403, 404),
)  # fmt: skip
def ahead(meeting: str, language: str) -> Response:
    """What comes for a booth: its own language, and to its interpreters where their turn ends.

    `?language=`: where in the next ten speeches the booth's own language is expected, why, and when; to the booth's own
    interpreters also the turn at the microphone and where a colleague may take over. Nobody else is told of turns
    """
    reader, state = reader_language_from(request.args.get("language", "en")), services().meetings.state(meeting)
    now, booth = services().clock.now_ms(), cast(MeetingLanguage, language)
    found = booth_ahead(state, booth, reader, _forecast(meeting, state, now), now, is_own=_is_own(meeting, language))
    return said(found)


@ROUTES.get(f"{MEETING}/changes-due", ChangesDue, may=CHIEFS, refusals=(401, 403, 404))
def due(meeting: str) -> Response:
    """The booths in which a change at the microphone is due, for the chief interpreter.

    the booths in which a turn at the microphone has its length: no desk, no interpreter, no time
    """
    return said(ChangesDue(changes_due(services().meetings.state(meeting), services().clock.now_ms())))


def _forecast(meeting: str, state: Meeting, now: int) -> MeetingForecast | None:
    step = now // STEP_MS
    mark = (services().epoch, state.seq, step)
    return FORECASTS.get(meeting, mark, lambda: meeting_forecast(state, step * STEP_MS))


def _is_own(meeting: str, booth: str) -> bool:
    """Return whether an interpreter of the booth asks, who may be at one of its desks."""
    return any(actor.role in BOOTH and _may_join(actor, meeting, booth) for actor in current_actors())


def _may_join(actor: Actor, meeting: str, booth: str) -> bool:
    try:
        admit(actor, meeting, Audience("booth", booth), private=True)
    except (NotAllowed, NotSignedIn):
        return False
    return True
