"""The memory in SQL: a sentence is kept once for all its translations, and any text can be kept."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from interp.ports import MemoryUnit
from interp.store.drafting_database import DraftingDatabase
from interp.store.tables.drafting_tables import memory_source, memory_unit
from interp.store.translation_memory import BATCH, SqlMemory

UNIT = MemoryUnit("en", "fr", "Every child has rights.", "Tout enfant a des droits.", "reviewed", "person", at=10)


def count(database: DraftingDatabase, table: sa.Table) -> int:
    with database.reading() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_a_sentence_is_kept_once_however_many_languages_it_has(drafts_database: DraftingDatabase) -> None:
    memory = SqlMemory(drafts_database)
    memory.add([replace(UNIT, target_language=code) for code in ("fr", "es", "ru", "ar", "zh")])
    memory.add([replace(UNIT, source="Every  child\u00a0has rights.", target="Encore.")])
    assert (count(drafts_database, memory_source), count(drafts_database, memory_unit)) == (1, 5)


def test_more_than_a_batch_is_kept_whole(drafts_database: DraftingDatabase) -> None:
    memory = SqlMemory(drafts_database)
    memory.add([replace(UNIT, source=f"Sentence {number}.", target=str(number)) for number in range(BATCH + 3)])
    assert memory.count() == len(list(memory.units())) == BATCH + 3


def test_a_language_that_is_none_of_the_six_is_not_kept(drafts_database: DraftingDatabase) -> None:
    memory = SqlMemory(drafts_database)
    memory.add([replace(UNIT, source_language="de")])
    assert memory.count() == 0


def test_a_process_that_opens_the_memory_finds_what_another_kept(drafts_database: DraftingDatabase) -> None:
    SqlMemory(drafts_database).add([UNIT])
    (found,) = SqlMemory(drafts_database).matches("en", "fr", "Every child has a rights.")
    assert found.unit == UNIT


@pytest.mark.parametrize("text", ["人人有权。", "لكل طفل", "Дети", "a" * 20_000, "👍🏽", "'; DROP TABLE job; --"])
def test_any_text_is_kept_and_found_again(drafts_database: DraftingDatabase, text: str) -> None:
    memory = SqlMemory(drafts_database)
    memory.add([replace(UNIT, source=text, target=text)])
    assert [each.target for each in memory.matches("en", "fr", text)] == [text]
