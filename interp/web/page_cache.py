"""Keeps attendees' pages as bytes: drawn once for everybody, with the figures of the moment put in at each answer."""

import re
import secrets
import struct
import zlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain, zip_longest
from threading import Lock
from time import monotonic
from typing import TypeVar

from flask import Response, current_app, request

from interp.live.broadcast.background_work import yield_now
from interp.service.value_cache import ValueCache
from interp.value_types import dataclass
from interp.web.static_files import accepted_codings

R = TypeVar("R")
MOST = 256
MINUTE_MS = 60_000
LEVEL = 6
STEP_S = 0.001
SECRET = secrets.token_hex(8)  # nobody can write a text that would be taken for the place of a figure
FIGURE = re.compile(rf'"{SECRET}-(\w+)"|{SECRET}=(\w+);')
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
GZIP_END = b"\x03\x00"  # the last block of a deflate stream, empty

Figures = Mapping[str, str]


def number_place(name: str) -> str:
    """Return what stands in a page's JSON where a number of the moment goes."""
    return f"{SECRET}-{name}"


def text_place(name: str) -> str:
    """Return what stands in a page where a text of the moment goes."""
    return f"{SECRET}={name};"


@dataclass(frozen=True, slots=True)
class Moment:
    """What of a page depends on the time in milliseconds: figures to put in, and facts, which are drawn."""

    figures: Callable[[int], Figures]
    facts: Callable[[int], Hashable]


class KeptPage:
    """A page drawn at a time: its pieces, plain and deflated, between which the figures go."""

    def __init__(self, html: str, moment: Moment, now: int) -> None:
        pieces = FIGURE.split(html)
        self.moment, self.facts = moment, moment.facts(now)
        self._plain = [each.encode() for each in pieces[::3]]
        self._names = [number or text for number, text in zip(pieces[1::3], pieces[2::3], strict=True)]
        self._deflated = [deflated(each) for each in self._plain]
        self._tag = sha256(b"\0".join([*self._plain, *(name.encode() for name in self._names)])).hexdigest()[:16]

    def shows(self, now: int) -> bool:
        """Return whether what is drawn is still so."""
        return self.moment.facts(now) == self.facts

    def plain(self, now: int) -> bytes:
        """Return the page."""
        return _joined(self._plain, self._values(now))

    def packed(self, now: int) -> bytes:
        """Return the page as a gzip file, of which only the figures are made now."""
        values, whole = self._values(now), self.plain(now)
        body = _joined(self._deflated, [stored(each) for each in values])
        return b"".join((GZIP_HEAD, body, GZIP_END, struct.pack("<II", zlib.crc32(whole), len(whole))))

    def tag(self, now: int) -> str:
        """Return the ETag of what the page says now, the time itself only to the minute."""
        figures = self.moment.figures(now)
        said = {**figures, "now": str(now // MINUTE_MS)} if figures else {}
        return f"{self._tag}-{zlib.crc32(repr(said).encode()):08x}"

    def _values(self, now: int) -> list[bytes]:
        figures = self.moment.figures(now)
        return [figures[name].encode() for name in self._names]


class PageCache:
    """The pages used last; safe in several threads. One is drawn at a time, for all who ask for it meanwhile."""

    def __init__(self) -> None:
        self._held = ValueCache[Hashable, object, KeptPage](MOST)
        self._drawing = Lock()

    def get(self, key: Hashable, mark: object, now: int, draw: Callable[[], KeptPage]) -> KeptPage:
        """Return the page of a key; it is drawn again for another mark, and when what it says is no longer so."""
        page = self._kept(key, mark, now)
        if page is not None:
            return page
        with self._drawing:
            page = self._kept(key, mark, now) or draw()
            self._held.put(key, mark, page)
            return page

    def _kept(self, key: Hashable, mark: object, now: int) -> KeptPage | None:
        page = self._held.of(key, mark)
        if page is None or not page.shows(now):
            return None
        self._held.put(key, mark, page)  # used last
        return page


def joined_in_steps(pieces: Iterable[str], pause: Callable[[], None] = yield_now) -> str:
    """Return the pieces as one text, with a pause for others after each millisecond of making them."""
    return "".join(in_turns(pieces, pause))


def drawn_in_steps(template: str, **context: object) -> str:
    """Return the page of a template, drawn with a pause for others after each millisecond."""
    current_app.update_template_context(context)
    return joined_in_steps(current_app.jinja_env.get_template(template).generate(context))


def in_turns(rows: Iterable[R], pause: Callable[[], None] = yield_now) -> Iterator[R]:
    """Yield the rows, with a pause for others after each millisecond of making them and of what is done with them."""
    until = monotonic() + STEP_S
    for each in rows:
        yield each
        if monotonic() >= until:
            pause()
            until = monotonic() + STEP_S


def response(page: KeptPage, now: int) -> Response:
    """Return a page, or 304 to who has it: asked for at each visit, never given to anybody with a role."""
    packs = "gzip" in accepted_codings(request.headers.get("Accept-Encoding", ""))
    has_it = request.if_none_match.contains_weak(page.tag(now))
    made = Response(status=304) if has_it else Response(page.packed(now) if packs else page.plain(now))
    if packs and not has_it:
        made.headers["Content-Encoding"] = "gzip"
    made.set_etag(page.tag(now), weak=True)
    made.headers["Cache-Control"] = "no-cache"
    made.headers["Vary"] = "Accept-Encoding, Authorization, Cookie"
    return made


def deflated(piece: bytes) -> bytes:
    """Return a piece of a deflate stream that ends on a whole byte and refers to nothing before it."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)


def stored(piece: bytes) -> bytes:
    """Return a piece of a deflate stream that is not compressed."""
    return struct.pack("<BHH", 0, len(piece), len(piece) ^ 0xFFFF) + piece


def _joined(pieces: list[bytes], between: list[bytes]) -> bytes:
    return b"".join(chain.from_iterable(zip_longest(pieces, between, fillvalue=b"")))
