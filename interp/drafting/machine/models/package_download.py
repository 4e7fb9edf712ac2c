"""Downloads a file over HTTP with resume, a size limit and timeouts."""

import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from interp import owner_only
from interp.errors import BadRequest, Unavailable
from interp.value_types import dataclass

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
    """Limits of a download: read timeout, consecutive tries without data, pause between tries (seconds)."""

    timeout_s: float = TIMEOUT_S
    tries: int = TRIES
    pause_s: float = PAUSE_S


class _Again(Exception):
    """The connection broke or stalled; the next try continues from the bytes received."""


def small(address: str, most: int, *, timeout_s: float = TIMEOUT_S) -> bytes:
    """Return a small resource. Raises Unavailable, BadRequest too_large."""
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
    """Download an address into `file` and return it; bytes go to `file.part` first, and an earlier part is continued.

    `progress` gets the bytes received and the total (0: unknown). Raises Unavailable download (args: address, why),
    BadRequest too_large.
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
    """Return the path of an unfinished download."""
    return file.with_name(file.name + ".part")


def tag(file: Path) -> Path:
    """Return the path of the stored version tag of a download."""
    return file.with_name(file.name + ".tag")


def _continue(address: str, partial: Path, progress: Progress, timeout_s: float, most: int) -> None:
    """Download the rest of `partial`. Raises _Again when it is still incomplete."""
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
            partial.unlink(missing_ok=True)  # the part is at least as long as the file: start over
        elif error.code < http.client.INTERNAL_SERVER_ERROR:
            raise _failed(address, error) from error
        raise _Again(_why(error)) from error
    except (OSError, http.client.HTTPException) as error:
        raise _Again(_why(error)) from error


def _extent(answer: http.client.HTTPResponse, have: int) -> tuple[int, int]:
    """Return the offset of the answer's first byte and the total length (0: unknown)."""
    found = RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    if answer.status == http.client.PARTIAL_CONTENT and found and int(found[1]) == have:
        return have, int(found[2])
    if answer.status != http.client.OK:
        raise _Again(f"an answer {answer.status} that does not fit")
    return 0, int(answer.headers.get("Content-Length", 0))


def _mark(answer: http.client.HTTPResponse) -> str:
    """Return the version tag of the answer: a strong ETag, else its date; '' when it cannot be resumed."""
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
