"""Requests that have come together begin in different rounds of the loop, in two lines; websockets stand in none."""

from collections.abc import Callable
from typing import Any

from interp.live.broadcast.admission import SLICE_S, Admission
from interp.web.rate_limits import in_turn
from tests.row_by_row import row_by_row


class Loop:
    """Counts the rounds in which requests begin; each request takes a while."""

    def __init__(self) -> None:
        self.round, self.at_s = 0, 0.0
        self.begun: list[int] = []
        gate = Admission(lambda: False, self.pause, lambda: self.at_s)
        self.lines = {name: gate.beside() for name in (False, True)}

    def pause(self) -> None:
        """Let what else is ready run."""
        self.round += 1

    def app(self, environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        """Answer a request, which takes longer than a turn."""
        self.begun.append(self.round)
        self.at_s += 2 * SLICE_S
        return [b"answered"]


def test_of_requests_that_have_come_together_each_begins_in_a_round_of_its_own() -> None:
    loop = Loop()
    asked = in_turn(loop.app, "interp", loop.lines)
    assert [asked({"PATH_INFO": "/m/x/en"}, print) for _ in range(50)] == [[b"answered"]] * 50
    assert loop.begun == [*range(50)]


@row_by_row("environ, line", [
    ({"PATH_INFO": "/"}, False),
    ({"PATH_INFO": "/", "HTTP_COOKIE": "lang=ru; interpreter=1"}, False),
    ({"PATH_INFO": "/", "HTTP_COOKIE": "lang=ru; interp=x.y"}, True),
    ({"PATH_INFO": "/api/meetings", "HTTP_AUTHORIZATION": "Bearer x"}, True),
    ({"PATH_INFO": "/healthz"}, True),  # who watches the service does not wait behind readers
    ({"PATH_INFO": "/socket.io/"}, None),
])  # fmt: skip
def test_who_names_a_role_does_not_wait_behind_readers(environ: dict[str, Any], line: bool | None) -> None:
    entered: list[bool] = []

    class Line(Admission):
        def __init__(self, name: bool) -> None:
            self.name = name

        def enter(self) -> None:
            entered.append(self.name)

    asked = in_turn(lambda *_: [], "interp", {name: Line(name) for name in (False, True)})
    asked(environ, print)
    assert entered == [line for line in (line,) if line is not None]
