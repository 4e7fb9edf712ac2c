"""`interp move` that is killed at any moment leaves the other side as it was or whole, and is then done again."""

import random
import time
from contextlib import closing
from pathlib import Path

import pytest

from interp.config import Settings
from interp.errors import Refused
from interp.store import folder_check
from interp.store.moving.database_move import move
from interp.store.open_stores import look_at_newest, open_stores
from tests import forked_demo
from tests.filed_statement import file_statement
from tests.postgresql_server import bare
from tests.prepared_demo import copy_to
from tests.processes import environment
from tests.sample_sizes import size

KILLS = size(1, torture=12)
PART = size(0.7, torture=1.1)  # of the time that a whole move takes, up to which one is killed


def begun(source: Settings, target: Settings, folder: Path) -> forked_demo.Forked:
    """Start the command from one side to the other."""
    sides = [each.database or f"sqlite:{each.data}" for each in (source, target)]
    with (folder / "said.txt").open("a") as said:
        words = ["move", "--from", sides[0], "--to", sides[1]]
        return forked_demo.start(words, folder, environment(INTERP_DATA=str(folder / "data")), said, output_too=True)


def ended(process: forked_demo.Forked) -> int:
    """Return the status of a process that ends."""
    status = process.wait(60)
    process.stdout.close()
    return status


def heads(settings: Settings) -> dict[str, int]:
    """Return what is in the log of a side that has one."""
    with closing(look_at_newest(settings)) as stores:
        return stores.log.heads()


def is_whole(source: Settings, target: Settings) -> bool:
    """Return whether everything is there; else nothing is."""
    try:
        with closing(open_stores(target)) if target.database else closing(look_at_newest(target)) as stores:
            there = stores.log.heads()
    except Refused:
        return False
    assert there in ({}, heads(source))
    return bool(there)


@pytest.mark.parametrize("back", size([False], torture=[False, True]))
def test_a_move_killed_at_any_moment_is_nothing_or_all(tmp_path: Path, back: bool) -> None:
    drawn = random.Random(7)
    copy_to(tmp_path / "data")
    folder = Settings(data=tmp_path / "data")
    with closing(open_stores(folder)) as stores:
        stores.key.held()
        file_statement(stores.documents, "hrc31-1")
    source = Settings(database=bare().address, data=folder.data) if back else folder
    if back:
        move(folder, source)

    def target(number: int) -> Settings:
        return Settings(data=tmp_path / f"again-{number}") if back else Settings(database=bare().address)

    began_s = time.monotonic()
    first = target(0)
    assert ended(begun(source, first, tmp_path)) == 0, (tmp_path / "said.txt").read_text()
    whole_s = time.monotonic() - began_s
    assert is_whole(source, first)
    for number in range(1, KILLS + 1):
        there = target(number)
        process = begun(source, there, tmp_path)
        time.sleep(drawn.random() * PART * whole_s)
        process.kill()
        ended(process)
        if not is_whole(source, there):
            move(source, there)
        assert is_whole(source, there)
        wrong = [name for name, good, _ in folder_check.check(there.data, there.database) if not good]
        assert wrong in ([], ["durability"])
