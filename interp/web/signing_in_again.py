"""Adds to a page that needs a role what tells when its access ends, and the dialog that signs in again on it."""

from flask import Response, current_app, g, request

from interp.domain.rules.permissions import Actor
from interp.service.credentials import is_user
from interp.web.auth import current_actor
from interp.web.services import services
from interp.web.wording.i18n import request_language

END = b"</body>"


def with_sign_in_again(response: Response) -> Response:
    """Return a page with the line and the dialog, where it was opened by a role that ends; any other answer as it is.

    They are added to the answer, since a page may be made once for several people. A sheet for print has an ETag.
    """
    if response.status_code != 200 or response.mimetype != "text/html" or "ETag" in response.headers:
        return response
    actor = _of_page()
    if request.method != "HEAD" and actor is not None and actor.until is not None:
        before, end, after = response.get_data().rpartition(END)
        if end:
            response.set_data(before + _drawn(actor, actor.until).encode() + end + after)
    return response


def _of_page() -> Actor | None:
    """Return the actor by whose role this page is open; None for a page that is open to anybody."""
    if (actor := g.get("page_actor")) is not None:
        return actor if isinstance(actor, Actor) else None
    return current_actor() if g.get("has_staff_head") else None


def _drawn(actor: Actor, until: int) -> str:
    context = {
        "language": request_language(), "actor": actor, "left": max(0, until - services().clock.now_ms()),
        "name": actor.name if is_user(actor) else "",
    }  # fmt: skip
    current_app.update_template_context(context)
    return current_app.jinja_env.get_template("sign_in_again.html").render(context)
