"""Finds the addresses by which phones reach the public pages, and draws them as QR codes."""

import io
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import request

from interp.domain.model.state import Meeting
from interp.web.machine_addresses import reachable_host, reached_by_others
from interp.web.services import services

QUIET_ZONE = 4  # modules of white around the code, as ISO/IEC 18004 asks


@dataclass(frozen=True, slots=True)
class Shared:
    """An address to hand on: whole, as people type it, and where its QR code is drawn."""

    address: str
    shown: str
    qr: str


def public_origin() -> str | None:
    """Return scheme, host and port under which another device reaches this service; None where none can.

    The public address of the settings goes first, then the one the page was asked for by, then this machine's own.
    """
    settings = services().settings
    asked = settings.public_url.rstrip("/") or request.host_url.rstrip("/")
    if reached_by_others(asked):
        return asked
    parts = urlsplit(asked)
    own = f"{parts.scheme}://{reachable_host(settings.host)}{f':{parts.port}' if parts.port else ''}"
    return own if not settings.public_url and reached_by_others(own) else None


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
