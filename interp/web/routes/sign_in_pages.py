"""Routes by which people sign in and out: a link, the page with name and password, and the button that signs out."""

from typing import cast
from urllib.parse import urlencode

from flask import Response, make_response, redirect, render_template, request

from interp.domain.model.roles import PUBLIC, ROLES, STAFF
from interp.domain.model.scopes import DELEGATION
from interp.errors import NotSignedIn, TooMany
from interp.ports import Link
from interp.web.answers import with_wait
from interp.web.auth import (
    SIGNED_OUT_S,
    bearer,
    check_same_origin,
    cookie_name,
    end_session,
    put_cookie,
    remember,
    remember_user,
    safe_next,
    session_of,
    signed_out_name,
)
from interp.web.client_address import client_address
from interp.web.routing.route_declarations import Routes
from interp.web.routing.who_may import ANYONE
from interp.web.services import services
from interp.web.wording.i18n import request_language
from interp.web.wording.refusal_sentences import sentence

ROUTES = Routes("auth", "pages")


@ROUTES.get("/t/<token>", may=ANYONE)
def follow_link(token: str) -> Response:
    """Sign in with a link and open its page, or the page of this service that `?next=` names."""
    here = services()
    bearer(here, token, client_address(here.settings))
    link = here.access.link_of(token)
    session = here.access.enter(token, request.cookies.get(cookie_name(here.settings)))
    wanted = request.args.get("next")
    return remember(redirect(safe_next(wanted) if wanted else landing(link), 303), session, here.settings)


@ROUTES.get("/login", may=ANYONE)
def login_page() -> str:
    """The page for signing in with a password."""
    return _login("")


@ROUTES.post("/login", may=ANYONE)
def login() -> Response:
    """Sign in with a password; the page again with the reason where that is refused."""
    check_same_origin()
    return sign_in(request.form.get("name", "")[:80], request.form.get("password", ""))


@ROUTES.post("/logout", may=ANYONE)
def logout() -> Response:
    """Sign out, and end the sessions of this browser."""
    check_same_origin()
    settings = services().settings
    end_session(request.cookies.get(cookie_name(settings)))
    response = cast(Response, redirect("/", 303))
    put_cookie(response, signed_out_name(settings), "1", SIGNED_OUT_S, settings)
    response.delete_cookie(cookie_name(settings), path="/", secure=settings.secure)
    return response


def landing(link: Link) -> str:
    """Return the page a link opens."""
    if not link.meeting:
        return "/proposals" if link.role in STAFF else "/"
    page, language = ROLES[link.role].page, link.language or "en"
    if link.scope and link.scope.kind == DELEGATION and link.role == PUBLIC:
        return f"/m/{link.meeting}/{language}/mine"
    path = {"booth": f"booth/{language}", "captions": language}.get(page, page)
    return f"/m/{link.meeting}/{path}"


def sign_in(name: str, password: str) -> Response:
    """Return the answer to a name and password: a redirect, or the form with the error."""
    try:
        session = session_of(name, password)
    except (NotSignedIn, TooMany) as error:
        return with_wait(make_response(_login(sentence(error, request_language()), name), error.status), error)
    wanted = safe_next(request.form.get("next"))
    if services().access.asks_new_password(name, password):
        wanted = f"/password?{urlencode({'weak': '1', 'next': wanted})}"
    return remember_user(redirect(wanted, 303), session, name)


def _login(error: str, name: str = "") -> str:
    return render_template(
        "login.html", error=error, name=name, next=safe_next(request.values.get("next")),
        secure=request.is_secure or services().settings.secure, language=request_language(),
    )  # fmt: skip
