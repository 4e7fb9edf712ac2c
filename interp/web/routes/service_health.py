"""Routes for those who watch the service: /healthz, /readyz and /metrics."""

from hmac import compare_digest

from flask import Response, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST

from interp.domain.model.roles import STAFF
from interp.domain.rules import permissions
from interp.errors import Unavailable
from interp.web.auth import current_actor
from interp.web.messages import Well
from interp.web.metrics import exposition
from interp.web.services import services
from interp.wire import view_json

LONGEST_LAG_MS = 1_000


def healthz() -> Response:
    """The process answers."""
    return jsonify({"ok": True})


def readyz() -> Response:
    """The store can be written, its tables are the newest, and the server keeps up; troubles of other parts are named.
    """
    here = services()
    here.store.writable()
    if not here.store.at_head():
        raise Unavailable("migrations")
    if here.lag_ms > LONGEST_LAG_MS:
        raise Unavailable("lag", lag_ms=round(here.lag_ms))
    return jsonify(view_json(Well(True, here.epoch, round(here.lag_ms), here.health.troubles())))


def metrics() -> Response:
    """Numbers for Prometheus; with a token for them, or on a public address, only with that or with one of staff."""
    settings = services().settings
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    known = bool(settings.metrics_token) and compare_digest(given.encode(), settings.metrics_token.encode())
    if not known and (settings.metrics_token or settings.public_url):
        permissions.check_role(current_actor(), STAFF)
    return Response(exposition(services()), content_type=CONTENT_TYPE_LATEST)
