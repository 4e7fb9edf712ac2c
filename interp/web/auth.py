"""Signs people in by link or password, keeps their roles in a cookie, and signs them out."""

from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any, cast

from flask import (
    Response,
    current_app,
    g,
    has_request_context,
    request,
)

from interp.config import Settings
from interp.domain.model.roles import PUBLIC
from interp.domain.rules.permissions import ATTENDEE, Actor
from interp.domain.views.audiences import AUDIENCES, Audience, admit, own
from interp.errors import InterpError, NotAllowed, NotFound, NotSignedIn, TooMany, Unavailable
from interp.live.broadcast.places import CLOSES, IS_FULL
from interp.service.credentials import is_user
from interp.web import access_log
from interp.web.client_address import client_address
from interp.web.request_checks import same_origin
from interp.web.services import Services, services

PLAIN = "interp"
ALWAYS_OPEN = ("/t/", "/login", "/healthz", "/readyz")  # who comes here may have a role, or watches the service
OF_PROGRAMS = "/api/"
FORM, FILES = "application/x-www-form-urlencoded", "multipart/form-data"
FORM_BYTES = 32 * 1024  # some eight hundred links that are chosen on their page
DAY_S = 86_400
DEVICE_DAYS = 180
SIGNED_OUT_S = 15  # for so long the front page says that this browser has signed out


def cookie_name(settings: Settings) -> str:
    """Return the cookie's name; over https its prefix prevents other hosts from setting it."""
    return f"__Host-{PLAIN}" if settings.secure else PLAIN


def device_name(settings: Settings) -> str:
    """Return the name of the cookie that identifies a browser in which somebody has signed in."""
    return f"{cookie_name(settings)}-device"


def signed_out_name(settings: Settings) -> str:
    """Return the name of the cookie that a browser has for a moment after it signed out."""
    return f"{cookie_name(settings)}-signed-out"


def has_signed_out() -> bool:
    """Return whether this browser has just signed out, which the front page then says."""
    return signed_out_name(services().settings) in request.cookies


def current_actors() -> tuple[Actor, ...]:
    """Return every actor of the request: the token's bearer, or the cookie's roles; never empty."""
    if "actors" not in g:
        here = services()
        if token := bearer_token():
            g.actors = (bearer(here, token, client_address(here.settings)),)
        else:
            session = request.cookies.get(cookie_name(here.settings))
            g.actors = here.access.actors(session) or (ATTENDEE,)
    return cast(tuple[Actor, ...], g.actors)


def bearer_token() -> str:
    """Return the token of the request's Authorization, empty without one."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def check_room() -> None:
    """Raise Unavailable `full` for a reader while the last places are kept for people with a role."""
    is_full = request.environ.get(IS_FULL)
    if is_full is None or not is_full() or request.path.startswith(ALWAYS_OPEN):
        return
    if all(actor.role == PUBLIC for actor in current_actors()):
        request.environ[CLOSES]()  # else it would hold its place until it has been idle for long enough
        raise Unavailable("full")


def limit_form() -> None:
    """Let a form be no longer than those of the pages, and nobody without a role send a file.

    A form is decoded at once on the event loop, before anything of it is known: of 8 MB for two seconds. A handler that
    takes a longer one from people with a role says so itself.
    """
    if request.mimetype == FORM or (request.mimetype == FILES and not asking()):
        request.max_content_length = FORM_BYTES


def asking() -> str:
    """Return who asks for what is done now: a link or a name, empty without a role; outside a request the service."""
    if not has_request_context():
        return "service"
    actor = current_actor()
    return "" if actor.role == PUBLIC else actor.link or f"{actor.role} {actor.name}"


def has_no_role() -> bool:
    """Return whether the request brings neither token nor session, so that every other such request is its equal."""
    return "Authorization" not in request.headers and cookie_name(services().settings) not in request.cookies


def bearer(here: Services, token: str, address: str | None) -> Actor:
    """Return the actor of a token; a refused one is logged. Raises NotSignedIn."""
    try:
        return here.access.actor_of(token)
    except NotSignedIn as error:
        access_log.token_refused(here, error, address)
        raise


def current_actor() -> Actor:
    """Return the actor of the request; of several roles the latest."""
    return current_actors()[0]


def chosen(actors: tuple[Actor, ...], check: Callable[[Actor], None]) -> Actor:
    """Return the first of a browser's actors that passes `check`. Raises the refusal of the latest one."""
    refusal: InterpError | None = None
    for actor in actors or (ATTENDEE,):
        try:
            check(actor)
        except (NotAllowed, NotSignedIn) as error:
            refusal = refusal or error
        else:
            return actor
    raise refusal or NotSignedIn()


def actor_for(meeting: str, audience: Audience) -> Actor:
    """Return the actor with which this browser may see an audience's view. Raises NotSignedIn, NotAllowed, NotFound.

    A page of an unknown meeting is refused as one of a private meeting is; only who may see every meeting is told.
    """
    about = services().meetings.about(meeting)
    if about is None and request.path.startswith(OF_PROGRAMS):
        raise NotFound("meeting", meeting=meeting[:80])
    private = about is None or about.private
    actor = chosen(current_actors(), lambda each: admit(each, meeting, own(audience, each), private=private))
    if about is None:
        raise NotFound("meeting", meeting=meeting[:80])
    if audience.name != "room" and (private or AUDIENCES[audience.name].roles is not None):
        g.page_actor = actor  # a screen of the room shows no dialogs
    return actor


def socket_session(here: Services, environ: Mapping[str, Any]) -> str | None:
    """Return the session in a socket's cookie. A client without Origin is no browser: its cookie is ignored."""
    if not environ.get("HTTP_ORIGIN"):
        return None
    try:
        cookies = SimpleCookie(environ.get("HTTP_COOKIE", ""))
    except CookieError:
        return None
    found = cookies.get(cookie_name(here.settings))
    return found.value if found else None


def check_same_origin() -> None:
    """Raise NotAllowed for a change requested by another site's page; a request by bearer token is exempt.

    It alone: with any other Authorization the cookie acts.
    """
    if bearer_token():
        return
    here, origin, site = services(), request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin is None and site is None and cookie_name(here.settings) in request.cookies:
        raise NotAllowed("origin")  # browsers send one of the two with every change
    ours = same_origin(origin, request.environ, here.settings.public_url)
    if site not in (None, "same-origin", "none") or not ours:
        raise NotAllowed("origin")


def session_of(name: str, password: str) -> str:
    """Return this browser's session with a user added, and log who it is. Raises NotSignedIn, TooMany, both logged."""
    return _logged(name, lambda *browser: services().access.sign_in(name, password, *browser))


def session_after_change(name: str, password: str, new: str) -> str:
    """Give a user a new password and return this browser's session with it. Raises as `session_of`, and Refused."""
    session = _logged(name, lambda *browser: services().access.change_password(name, password, new, *browser))
    access_log.password_changed(name, client_address(services().settings))
    return session


def _logged(name: str, enter: Callable[[str | None, str, str | None], str]) -> str:
    """Return the session that `enter` makes of this browser's, its address and its device; log it or its refusal."""
    here = services()
    address, device = client_address(here.settings), request.cookies.get(device_name(here.settings))
    try:
        session = enter(request.cookies.get(cookie_name(here.settings)), address, device)
    except (NotSignedIn, TooMany) as error:
        access_log.sign_in_refused(here, error, name if here.access.knows(name) else None, address)
        raise
    who = here.access.actors(session)[0]
    access_log.signed_in(who.name, who.role, address)
    return session


def remember_user(response: Any, session: str, name: str) -> Response:
    """Return the answer with the cookies of a session that a user has just entered with a password."""
    here = services()
    device = here.access.device_for(name, request.cookies.get(device_name(here.settings)))
    put_cookie(response, device_name(here.settings), device, DEVICE_DAYS * DAY_S, here.settings)
    return remember(response, session, here.settings)  # last: simple programs read only the last cookie of an answer


def current_user() -> str:
    """Return the name of the user whose password this browser signed in with, the latest; empty without one."""
    return next((actor.name for actor in current_actors() if is_user(actor)), "")


def end_session(cookie: str | None) -> None:
    """End a browser's session and those before it on the server, log who signed out, and close their sockets."""
    who = services().access.actors(cookie)
    if ended := services().access.sign_out(cookie):
        access_log.signed_out([each.name for each in who], client_address(services().settings))
        for session in ended:
            current_app.extensions["interp.sockets"].close_browser(session)


def safe_next(path: str | None) -> str:
    """Return a path of this service to redirect to; anything else becomes the front page."""
    good = path and path.startswith("/") and not path.startswith(("//", "/\\")) and "\\" not in path
    return path if good and path and path.isprintable() else "/"


def remember(response: Any, session: str, settings: Settings) -> Response:
    """Return the answer with the cookie of a session."""
    put_cookie(response, cookie_name(settings), session, settings.link_days * DAY_S, settings)
    return cast(Response, response)


def put_cookie(response: Any, name: str, value: str, for_s: int, settings: Settings) -> None:
    """Add a cookie to an answer, for so many seconds."""
    response.set_cookie(
        name, value, httponly=True, samesite="Lax", secure=settings.secure, path="/", max_age=for_s
    )


