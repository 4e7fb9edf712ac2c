"""Finds the address under which other devices reach this service, if there is one."""

from urllib.parse import urlsplit

from flask import request

from interp.web.machine_addresses import reachable_host, reached_by_others
from interp.web.services import services


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
