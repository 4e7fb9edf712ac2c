"""The network address of a request's client: its peer, or what a trusted proxy says."""

from flask import request

from interp.config import Settings

LONGEST_ADDRESS = 45


def client_address(settings: Settings) -> str:
    """Return the client's address: the peer, or the last one that a trusted proxy names."""
    peer = request.remote_addr or ""
    told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return told[:LONGEST_ADDRESS] if told and peer in settings.proxies else peer
