"""Routes of the QR codes of the public pages: the captions in the reader's language or in one, and a document."""

from flask import Blueprint, Response, request

from interp.domain.views.audiences import Audience
from interp.errors import NotFound
from interp.languages import CODES
from interp.web.auth import actor_for
from interp.web.public_address import qr_svg, shared
from interp.web.services import services


def create_qr_codes() -> Blueprint:
    """Return the routes of the QR codes."""
    codes = Blueprint("qr_codes", __name__)
    for path in ("", "/<language>", "/<language>/documents", "/<language>/documents/<document>"):
        codes.add_url_rule(f"/m/<meeting>{path}/qr.svg", view_func=qr_code)
    return codes


def qr_code(meeting: str, language: str = "", document: str = "") -> Response:
    """The QR code of a public page. Raises NotFound where a phone would be refused, or could not reach it."""
    if language and language not in CODES:
        raise NotFound("page")
    actor_for(meeting, Audience("captions", language or "en"))
    if document:
        services().reader.row(meeting, document)
    page = request.path.removeprefix(f"/m/{meeting}").removesuffix("/qr.svg")
    found = shared(services().meetings.state(meeting), page)
    if found is None:
        raise NotFound("page")
    return Response(qr_svg(found.address), content_type="image/svg+xml")
