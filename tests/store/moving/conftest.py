"""A data folder with meetings, texts and a memory, a PostgreSQL database with nothing, and what tells both apart."""

from collections.abc import Callable
from pathlib import Path

import pytest

from interp.config import Settings
from interp.ports import MemoryUnit
from interp.store.erasing.log_seal import entries, fold
from interp.store.open_stores import look_at_newest, open_stores
from tests.filed_statement import file_statement
from tests.postgresql_server import emptied
from tests.prepared_demo import copy_to

UNIT = MemoryUnit("en", "zh", "Every child has rights.", "每个儿童都有权利。", "reviewed", "person")


@pytest.fixture
def folder(tmp_path: Path) -> Settings:
    """Return the settings of a data folder with two meetings, texts and a memory."""
    copy_to(tmp_path / "data")
    settings = Settings(data=tmp_path / "data")
    stores = open_stores(settings)
    file_statement(stores.documents, "hrc31-1")
    stores.memory.add([UNIT])
    stores.key.held()
    stores.close()
    return settings


@pytest.fixture
def server(tmp_path: Path) -> Settings:
    """Return the settings of a PostgreSQL database in which nothing is."""
    return Settings(data=tmp_path / "data", database=emptied().address)


def _seals(settings: Settings) -> dict[str, str]:
    """Return the seal of each stream, and of the key and the memory what can be told."""
    stores = look_at_newest(settings)
    with stores.meetings.reading() as connection:
        found = {stream: fold(entries(connection, stream)) for stream in stores.log.streams()}
    like = [each.target for each in stores.memory.matches("en", "zh", "Every child has a right.")]
    found |= {"key": stores.key.held().hex(), "memory": repr(like), "links": repr(stores.accounts.links())}
    stores.close()
    return found


@pytest.fixture
def seals() -> Callable[[Settings], dict[str, str]]:
    """Return what tells the seals of a service."""
    return _seals
