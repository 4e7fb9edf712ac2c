"""Reads the JSON body of a desk's request as its type, and makes the JSON answer of one."""

from typing import TypeVar

import msgspec
from flask import Response, g, jsonify, request

from interp.errors import BadRequest
from interp.web.services import services
from interp.wire import decoded, view_json

M = TypeVar("M")


def asked(kind: type[M]) -> M:
    """Return the JSON body, as `kind`; the record of refusals has it too. Raises BadRequest."""
    if request.mimetype != "application/json":
        raise BadRequest("invalid", field="Content-Type")
    if (request.content_length or 0) > services().settings.max_message:
        raise BadRequest("too_large")
    try:
        g.sent = {"sent": (sent := request.get_json(silent=True))}
        check_writable(sent)
        return decoded(kind, sent)
    except RecursionError:
        raise BadRequest("not_an_object") from None


def check_writable(sent: object) -> None:
    """Raise BadRequest for halves of surrogate pairs in a message, which no answer that repeats them could be."""
    try:
        msgspec.json.encode(sent)
    except UnicodeEncodeError:
        raise BadRequest("unreadable_characters") from None


def said(body: object) -> Response:
    """Return an answer that nobody keeps."""
    response = jsonify(view_json(body))
    response.headers["Cache-Control"] = "no-store"
    return response
