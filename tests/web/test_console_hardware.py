"""What the consoles of a booth say comes to its page, on a real server: two microphones on, then nothing known."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.rules.usual_teams import geneva
from interp.live.console_file import FILE
from interp.wire import view_json
from tests.server import Server
from tests.socket_screen import Hall


@pytest.fixture
def consoles(server: Server) -> Iterator[Path]:
    """Yield the file of the running server's data folder, without which it is left."""
    yield server.data / FILE
    (server.data / FILE).unlink(missing_ok=True)


def microphones(message: dict[str, Any]) -> list[str | None]:
    """Return what a booth's view says of each desk's microphone."""
    return [desk["microphone"] for desk in (message["view"]["desks"] or {"desks": []})["desks"]]


def alarms(message: dict[str, Any]) -> list[tuple[str, int]]:
    """Return the alarms of a booth's view."""
    return [(each["code"], each["severity"]) for each in message["view"]["relay"]["alarms"]]


def test_two_microphones_that_are_on_are_an_alarm_and_without_the_file_nothing_is_known(
    hall: Hall, consoles: Path
) -> None:
    booth, console = hall.booth("ru", desk="1"), hall.console()
    console.press("floor.advance", {"from_speech": None})
    assert console.press("team.set", view_json(do.SetTeam(geneva())))["ok"]
    booth.waits("view", lambda message: microphones(message) == [None, None])
    consoles.write_text(json.dumps({hall.meeting: {"ru": {desk: {"microphone": "on"} for desk in ("1", "2")}}}))
    told = booth.waits("view", lambda message: microphones(message) == ["on", "on"])
    assert ("two_microphones", 3) in alarms(told)
    assert [desk["taken"] for desk in told["view"]["desks"]["desks"]] == [False, False]
    consoles.unlink()
    after = booth.waits("view", lambda message: message["seq"] > told["seq"] and microphones(message) == [None, None])
    assert "two_microphones" not in dict(alarms(after))
