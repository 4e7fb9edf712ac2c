"""Sentences that may be like a text are found by the letters they share, in every script, however many there are."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from interp.store.drafting_database import DraftingDatabase
from interp.store.memory.memory_candidates import MOST, Candidates, PostgresCandidates, Trigrams, candidates
from interp.store.tables.drafting_tables import memory_source
from tests.postgresql_server import emptied

SENTENCES = {
    "en": ("every child has the right to life", "the council adopted the draft resolution", "the meeting rose at six"),
    "fr": ("tout enfant a droit à la vie", "le conseil adopte le projet", "la séance est levée"),
    "es": ("todo niño tiene derecho a la vida", "el consejo aprueba el proyecto", "se levanta la sesión"),
    "ru": ("каждый ребенок имеет право на жизнь", "совет принимает проект", "заседание закрывается"),
    "ar": ("لكل طفل الحق في الحياة", "يعتمد المجلس مشروع القرار", "رفعت الجلسة"),
    "zh": ("每个儿童均有权享有生命权", "理事会通过决议草案", "会议散会"),
}


@pytest.fixture
def connection(drafts_database: DraftingDatabase) -> Iterator[sa.Connection]:
    with drafts_database.connection() as opened:
        yield opened


def taken_in(
    connection: sa.Connection, language: str, keys: tuple[str, ...], index: Candidates | None = None
) -> Candidates:
    """Return an index that has taken in sentences, numbered from 1."""
    rows = [
        {"id": at, "language": language, "key": key, "key_hash": key, "shape_hash": key}
        for at, key in enumerate(keys, 1)
    ]
    connection.execute(memory_source.insert(), rows)
    index = index or Trigrams()
    index.add(connection, language, list(enumerate(keys, 1)))
    return index


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_with_its_end_cut_off_is_found_first(connection: sa.Connection, language: str) -> None:
    index = taken_in(connection, language, SENTENCES[language])
    for number, key in enumerate(SENTENCES[language], 1):
        assert index.like(connection, language, key[:-1])[0] == number


def test_nothing_to_look_for_finds_nothing(connection: sa.Connection) -> None:
    index = taken_in(connection, "en", SENTENCES["en"])
    assert index.like(connection, "en", "") == index.like(connection, "en", "xq") == []


def test_no_more_are_offered_than_can_be_compared(connection: sa.Connection) -> None:
    index = taken_in(connection, "en", tuple(f"the right of child number {number}" for number in range(3 * MOST)))
    assert len(index.like(connection, "en", "the right of child number 7")) <= MOST


@pytest.mark.parametrize(
    ("phrase", "numbers"), [("resolution", [2]), ("the", [1, 2, 3]), ('"', []), ("OR", []), ("ri", [1]), ("%", [])]
)
def test_a_phrase_is_held_whatever_signs_it_has(connection: sa.Connection, phrase: str, numbers: list[int]) -> None:
    index = taken_in(connection, "en", SENTENCES["en"])
    held = sa.select(memory_source.c.id).where(index.holding("en", phrase)).order_by(memory_source.c.id)
    assert connection.scalars(held).all() == numbers


def test_sqlite_has_trigrams_of_its_own(drafts_database: DraftingDatabase) -> None:
    assert isinstance(candidates(drafts_database.engine), Trigrams)


@pytest.mark.parametrize("language", SENTENCES)
def test_postgresql_finds_by_its_own_trigrams_in_every_script(language: str) -> None:
    opened = DraftingDatabase(emptied())
    assert isinstance(index := candidates(opened.engine), PostgresCandidates)
    with opened.connection() as connection:
        taken_in(connection, language, SENTENCES[language], index)
        for number, key in enumerate(SENTENCES[language], 1):
            assert index.like(connection, language, key[:-1])[0] == number
    opened.close()
