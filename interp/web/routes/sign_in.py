"""Routes by which a page signs in without being left: the roles a browser has, signing in, a new password."""

from flask import Blueprint, Response

from interp.domain.model.roles import PUBLIC
from interp.domain.rules.permissions import Actor
from interp.errors import NotSignedIn
from interp.service.credentials import is_user
from interp.web import messages as say
from interp.web.auth import (
    check_same_origin,
    current_actors,
    current_user,
    remember_user,
    session_after_change,
    session_of,
)
from interp.web.routes.json_bodies import asked, said
from interp.web.services import services

LONGEST_NAME = 80


def create_sign_in() -> Blueprint:
    """Return the routes /api/sign-in and /api/password."""
    doors = Blueprint("sign_in", __name__)
    doors.add_url_rule("/api/sign-in", view_func=held)
    doors.add_url_rule("/api/sign-in", view_func=sign_in, methods=["POST"])
    doors.add_url_rule("/api/password", view_func=change, methods=["POST"])
    return doors


def held() -> Response:
    """The roles of this browser or token; none without any."""
    return _said(current_actors())


def sign_in() -> Response:
    """Sign in with a password. Raises NotSignedIn, NotAllowed, TooMany."""
    check_same_origin()
    wanted = asked(say.SignIn, recorded=False)
    name = wanted.name[:LONGEST_NAME]
    session = session_of(name, wanted.password)
    access = services().access
    weak = access.asks_new_password(name, wanted.password)
    return remember_user(_said(access.actors(session), new_password=weak), session, name)


def change() -> Response:
    """Give the signed-in user a new password. Raises NotSignedIn, NotAllowed, Refused, TooMany."""
    check_same_origin()
    wanted, name = asked(say.ChangePassword, recorded=False), current_user()
    if not name:
        raise NotSignedIn()
    session = session_after_change(name, wanted.password, wanted.new_password)
    return remember_user(_said(services().access.actors(session)), session, name)


def _said(actors: tuple[Actor, ...], *, new_password: bool = False) -> Response:
    roles = tuple(_row(actor) for actor in actors if actor.role != PUBLIC or actor.link)
    return said(say.SignedInAs(services().clock.now_ms(), roles, new_password))


def _row(actor: Actor) -> say.HeldRole:
    return say.HeldRole(
        actor.role, actor.name, "password" if is_user(actor) else "link", actor.meeting, actor.language,
        str(actor.scope) if actor.scope else None, actor.until or 0,
    )  # fmt: skip
