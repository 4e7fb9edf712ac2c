"""Public readers' sockets: the same behaviour as callbacks on the hub and with a greenlet each."""

import json
import signal
import struct
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from socket import SO_RCVBUF, SOL_SOCKET
from typing import Any

import pytest
import websocket
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interp.domain.model.commands import LoadCaptions, ReleaseCaptions
from interp.domain.rules.permissions import SYSTEM
from tests.public_readers import (
    WAYS,
    acknowledged,
    attendees,
    client_frame,
    event,
    join,
    reader,
    readers_server,
    send,
    switch,
    views,
)
from tests.raw_websocket import asked, is_closed, wire
from tests.server import Outside, Server, command_id, serving, until
from tests.socket_screen import Hall, screens
from tests.sources import ROOT
from tests.speech_scripts import SENTENCES


@pytest.fixture(scope="module", params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    """Return how readers are served."""
    return str(request.param)


@pytest.fixture(scope="module")
def server(way: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a running server."""
    folder = Path(tmp_path_factory.mktemp(way))
    with readers_server(folder, way) as running:
        yield running


@pytest.fixture(scope="module")
def outside(server: Server) -> Iterator[Outside]:
    """Yield the server's folder as a second process sees it."""
    opened = server.outside()
    yield opened
    opened.close()


@pytest.fixture
def hall(server: Server, outside: Outside) -> Iterator[Hall]:
    """Yield a fresh meeting."""
    with screens(server.url) as make:
        yield Hall(server, outside, outside.plan(), make)


def test_a_reader_has_a_greenlet_of_its_own_only_without_callbacks(hall: Hall, way: str) -> None:
    counts = hall.server.folder / "greenlets.txt"

    def greenlets() -> int:
        counts.unlink(missing_ok=True)
        hall.server.process.send_signal(signal.SIGUSR1)  # type: ignore[union-attr]
        return int(until(lambda: counts.exists() and counts.read_text().strip()))

    before = greenlets()
    with ExitStack() as held:
        for _ in range(20):
            held.enter_context(reader(hall))
        more = 20 if way == "greenlets" else 0
        until(lambda: abs(greenlets() - before - more) <= 3)


def test_a_reader_hears_views_captions_and_beats(hall: Hall) -> None:
    console, phone = hall.console(), hall.captions("ar")
    seq = console.press("floor.advance", {"from_speech": None})["seq"]
    assert phone.reaches(seq)["language"] == "ar"
    for command in (LoadCaptions("s1", "d1", 6), ReleaseCaptions("s1", "pace", 1, SENTENCES[:1])):
        hall.outside.meetings.handle(SYSTEM, hall.meeting, command_id(), command)
    assert phone.waits("captions")["cues"][0]["text"]["language"] == "ar"
    assert phone.waits("beat", lambda message: message["captions_seq"] == 1)["seq"] >= seq


@pytest.mark.parametrize(("headers", "status"), [
    ({"host": "elsewhere"}, 421), ({"origin": "http://elsewhere"}, 400),
    ({"header": ["Cookie: interp_session=x"]}, 101), ({"header": ["Authorization: Bearer x"]}, 101),
    ({}, 101),
], ids=["host", "origin", "cookie", "token", "plain"])  # fmt: skip
def test_a_handshake_is_refused_for_another_host_or_from_another_page(
    hall: Hall, headers: dict[str, Any], status: int
) -> None:
    try:
        with wire(hall.server, **headers) as opened:
            assert opened.getstatus() == status
            assert asked(opened, "join", join(hall))["ok"]
    except websocket.WebSocketBadStatusException as refused:
        assert refused.status_code == status


def test_a_reader_may_join_another_language_and_hears_no_more_of_the_first(hall: Hall) -> None:
    console, phone = hall.console(), hall.captions("fr")
    assert phone.reaches(switch(console))["language"] == "fr"
    joined = phone.join(hall.meeting, "captions", "zh")
    assert (joined["ok"], joined["view"]["language"]) == (True, "zh")
    seq = switch(console)
    assert phone.reaches(seq)["language"] == "zh"
    assert [view["language"] for view in phone.heard("view")] == ["fr", "zh"]
    attendees(console, zh=1)


def test_a_reader_of_documents_is_answered_and_counted(hall: Hall) -> None:
    console, phone = hall.console(), hall.make()
    assert "documents" in phone.join(hall.meeting, "captions", "es", documents=True)
    assert phone.reaches(switch(console))["language"] == "es"


def test_the_screen_of_the_room_reports_its_number(hall: Hall) -> None:
    room, joined = hall.screen("room", "en", device="wall")
    technician, _ = hall.screen("technician", role="technician")
    room.client.emit("at", {"epoch": joined["epoch"], "seq": 3})
    technician.waits("health", lambda message: [each["seq"] for each in message["screens"] if each["device"]] == [3])


def test_a_reader_may_command_nothing(hall: Hall) -> None:
    phone = hall.captions("en")
    assert phone.press("outputs.blank")["error"]["code"] == "not_signed_in"
    assert phone.ask("identify", {"screen": 1})["error"]["code"] == "not_allowed"
    assert phone.join(hall.meeting, "captions", "en")["ok"]


def test_a_reader_who_signs_in_by_token_becomes_a_console(hall: Hall) -> None:
    phone = hall.captions("en")
    assert phone.join(hall.meeting, "console", "en", token=hall.token("staff"))["ok"]
    assert phone.reaches(switch(phone))["audience"] == "console"


def test_what_comes_together_with_a_join_is_handled_in_order(hall: Hall) -> None:
    with wire(hall.server) as opened:
        asked_for = [("fr", 1), ("es", 2), ("ru", 3)]
        send(opened, b"".join(client_frame(event("join", join(hall, code), n)) for code, n in asked_for))
        answers = [json.loads(said[3:])[0] for _ in asked_for if (said := acknowledged(opened))]
        assert [each["view"]["language"] for each in answers] == ["fr", "es", "ru"]


def test_a_flood_of_reports_is_taken_in_order_before_the_join_behind_it(hall: Hall) -> None:
    with reader(hall) as opened:
        report = client_frame(event("at", {"epoch": "x", "seq": 1}))
        send(opened, report * 300 + client_frame(event("join", join(hall, "ar"), 7)))
        assert acknowledged(opened).startswith("437[")


def test_fragments_with_a_ping_between_them_are_one_message(hall: Hall) -> None:
    with reader(hall) as opened:
        data = event("join", join(hall, "ru"), 5)
        send(opened, client_frame(data[:9], last=False) + client_frame(b"hi", 9))
        code, control = opened.recv_data_frame(control_frame=True)
        while code != websocket.ABNF.OPCODE_PONG:
            code, control = opened.recv_data_frame(control_frame=True)
        assert control.data == b"hi"
        for byte in data[9:20]:
            send(opened, client_frame(bytes((byte,)), 0, last=False))
        send(opened, client_frame(data[20:], 0))
        assert json.loads(acknowledged(opened)[3:])[0]["view"]["language"] == "ru"


BAD = {
    "unmasked": client_frame(b"3", key=None),
    "compressed without agreement": client_frame(b"3", flags=0x40),
    "an unknown opcode": client_frame(b"", 3),
    "an unknown control opcode": client_frame(b"", 11),
    "a fragment of nothing": client_frame(b"3", 0),
    "a message within a message": client_frame(b"3", last=False) + client_frame(b"3"),
    "a long ping": client_frame(b"x" * 126, 9),
    "a ping in fragments": client_frame(b"", 9, last=False),
    "no UTF-8": client_frame(b"42\xff\xfe"),
    "a length over the limit": client_frame(b"")[:1] + b"\xff" + struct.pack("!Q", 1 << 40),
    "fragments over the limit": client_frame(b"x" * 60_000, last=False) + client_frame(b"x" * 60_000, 0),
    "a close of one byte": client_frame(b"\x03", 8),
    "a close with a bad status": client_frame(struct.pack("!H", 1005), 8),
    "a close with bad words": client_frame(struct.pack("!H", 1000) + b"\xff", 8),
    "an empty packet": client_frame(b""),
    "an unknown Engine.IO type": client_frame(b"x"),
    "an Engine.IO type nobody has": client_frame(b"9"),
    "an unknown Socket.IO type": client_frame(b"48"),
    "event data that is no list": client_frame(b'42{"a":1}'),
    "an event cut off": client_frame(b'42["x"'),
    "bad JSON in a connect": client_frame(b"40{bad"),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_a_reader_that_breaks_the_rules_is_closed_and_the_others_go_on(hall: Hall, data: bytes) -> None:
    before = len(hall.server.log)
    with reader(hall) as bad, reader(hall, "fr") as good:
        send(bad, data)
        assert is_closed(bad)
        assert asked(good, "join", join(hall, "fr"))["ok"]
    told = [line for line in hall.server.log[before:].splitlines() if "loop_held" not in line]  # on a busy machine
    assert "Traceback" not in hall.server.log and sum(map(len, told)) < 1_000


def test_a_packet_that_means_nothing_is_passed_over(hall: Hall) -> None:
    with reader(hall) as opened:
        for packet in ("2", "6", "3probe", '431["x"]', '42["connect",{}]', '42["unknown"]'):
            opened.send(packet)
        assert asked(opened, "join", join(hall))["ok"]


@pytest.mark.parametrize("goodbye", [
    client_frame(struct.pack("!H", 1001), 8), client_frame(b"", 8), client_frame(b"1"), client_frame(b"41"), b"",
], ids=["close", "empty close", "Engine.IO close", "Socket.IO disconnect", "no word"])  # fmt: skip
def test_a_reader_that_leaves_is_no_longer_counted(hall: Hall, goodbye: bytes) -> None:
    console = hall.console()
    with reader(hall, "ar") as opened:
        attendees(console, ar=1)
        console.news.clear()
        if goodbye:
            send(opened, goodbye)
        else:
            opened.shutdown()  # type: ignore[no-untyped-call]
        attendees(console)


def test_a_close_is_answered_with_a_close(hall: Hall) -> None:
    with reader(hall) as opened:
        send(opened, client_frame(struct.pack("!H", 1000), 8))
        code = None
        while code != websocket.ABNF.OPCODE_CLOSE:
            code, _ = opened.recv_data_frame(control_frame=True)


@contextmanager
def other_hall(folder: Path, way: str, ping_s: int) -> Iterator[Hall]:
    """Yield a meeting on a server of its own."""
    with readers_server(folder, way, ping_s=ping_s) as server, screens(server.url) as make:
        outside = server.outside()
        yield Hall(server, outside, outside.plan(), make)
        outside.close()


def test_a_reader_that_answers_pings_stays_and_one_that_does_not_is_closed(way: str, tmp_path: Path) -> None:
    with other_hall(tmp_path, way, ping_s=2) as hall:
        console, polite = hall.console(), hall.captions("ar")
        with reader(hall, "fr") as silent:
            attendees(console, ar=1, fr=1)
            console.news.clear()
            assert is_closed(silent, 60)
            attendees(console, ar=1)
        assert polite.join(hall.meeting, "captions", "ar")["ok"]


def test_readers_of_a_meeting_that_becomes_private_are_told_and_closed(hall: Hall) -> None:
    console, phone, guest = hall.console(), hall.captions("ar"), hall.screen("captions", role="attendee")[0]
    assert console.press("meeting.restrict", {"private": True})["ok"]
    assert phone.waits("notice") == {"code": "reload"}
    assert phone.closed.wait(60)
    assert guest.reaches(switch(console))


def test_readers_of_a_browser_that_signs_out_are_told_and_closed(hall: Hall) -> None:
    cookie = hall.server.get(f"/t/{hall.token('staff')}").headers["set-cookie"].partition(";")[0]
    phone = hall.make(headers={"Cookie": cookie})
    assert phone.join(hall.meeting, "captions")["ok"]
    headers = {"Cookie": cookie, "Origin": hall.server.url}
    assert hall.server.post("/logout", {}, **headers).status == 303
    assert phone.waits("notice") == {"code": "reload"}
    assert phone.closed.wait(60)


def test_a_reader_that_does_not_read_gets_the_newest_and_holds_up_nobody(hall: Hall) -> None:
    console, quick = hall.console(), hall.captions("fr")
    with wire(hall.server, sockopt=((SOL_SOCKET, SO_RCVBUF, 2_304),)) as slow:
        assert asked(slow, "join", join(hall, "ar"))["ok"]
        for _ in range(60):
            last = switch(console)
            assert quick.reaches(last)["seq"] == last
        late = views(slow, last)
    seqs = [view["seq"] for view in late]
    assert seqs == sorted(set(seqs)) and len(seqs) < 60
    assert {view["language"] for view in late} == {"ar"}


def test_two_hundred_readers_all_have_the_newest_and_nothing_out_of_order(hall: Hall) -> None:
    """They read only when all was sent, through small buffers: a view between may be skipped, by design."""
    console, codes = hall.console(), ("ar", "zh", "en", "fr", "ru", "es")
    with ExitStack() as held:
        readers = [(codes[n % 6], held.enter_context(reader(hall, codes[n % 6]))) for n in range(200)]
        last = switch(console, 5)
        for language, opened in readers:
            found = views(opened, last)
            seqs = [view["seq"] for view in found]
            assert seqs == sorted(set(seqs)) and set(seqs) <= {*range(last - 4, last + 1)} and seqs[-1] == last
            assert {view["language"] for view in found} == {language}


PACKETS = [b"3", b"2", b"40", b"41", b'42["at",{"seq":1}]', b"451-[]"]
PIECES = st.one_of(
    st.binary(max_size=40),
    st.builds(
        client_frame,
        st.one_of(st.binary(max_size=130), st.sampled_from(PACKETS)),
        st.integers(0, 15),
        last=st.booleans(),
        flags=st.sampled_from([0, 0, 0, 0x40, 0x20]),
        key=st.sampled_from([b"\0\0\0\0", b"\x01\x02\x03\x04", None]),
    ),
)


@pytest.fixture(scope="module")
def witnessed(server: Server, outside: Outside) -> Iterator[tuple[Hall, websocket.WebSocket]]:
    """Yield a meeting with a reader that must go on whatever the others send."""
    with screens(server.url) as make:
        hall = Hall(server, outside, outside.plan(), make)
        with reader(hall, "zh") as witness:
            yield hall, witness


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=6), st.integers(1, 20))
def test_whatever_a_reader_sends_the_others_go_on(
    witnessed: tuple[Hall, websocket.WebSocket], pieces: list[bytes], size: int
) -> None:
    hall, witness = witnessed
    with reader(hall) as opened:
        data = b"".join(pieces)
        try:
            for at in range(0, len(data), size):
                send(opened, data[at : at + size])
        except OSError:
            pass  # it is closed already
        assert asked(witness, "join", join(hall, "zh"))["ok"]
    assert "Traceback" not in hall.server.log


def test_as_many_are_served_at_once_as_the_setting_says(way: str, tmp_path: Path) -> None:
    with serving(tmp_path, reader_callbacks=WAYS[way], max_clients="4") as server, screens(server.url) as make:
        outside = server.outside()
        hall = Hall(server, outside, outside.plan(), make)
        outside.close()
        for _ in range(3):
            with ExitStack() as held:
                for _ in range(4):
                    held.enter_context(reader(hall))
                waiting = Waiting(server)
                assert not waiting.done.wait(0.5)
            assert waiting.done.wait(60)


class Waiting:
    """A request that waits for its place."""

    def __init__(self, server: Server) -> None:
        self.done = threading.Event()
        threading.Thread(target=self._wait, args=(server,), daemon=True).start()

    def _wait(self, server: Server) -> None:
        server.get("/healthz")
        self.done.set()


def test_readers_are_told_of_a_restart(way: str, tmp_path: Path) -> None:
    with serving(tmp_path, reader_callbacks=WAYS[way]) as server, screens(server.url) as make:
        phone = make()
        assert phone.join(server.meeting["id"], "captions")["ok"]
        server.stop()
        assert phone.waits("notice") == {"code": "restart"}
        assert phone.closed.wait(60)


def test_the_official_client_for_javascript_follows(hall: Hall) -> None:
    words = ["node", str(ROOT / "tests/node/client.mjs"), hall.server.url, hall.meeting, hall.token("staff")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    story = json.loads(done.stdout)
    assert story["seen"][-1]["seq"] == story["pressed"]["seq"]
