"""Who may ask for a route: the declarations that several modules share, each with the check that holds others off."""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, TypeVar

from interp.domain.model.roles import PUBLIC, STAFF
from interp.domain.model.scopes import DELEGATION
from interp.domain.rules.permissions import Actor, check_role
from interp.domain.views.audiences import AUDIENCES, Audience, admit, languages_of
from interp.errors import NotAllowed, NotFound, NotSignedIn
from interp.web.auth import actor_for, check_same_origin, chosen, current_actors
from interp.web.routing.json_bodies import asked
from interp.web.routing.route_declarations import Handler, WhoMay
from interp.web.services import services

M = TypeVar("M")


def guarded_by(admitted: Callable[..., Actor | None]) -> Callable[[Handler], Handler]:
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


def guarded_by_body(kind: type[M], admitted: Callable[..., Actor]) -> Callable[[Handler], Handler]:
    """Return a guard for a change whose right depends on what is sent: the JSON body, read as `kind`, goes first.

    The handler is told who was admitted, as `actor`, and the body, as `wanted`. Raises what `admitted` raises, and
    NotAllowed for another site's page.
    """

    def guard(handler: Handler) -> Handler:
        @wraps(handler)
        def guarded(**where: str) -> Any:
            check_same_origin()
            wanted = asked(kind)
            return handler(actor=admitted(wanted, **where), wanted=wanted, **where)

        return guarded

    return guard


def readers_of(audience: str) -> WhoMay:
    """Return who may join an audience of the meeting in the address."""

    def admitted(meeting: str, language: str = "en", **_: str) -> Actor:
        return actor_for(meeting, Audience(audience, language))

    return _joining(audience, admitted)


def shown_to(audience: str) -> WhoMay:
    """Return who may open a page of an audience; one in a language that the audience has not is not found."""

    def admitted(meeting: str, language: str = "en", **_: str) -> Actor:
        if language not in languages_of(audience):
            raise NotFound("page")
        return actor_for(meeting, Audience(audience, language))

    return _joining(audience, admitted)


def _joining(audience: str, admitted: Callable[..., Actor]) -> WhoMay:
    roles = AUDIENCES[audience].roles
    return WhoMay(roles, words="readers" if roles is None else "", guard=guarded_by(admitted))


def is_delegation_of(meeting: str) -> bool:
    """Return whether this browser has the link of a delegation that is good for the meeting."""
    return any(is_of_delegation(actor) and actor.meeting in (None, meeting) for actor in current_actors())


def is_of_delegation(actor: Actor) -> bool:
    """Return whether an actor came by the link of a delegation."""
    return actor.role == PUBLIC and actor.scope is not None and actor.scope.kind == DELEGATION


def of_delegation(meeting: str, **_: str) -> Actor:
    """Return the actor of a delegation's link to the meeting. Raises NotSignedIn, NotAllowed, NotFound."""
    captions = Audience("captions", "en")
    actor_for(meeting, captions)
    about = services().meetings.about(meeting)

    def check(actor: Actor) -> None:
        if actor.role == PUBLIC and actor.link is None:
            raise NotSignedIn("audience")
        if not is_of_delegation(actor):
            raise NotAllowed("role", role=actor.role)
        if actor.meeting not in (None, meeting):
            raise NotAllowed("meeting", meeting=meeting)
        admit(actor, meeting, captions, private=about is None or about.private)

    return chosen(current_actors(), check)


def staff_of_any(**_: str) -> Actor:
    """Return the actor of this browser that is staff of any meeting. Raises NotSignedIn, NotAllowed."""

    def check(actor: Actor) -> None:
        if actor.role == PUBLIC:
            raise NotSignedIn()
        check_role(actor, STAFF)

    return chosen(current_actors(), check)


ANYONE = WhoMay(None)
DELEGATIONS = WhoMay(None, words="a delegation, by its link", guard=guarded_by(of_delegation))
STAFF_OF_ANY = WhoMay(STAFF, guard=guarded_by(staff_of_any))
READERS, AT_DESK, CHIEFS, AT_CONSOLE = map(readers_of, ("captions", "desk", "chief", "console"))
