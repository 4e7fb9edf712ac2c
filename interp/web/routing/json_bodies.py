"""Reads the JSON body of a request as its type, and makes the JSON answer of one."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
from flask import Response, g, jsonify, request

from interp.errors import BadRequest
from interp.web.services import services
from interp.wire import decoded, view_json

M = TypeVar("M")


def asked(
    kind: type[M], *, longest: int | None = None, recorded: bool = True, check: Callable[[object], None] | None = None
) -> M:
    """Return the JSON body, as `kind`. Raises BadRequest, also what `check` raises of the message before it is decoded.

    `longest`: its most bytes, those of a message over a socket if not given. `recorded`: the record of refusals has it.
    """
    if request.mimetype != "application/json":
        raise BadRequest("invalid", field="Content-Type")
    most = longest or services().settings.max_message
    if (request.content_length or 0) > most:
        raise BadRequest("too_large", limit=most)
    try:
        sent = request.get_json(silent=True)
        if recorded:
            g.sent = {"sent": sent}
        (check or check_writable)(sent)
        return decoded(kind, sent)
    except RecursionError:
        raise BadRequest("not_an_object") from None


def check_writable(sent: object) -> None:
    """Raise BadRequest for halves of surrogate pairs in a message, which no answer that repeats them could be."""
    try:
        msgspec.json.encode(sent)
    except UnicodeEncodeError:
        raise BadRequest("unreadable_characters") from None


def several() -> int:
    """Return the most bytes of a message about several sentences."""
    return 4 * services().settings.max_message


def said(body: object, status: int = 200) -> Response:
    """Return an answer that nobody keeps."""
    response = jsonify(view_json(body))
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
