"""Answers requests for scripts, styles and pictures from memory, compressed, before the app sees them."""

import gzip
import os
import re
from collections.abc import Callable, Container, Iterable, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from interp.config import Settings
from interp.value_types import dataclass
from interp.web.page_build import build
from interp.web.request_checks import Environ, Wsgi, security_headers
from interp.web.script_bundles import bundles

FOLDER = Path(__file__).parent / "static"
PREFIX = "/static/"
PACKED = {"br": ".br", "gzip": ".gz"}  # the encodings, the smaller one first, and the files beside the original
TYPES = {
    ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json",
    ".svg": "image/svg+xml",
}  # fmt: skip
TEXT = "text/plain; charset=utf-8"
BUILD = re.compile("[0-9a-f]{8}")
KEPT, CHECKED, NOT_KEPT = "public, max-age=31536000, immutable", "no-cache", "no-store"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file as it is sent: `bodies` by content coding, "" for the plain one, which is always there.

    A body in gzip that is not beside the file is made when it is first asked for: a start needs none.
    """

    content_type: str
    tag: str
    bodies: dict[str, bytes]

    def coding(self, accepted: str) -> str:
        """Return the content coding for an Accept-Encoding header: the smallest that it allows."""
        allowed = accepted_codings(accepted) if accepted else frozenset()
        if "gzip" in allowed and "gzip" not in self.bodies:
            self._compress()
        return next((coding for coding in PACKED if coding in allowed and coding in self.bodies), "")

    def _compress(self) -> None:
        made = gzip.compress(self.bodies[""], 9, mtime=0)
        if len(made) < len(self.bodies[""]):
            self.bodies["gzip"] = made

    def etag(self, coding: str) -> str:
        """Return the ETag of the file in a content coding."""
        return f'"{self.tag}-{coding}"' if coding else f'"{self.tag}"'


@lru_cache(maxsize=64)
def accepted_codings(header: str) -> frozenset[str]:
    """Return the content codings an Accept-Encoding header names and does not refuse with q=0."""
    named = (each.partition(";") for each in header[:200].lower().split(","))
    return frozenset(name.strip() for name, _, rest in named if not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", rest))


@cache
def static_files(folder: Path = FOLDER) -> Mapping[str, StaticFile]:
    """Return every file below the folder, and every bundle, by its path there; nothing else has an address."""
    there = {Path(inside, name) for inside, _, names in os.walk(folder) for name in names}
    paths = sorted(path for path in there if path.suffix not in PACKED.values())
    found = {path.relative_to(folder).as_posix(): read(path, path.read_bytes(), there) for path in paths}
    return found | {name: read(folder / name, plain, there) for name, plain in bundles().items()}


def read(path: Path, plain: bytes, there: Container[Path] = ()) -> StaticFile:
    """Return a file with its compressed forms that are `there`: a wheel has them beside it."""
    beside = {coding: path.with_name(path.name + suffix) for coding, suffix in PACKED.items()}
    packed = {coding: each.read_bytes() for coding, each in beside.items() if each in there}
    smaller = {coding: body for coding, body in packed.items() if len(body) < len(plain)}
    return StaticFile(TYPES.get(path.suffix, TEXT), sha256(plain).hexdigest()[:16], {"": plain} | smaller)


def address_parts(address: str) -> tuple[str, str]:
    """Return the name of the file that an address below /static/ means, and its Cache-Control.

    The build in it may be another one's, of a page from before an upgrade: it gets the present file and keeps nothing.
    """
    first, _, rest = address.partition("/")
    if first == build():
        return rest, KEPT
    return (rest, NOT_KEPT) if BUILD.fullmatch(first) else (address, CHECKED)


def served(app: Wsgi, settings: Settings) -> Wsgi:
    """Return `app` behind the static files; what the table does not have, and every other method, is the app's."""
    table, fixed = static_files(), security_headers(settings)

    def door(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        path, method = environ.get("PATH_INFO", ""), environ["REQUEST_METHOD"]
        if not path.startswith(PREFIX) or method not in ("GET", "HEAD"):
            return app(environ, start)
        name, caching = address_parts(path[len(PREFIX) :])
        found = table.get(name)
        return app(environ, start) if found is None else answer(found, caching, fixed, environ, start)

    return door


def answer(
    found: StaticFile, caching: str, fixed: list[tuple[str, str]], environ: Environ, start: Callable[..., Any]
) -> list[bytes]:
    """Answer with a file, or with 304 to who has it."""
    coding = found.coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
    headers = [("ETag", found.etag(coding)), ("Cache-Control", caching), ("Vary", "Accept-Encoding"), *fixed]
    if known(environ.get("HTTP_IF_NONE_MATCH", ""), found.etag(coding)):
        start("304 Not Modified", headers)
        return []
    body = found.bodies[coding]
    coded = [("Content-Encoding", coding)] if coding else []
    start("200 OK", [("Content-Type", found.content_type), ("Content-Length", str(len(body))), *coded, *headers])
    return [body] if environ["REQUEST_METHOD"] == "GET" else []


def known(header: str, etag: str) -> bool:
    """Return whether an If-None-Match header names the ETag, weak or strong, or any."""
    return bool(header) and any(each.strip().removeprefix("W/") in (etag, "*") for each in header.split(","))
