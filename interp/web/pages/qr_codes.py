"""The addresses of public pages that people hand on, with their QR codes; none where no phone could open the page."""

import io
from typing import Any

from flask import Response, request

from interp.domain.model.state import Meeting
from interp.errors import NotFound
from interp.service.access.link_keeping import qr_codes
from interp.value_types import dataclass
from interp.web.auth import asking
from interp.web.public_address import public_origin
from interp.web.routing.route_declarations import Routes
from interp.web.routing.who_may import shown_to
from interp.web.services import services

ROUTES = Routes("qr_codes", "pages")
READERS = shown_to("captions")
QUIET_ZONE = 4  # modules of white around the code, as ISO/IEC 18004 asks


@dataclass(frozen=True, slots=True)
class Shared:
    """An address to hand on: whole, as people type it, and where its QR code is drawn."""

    address: str
    shown: str
    qr: str


@ROUTES.get("/m/<meeting>/qr.svg", may=READERS)
@ROUTES.get("/m/<meeting>/<language>/qr.svg", may=READERS)
@ROUTES.get("/m/<meeting>/<language>/documents/qr.svg", may=READERS)
@ROUTES.get("/m/<meeting>/<language>/documents/<document>/qr.svg", may=READERS)
def qr_code(meeting: str, language: str = "en", document: str = "") -> Response:
    """The QR code of a public page.

    the QR code of the page without `/qr.svg`; 404 for a private meeting, and where only this machine could open the
    page
    """
    if document:
        services().reader.row(meeting, document)
    page = request.path.removeprefix(f"/m/{meeting}").removesuffix("/qr.svg")
    found = shared(services().meetings.state(meeting), page)
    if found is None:
        raise NotFound("page")
    here, key = services(), (qr_codes.name, found.address)
    made = here.long_texts.get(key, None, lambda: here.helpers.run(qr_codes, (found.address,))[0], bool(asking()))
    return Response(made.body, content_type="image/svg+xml")


def shared(state: Meeting, path: str = "") -> Shared | None:
    """Return the address of a public page of the meeting; None for a private meeting, and where no phone reaches it.

    Without `path` it is the short address, which leads everybody to the captions in their own language.
    """
    origin = public_origin()
    if origin is None or state.about is None or state.about.private:
        return None
    page = f"/m/{state.about.id}{path}"
    return Shared(origin + page, (origin + page).partition("://")[2], f"{page}/qr.svg")


def sharing(state: Meeting, path: str = "") -> dict[str, Any]:
    """Return what a page's template is told of sharing: the address, and whether only this machine could open it."""
    share = shared(state, path)
    return {"share": share, "here_only": share is None and state.about is not None and not state.about.private}


def qr_svg(text: str) -> bytes:
    """Return a QR code as SVG, black on white whatever the page's colours; it has no style the CSP would refuse."""
    import segno  # loaded with the first code that is drawn

    drawn = io.BytesIO()
    code = segno.make_qr(text, error="m")
    code.save(drawn, kind="svg", border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True, xmldecl=False)
    return drawn.getvalue()
