"""Strangers send without a pause, each kind of flood and all together: nothing of it is felt at the console."""

import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from interp.domain.model.streams import stream_of
from tests.attackers import FLOODS, MIXTURE, flood
from tests.public_readers import event, join
from tests.row_by_row import row_by_row
from tests.sample_sizes import size
from tests.server import Server, serving, until
from tests.socket_screen import Hall, hall_of

STRANGERS = size(3, torture=50)
KINDS = size([MIXTURE], torture=[*FLOODS, MIXTURE])  # in the mixture there is a stranger of each kind
PRESSES = size(1, torture=40)
PRESSED = ("OutputsBlanked", "OutputsShown")
MOST_LINES = 100  # of the log in a second


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a running server, whose console may press as fast as it is answered."""
    allowed = str(100 * PRESSES)
    folder = Path(tmp_path_factory.mktemp("flooded"))
    with serving(folder, command_rate=allowed, command_burst=allowed) as running:
        yield running


@contextmanager
def flooded(hall: Hall, kind: str, strangers: int) -> Iterator[None]:
    """Let strangers send meanwhile."""
    ends, asks, lines = threading.Event(), event("join", join(hall), 1), list[socket.socket]()
    port, meeting, given = hall.server.port, hall.meeting, (asks, ends.is_set, lines.append)
    threads = [
        threading.Thread(target=flood, args=(port, kind, number, meeting, *given)) for number in range(strangers)
    ]
    for each in threads:
        each.start()
    try:
        yield
    finally:
        ends.set()
        for line in [*lines]:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)  # one that is held back would go on sending
        for each in threads:
            each.join()


def recorded(hall: Hall) -> list[str]:
    """Return what happened in the meeting, in order."""
    return [type(each.event).__name__ for each in hall.outside.log.read(stream_of(hall.meeting), 0)]


@row_by_row("kind", KINDS)
def test_beside_a_flood_the_console_the_booths_and_the_captions_go_on(server: Server, kind: str) -> None:
    with hall_of(server) as hall:
        console, booth, captions = hall.console(), hall.booth("fr"), hall.captions("ar")
        before = len(server.log.splitlines())
        strangers = max(STRANGERS, len(FLOODS)) if kind == MIXTURE else STRANGERS
        with flooded(hall, kind, strangers):
            for _ in range(PRESSES):
                for command in ("outputs.blank", "outputs.show"):
                    pressed = console.press(command)
                    assert pressed["ok"], pressed
                    for screen in (console, booth, captions):
                        screen.reaches(pressed["seq"])
                assert server.get("/healthz").status == 200
                assert server.get(f"/m/{hall.meeting}/ru").status == 200
        seconds = Counter(line[:19] for line in server.log.splitlines()[before:])
        assert max(seconds.values(), default=0) < MOST_LINES
        assert console.press("floor.advance", {"from_speech": None})["ok"]
        until(lambda: server.get("/readyz").status == 200)  # of a late beat it says so for a second
        given = ["MeetingPlanned", *PRESSED * PRESSES, "MeetingOpened", "ItemOpened", "FloorGiven"]
        assert recorded(hall) == given, "the record is as if nobody else had been there"
    assert "Traceback" not in server.log
