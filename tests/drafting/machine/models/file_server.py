"""A local file server that can break off, stall, forget how to resume, or send wrong lengths."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(slots=True)
class Shelf:
    """What is served, how badly, and what was asked: path and Range of each request."""

    files: dict[str, bytes] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)  # after so many bytes, once each
    stalls: bool = False
    ranges: bool = True
    marks: bool = True
    announces: bool = True
    fails: list[int] = field(default_factory=list)  # statuses to answer with, once each
    asked: list[tuple[str, str]] = field(default_factory=list)
    outlasted: int = 0  # clients that sat a silence out to its end
    address: str = ""
    released: threading.Event = field(default_factory=threading.Event)


@contextmanager
def served(shelf: Shelf) -> Iterator[Shelf]:
    """Serve a shelf on a free port; its `address` is then known."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self, shelf)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    shelf.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield shelf
    finally:
        shelf.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def answer(request: BaseHTTPRequestHandler, shelf: Shelf) -> None:
    """Answer one request as the shelf says."""
    wanted = request.headers.get("Range", "")
    shelf.asked.append((request.path, wanted))
    data = shelf.files.get(request.path)
    if shelf.fails or data is None:
        request.send_error(shelf.fails.pop(0) if shelf.fails else 404)
        return
    mark = f'"{len(data)}-{data[:4].hex()}"'
    found = re.fullmatch(r"bytes=(\d+)-", wanted) if shelf.ranges else None
    start = int(found[1]) if found and request.headers.get("If-Range") == mark else 0
    if start >= len(data) > 0:
        request.send_error(416)
        return
    request.send_response(206 if start else 200)
    if start:
        request.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
    if shelf.announces:
        request.send_header("Content-Length", str(len(data) - start))
    if shelf.marks:
        request.send_header("ETag", mark)
    request.end_headers()
    _send(request, shelf, data[start:])


def _send(request: BaseHTTPRequestHandler, shelf: Shelf, data: bytes) -> None:
    if shelf.breaks:
        data = data[: shelf.breaks.pop(0)]
    with suppress(ConnectionError):  # the client has had enough
        request.wfile.write(data)
        request.wfile.flush()
    if shelf.stalls:
        shelf.outlasted += not shelf.released.wait(60)
