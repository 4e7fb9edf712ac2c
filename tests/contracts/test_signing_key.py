"""What every keeper of the signing key promises: made once, the same for all, refused when it is too short."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from interp.errors import BadRequest
from interp.ports import SigningKey
from interp.store.integrity.row_checksums import change
from interp.store.meetings_database import MeetingsDatabase
from interp.store.signing_key import KEY, KEY_BYTES, KeyFile, SqlKey
from interp.store.tables.meetings_tables import about

Make = Callable[[], SigningKey]


@pytest.fixture
def make(meetings: MeetingsDatabase | None, tmp_path: Path) -> Make:
    """Return what makes one more keeper of the same key; a file stands in for memory."""
    return (lambda: SqlKey(meetings)) if meetings else lambda: KeyFile(tmp_path / "data")


def shortened(meetings: MeetingsDatabase | None, folder: Path, held: bytes) -> None:
    """Let the stored key be `held`."""
    if meetings is None:
        (folder / KEY).write_bytes(held)
        return
    with meetings.connection() as connection:
        change(connection, about, about.c.name == KEY, value=held.hex())


def test_a_key_is_made_at_the_first_use_and_kept(make: Make) -> None:
    held = make().held()
    assert len(held) == KEY_BYTES
    assert make().held() == held


def test_those_who_ask_at_once_get_one_key(make: Make) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: make().held(), range(8)))) == 1


@pytest.mark.parametrize("held", [b"", b"x" * (KEY_BYTES - 1)])
def test_a_short_key_is_refused_and_not_replaced(
    make: Make, meetings: MeetingsDatabase | None, tmp_path: Path, held: bytes
) -> None:
    make().held()
    shortened(meetings, tmp_path / "data", held)
    for _ in range(2):
        with pytest.raises(BadRequest, match="short_key") as refused:
            make().held()
        assert refused.value.args_["bytes"] == len(held)
