"""Which requests open a reader's websocket without the HTTP server, and what they are answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.live.broadcast.opening_handshakes import Opening, answer, opening

QUERY = "EIO=4&transport=websocket"
KEY = "dGhlIHNhbXBsZSBub25jZQ=="
HEADERS = {
    "Host": "here:8000", "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": KEY,
    "Sec-WebSocket-Version": "13",
}  # fmt: skip


def request(query: str = QUERY, line: str = "", **changed: str | None) -> bytes:
    """Return a plain request with another query, first line, or some headers changed, added or left out."""
    headers = HEADERS | {name.replace("_", "-"): value for name, value in changed.items()}
    lines = [f"{name}: {value}" for name, value in headers.items() if value is not None]
    return "\r\n".join([line or f"GET /socket.io/?{query} HTTP/1.1", *lines, "", ""]).encode("latin-1")


def test_the_plain_request_of_a_browser_is_read_with_the_names_of_wsgi() -> None:
    found = opening(request(f"build=a1&{QUERY}", Connection="keep-alive, Upgrade", Origin="http://here:8000"))
    assert found == Opening(f"build=a1&{QUERY}", {
        "HTTP_HOST": "here:8000", "HTTP_UPGRADE": "websocket", "HTTP_CONNECTION": "keep-alive, Upgrade",
        "HTTP_SEC_WEBSOCKET_KEY": KEY, "HTTP_SEC_WEBSOCKET_VERSION": "13", "HTTP_ORIGIN": "http://here:8000",
    }, KEY)  # fmt: skip


OTHERS = {
    "half of it": request()[:-2],
    "two of them": request() * 2,
    "a frame behind it": request() + b"\x81\x80abcd",
    "another method": request(line=f"POST /socket.io/?{QUERY} HTTP/1.1"),
    "another path": request(line=f"GET /socket.iox/?{QUERY} HTTP/1.1"),
    "an escaped path": request(line=f"GET /socket%2Eio/?{QUERY} HTTP/1.1"),
    "an older HTTP": request(line=f"GET /socket.io/?{QUERY} HTTP/1.0"),
    "a space more": request(line=f"GET /socket.io/?{QUERY}  HTTP/1.1"),
    "another Engine.IO": request("EIO=3&transport=websocket"),
    "two versions of it": request(f"{QUERY}&EIO=3"),
    "polling": request("EIO=4&transport=polling"),
    "two transports": request(f"{QUERY}&transport=polling"),
    "an open session": request(f"{QUERY}&sid=1"),
    "JSONP": request(f"{QUERY}&j=1"),
    "no upgrade": request(Upgrade=None),
    "another upgrade": request(Upgrade="h2c"),
    "no connection": request(Connection="close"),
    "no key": request(Sec_WebSocket_Key=None),
    "an empty key": request(Sec_WebSocket_Key=""),
    "another version": request(Sec_WebSocket_Version="8"),
    "a body": request(Content_Length="3"),
    "a body in pieces": request(Transfer_Encoding="chunked"),
    "a question first": request(Expect="100-continue"),
    "a header twice": request(upgrade="websocket"),
    "a folded header": request(X="a\r\n b"),
    "a bare line end": request(X="a\nY: b"),
    "a name with an underscore": request().replace(b"Host:", b"Ho_st: x\r\nHost:"),
    "other letters": request(X="é"),
    "no name": request().replace(b"Host:", b": x\r\nHost:"),
    "no headers": b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n\r\n",
    "nothing": b"",
}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
def test_everything_else_is_left_to_the_http_server(data: bytes) -> None:
    assert opening(data) is None


@given(st.integers(0, len(request())), st.binary(max_size=4))
def test_whatever_is_put_into_it_it_is_read_or_left(at: int, put: bytes) -> None:
    data = request()
    found = opening(data[:at] + put + data[at:])
    assert found is None or found.headers["HTTP_UPGRADE"].lower() == "websocket"


def test_the_answer_is_that_of_the_standard() -> None:
    proof = b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
    assert answer(KEY, None).endswith(proof + b"\r\n")
    assert answer(KEY, b"permessage-deflate").endswith(proof + b"Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n")
