"""A booth asks the speaker to slow down: the request is checked, and what waits to be sent has no sender."""

from collections.abc import Callable, Collection

from flask import Response

from interp.domain.model.roles import BOOTH
from interp.domain.rules.permissions import Actor
from interp.domain.rules.relays_in_force import is_only_direct, is_speaking, plan_now
from interp.domain.views.audiences import Audience
from interp.domain.views.lists.own_entries import is_of
from interp.domain.views.parts.view_part_cache import part
from interp.errors import NotAllowed, Refused
from interp.live.rooms import lecterns_room, view_room
from interp.live.signals.slower_requests import AskSlower, Slower
from interp.web.routing.json_bodies import said
from interp.web.routing.route_declarations import MEETING, Routes
from interp.web.routing.who_may import DELEGATIONS
from interp.web.services import Services, services
from interp.wire import decoded, encoded

ROUTES = Routes("asking_slower")


def ask_slower(
    here: Services, actor: Actor, meeting: str | None, audience: Audience | None, message: object,
    present: Callable[[str], Collection[str]],
) -> None:  # fmt: skip
    """Have the speaker asked to slow down at the next whole second; from here on nobody knows who asked.

    `present` returns the booths of a meeting at which an interpreter is connected. Whose access has ended is closed
    within a second: to look here would be noted as a use of the link. Raises BadRequest, NotAllowed, Refused, TooMany.
    """
    asked = decoded(AskSlower, message)
    if meeting is None or audience is None or audience.name != "booth" or actor.role not in BOOTH:
        raise NotAllowed("audience", audience="booth")
    state = here.publisher.state(meeting)
    speech = state.floor.speech
    if speech is None or not is_speaking(state):
        raise Refused("nobody_on_floor")
    here.slow.check(meeting, speech)
    if not asked.sure and is_only_direct(part(state, plan_now), audience.language, present(meeting)):
        raise Refused("only_booth")
    here.slow.ask(meeting, speech)


def send_due(here: Services) -> None:
    """Send the chair's pages and the lecterns of each meeting what is due, if that speech still has the floor."""
    due = here.slow.due()
    shown = here.publisher.shown() if due else ()
    for meeting in due.keys() & {each for each, _, _ in shown}:
        if here.publisher.state(meeting).floor.speech == due[meeting]:
            chairs = [view_room(of, each) for of, each, _ in shown if of == meeting and each.name == "chair"]
            for room in (*chairs, lecterns_room(meeting)):
                here.rooms.send("slower", room, encoded(Slower(meeting, True)))


@ROUTES.get(f"{MEETING}/list/mine/slower", Slower, may=DELEGATIONS, refusals=(401, 403, 404))
def slower_of(actor: Actor, meeting: str) -> Response:
    """Whether the delegation of the link, which has the floor, is asked to slow down.

    for the link of a delegation that has the floor: whether it is asked to slow down, for five seconds; to be asked
    for every second at most, and only while it has the floor
    """
    state = services().meetings.state(meeting)
    speech = state.speeches.get(state.floor.speech or "")
    own = speech is not None and is_of(speech.party, actor.scope.id if actor.scope else "")
    return said(Slower(meeting, bool(own and speech and services().slow.is_shown(meeting, speech.id))))
