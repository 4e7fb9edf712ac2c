"""All data move into PostgreSQL and back: the same on both sides, whole or not at all, and the key goes along."""

from collections.abc import Callable
from pathlib import Path

import pytest

from interp.config import Settings
from interp.errors import Refused, Unavailable
from interp.ports import MemoryUnit
from interp.store import folder_check
from interp.store.moving import database_move
from interp.store.moving.database_move import move
from interp.store.open_stores import open_stores
from interp.store.signing_key import KEY
from tests.filed_statement import file_statement
from tests.sample_sizes import size

Seals = Callable[[Settings], dict[str, str]]

def test_everything_goes_there_and_back_and_is_the_same(
    folder: Settings, server: Settings, tmp_path: Path, seals: Seals
) -> None:
    again = Settings(data=tmp_path / "again")
    before = seals(folder)
    moved = move(folder, server)
    assert moved.streams == len(before) - 3 and moved.rows > 100
    assert seals(server) == before
    assert [name for name, good, _ in folder_check.check(server.data, server.database) if not good] == ["durability"]
    assert move(server, again) == moved
    assert seals(again) == before and (again.data / KEY).read_bytes() == (folder.data / KEY).read_bytes()
    assert [name for name, good, _ in folder_check.check(again.data) if not good] == []


def test_a_database_goes_on_where_the_folder_left_off(folder: Settings, server: Settings) -> None:
    move(folder, server)
    stores = open_stores(server)
    stores.memory.add([MemoryUnit("en", "zh", "States adopted it.", "各国通过了它。", "reviewed", "person")])
    file_statement(stores.documents, "hrc31-1", name="another")
    assert stores.meetings.damaged_entries() == stores.drafting.damaged_entries() == []
    stores.close()


def test_what_is_there_already_is_not_touched(folder: Settings, server: Settings, seals: Seals) -> None:
    move(folder, server)
    held = seals(server)
    with pytest.raises(Refused, match="database_in_use"):
        move(folder, server)
    with pytest.raises(Refused, match="folder_in_use"):
        move(server, folder)
    assert seals(server) == held


BROKEN = [("_numbered", False), ("_compare", False), ("_key", False), ("_key", True)]
EACH_BACK = [("_numbered", True), ("_compare", True)]


@pytest.mark.parametrize(("step", "back"), size(BROKEN, torture=BROKEN + EACH_BACK))
def test_what_is_broken_off_leaves_nothing_and_is_done_again(
    folder: Settings, server: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, back: bool
) -> None:
    source, target = (server, Settings(data=tmp_path / "again")) if back else (folder, server)
    if back:
        move(folder, server)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(database_move, step, killed)
        move(source, target)
    assert move(source, target).rows > 100


def test_a_row_that_differs_is_found_and_nothing_stands(
    folder: Settings, server: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = database_move._copied

    def one_less(*args: object) -> int:
        done = copied(*args)  # type: ignore[arg-type]
        args[2].exec_driver_sql("UPDATE head SET at = at + 1 WHERE stream = 'meeting:hrc31-1'")  # type: ignore[attr-defined]
        return done

    with monkeypatch.context() as patch, pytest.raises(Unavailable, match="move_differs") as told:
        patch.setattr(database_move, "_copied", one_less)
        move(folder, server)
    assert told.value.args_["table"] == "head"
    assert move(folder, server).streams > 0
