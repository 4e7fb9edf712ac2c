"""Who may ask for a route: the declarations that several modules share, each with the check that holds others off."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from inspect import signature
from typing import Any

from interp.domain.model.roles import PUBLIC, STAFF
from interp.domain.rules.permissions import Actor, check_role
from interp.domain.views.audiences import AUDIENCES, Audience
from interp.errors import NotSignedIn
from interp.web.auth import actor_for, chosen, current_actors
from interp.web.routing.route_declarations import Handler, WhoMay


def guarded_by(admitted: Callable[..., Actor]) -> Callable[[Handler], Handler]:
    """Return a guard: what it makes of a handler calls `admitted` first, with the parts of the address.

    A handler with a parameter `actor` is told who was admitted. `admitted` raises NotSignedIn, NotAllowed or NotFound.
    """

    def guard(handler: Handler) -> Handler:
        is_told = "actor" in signature(handler).parameters

        @wraps(handler)
        def guarded(**where: str) -> Any:
            actor = admitted(**where)
            return handler(actor=actor, **where) if is_told else handler(**where)

        return guarded

    return guard


def readers_of(audience: str) -> WhoMay:
    """Return who may join an audience of the meeting in the address."""

    def admitted(meeting: str, language: str = "en", **_: str) -> Actor:
        return actor_for(meeting, Audience(audience, language))

    return replace(shown_to(audience), guard=guarded_by(admitted))


def shown_to(audience: str) -> WhoMay:
    """Return who may join an audience, for a page that admits its reader when it is drawn."""
    roles = AUDIENCES[audience].roles
    return WhoMay(roles, words="readers" if roles is None else "")


def _staff(**_: str) -> Actor:
    def check(actor: Actor) -> None:
        if actor.role == PUBLIC:
            raise NotSignedIn()
        check_role(actor, STAFF)

    return chosen(current_actors(), check)


ANYONE = WhoMay(None)
STAFF_OF_ANY = WhoMay(STAFF, guard=guarded_by(_staff))
READERS, AT_DESK, CHIEFS, AT_CONSOLE = map(readers_of, ("captions", "desk", "chief", "console"))
