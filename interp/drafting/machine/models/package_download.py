"""Fetching a file over HTTP: resumed where it broke off, never longer than allowed, never waiting for ever."""

import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from interp import owner_only
from interp.errors import BadRequest, Unavailable

TIMEOUT_S = 30.0
TRIES = 4
PAUSE_S = 1.0
CHUNK = 1 << 16
MAX_SIZE = 1_000_000_000
AGENT = "interp-models"
RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for a byte, how many tries in a row may bring nothing, how long to rest between (seconds)."""

    timeout_s: float = TIMEOUT_S
    tries: int = TRIES
    pause_s: float = PAUSE_S


class _Again(Exception):
    """The connection broke or fell silent; what came is kept and the next try goes on from there."""


def small(address: str, most: int, *, timeout_s: float = TIMEOUT_S) -> bytes:
    """Return a small resource whole. Raises Unavailable, BadRequest too_large."""
    try:
        with _open(address, {}, timeout_s) as answer:
            data = bytes(answer.read(most + 1))
    except urllib.error.HTTPError as error:
        error.close()
        raise _failed(address, error) from error
    except (OSError, http.client.HTTPException) as error:
        raise _failed(address, error) from error
    if len(data) > most:
        raise BadRequest("too_large", address=address)
    return data


def fetch(
    address: str,
    file: Path,
    *,
    progress: Progress = lambda have, of: None,
    patience: Patience | None = None,
    most: int = MAX_SIZE,
) -> Path:
    """Fetch an address into `file` and return it; bytes go to `file.part` first, and an earlier part is continued.

    `progress` is told the bytes there are and the bytes there will be (0: unknown).
    Raises Unavailable download (args: address, why), BadRequest too_large.
    """
    patience = patience or Patience()
    farthest, fruitless, why = _size(part(file)), 0, ""
    while fruitless < patience.tries:
        time.sleep(patience.pause_s * fruitless)
        try:
            _continue(address, part(file), progress, patience.timeout_s, most)
            part(file).replace(file)
            tag(file).unlink(missing_ok=True)
            return file
        except _Again as broken:
            why = str(broken)
        fruitless = 0 if _size(part(file)) > farthest else fruitless + 1
        farthest = max(farthest, _size(part(file)))
    raise Unavailable("download", address=address, why=why)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def part(file: Path) -> Path:
    """Return where the bytes of an unfinished download are."""
    return file.with_name(file.name + ".part")


def tag(file: Path) -> Path:
    """Return where the server's mark of the version being fetched is kept."""
    return file.with_name(file.name + ".tag")


def _continue(address: str, partial: Path, progress: Progress, timeout_s: float, most: int) -> None:
    """Fetch what is missing of `partial`. Raises _Again when it is still not whole."""
    marked = partial.with_suffix(".tag")
    have = _size(partial)
    mark = marked.read_text(encoding="ascii", errors="replace") if marked.exists() else ""
    headers = {"Range": f"bytes={have}-", "If-Range": mark} if have and mark else {}
    try:
        with _open(address, headers, timeout_s) as answer:
            start, total = _extent(answer, have)
            if total > most:
                raise BadRequest("too_large", address=address)
            with open(marked, "w", encoding="ascii", errors="replace", opener=owner_only.opener) as file:
                file.write(_mark(answer))
            _copy(answer, partial, start, total, progress, most)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            partial.unlink(missing_ok=True)  # the part is as long as the file now is, or longer: begin again
        elif error.code < http.client.INTERNAL_SERVER_ERROR:
            raise _failed(address, error) from error
        raise _Again(_why(error)) from error
    except (OSError, http.client.HTTPException) as error:
        raise _Again(_why(error)) from error


def _extent(answer: http.client.HTTPResponse, have: int) -> tuple[int, int]:
    """Return where the answer's first byte belongs and how long the file is in all (0: the server does not say)."""
    found = RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    if answer.status == http.client.PARTIAL_CONTENT and found and int(found[1]) == have:
        return have, int(found[2])
    if answer.status != http.client.OK:
        raise _Again(f"an answer {answer.status} that does not fit")
    return 0, int(answer.headers.get("Content-Length", 0))


def _mark(answer: http.client.HTTPResponse) -> str:
    """Return what names this version of the file: a strong ETag, else its date; '' when it cannot be continued."""
    etag = answer.headers.get("ETag", "")
    return etag if etag and not etag.startswith("W/") else answer.headers.get("Last-Modified", "")


def _copy(
    answer: http.client.HTTPResponse, partial: Path, start: int, total: int, progress: Progress, most: int
) -> None:
    have = start
    with open(partial, "ab" if start else "wb", opener=owner_only.opener) as out:
        while data := answer.read1(CHUNK):
            have += len(data)
            if have > most:
                raise BadRequest("too_large", address=answer.url)
            out.write(data)
            progress(have, total)
    if total and have < total:
        raise _Again(f"{have} of {total} bytes came")
    if total and have > total:
        partial.unlink()
        raise _Again("more came than was announced")


def _open(address: str, headers: dict[str, str], timeout_s: float) -> http.client.HTTPResponse:
    if urlsplit(address).scheme not in ("http", "https"):
        raise BadRequest("bad_address", address=address[:200])
    request = urllib.request.Request(address, headers={"User-Agent": AGENT, **headers})
    answer: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=timeout_s)
    return answer


def _failed(address: str, error: Exception) -> Unavailable:
    return Unavailable("download", address=address, why=_why(error))


def _why(error: Exception) -> str:
    return str(getattr(error, "reason", "") or error or type(error).__name__)[:200]
