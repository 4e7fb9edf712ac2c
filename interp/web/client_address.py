"""The network address of a request's client: its peer, or what a trusted proxy says."""

from collections.abc import Mapping
from typing import Any

from flask import request

from interp.config import Settings

LONGEST_ADDRESS = 45


def client_address(settings: Settings, environ: Mapping[str, Any] | None = None) -> str:
    """Return the client's address: the peer, or the last one that a trusted proxy names.

    `environ` is the WSGI environment of the handshake for a socket; left out, it is that of the present request.
    """
    around = request.environ if environ is None else environ
    peer = str(around.get("REMOTE_ADDR") or "")
    told = str(around.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return told[:LONGEST_ADDRESS] if told and peer in settings.proxies else peer
