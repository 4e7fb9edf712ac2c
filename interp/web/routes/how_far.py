"""Routes of how far the work for a request is, which names itself by a header or in its address."""

import re

from flask import Flask, Response, g, request

from interp.live.work_progress import State
from interp.value_types import dataclass
from interp.web.auth import asking
from interp.web.client_gone import current_work
from interp.web.routing.json_bodies import said
from interp.web.routing.route_declarations import Routes
from interp.web.routing.who_may import ANYONE
from interp.web.services import services

ROUTES = Routes("how_far")
HEADER, QUERY = "Interp-Work", "work"
NAME = re.compile(r"[A-Za-z0-9_-]{16,64}")


@dataclass(frozen=True, slots=True)
class WorkState:
    """How far the work for a request is; `total` is 0 until it is known how much there is to do."""

    state: State
    done: int
    total: int


def add_work_progress(app: Flask) -> None:
    """Keep the work of requests that name it."""
    app.before_request(name_work)
    app.teardown_request(end_work)


def name_work() -> None:
    """Keep the work of the present request under its name."""
    name = request.headers.get(HEADER) or request.args.get(QUERY, "")
    if NAME.fullmatch(name):
        services().work.begin(asking(), name, current_work())


def end_work(_: BaseException | None) -> None:
    """Note that the present request was answered."""
    if "work" in g:
        g.work.end()


@ROUTES.get("/api/progress/<work>", WorkState, may=ANYONE, refusals=(401,))
def work_of(work: str) -> Response:
    """How far the work for a request of one's own is.

    the progress of the work for a request that gave itself a name in the header `Interp-Work`, or in `?work=` of its
    address, of 16 to 64 letters, digits, `-` and `_`: `{state, done, total}`. `state` is `waiting` (for its turn, or
    not arrived yet), `working` or `ended`; `total` is 0 until it is known how much there is to do. A thousand are
    kept for people with a role, and a thousand for all others, whose work is identified by the name only
    """
    found = services().work.of(asking(), work)
    return said(WorkState(found.state, found.done, found.total))
