"""Route of the page of people: adding who may sign in with a password, where they are signed in, and ending that."""

from flask import g, redirect, render_template, request
from werkzeug.wrappers import Response

from interp.domain.model.roles import USER_ROLES
from interp.domain.rules.permissions import Actor
from interp.errors import InterpError
from interp.web.pages.access.link_pages import ZONE
from interp.web.routes.access import OWN_SESSIONS, USERS, ended, ender, person_rows
from interp.web.routing.route_declarations import Routes
from interp.web.services import services
from interp.web.wording.i18n import request_language
from interp.web.wording.refusal_sentences import sentence

LONGEST = 300  # letters of a field that are looked at
ROUTES = Routes("people", "pages")


@ROUTES.get("/people", may=USERS)
def page(actor: Actor) -> str:
    """The users that this browser may see, and their sessions.

    users and their sessions
    """
    return _drawn(actor)


@ROUTES.post("/people", may=OWN_SESSIONS)
def pressed(actor: Actor) -> Response | tuple[str, int]:
    """End the sessions of a user, the one named or all; or add a user.

    ends the sessions of a user, one or all, or adds a user
    """
    form = request.form
    try:
        if "add" in form:
            here = services()
            here.command_limit.take("people", actor.name)
            name, role, password = (form.get(each, "")[:LONGEST] for each in ("add", "role", "password"))
            here.people.add(actor, name, role, password)
            return redirect("/people?added=1", 303)
        name = form.get("name", "")[:80]
        ended(ender(name), name, form.get("session", "")[:80] or None)
    except InterpError as error:
        return _drawn(actor, sentence(error, request_language())), error.status
    return redirect("/people?ended=1", 303)


def _drawn(actor: Actor, error: str = "") -> str:
    g.page_actor = actor
    return render_template(
        "access/people.html", language=request_language(), people=person_rows(actor), zone=ZONE, error=error,
        was_ended="ended" in request.args, was_added="added" in request.args, roles=USER_ROLES,
        may_add=services().people.may_add(actor), typed=request.form if error else {},
    )  # fmt: skip
