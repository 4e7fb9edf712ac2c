"""What every adapter of console hardware promises: each console's state by meeting, or that nothing answers."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

import pytest

from interp.live.console_file import FILE, ConsoleFile
from interp.ports import ConsoleHardware, ConsoleState, Seat
from tests.fakes import FixedClock, MemoryConsoles

Says = Mapping[str, Mapping[Seat, ConsoleState]]
SAID: Says = {
    "m1": {("zh", "1"): ConsoleState("on", "en"), ("zh", "2"): ConsoleState("off"), ("ar", "1"): ConsoleState()},
    "m2": {("fr", "1"): ConsoleState("cough", "floor")},
}


class Venue:
    """A venue's consoles, of one kind of adapter: `hardware` reads what `says` sets; None: nothing answers."""

    def __init__(self, hardware: ConsoleHardware, says: Callable[[Says | None], None]) -> None:
        self.hardware, self.says = hardware, says


def of_memory(_: Path) -> Venue:
    """Return consoles in memory."""
    consoles = MemoryConsoles()

    def says(said: Says | None) -> None:
        consoles.says = {meeting: dict(rows) for meeting, rows in (said or {}).items()}

    return Venue(consoles, says)


def of_file(folder: Path) -> Venue:
    """Return consoles by the file of a data folder."""

    def says(said: Says | None) -> None:
        (folder / FILE).unlink(missing_ok=True)
        if said is not None:
            (folder / FILE).write_text(json.dumps({meeting: by_booth(rows) for meeting, rows in said.items()}))

    return Venue(ConsoleFile(folder / FILE, FixedClock().now_ms), says)


def by_booth(rows: Mapping[Seat, ConsoleState]) -> dict[str, dict[str, dict[str, str | None]]]:
    """Return a meeting's consoles as the file has them."""
    found: dict[str, dict[str, dict[str, str | None]]] = {}
    for (booth, desk), state in rows.items():
        found.setdefault(booth, {})[desk] = asdict(state)
    return found


@pytest.fixture(params=[of_memory, of_file])
def venue(request: pytest.FixtureRequest, tmp_path: Path) -> Venue:
    """Return a venue of one kind after another."""
    made: Venue = request.param(tmp_path)
    return made


def test_each_meeting_has_its_own_consoles(venue: Venue) -> None:
    venue.says(SAID)
    assert {meeting: venue.hardware.read(meeting) for meeting in SAID} == SAID


def test_a_meeting_without_hardware_has_none(venue: Venue) -> None:
    assert venue.hardware.read("m1") is None
    venue.says(SAID)
    assert venue.hardware.read("m3") is None


def test_what_changes_is_told_at_the_next_call(venue: Venue) -> None:
    for microphone in ("on", "off", "cough", "on"):
        said: Says = {"m1": {("zh", "1"): ConsoleState(microphone)}}
        venue.says(said)
        assert venue.hardware.read("m1") == said["m1"]


def test_hardware_that_no_longer_answers_is_none_and_comes_back(venue: Venue) -> None:
    for said in (SAID, None, SAID):
        venue.says(said)
        assert venue.hardware.read("m1") == (said and said["m1"])
