"""The page on which a person who signed in with a password chooses a new one."""

from urllib.parse import quote

from flask import Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from interp.errors import InterpError, NotSignedIn, Refused, TooMany
from interp.web.answers import with_wait
from interp.web.auth import check_same_origin, current_user, remember_user, safe_next, session_after_change
from interp.web.routing.route_declarations import Routes
from interp.web.routing.who_may import ANYONE
from interp.web.wording.i18n import request_language
from interp.web.wording.page_words import word
from interp.web.wording.phrases import said
from interp.web.wording.refusal_sentences import sentence

ROUTES = Routes("password", "pages")


@ROUTES.get("/password", may=ANYONE)
def page() -> AnyResponse | str:
    """The page on which who signed in with a password chooses a new one.

    the page on which who signed in with a password chooses a new one; `?weak=1` after signing in with a weak one,
    `?next=` the page to go on to
    """
    return _form("") if current_user() else _to_sign_in()


@ROUTES.post("/password", may=ANYONE)
def change() -> AnyResponse:
    """Save the new password, and show that it is saved or why it is refused.

    the page on which who signed in with a password chooses a new one; `?weak=1` after signing in with a weak one,
    `?next=` the page to go on to
    """
    check_same_origin()
    name, new = current_user(), request.form.get("new", "")
    if not name:
        return _to_sign_in()
    if new != request.form.get("again"):
        return make_response(_form(str(said(word("password.differ"), request_language()))), 422)
    try:
        session = session_after_change(name, request.form.get("password", ""), new)
    except (NotSignedIn, Refused, TooMany) as error:
        return _refused(error)
    wanted = safe_next(request.form.get("next"))
    return remember_user(redirect(f"/password?saved=1&next={quote(wanted)}", 303), session, name)


def _refused(error: InterpError) -> Response:
    return with_wait(make_response(_form(sentence(error, request_language())), error.status), error)


def _to_sign_in() -> AnyResponse:
    return redirect("/login?next=/password", 303)


def _form(error: str) -> str:
    return render_template(
        "password.html", language=request_language(), error=error, name=current_user(),
        next=safe_next(request.values.get("next")), weak="weak" in request.args, saved="saved" in request.args,
    )  # fmt: skip
