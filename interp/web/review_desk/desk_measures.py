"""The page of the translation section that shows what became of the drafts, by package and direction."""

from flask import render_template

from interp.domain.rules.permissions import Actor
from interp.domain.translation.draft_measures import FEWEST_TIMED, Measures
from interp.service.review_desk import desk_tasks
from interp.web.routing.route_declarations import Routes
from interp.web.routing.who_may import AT_DESK
from interp.web.services import services
from interp.web.wording.i18n import request_language

Rows = tuple[Measures, ...]
ROUTES = Routes("desk_measures", "pages")


@ROUTES.get("/m/<meeting>/desk/measures", may=AT_DESK)
def page(actor: Actor, meeting: str) -> str:
    """What became of the drafts, by package and direction."""
    services().command_limit.take("files", actor.link or actor.name)
    services().meetings.state(meeting)
    rows = services().helpers.run(desk_tasks.desk_measures, meeting)
    language = request_language()
    return render_template("measures.html", language=language, meeting_id=meeting, rows=rows, fewest=FEWEST_TIMED)
