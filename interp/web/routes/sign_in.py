"""Routes by which a page signs in without being left: the roles a browser has, signing in, a new password."""

from flask import Response

from interp.domain.model.roles import PUBLIC
from interp.domain.rules.permissions import Actor
from interp.errors import NotSignedIn
from interp.service.access.people import LONGEST_NAME
from interp.service.credentials import is_user
from interp.web import messages as say
from interp.web.auth import (
    check_same_origin,
    current_actors,
    remember_user,
    session_after_change,
    session_of,
)
from interp.web.routing.json_bodies import asked, said
from interp.web.routing.route_declarations import Routes, WhoMay
from interp.web.routing.who_may import ANYONE, guarded_by
from interp.web.services import services

ROUTES = Routes("sign_in")


def _user() -> Actor:
    check_same_origin()
    actor = next((each for each in current_actors() if is_user(each)), None)
    if actor is None:
        raise NotSignedIn()
    return actor


WITH_A_PASSWORD = WhoMay(None, words="who signed in with a password", guard=guarded_by(_user))


@ROUTES.get("/api/sign-in", say.SignedInAs, may=ANYONE, refusals=(401, 503))
def held() -> Response:
    """The roles of this browser or token, with their end.

    the roles of this browser or token, the latest first: `{server_now, roles: [{role, name, by: link password,
    meeting, language, scope, ends_at}], new_password: false}`
    """
    return _said(current_actors())


@ROUTES.post("/api/sign-in", say.SignedInAs, body=say.SignIn, may=ANYONE, refusals=(400, 401, 403, 429, 503))
def sign_in() -> Response:
    """Sign in with a password.

    `{name, password}`: signs in and answers as `GET`; `new_password`: the password is weak, and a new one is asked
    for
    """
    check_same_origin()
    wanted = asked(say.SignIn, recorded=False)
    name = wanted.name[:LONGEST_NAME]
    session = session_of(name, wanted.password)
    access = services().access
    weak = access.asks_new_password(name, wanted.password)
    return remember_user(_said(access.actors(session), new_password=weak), session, name)


@ROUTES.post(
    "/api/password", say.SignedInAs, body=say.ChangePassword, may=WITH_A_PASSWORD, refusals=(400, 401, 403, 422,
    429, 503),
)  # fmt: skip
def change(actor: Actor) -> Response:
    """Give oneself a new password.

    `{password, new_password}`: gives who signed in with a password a new one; the answer as of `GET /api/sign-in`
    """
    wanted = asked(say.ChangePassword, recorded=False)
    session = session_after_change(actor.name, wanted.password, wanted.new_password)
    return remember_user(_said(services().access.actors(session)), session, actor.name)


def _said(actors: tuple[Actor, ...], *, new_password: bool = False) -> Response:
    roles = tuple(_row(actor) for actor in actors if actor.role != PUBLIC or actor.link)
    return said(say.SignedInAs(services().clock.now_ms(), roles, new_password))


def _row(actor: Actor) -> say.HeldRole:
    return say.HeldRole(
        actor.role, actor.name, "password" if is_user(actor) else "link", actor.meeting, actor.language,
        str(actor.scope) if actor.scope else None, actor.until or 0,
    )  # fmt: skip
