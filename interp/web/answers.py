"""Converts errors to answers: expected ones to a code and sentence, others to a log entry and `internal`."""

from collections.abc import Callable
from typing import Any, cast

import structlog
from flask import Response, jsonify, request

from interp.errors import InterpError, TooMany
from interp.web.services import services
from interp.web.wording.refusal_sentences import sentence
from interp.wire import error_json

OF_A_MEETING = "/api/meetings/<meeting>/"  # the address without an ending answers with the meeting's data, which say it

log = structlog.get_logger(__name__)


def error_object(error: InterpError, language: str) -> dict[str, Any]:
    """Return the error object of docs/protocol.md."""
    return error_json(error, sentence(error, language))


def http_error(error: InterpError, language: str) -> Response:
    """Return the error as an HTTP answer."""
    response = jsonify({"ok": False, "error": error_object(error, language)})
    response.status_code = error.status
    return with_wait(response, error)


def with_wait(response: Response, error: InterpError) -> Response:
    """Return a refusal that may be retried, with the seconds to wait."""
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.args_.get("wait_s", 1))
    return response


def acked(work: Callable[[], dict[str, Any]], language: Callable[[], str]) -> dict[str, Any]:
    """Return `{ok: true, …}` from `work`, or `{ok: false, error}`. A bug is logged with its traceback."""
    try:
        return {"ok": True, **work()}
    except InterpError as error:
        return {"ok": False, "error": error_object(error, language())}
    except Exception:
        log.exception("internal_error")
        return {"ok": False, "error": error_object(InterpError(), language())}


def tagged(body: dict[str, Any], seq: int, kind: str = "") -> Response:
    """Return JSON with an ETag of epoch and `seq`; 304 when the client has it."""
    return with_tag(jsonify(body), seq, kind)


def tagged_body(make: Callable[[], bytes], content_type: str, seq: int, kind: str = "") -> Response:
    """Return a body with an ETag of epoch and `seq`; 304 when the client has it, and then the body is not made."""
    response = with_tag(Response(content_type=content_type), seq, kind)
    if response.status_code == 200:
        response.set_data(make())
    return response


def with_tag(response: Response, seq: int, kind: str = "") -> Response:
    """Return an answer with its ETag, revalidated each time and never shared between readers."""
    return with_hash(response, f"{services().epoch}-{seq}{kind}")


def with_hash(response: Response, tag: str) -> Response:
    """Return an answer with an ETag that is a hash of its content, revalidated each time."""
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Cookie, Authorization"
    return cast(Response, response.make_conditional(request))


def with_rehearsal(response: Response) -> Response:
    """Return the answer; `rehearsal` is added to the JSON of one about a meeting, so that each program is told, and
    `demonstration` where its statements are made up.

    They are put before the other fields without reading them. Refusals and answers without a body are unchanged.
    """
    rule = request.url_rule.rule if request.url_rule else ""
    if not rule.startswith(OF_A_MEETING) or not response.is_json or response.status_code >= 300:
        return response
    try:
        about = services().meetings.state((request.view_args or {})["meeting"]).about
    except InterpError:
        return response  # the answer was made; that the log cannot be read now takes nothing from it
    body, said = response.get_data(), b"true" if about and about.rehearsal else b"false"
    said += b',"demonstration":true' if about and about.demonstration else b""
    response.set_data(b'{"rehearsal":' + said + (b"," if body[1:2] != b"}" else b"") + body[1:])
    return response
