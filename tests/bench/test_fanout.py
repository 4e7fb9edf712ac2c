"""The fan-out benchmark: what is recorded reaches every client of a peer, and rows become tables and JSON."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks import fanout, report, rows_table, servers
from benchmarks.broadcast import sides
from benchmarks.broadcast.rehearsed import slope
from benchmarks.broadcast.sessions import Bench
from benchmarks.client import Crowd
from benchmarks.rows import Row
from benchmarks.switching import start_speaking, switch
from tests.once_per_run import once
from tests.prepared_demo import copy_to

CAPTIONS, SWITCHES = 20, 4
EVERYBODY = CAPTIONS + 6 + 1
FAST = Row("B3", "until the last", 1_000, 40.0, 80.0, 0.65, "ms")
SLOW = Row("B1", "CPU of a message", 1_000, 9.0, 15.0, 0.55, "µs")


@pytest.fixture(scope="module")
def rooms() -> dict[str, Any]:
    made: dict[str, Any] = json.loads((once("rooms", recorded) / "made.json").read_text(encoding="utf-8"))
    return made


def recorded(folder: Path) -> None:
    """Write down what interp sends to each room."""
    copy_to(folder / "data")
    (folder / "made.json").write_text(json.dumps(sides.record(folder)), encoding="utf-8")


@pytest.fixture(scope="module", params=[sides.OURS, sides.STOCK])
def crowd(
    request: pytest.FixtureRequest, rooms: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Crowd, list[int], list[int]]]:
    """Give a side's clients after some switches, and for each switch how many had it and how many lacked it."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == sides.OURS:
        copy_to(folder / "data")
    sides.file_rooms(folder, rooms)
    with sides.started(request.param, folder) as server:
        crowd = Crowd(servers.HOST, server.port, server.members(CAPTIONS))
        crowd.join()
        start_speaking(server, crowd)
        done = [switch(server, crowd, turn) for turn in range(SWITCHES)]
        yield crowd, [len(each.arrivals_s) for each in done], [each.lost for each in done]
        crowd.close()


@pytest.mark.slow
def test_thirteen_rooms_are_recorded_with_two_views_each(rooms: dict[str, Any]) -> None:
    assert len(rooms) == 13
    assert all(len(room["views"]) == 2 and room["join"]["ok"] for room in rooms.values())
    assert all(view["language"] == name[-2:] for name, room in rooms.items() for view in room["views"])


@pytest.mark.slow
def test_every_client_gets_every_view_once(crowd: tuple[Crowd, list[int], list[int]]) -> None:
    clients, reached, lost = crowd
    assert reached == [EVERYBODY] * SWITCHES
    assert lost == [0] * SWITCHES
    assert clients.repeated == clients.closed == 0


@pytest.mark.slow
def test_both_sides_send_what_was_recorded(crowd: tuple[Crowd, list[int], list[int]], rooms: dict[str, Any]) -> None:
    for name, held in crowd[0].held().items():
        assert (held["audience"], held["language"]) == tuple(name.split(":"))
        assert held["view"].keys() == rooms[name]["views"][1]["view"].keys()


@pytest.mark.slow
def test_the_floor_finds_ten_digits_to_write_over(rooms: dict[str, Any], tmp_path: Path) -> None:
    sides.file_rooms(tmp_path, rooms)
    lines = (tmp_path / "rooms.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4 * len(rooms)
    assert all(line.index(f'"seq":{sides.SEQ}') < 100 for line in lines if line.startswith("42"))
    assert [line.split()[0] for line in lines[::4]] == ["booth"] * 6 + ["console"] + ["captions"] * 6


def test_a_goal_is_that_of_the_ratio() -> None:
    assert rows_table.met(FAST)
    assert not rows_table.met(SLOW)


def test_some_goals_are_our_own_figure_and_some_are_at_least() -> None:
    assert rows_table.met(Row("B11", "memory", 5_000, 11.0, 2.0, 12.0, "KB"))
    assert not rows_table.met(Row("B11.staff", "memory", 500, 46.0, 60.0, 45.0, "KB"))
    assert not rows_table.met(Row("B9.p99", "others", 100, 3.0, 2.0, 1.2, "ms"))
    assert rows_table.met(Row("B19.words", "words", 250, 330.0, 100.0, 3.2))
    assert not rows_table.met(Row("B19", "first sentence", 250, 4.0, 7.5, 0.33, "s"))


def test_json_has_each_row_and_null_where_there_is_no_ratio() -> None:
    said = json.loads(rows_table.as_json([FAST, Row("B2", "floor", 5, 1.0, 0.0, 1.25)]))
    assert list(said) == ["B2", "B3"]
    assert said["B3"] == {"n": 1_000, "ours": 40.0, "peer": 80.0, "ratio": 0.5}
    assert said["B2"]["ratio"] is None


def test_new_lines_replace_those_of_the_same_row() -> None:
    old = rows_table.merged("", rows_table.lines([SLOW, Row("B10", "at rest", 5_000, 1.0, 5.0, 0.4, "%")], 0.1))
    table = rows_table.merged(old, rows_table.lines([FAST, Row("B1", "now", 1_000, 7.0, 15.0, 0.55, "µs")], 0.2))
    assert [line.split(" | ")[0] for line in table.splitlines()[2:]] == ["| B1", "| B3", "| B10"]
    assert "0.467" in table
    assert "CPU of a message" not in table


def test_a_line_tells_whether_the_goal_is_met() -> None:
    made = rows_table.lines([FAST, SLOW], 0.4)
    assert made["B3"] == "| B3 | until the last | 1,000 | 40 ms | 80 ms | 0.5 | ≤ 0.65 | met | load 0.4 |"
    assert made["B1"].endswith("| **missed** | load 0.4 |")


def test_rows_choose_the_parts_that_give_them() -> None:
    assert [part.names for part in fanout.chosen(False, ("B9", "B1.5000"))] == [("B1", "B2", "B3", "B12"), ("B9",)]
    assert len(fanout.chosen(False, ())) == len(fanout.PARTS)
    assert fanout.chosen(True, ()) == [fanout.QUICK]
    assert [part.names for part in fanout.chosen(True, ("B14",))] == [("B14",)]


def test_a_benchmark_of_its_own_runs_on_every_core_after_a_part_that_bound_this_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[set[int]] = []

    def rows(_: bool) -> list[Row]:
        seen.append(os.sched_getaffinity(0))
        return [FAST]

    monkeypatch.setitem(sys.modules, "benchmarks.own", SimpleNamespace(rows=rows))
    os.sched_setaffinity(0, {servers.cores()[1]})
    try:
        assert fanout.elsewhere("own")(Bench(tmp_path, 1, True)) == [FAST]
    finally:
        servers.unbind()
    assert seen == [set(servers.CORES)]


def test_every_row_of_the_table_has_one_part() -> None:
    names = [name for part in fanout.PARTS for name in part.names]
    assert sorted(names, key=rows_table.place) == [f"B{number}" for number in range(1, 21)]


def test_the_slope_is_that_of_the_line_through_the_points() -> None:
    assert slope([(0.0, 5.0), (1.0, 7.0), (2.0, 9.0)]) == pytest.approx(2.0)
    assert slope([(0.0, 5.0)]) == 0.0


def test_the_document_keeps_its_text_around_the_table(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"before\n{fanout.BEGIN}\nold\n{fanout.END}\nafter\n", encoding="utf-8")
    report.write(document, "new", fanout.BEGIN, fanout.END)
    assert document.read_text(encoding="utf-8") == f"before\n{fanout.BEGIN}\nnew\n{fanout.END}\nafter\n"


def test_the_percentile_is_the_nearest_rank() -> None:
    assert [report.percentile([4, 1, 3, 2], share) for share in (0.5, 0.75, 0.99)] == [2, 3, 4]


def test_rows_of_one_name_are_told_apart_so_that_none_takes_the_place_of_another() -> None:
    made = rows_table.told_apart([FAST, SLOW, FAST, FAST])
    assert [row.name for row in made] == ["B3", "B1", "B3.2", "B3.3"]
    assert len(rows_table.lines(made, 0.1)) == len(json.loads(rows_table.as_json(made))) == 4
