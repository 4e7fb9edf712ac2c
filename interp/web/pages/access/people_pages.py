"""Route of the page of people: adding who may sign in with a password, where they are signed in, and ending that."""

from flask import g, redirect, render_template, request
from werkzeug.wrappers import Response

from interp.domain.model.roles import USER_ROLES
from interp.errors import InterpError
from interp.web.auth import check_same_origin, chosen, current_actors
from interp.web.pages.access.link_pages import ZONE
from interp.web.routes.access import OWN_SESSIONS, USERS, ended, person_rows
from interp.web.routing.route_declarations import Routes
from interp.web.services import services
from interp.web.wording.i18n import request_language
from interp.web.wording.refusal_sentences import sentence

LONGEST = 300  # letters of a field that are looked at
ROUTES = Routes("people", "pages")


@ROUTES.get("/people", may=USERS)
def page() -> str:
    """The users that this browser may see, and their sessions.

    users and their sessions
    """
    return _drawn()


@ROUTES.post("/people", may=OWN_SESSIONS)
def pressed() -> Response | tuple[str, int]:
    """End the sessions of a user, the one named or all; or add a user.

    ends the sessions of a user, one or all, or adds a user
    """
    check_same_origin()
    form = request.form
    try:
        if "add" in form:
            here = services()
            actor = chosen(current_actors(), here.people.check_looks)
            here.command_limit.take("people", actor.name)
            name, role, password = (form.get(each, "")[:LONGEST] for each in ("add", "role", "password"))
            here.people.add(actor, name, role, password)
            return redirect("/people?added=1", 303)
        ended(request.form.get("name", "")[:80], request.form.get("session", "")[:80] or None)
    except InterpError as error:
        return _drawn(sentence(error, request_language())), error.status
    return redirect("/people?ended=1", 303)


def _drawn(error: str = "") -> str:
    g.page_actor = actor = chosen(current_actors(), services().people.check_looks)
    return render_template(
        "access/people.html", language=request_language(), people=person_rows(actor), zone=ZONE, error=error,
        was_ended="ended" in request.args, was_added="added" in request.args, roles=USER_ROLES,
        may_add=services().people.may_add(actor), typed=request.form if error else {},
    )  # fmt: skip
