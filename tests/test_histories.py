"""Replays the recorded day of every release: what a screen showed then it shows now, unless a row says why not."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.state import Meeting
from tests.once_per_run import once
from tests.releases.compare import Allowed, Comparison, compared, differing, judged, table
from tests.releases.history import (
    LANGUAGES,
    Entry,
    History,
    Make,
    applied,
    changes,
    makers,
    opened,
    packed,
    path_of,
    releases,
)
from tests.releases.record import record
from tests.row_by_row import gathered
from tests.sample_sizes import size
from tests.sources import ROOT

LARGEST = 1_000_000
EVERY = size(6, torture=1)  # events of a history after which the screens are made: other ones in each history
FOLDERS = sorted(path.parent.name for path in (ROOT / "tests/releases").glob("*/meetings.sqlite"))
Value = dict[str, Any]


def test_each_release_has_a_folder_and_a_history() -> None:
    assert list(releases()) == FOLDERS
    assert "0.1.0" in FOLDERS


@pytest.mark.parametrize("release", releases())
def test_a_history_is_whole_and_every_screen_shows_what_it_showed(release: str) -> None:
    path, history = path_of(release), opened(path_of(release))
    entries, about = [*history.entries()], history.about
    with gathered() as row:
        with row("one small file"):
            assert path.stat().st_size <= LARGEST
        with row("every event that the release could write"):
            assert {(each["name"], each["version"]) for each in rows_of(entries)} == {*map(tuple, about["events"])}
        with row("every audience in English and Arabic, and every booth"):
            wanted = {f"{name}/{code}" for name in about["audiences"] for code in LANGUAGES}
            assert wanted | {f"booth/{code}" for code in MEETING_LANGUAGES} < set(about["screens"])
            assert all(set(about["screens"]) == each.screens.keys() for each in entries if each.row)
        with row("a whole day of two meetings and of people in several roles"):
            is_a_whole_day(entries)
        with row("every screen shows what it showed, and every row of the table is needed"):
            rows = {each for each in table() if each.release == about["release"]}
            found = judged(about["release"], fields_of(history), rows)
            assert (found.broken, rows - found.used if EVERY == 1 else set()) == ({}, set())


def rows_of(entries: list[Entry]) -> list[Value]:
    """Return the rows of the log in a history."""
    return [each.row for each in entries if each.row]


def is_a_whole_day(entries: list[Entry]) -> None:
    rows, asked = rows_of(entries), [each.asked for each in entries if each.asked]
    for meeting in ("meeting:hrc31-1", "meeting:hrc31-2"):
        mine = [row["name"] for row in rows if row["stream"] == meeting and "archived" not in row["name"]]
        after = mine[len(mine) - mine[::-1].index("meeting.closed") :]
        # who was not reached is carried over after the close
        assert mine[0] == "meeting.planned" and all(each.startswith(("list.", "entry.")) for each in after), after
    assert {"Amina", "Bruno"} <= {row["actor"] for row in rows}
    assert {"staff", "chair", "reviser", "interpreter", "system"} <= {each["role"] for each in asked}
    assert any(each["id"].startswith("paper-1-") for each in asked), "a newer paper changed something"


def fields_of(history: History) -> dict[str, str]:
    """Return the fields that differ; releases whose histories have the same lines are replayed once in a test run."""
    lines = sha256(b"\n".join(history.lines)).hexdigest()

    def write(folder: Path) -> None:
        found = differing(history, makers(), EVERY, first=int(lines, 16))
        (folder / "fields.json").write_bytes(msgspec.json.encode(found))

    return msgspec.json.decode((once(f"history-{lines}", write) / "fields.json").read_bytes(), type=dict[str, str])


def test_every_row_of_the_table_is_about_a_release_and_gives_a_reason() -> None:
    assert {row.release for row in table()} <= set(releases())
    assert all(row.finding and row.reason for row in table())


def test_the_same_code_records_the_same_lines_in_another_process(tmp_path: Path) -> None:
    code = "from tests.test_histories import *; record('today', Path(sys.argv[1]), some_screens())"
    command = [sys.executable, "-W", "error", "-c", code, str(tmp_path / "another")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    record("today", tmp_path / "mine", some_screens())
    assert opened(tmp_path / "another") == opened(tmp_path / "mine")


def some_screens() -> dict[str, Make]:
    """Return what makes the screens that hold most."""
    return {name: make for name, make in makers().items() if name in ("console/ar", "chair/en", "cues/ar")}


# --- the comparison finds what is planted


def beginning(rows: int = 40) -> History:
    """Return the first lines of the first release's history."""
    whole = opened(path_of("0.1.0"))
    return replace(whole, lines=whole.lines[:rows])


def planted(making: dict[str, Make], *rows: Allowed, history: History | None = None) -> Comparison:
    """Return what is found besides what differs on purpose."""
    on_purpose = set(table())
    found = compared(history or beginning(), making, [*on_purpose, *rows])
    return replace(found, used=found.used - on_purpose)


def shown_by(screen: str, change: Callable[[Value], Value]) -> dict[str, Make]:
    """Return what makes the screens, one of which has a planted fault."""
    made = makers()
    sound = made[screen]
    return made | {screen: lambda state: change(sound(state))}


def changed(message: Value, *fields: tuple[str, Any]) -> Value:
    """Return the message with fields of its meeting changed."""
    meeting = {**message["view"]["meeting"], **dict(fields)}
    return {**message, "view": {**message["view"], "meeting": meeting}}


def without(message: Value, name: str) -> Value:
    """Return the message without a field of its view."""
    return {**message, "view": {key: value for key, value in message["view"].items() if key != name}}


FAULTS: dict[str, tuple[Callable[[Value], Value], str]] = {
    "a value": (lambda message: changed(message, ("venue", "Elsewhere")), "console.view.meeting.venue"),
    "a type": (lambda message: changed(message, ("starts_at", str(message["seq"]))), "console.view.meeting.starts_at"),
    "true for one": (lambda message: {**message, "v": True}, "console.v"),
    "null": (lambda message: changed(message, ("title", None)), "console.view.meeting.title"),
    "a field gone": (lambda message: without(message, "direction"), "console.view.direction"),
    "a list cut": (lambda message: {**message, "view": {**message["view"], "next": []}}, "console.view.next"),
    "a place in a list": (
        lambda message: {**message, "view": {**message["view"], "next": [{**each, "role": "guest"} for each in
                                                                         message["view"]["next"]]}},
        "console.view.next[].role",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_at_its_field(fault: str) -> None:
    change, path = FAULTS[fault]
    assert list(planted(shown_by("console/ar", change)).broken) == [path]


def test_a_fault_in_the_last_view_alone_is_found() -> None:
    whole, sound = beginning(), makers()["room/en"]
    last = len([each for each in whole.entries() if each.row])

    def fault(state: Meeting) -> Value:
        return changed(sound(state), ("venue", "X")) if state.seq == last else sound(state)

    assert list(planted(makers() | {"room/en": fault}, history=whole).broken) == ["room.view.meeting.venue"]


def test_a_screen_that_is_no_longer_made_is_found() -> None:
    making = {name: make for name, make in makers().items() if not name.startswith("technician")}
    assert list(planted(making).broken) == ["technician"]


def test_an_added_field_is_no_fault() -> None:
    making = shown_by("console/en", lambda message: changed(message, ("weather", "fair")))
    assert planted(making | {"pigeon/en": makers()["room/en"]}).broken == {}


def test_what_is_said_otherwise_on_purpose_is_allowed_by_its_row_alone() -> None:
    making = shown_by("console/en", lambda message: changed(message, ("venue", "X"), ("webcast", "Y")))
    row = Allowed("0.1.0", "console.view.meeting.venue", "X1", "planted")
    every, other = replace(row, field="*.view.meeting.venue"), replace(row, release="0.0.9")
    found = planted(making, row, every, other, replace(row, field="room.view.meeting.venue"))
    assert (list(found.broken), found.used) == (["console.view.meeting.webcast"], {row, every})


def test_an_event_that_can_no_longer_be_read_is_no_history() -> None:
    def renamed(line: bytes) -> bytes:
        return line.replace(b'"name":"meeting.planned"', b'"name":"meeting.drawn_up"')

    whole = beginning()
    with pytest.raises(LookupError):
        compared(replace(whole, lines=tuple(renamed(line) for line in whole.lines)), makers())


def test_a_row_that_comes_to_something_else_is_found() -> None:
    def longer(line: bytes) -> bytes:
        return line.replace(b'{\\"seconds\\":60}', b'{\\"seconds\\":90}')

    whole = opened(path_of("0.1.0"))
    until = next(place for place, line in enumerate(whole.lines, start=1) if longer(line) != line)
    planted = replace(whole, lines=(*whole.lines[: until - 1], longer(whole.lines[until - 1])))
    assert "console.view.clocks.speech.limit_ms" in compared(planted, some_screens()).broken


# --- what a line holds


@pytest.mark.parametrize(
    ("before", "after"),
    [({}, {"a": 1}), ({"a": {"b": 1}}, {"a": {"b": 2, "c": [1]}}), ({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}]}),
     ({"a": [1]}, {"a": [1, 2]}), ({"a": 1, "b": 2}, {"a": 1}), ({"a": None}, {"a": {"b": None}})],
)  # fmt: skip
def test_changes_turn_what_was_into_what_is(before: Value, after: Value) -> None:
    assert applied(before, list(changes(before, after))) == after
    assert list(changes(after, after)) == []


def test_a_file_holds_what_was_packed(tmp_path: Path) -> None:
    whole = beginning()
    (tmp_path / "x").write_bytes(packed(whole))
    assert opened(tmp_path / "x") == whole
