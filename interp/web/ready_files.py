"""Answers plain requests for static files from their lines alone, with the bytes that the app would send."""

import re
from collections.abc import Callable, Container
from email.utils import formatdate

from interp.config import Settings
from interp.web.request_checks import is_known, security_headers
from interp.web.static_files import address_parts, answer, static_files

REQUEST_LINE = re.compile(rb"GET /static/([\w./-]+) HTTP/1\.1\r\n")
APART = frozenset(("content-length", "expect", "transfer-encoding", "upgrade"))
STAYS = "keep-alive"


def ready(hosts: Container[str], settings: Settings) -> Callable[[bytes, bytes], bytes | None]:
    """Return what answers a plain GET of a file, from the first line of the request and the others.

    It returns None for the rest: other hosts and addresses, what has a body, and connections to be closed.
    """
    table, fixed = static_files(), security_headers(settings)

    def answered(line: bytes, head: bytes) -> bytes | None:
        asked = REQUEST_LINE.fullmatch(line)
        headers = header_values(head) if asked else None
        if asked is None or headers is None or not APART.isdisjoint(headers):
            return None
        if headers.get("connection", STAYS).lower() != STAYS:
            return None
        name, caching = address_parts(asked[1].decode("ascii"))
        found = table.get(name)
        if found is None or not is_known(headers.get("host", ""), hosts):
            return None
        environ = {"REQUEST_METHOD": "GET", "HTTP_ACCEPT_ENCODING": headers.get("accept-encoding", "")}
        environ["HTTP_IF_NONE_MATCH"] = headers.get("if-none-match", "")
        lines: list[str] = []

        def start(status: str, sent: list[tuple[str, str]]) -> None:
            lines.extend((f"HTTP/1.1 {status}", *(f"{key}: {value}" for key, value in sent)))

        body = b"".join(answer(found, caching, fixed, environ, start))
        return "\r\n".join((*lines, f"Date: {formatdate(usegmt=True)}", "\r\n")).encode("latin-1") + body

    return answered


def header_values(head: bytes) -> dict[str, str] | None:
    """Return the headers of a request by lower-case name; None where one comes twice or is folded."""
    found: dict[str, str] = {}
    for line in head.decode("latin-1").split("\r\n"):
        name, colon, value = line.partition(":")
        name = name.lower()
        if not colon or name != name.strip() or name in found:
            return None
        found[name] = value.strip()
    return found
