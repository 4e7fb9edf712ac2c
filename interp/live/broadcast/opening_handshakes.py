"""Reads the request that opens a websocket of Engine.IO, and writes its answer (RFC 6455 4.2); pure, without sockets.

Only the plain request of a browser or a program is read: one whole head of printable ASCII, each header once. All else
is left to the HTTP server, which answers what is plain here in the same words.
"""

import base64
import re
from functools import lru_cache
from hashlib import sha1
from typing import NamedTuple
from urllib.parse import parse_qs

LONGEST = 4_096
HEAD = re.compile(rb"GET /socket\.io/\?([!-~]+) HTTP/1\.1\r\n((?:[A-Za-z0-9-]+:[ -~]*\r\n)+)\r\n")
GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
SWITCHES = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
EXTENSION = b"\r\nSec-WebSocket-Extensions: "
# with a body, or an answer of its own before the request is whole
ODD = frozenset(("HTTP_CONTENT_LENGTH", "HTTP_CONTENT_TYPE", "HTTP_TRANSFER_ENCODING", "HTTP_EXPECT"))
OTHER_KINDS = frozenset(("sid", "j"))  # of a session that is open already, or of one that polls


class Opening(NamedTuple):
    """A request that opens a websocket: its query, its headers as WSGI names them, and its key."""

    query: str
    headers: dict[str, str]
    key: str


def opening(data: bytes) -> Opening | None:
    """Return the request that these bytes are; None where they are anything else, or more, or not all of it."""
    found = HEAD.fullmatch(data)
    if found is None:
        return None
    query, headers = found[1].decode("ascii"), _headers(found[2].decode("ascii"))
    if headers is None or not _opens_session(query) or not ODD.isdisjoint(headers):
        return None
    get, key = headers.get, headers.get("HTTP_SEC_WEBSOCKET_KEY")
    if not key or get("HTTP_SEC_WEBSOCKET_VERSION") != "13" or get("HTTP_UPGRADE", "").lower() != "websocket":
        return None
    wished = get("HTTP_CONNECTION", "").lower().split(",")
    return Opening(query, headers, key) if any(each.strip() == "upgrade" for each in wished) else None


def answer(key: str, agreed: bytes | None) -> bytes:
    """Return the answer to a request with a key, and to its extensions what was agreed of them."""
    proof = base64.b64encode(sha1(key.encode() + GUID).digest())
    return b"".join((SWITCHES, proof, *((EXTENSION, agreed) if agreed else ()), b"\r\n\r\n"))


def _headers(lines: str) -> dict[str, str] | None:
    """Return the headers of a request by the names of WSGI; None where one comes twice."""
    headers: dict[str, str] = {}
    for line in lines.split("\r\n")[:-1]:
        name, _, value = line.partition(":")
        name = _name(name)
        if name in headers:
            return None
        headers[name] = value.strip(" ")
    return headers


@lru_cache(maxsize=256)
def _name(name: str) -> str:
    return "HTTP_" + name.upper().replace("-", "_")


@lru_cache(maxsize=64)
def _opens_session(query: str) -> bool:
    """Return whether a query opens a session of Engine.IO 4 over a websocket."""
    said = parse_qs(query)
    return said.get("EIO") == ["4"] and said.get("transport") == ["websocket"] and OTHER_KINDS.isdisjoint(said)
