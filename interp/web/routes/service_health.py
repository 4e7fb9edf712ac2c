"""Routes for those who watch the service: /healthz, /readyz and /metrics."""

from hmac import compare_digest

from flask import Response, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST

from interp.domain.model.roles import STAFF
from interp.domain.rules import permissions
from interp.errors import Unavailable
from interp.ports.part_state import STOP, PartRow
from interp.web.auth import current_actor
from interp.web.messages import Well
from interp.web.metrics import exposition
from interp.web.routing.route_declarations import Routes, WhoMay
from interp.web.routing.who_may import ANYONE, guarded_by
from interp.web.services import Services, services
from interp.wire import view_json

LONGEST_LAG_MS = 1_000
ROUTES = Routes("service_health")


def _watching() -> None:
    settings = services().settings
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    known = bool(settings.metrics_token) and compare_digest(given.encode(), settings.metrics_token.encode())
    if not known and (settings.metrics_token or settings.public_url):
        permissions.check_role(current_actor(), STAFF)


WATCHERS = WhoMay(
    STAFF, words="who has the token of the metrics; else staff, or anyone on a private address",
    guard=guarded_by(_watching),
)  # fmt: skip


@ROUTES.get("/healthz", Well, may=ANYONE)
def healthz() -> Response:
    """Whether the process answers.

    the process answers
    """
    return jsonify({"ok": True})


@ROUTES.get("/readyz", Well, may=ANYONE, refusals=(503,))
def readyz() -> Response:
    """Whether the store can be written and its tables are the newest.

    the store can be written and its tables are the newest; `troubles` names the parts that are not well, as in
    `health`, and does not change the status; a refusal has them in `args`
    """
    here = services()
    troubles = here.health.troubles()
    try:
        _check_ready(here, troubles)
    except Unavailable as error:
        error.args_["troubles"] = [view_json(each) for each in troubles]
        raise
    return jsonify(view_json(Well(True, here.epoch, round(here.lag_ms), troubles)))


def _check_ready(here: Services, troubles: tuple[PartRow, ...]) -> None:
    here.store.writable()
    if not here.store.at_head():
        raise Unavailable("migrations")
    if here.lag_ms > LONGEST_LAG_MS:
        raise Unavailable("lag", lag_ms=round(here.lag_ms))
    if any(each.part == "log" and each.severity == STOP for each in troubles):
        raise Unavailable("store")  # a full PostgreSQL server takes what is tried above, and no command


@ROUTES.get("/metrics", may=WATCHERS, refusals=(401, 403), files=("text/plain",))
def metrics() -> Response:
    """Numbers for Prometheus.

    metrics for Prometheus
    """
    return Response(exposition(services()), content_type=CONTENT_TYPE_LATEST)
