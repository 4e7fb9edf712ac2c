"""The outermost door of the socket: which hosts, origins and transports, and packets no client would write."""

import pytest
import websocket

from tests.raw_websocket import asked, connect, is_closed, wire
from tests.row_by_row import row_by_row
from tests.server import Server, ask, process_memory_mb, until
from tests.socket_screen import Hall

OWN_SERVER = True  # its tests change accounts, the demonstration, or what the server remembers of an address

JOIN = {"protocol": 1, "audience": "console", "language": "en"}
MALFORMED = {
    "an unknown packet type": "9",
    "a letter": "x",
    "an empty packet": "",
    "a message without a type": "4",
    "an unknown message type": "48",
    "event data that is no list": '42{"a":1}',
    "an event without a name": "42[]",
    "an event named by a number": "42[1]",
    "an event named by an object": "42[{}]",
    "an event cut off": '42["join"',
    "a reserved name": '42["disconnect"]',
    "another reserved name": '42["connect",{}]',
    "another namespace": '42/evil,["join",{}]',
    "a bad namespace": "40/evil,",
    "an id of 400 digits": "42" + "9" * 400 + '["join",{}]',
    "twenty thousand brackets": "42" + "[" * 20_000,
    "an answer nobody asked for": '431["x"]',
    "an attachment that is announced and does not come": '451-["join",{"_placeholder":true,"num":0}]',
    "a thousand attachments": '451000-["join",{"_placeholder":true,"num":0}]',
    "bad JSON in a connect": "40{bad",
    "not a number": "42[NaN]",
    "a lone surrogate": '42["join",{"meeting":"\\ud800"}]',
    "deep arguments": '421["command",' + "[" * 5_000 + "]" * 5_000 + "]",
    "a huge number": '421["join",{"protocol":1' + "0" * 5_000 + "}]",
}


def front(server: Server, **headers: str) -> int:
    """Return the status of an upgrade with these headers."""
    key = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": "x" * 22 + "==",
           "Sec-WebSocket-Version": "13"}  # fmt: skip
    return ask(f"{server.url}/socket.io/?EIO=4&transport=websocket", headers=key | headers).status


def test_polling_is_refused(server: Server) -> None:
    assert server.get("/socket.io/?EIO=4&transport=polling").status == 400


def test_an_older_engine_protocol_is_refused(server: Server) -> None:
    assert ask(f"{server.url}/socket.io/?EIO=3&transport=polling").status == 400


@row_by_row("path", ["/healthz", "/", "/socket.io/?EIO=4&transport=websocket", "/api/meetings"])
@row_by_row("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "[::"])
def test_an_unknown_host_is_misdirected(server: Server, path: str, host: str) -> None:
    assert ask(server.url + path, headers={"Host": host}).status == 421


def test_a_forwarded_host_is_not_believed(server: Server) -> None:
    headers = {"Host": "evil.example", "X-Forwarded-Host": f"127.0.0.1:{server.port}"}
    assert ask(f"{server.url}/healthz", headers=headers).status == 421


def test_localhost_is_a_known_host(server: Server) -> None:
    assert ask(f"{server.url}/healthz", headers={"Host": f"LOCALHOST:{server.port}"}).status == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "file://", "http://["])
def test_another_sites_page_may_not_connect(server: Server, origin: str) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        connect(server, origin=origin)
    assert refused.value.status_code in (400, 403)


def test_a_page_of_this_host_over_another_scheme_may_not_connect(server: Server) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException):
        connect(server, origin=server.url.replace("http:", "https:"))


def test_behind_a_proxy_with_tls_its_own_page_may_connect(server: Server) -> None:
    line = connect(server, origin=server.url.replace("http:", "https:"), header=["X-Forwarded-Proto: https"])
    assert line.recv()
    line.shutdown()  # type: ignore[no-untyped-call]


def test_another_sites_page_may_not_connect_by_claiming_a_forwarded_host(server: Server) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException):
        connect(server, origin="http://evil.example", header=["X-Forwarded-Host: evil.example"])


def session(server: Server, token: str) -> str:
    """Return the cookie that a link sets."""
    return server.get(f"/t/{token}").headers["set-cookie"].partition(";")[0]


def test_the_cookie_of_our_own_page_signs_its_socket_in(server: Server, hall: Hall) -> None:
    cookie = session(server, hall.token("staff"))
    with wire(server, origin=server.url, cookie=cookie) as opened:
        assert asked(opened, "join", JOIN | {"meeting": hall.meeting})["ok"]


def test_without_an_origin_one_may_connect_but_the_cookie_is_not_read(server: Server, hall: Hall) -> None:
    cookie = session(server, hall.token("staff"))
    with wire(server, cookie=cookie) as opened:
        answer = asked(opened, "join", JOIN | {"meeting": hall.meeting})
    assert answer["error"]["code"] == "not_signed_in"


def test_what_is_sent_to_one_socket_is_not_deflated(server: Server, hall: Hall) -> None:
    """The client of this test reads no deflated frame: an answer in one would fail it."""
    with wire(server, header=["Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"]) as opened:
        agreed = (opened.getheaders() or {})["sec-websocket-extensions"]
        assert agreed == "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
        assert asked(opened, "join", JOIN | {"meeting": hall.meeting, "audience": "captions"})["ok"]


def test_a_message_that_is_too_long_closes_its_sender_only(server: Server, hall: Hall) -> None:
    console = hall.console()
    with wire(server) as opened:
        opened.send('42["join","' + "x" * 70_000 + '"]')
        assert is_closed(opened)
    assert console.press("floor.advance", {"from_speech": None})["ok"]


def test_a_message_just_short_enough_is_read(server: Server) -> None:
    with wire(server) as opened:
        assert asked(opened, "join", "x" * 60_000)["error"]["code"] == "bad_request"


@pytest.mark.parametrize("packet", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_packet_leaves_the_server_alive_and_its_log_short(server: Server, packet: str) -> None:
    before = len(server.log)
    with wire(server) as opened:
        opened.send(packet)
        opened.send('421["join",{}]')
        is_closed(opened, 0.2)
    assert server.get("/healthz").status == 200
    assert "Traceback" not in server.log
    assert len(server.log) - before < 1_000


@pytest.mark.parametrize("packet", [b"\xff\xfe42", b"42[\"join\",\xc3\x28]"])
def test_text_that_is_no_utf8_leaves_the_server_alive(server: Server, packet: bytes) -> None:
    with wire(server) as opened:
        opened.send(packet, opcode=websocket.ABNF.OPCODE_TEXT)
        is_closed(opened, 0.3)
    assert server.get("/healthz").status == 200
    assert "Traceback" not in server.log


def test_bytes_nobody_announced_leave_the_server_alive(server: Server) -> None:
    with wire(server) as opened:
        opened.send_binary(b"\x04" + b"x" * 100)
        is_closed(opened, 0.2)
    assert server.get("/healthz").status == 200
    assert "Traceback" not in server.log


def test_a_flood_of_bad_packets_takes_no_memory(server: Server, hall: Hall) -> None:
    before = process_memory_mb(server.pid)
    with wire(server) as opened:
        for number in range(2_000):
            opened.send(f'421["join",{{"meeting":"{number}"}}]')
        until(lambda: server.get("/healthz").status == 200)
    assert process_memory_mb(server.pid) - before < 50
    assert hall.console().press("floor.advance", {"from_speech": None})["ok"]


def test_an_upgrade_without_a_known_host_is_misdirected_too(server: Server) -> None:
    assert front(server, Host="evil.example") == 421
