"""The page of the translation section that shows what became of the drafts, by package and direction."""

from collections.abc import Callable

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from interp.domain.translation.draft_measures import FEWEST_TIMED, Measures
from interp.domain.views.audiences import Audience
from interp.errors import InterpError
from interp.ports import HelperTask
from interp.web.auth import actor_for
from interp.web.services import services
from interp.web.wording.i18n import request_language

Rows = tuple[Measures, ...]
DESK_MEASURES: HelperTask[Rows] = HelperTask("desk_measures", Rows, short=False)
Refused = Callable[[InterpError], tuple[str, int] | Response]


def create_desk_measures(refused: Refused) -> Blueprint:
    """Return the route of the page; `refused` answers errors with a page."""
    measures = Blueprint("desk_measures", __name__)
    measures.add_url_rule("/m/<meeting>/desk/measures", view_func=page)
    measures.register_error_handler(InterpError, refused)
    return measures


def page(meeting: str) -> str:
    """The measures of a meeting's drafts, for who works at the desk. Raises NotFound, NotSignedIn, NotAllowed, TooMany.
    """
    actor = actor_for(meeting, Audience("desk", "en"))
    services().command_limit.take("files", actor.link or actor.name)
    services().meetings.state(meeting)
    rows = services().helpers.run(DESK_MEASURES, meeting)
    language = request_language()
    return render_template("measures.html", language=language, meeting_id=meeting, rows=rows, fewest=FEWEST_TIMED)
