"""Routes of links and people: list, make, show again, replace and revoke links; list users and end their sessions."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from flask import Response, request

from interp.domain.model.roles import STAFF
from interp.domain.model.scopes import scope_from
from interp.domain.rules.permissions import Actor
from interp.ports import Link
from interp.service.access.link_keeping import NewLink, check_keeps, check_makes
from interp.web.auth import check_same_origin, chosen, cookie_name, current_actors
from interp.web.public_address import public_origin
from interp.web.routes import access_messages as say
from interp.web.routing.json_bodies import said
from interp.web.routing.route_declarations import CHANGE, LOOK, MEETING, Routes, WhoMay
from interp.web.routing.who_may import guarded_by, guarded_by_body
from interp.web.services import services

ROUTES = Routes("access")


def keeper(meeting: str | None) -> Actor:
    """Return the actor with which this browser keeps the links of a meeting. Raises NotSignedIn, NotAllowed, NotFound.
    """
    actor = chosen(current_actors(), lambda each: check_keeps(each, meeting))
    if meeting is not None:
        services().meetings.state(meeting)
    return actor


def _keeper(meeting: str | None = None) -> Actor:
    if request.method != "GET":
        check_same_origin()
    return keeper(meeting)


def _looker() -> Actor:
    if request.method != "GET":
        check_same_origin()
    return chosen(current_actors(), services().people.check_looks)


def _ender(wanted: say.EndSessions) -> Actor:
    return ender(wanted.name)


def ender(name: str) -> Actor:
    """Return the actor with which this browser ends sessions of a user. Raises NotFound, NotSignedIn, NotAllowed."""
    return chosen(current_actors(), lambda each: services().people.check_ends(each, name))


def _maker(wanted: say.MakeLink) -> Actor:
    return chosen(current_actors(), lambda each: check_makes(each, wanted.role, wanted.meeting))


def _maker_of_chosen(wanted: say.ChosenLinks) -> Actor:
    return for_links(wanted.links)


def _maker_of_one(link: str) -> Actor:
    check_same_origin()
    return for_links([link])


def for_links(ids: Sequence[str]) -> Actor:
    """Return the actor of this browser that may make each of some links. Raises NotSignedIn, NotAllowed, NotFound."""
    return chosen(current_actors(), lambda each: services().links.check_ids(each, ids))


KEEPERS = WhoMay(STAFF, guard=guarded_by(_keeper))
KEEPERS_OF_ALL = WhoMay(STAFF, everywhere=True, guard=guarded_by(_keeper))
THEIR_OWN, MAKERS = "staff of every meeting; other users for their own", "who may make the link"
OWN_SESSIONS = WhoMay(None, words=THEIR_OWN, guard=guarded_by(_looker))
OWN_SESSION = WhoMay(None, words=THEIR_OWN, guard=guarded_by_body(say.EndSessions, _ender))
MAKERS_OF_NEW = WhoMay(None, words=MAKERS, guard=guarded_by_body(say.MakeLink, _maker))
MAKERS_OF_CHOSEN = WhoMay(None, words=MAKERS, guard=guarded_by_body(say.ChosenLinks, _maker_of_chosen))
MAKERS_OF_ONE = WhoMay(None, words=MAKERS, guard=guarded_by(_maker_of_one))
USERS = WhoMay(None, words="staff of every meeting; other users for themselves", guard=guarded_by(_looker))


@ROUTES.get("/api/links", say.LinkList, may=KEEPERS_OF_ALL, refusals=LOOK)
def listed(actor: Actor) -> Response:
    """The links good for every meeting, for staff.

    the links good for every meeting; see [links and people](#links-and-people)
    """
    return _list(actor, None)


@ROUTES.get(f"{MEETING}/links", say.LinkList, may=KEEPERS, refusals=LOOK)
def listed_of_meeting(actor: Actor, meeting: str) -> Response:
    """The links of a meeting, for its staff."""
    return _list(actor, meeting)


def _list(actor: Actor, meeting: str | None) -> Response:
    links = services().links.links(actor, meeting)
    return said(say.LinkList(services().clock.now_ms(), tuple(rows(actor, links))))


@ROUTES.post("/api/links", say.ShownLinks, body=say.MakeLink, may=MAKERS_OF_NEW, refusals=CHANGE, status=201)
def make(actor: Actor, wanted: say.MakeLink) -> Response:
    """Make a link.

    `{role, meeting?, language?, scope?, label?, days?}`: makes a link; 201 with its token
    """
    scope = scope_from(wanted.scope) if wanted.scope else None
    new = NewLink(wanted.role, wanted.meeting, wanted.language, scope, wanted.label, wanted.days)
    return shown(actor, _limited(actor, lambda: services().links.make(actor, [new])), 201)


@ROUTES.post("/api/links/show", say.ShownLinks, body=say.ChosenLinks, may=MAKERS_OF_CHOSEN, refusals=CHANGE)
def show(actor: Actor, wanted: say.ChosenLinks) -> Response:
    """Show links again; recorded.

    `{links: [id]}`: shows links again, with their tokens; recorded
    """
    return shown(actor, _limited(actor, lambda: services().links.show(actor, wanted.links)))


@ROUTES.post("/api/links/revoke", say.RevokedLinks, body=say.ChosenLinks, may=MAKERS_OF_CHOSEN, refusals=CHANGE)
def revoke(actor: Actor, wanted: say.ChosenLinks) -> Response:
    """Revoke links.

    `{links: [id]}`: revokes links, all or none
    """
    return _revoked(_limited(actor, lambda: services().links.revoke(actor, wanted.links)))


@ROUTES.post("/api/links/<link>/replace", say.ShownLinks, may=MAKERS_OF_ONE, refusals=CHANGE, status=201)
def replace(actor: Actor, link: str) -> Response:
    """Revoke a link and make its like.

    revokes a link and makes one of the same role, label, scope and end; 201 with its token
    """
    return shown(actor, _limited(actor, lambda: [services().links.replace(actor, link)]), 201)


@ROUTES.post(f"{MEETING}/links/all", say.ShownLinks, may=KEEPERS, refusals=CHANGE, status=201)
def make_all(actor: Actor, meeting: str) -> Response:
    """Make every link that the meeting lacks.

    makes every link that the meeting lacks; 201 with their tokens
    """
    return shown(actor, _limited(actor, lambda: services().links.make_all(actor, meeting)), 201)


@ROUTES.post(f"{MEETING}/links/revoke", say.RevokedLinks, may=KEEPERS, refusals=CHANGE)
def revoke_all(actor: Actor, meeting: str) -> Response:
    """Revoke all links of a meeting.

    revokes all links of the meeting that the sender could make
    """
    return _revoked(services().links.revoke_all(actor, meeting))


@ROUTES.get("/api/people", say.PersonList, may=USERS, refusals=LOOK)
def people(actor: Actor) -> Response:
    """Users and where they are signed in.

    who signs in with a password, and where they are signed in
    """
    return said(say.PersonList(services().clock.now_ms(), tuple(person_rows(actor))))


@ROUTES.post("/api/people/sessions/end", say.SessionsEnded, body=say.EndSessions, may=OWN_SESSION, refusals=CHANGE)
def end_sessions(actor: Actor, wanted: say.EndSessions) -> Response:
    """End a user's sessions.

    `{name, session?}`: ends one session of a user, or all
    """
    return said(say.SessionsEnded(ended(actor, wanted.name, wanted.session)))


def ended(actor: Actor, name: str, session: str | None) -> int:
    """End a user's sessions of one browser, or all; return how many were listed. Raises NotFound."""
    here = services()
    if session is not None:
        here.people.end(actor, name, session)
        return 1
    before = next(each for each in here.people.all(actor) if each.user.name == name)
    here.people.end_all(actor, name)
    return len(before.sessions)


def rows(actor: Actor, links: Sequence[Link]) -> list[say.LinkRow]:
    """Return what is told of links."""
    here = services()
    makers, uses = here.links.makers(links), here.uses.of([f"link:{each.id}" for each in links])
    return [
        say.LinkRow(
            each.id, each.role, each.meeting, each.language, str(each.scope) if each.scope else None,  # type: ignore[arg-type]
            each.label, each.expires_at, each.revoked_at, uses.get(f"link:{each.id}"), makers.get(each.id),
            here.links.may_make(actor, each),
        )
        for each in links
    ]  # fmt: skip


def person_rows(actor: Actor) -> list[say.PersonRow]:
    """Return what is told of the users that an actor may see."""
    here = services()
    found, browser = here.people.all(actor), here.access.browser_of(request.cookies.get(cookie_name(here.settings)))
    browsers = [f"session:{of.id}" for each in found for of in each.sessions]
    uses = here.uses.of([*(f"user:{each.user.name}" for each in found), *browsers])
    return [
        say.PersonRow(
            each.user.name, each.user.role, each.user.disabled, uses.get(f"user:{each.user.name}"),
            here.people.may_end(actor, each.user),
            tuple(
                say.SessionRow(of.first, of.began_at, of.until, uses.get(f"session:{of.id}"), of.id == browser)
                for of in each.sessions
            ),
        )
        for each in found
    ]  # fmt: skip


def address(link: Link) -> str:
    """Return the whole address of a link, as a phone opens it where one can."""
    origin = public_origin() or request.host_url.rstrip("/")
    return f"{origin}/t/{services().links.token(link)}"


def shown(actor: Actor, links: Sequence[Link], status: int = 200) -> Response:
    """Return links with their tokens."""
    told = (
        say.ShownLink(row, services().links.token(each), address(each))
        for row, each in zip(rows(actor, links), links, strict=True)
    )
    return said(say.ShownLinks(tuple(told)), status)


def _revoked(links: Iterable[Link]) -> Response:
    return said(say.RevokedLinks(tuple(each.id for each in links)))


def _limited(actor: Actor, work: Callable[[], Any]) -> Any:
    """Return what `work` returns. Raises TooMany for who makes links faster than commands may be sent."""
    services().command_limit.take("links", actor.link or actor.name)
    return work()
