"""Killed in mid-speech, moved to another hour, told to stop: what was answered stays, and the clock is exact."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest
import socketio.exceptions

from interp.domain.rules.programme_order import following
from interp.store.folder_files.service_clock import FILE as ANCHOR
from tests.moments import SLEW_MS, moment
from tests.prepared_demo import copy_to
from tests.sample_sizes import size
from tests.server import Outside, Server, command_id, serving
from tests.socket_screen import Screen, screens

HOUR_MS = 3_600_000
KILLS = size(3, torture=30)
AN_HOUR_LATER = "import time; real = time.time; time.time = lambda: real() + {hours} * 3600"
MEETING = "hrc31-1"


def console(server: Server) -> tuple[Screen, Any]:
    """Return a console of the first meeting and the answer to its join."""
    screen = Screen(server.url)
    joined = screen.join(MEETING, "console", token=server.meeting["tokens"]["console"])
    assert joined["ok"], joined
    return screen, joined


class Typist(threading.Thread):
    """Presses one command after another until the line goes dead; keeps what was answered."""

    def __init__(self, server: Server) -> None:
        super().__init__(daemon=True)
        self.screen, _ = console(server)
        self.answered: dict[str, int] = {}
        self.busy = threading.Event()

    def run(self) -> None:
        """Press at about the rate a screen is allowed."""
        for number in range(100_000):
            press = command_id()
            try:
                answer = self.screen.press("item.amend", {"item": "i1", "title": f"Opening {press}"}, press)
            except (socketio.exceptions.SocketIOError, OSError):
                return
            if answer["ok"]:
                self.answered[press] = answer["seq"]
            if number > 5:
                self.busy.set()

    def ends(self) -> None:
        """Wait for the line to go dead."""
        self.screen.close()
        self.join(10)
        assert not self.is_alive()


def log_of(server: Server) -> tuple[list[int], dict[str, int]]:
    """Return the numbers in the meeting's log, and each command with its last number."""
    outside = Outside(server.data)
    rows = outside.log.read(f"meeting:{MEETING}", 0)
    outside.close()
    return [row.seq for row in rows], {row.command_id: row.seq for row in rows}


def test_kills_in_mid_speech_lose_nothing_that_was_answered_and_no_second_of_the_clock(tmp_path: Path) -> None:
    answered: dict[str, int] = {}
    with serving(tmp_path, command_rate="2000", command_burst="2000") as server:
        screen, joined = console(server)
        screen.press("floor.advance", {"from_speech": None})
        clock = screen.waits("view")["view"]["clocks"]["speech"]
        screen.close()
        for _ in range(KILLS):
            typist = Typist(server)
            typist.start()
            assert typist.busy.wait(10)
            server.kill()
            typist.ends()
            answered |= typist.answered
            server.start()
        screen, joined = console(server)
        screen.close()
    numbers, written = log_of(server)
    assert len(answered) >= 5 * KILLS
    assert numbers == list(range(1, len(numbers) + 1))
    assert {press: written.get(press) for press in answered} == answered
    assert joined["view"]["clocks"]["speech"] == clock
    assert joined["seq"] == numbers[-1]


@pytest.mark.parametrize("hours", [1, -1])
def test_a_jump_of_the_wall_clock_between_kill_and_restart_moves_no_clock(tmp_path: Path, hours: int) -> None:
    """The wall clock is moved inside the restarted process; the machine's own stays as it is."""
    with serving(tmp_path) as server:
        screen, _ = console(server)
        pressed = screen.press("floor.advance", {"from_speech": None})
        clock = screen.reaches(pressed["seq"])["view"]["clocks"]["speech"]
        before = moment(server, MEETING)
        screen.close()
        server.kill()
        server.prelude = AN_HOUR_LATER.format(hours=hours)
        server.start()
        screen, joined = console(server)
        after = moment(server, MEETING)
        paused = screen.press("floor.pause")
        told = screen.reaches(paused["seq"])["view"]["clocks"]["speech"]
        later = moment(server, MEETING)
        screen.close()
    assert after.follows(before)
    assert joined["view"]["clocks"]["speech"] == clock
    assert joined["server_now"] <= told["paused_at"] <= later.server_now


def test_the_first_start_takes_the_wall_clock_as_it_is(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")
    (tmp_path / "data" / ANCHOR).unlink()
    with serving(tmp_path, prelude=AN_HOUR_LATER.format(hours=1)) as server:
        before_ms = time.time() * 1000
        now = server.get(f"/api/meetings/{MEETING}/view").json["server_now"]
        after_ms = time.time() * 1000
    assert before_ms + HOUR_MS - SLEW_MS <= now <= after_ms + HOUR_MS + SLEW_MS


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_told_to_stop_it_says_so_to_every_screen_and_ends(tmp_path: Path, mode: str) -> None:
    with serving(tmp_path, async_mode=mode) as server, screens(server.url) as make:
        phones = [make() for _ in range(3)]
        for phone in phones:
            assert phone.join(MEETING, "captions", "ar")["ok"]
        assert server.stop() == 0
        for phone in phones:
            assert phone.waits("notice") == {"code": "restart"}
            assert phone.closed.wait(60)
        assert "Traceback" not in server.log


def test_a_repeated_command_id_answers_as_the_first_time_over_a_restart(tmp_path: Path) -> None:
    press = command_id()
    with serving(tmp_path) as server:
        screen, _ = console(server)
        first = screen.press("floor.advance", {"from_speech": None}, press)
        screen.close()
        server.kill()
        server.start()
        screen, _ = console(server)
        again = screen.press("floor.advance", {"from_speech": None}, press)
        screen.close()
    assert again == first


def test_what_next_would_do_is_the_same_after_a_restart(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        screen, joined = console(server)
        screen.press("floor.arm", {"speech": joined["view"]["next"][1]["id"]})
        screen.close()
        server.kill()
        server.start()
        screen, joined = console(server)
        screen.close()
        outside = Outside(server.data)
        target = following(outside.meetings.state(MEETING))
        outside.close()
    assert target is not None
    assert joined["view"]["advance"]["to"] == {"item": target.item, "speech": target.speech}
    assert joined["view"]["armed"]["id"] == target.speech
