"""Routes of links and people: list, make, show again, replace and revoke links; list users and end their sessions."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from flask import Blueprint, Response, request

from interp.domain.model.scopes import scope_from
from interp.domain.rules.permissions import Actor
from interp.ports import Link
from interp.service.access.link_keeping import NewLink, check_keeps, check_makes
from interp.web.auth import check_same_origin, chosen, cookie_name, current_actors
from interp.web.public_address import public_origin
from interp.web.routes import access_schemas as say
from interp.web.routes.json_bodies import asked, said
from interp.web.services import services


def create_access() -> Blueprint:
    """Return the routes of links and people."""
    doors = Blueprint("access", __name__)
    for method, path, work in (
        ("GET", "/api/links", listed),
        ("GET", "/api/meetings/<meeting>/links", listed),
        ("POST", "/api/links", make),
        ("POST", "/api/links/show", show),
        ("POST", "/api/links/revoke", revoke),
        ("POST", "/api/links/<link>/replace", replace),
        ("POST", "/api/meetings/<meeting>/links/all", make_all),
        ("POST", "/api/meetings/<meeting>/links/revoke", revoke_all),
        ("GET", "/api/people", people),
        ("POST", "/api/people/sessions/end", end_sessions),
    ):
        doors.add_url_rule(path, f"{method} {path}", work, methods=[method])
    return doors


def keeper(meeting: str | None) -> Actor:
    """Return the actor with which this browser keeps the links of a meeting. Raises NotSignedIn, NotAllowed, NotFound.
    """
    actor = chosen(current_actors(), lambda each: check_keeps(each, meeting))
    if meeting is not None:
        services().meetings.state(meeting)
    return actor


def listed(meeting: str | None = None) -> Response:
    """The links of a meeting, or those good for every meeting."""
    actor = keeper(meeting)
    links = services().links.links(actor, meeting)
    return said(say.LinkList(services().clock.now_ms(), tuple(rows(actor, links))))


def make() -> Response:
    """Make a link."""
    check_same_origin()
    wanted = asked(say.MakeLink)
    actor = chosen(current_actors(), lambda each: check_makes(each, wanted.role, wanted.meeting))
    scope = scope_from(wanted.scope) if wanted.scope else None
    new = NewLink(wanted.role, wanted.meeting, wanted.language, scope, wanted.label, wanted.days)
    return shown(actor, _limited(actor, lambda: services().links.make(actor, [new])), 201)


def show() -> Response:
    """Show links again."""
    return _of_chosen(lambda actor, ids: shown(actor, services().links.show(actor, ids)))


def revoke() -> Response:
    """Revoke links."""
    return _of_chosen(lambda actor, ids: _revoked(services().links.revoke(actor, ids)))


def replace(link: str) -> Response:
    """Revoke a link and make one of the same label, scope and end."""
    check_same_origin()
    actor = for_links([link])
    return shown(actor, _limited(actor, lambda: [services().links.replace(actor, link)]), 201)


def make_all(meeting: str) -> Response:
    """Make every link that a meeting lacks."""
    check_same_origin()
    actor = keeper(meeting)
    return shown(actor, _limited(actor, lambda: services().links.make_all(actor, meeting)), 201)


def revoke_all(meeting: str) -> Response:
    """Revoke every link of a meeting that the sender could make."""
    check_same_origin()
    actor = keeper(meeting)
    return _revoked(services().links.revoke_all(actor, meeting))


def people() -> Response:
    """The users, and where they are signed in."""
    here = services()
    actor = chosen(current_actors(), here.people.check_looks)
    return said(say.PersonList(here.clock.now_ms(), tuple(person_rows(actor))))


def end_sessions() -> Response:
    """End a user's sessions: of one browser, or all."""
    check_same_origin()
    wanted = asked(say.EndSessions)
    return said(say.SessionsEnded(ended(wanted.name, wanted.session)))


def ended(name: str, session: str | None) -> int:
    """End a user's sessions of one browser, or all; return how many were listed. Raises NotFound, NotSignedIn,
    NotAllowed.
    """
    here = services()
    actor = chosen(current_actors(), lambda each: here.people.check_ends(each, name))
    if session is not None:
        here.people.end(actor, name, session)
        return 1
    before = next(each for each in here.people.all(actor) if each.user.name == name)
    here.people.end_all(actor, name)
    return len(before.sessions)


def rows(actor: Actor, links: Sequence[Link]) -> list[say.LinkRow]:
    """Return what is told of links."""
    here = services()
    makers, uses = here.links.makers(links), here.uses.all()
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
    uses, browser = here.uses.all(), here.access.browser_of(request.cookies.get(cookie_name(here.settings)))
    return [
        say.PersonRow(
            each.user.name, each.user.role, each.user.disabled, uses.get(f"user:{each.user.name}"),
            here.people.may_end(actor, each.user),
            tuple(
                say.SessionRow(of.first, of.began_at, of.until, uses.get(f"session:{of.id}"), of.id == browser)
                for of in each.sessions
            ),
        )
        for each in here.people.all(actor)
    ]  # fmt: skip


def address(link: Link) -> str:
    """Return the whole address of a link, as a phone opens it where one can."""
    origin = public_origin() or request.host_url.rstrip("/")
    return f"{origin}/t/{services().links.token(link)}"


def for_links(ids: Sequence[str]) -> Actor:
    """Return the actor of this browser that may make each of some links. Raises NotSignedIn, NotAllowed, NotFound."""
    return chosen(current_actors(), lambda each: services().links.check_ids(each, ids))


def shown(actor: Actor, links: Sequence[Link], status: int = 200) -> Response:
    """Return links with their tokens."""
    told = (
        say.ShownLink(row, services().links.token(each), address(each))
        for row, each in zip(rows(actor, links), links, strict=True)
    )
    return said(say.ShownLinks(tuple(told)), status)


def _revoked(links: Iterable[Link]) -> Response:
    return said(say.RevokedLinks(tuple(each.id for each in links)))


def _of_chosen(work: Callable[[Actor, tuple[str, ...]], Response]) -> Response:
    check_same_origin()
    wanted = asked(say.ChosenLinks)
    actor = for_links(wanted.links)
    services().command_limit.take("links", actor.link or actor.name)
    return work(actor, wanted.links)


def _limited(actor: Actor, work: Callable[[], Any]) -> Any:
    """Return what `work` returns. Raises TooMany for who makes links faster than commands may be sent."""
    services().command_limit.take("links", actor.link or actor.name)
    return work()
