"""Finds memory sentences similar to a text by their rarest trigrams, without reading all of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from math import log
from typing import Protocol

import sqlalchemy as sa

from interp.domain.text.memory_matches import tokens
from interp.store.tables.drafting_tables import memory_source as sources

MOST = 100  # candidates to compare with the text
ASKED = 14  # trigrams to look up for one text
ENOUGH = 4  # minimum number, however common they are
RING = 7
LONGEST_LIST = 300  # sentences to read for one pair of trigrams
SAMPLE = 2_000  # size of the sample that trigram frequencies are counted in
TOO_COMMON = SAMPLE // 15


class Candidates(Protocol):
    """Finds similar sentences, in one kind of database."""

    def add(self, connection: sa.Connection, language: str, rows: Sequence[tuple[int, str]]) -> None:
        """Take in sentences by number and key."""

    def like(self, connection: sa.Connection, language: str, text: str) -> list[int]:
        """Return the numbers of the sentences that may be like a text, the likeliest first."""

    def holding(self, language: str, phrase: str) -> sa.ColumnElement[bool]:
        """Return the condition that a sentence may hold a phrase, in whatever case."""


def candidates(engine: sa.Engine) -> Candidates:
    """Return the candidate search for this database."""
    return Trigrams() if engine.dialect.name == "sqlite" else PostgresCandidates()


class Trigrams:
    """Search in SQLite's trigram full-text indexes, one for each language.

    The rarest trigrams are searched. Frequencies come from a sample, taken again when the memory has doubled: exact
    counts would cost as much as the search.
    """

    def __init__(self) -> None:
        self._common: dict[str, tuple[int, Counter[str]]] = {}

    def add(self, connection: sa.Connection, language: str, rows: Sequence[tuple[int, str]]) -> None:
        """Take in sentences by number and key."""
        statement = sa.text(f"INSERT INTO {_index(language)} (rowid, key) VALUES (:id, :key)")
        connection.execute(statement, [{"id": number, "key": key} for number, key in rows])

    def like(self, connection: sa.Connection, language: str, text: str) -> list[int]:
        """Return the sentences that contain most of the text's rarest trigrams, tested in pairs."""
        common = self._learned(connection, language)
        asked = _pairs(_rarest(text, language, common), language)
        score: defaultdict[int, float] = defaultdict(float)
        words = {f"words{place}": " AND ".join(map(_quoted, grams)) for place, grams in enumerate(asked)}
        for place, number in connection.execute(_holding(language, len(asked)), words) if asked else ():
            score[number] += log(1 + SAMPLE / (1 + min(common[gram] for gram in asked[place])))
        return sorted(score, key=lambda number: -score[number])[:MOST]

    def holding(self, language: str, phrase: str) -> sa.ColumnElement[bool]:
        """Return the condition that a sentence holds the trigrams of a phrase."""
        grams = list(dict.fromkeys(_grams(phrase)))[:ASKED]
        if not grams:
            return sources.c.key.icontains(phrase, autoescape=True)
        index = _index(language)
        held = sa.text(f"memory_source.id IN (SELECT rowid FROM {index} WHERE {index} MATCH :words)")
        return sa.and_(held.bindparams(words=" AND ".join(map(_quoted, grams))))

    def _learned(self, connection: sa.Connection, language: str) -> Counter[str]:
        last = connection.scalar(sa.select(sa.func.max(sources.c.id))) or 0
        known = self._common.get(language)
        if known is None or last > 2 * known[0]:
            asked = range(1, last + 1, max(1, last // SAMPLE))
            query = sa.select(sources.c.key).where(sources.c.language == language, sources.c.id.in_(asked))
            counted = Counter(gram for key in connection.scalars(query) for gram in set(_grams(key)))
            known = self._common[language] = (last, counted)
        return known[1]


class PostgresCandidates:
    """Search by PostgreSQL's trigrams, of which store.postgresql.creation_check makes sure."""

    def add(self, connection: sa.Connection, language: str, rows: Sequence[tuple[int, str]]) -> None:
        """Do nothing: the database updates its index itself."""

    def like(self, connection: sa.Connection, language: str, text: str) -> list[int]:
        """Return the sentences with trigrams similar to the text's."""
        near = sa.select(sources.c.id).where(sources.c.language == language, sources.c.key.op("%")(text))
        return list(connection.scalars(near.order_by(sa.func.similarity(sources.c.key, text).desc()).limit(MOST)))

    def holding(self, language: str, phrase: str) -> sa.ColumnElement[bool]:
        """Return the condition that a sentence holds a phrase."""
        return sources.c.key.icontains(phrase, autoescape=True)


def _index(language: str) -> str:
    return f"memory_words_{language}"


@cache
def _holding(language: str, count: int) -> sa.TextClause:
    """Return the query for sentences that hold the trigrams of any of `count` sets, the newest of each."""
    index = _index(language)
    found = f"FROM {index} WHERE {index} MATCH :words%d ORDER BY rowid DESC LIMIT {LONGEST_LIST}"
    return sa.text(" UNION ALL ".join(f"SELECT {n}, rowid FROM (SELECT rowid {found % n})" for n in range(count)))


def _quoted(gram: str) -> str:
    doubled = gram.replace('"', '""')
    return f'"{doubled}"'


def _grams(text: str) -> Iterable[str]:
    """Return every three consecutive letters, folded as the index folds them."""
    folded = text.lower()
    return (folded[place : place + 3] for place in range(len(folded) - 2))


def _rarest(text: str, language: str, common: Counter[str]) -> list[str]:
    """Return the trigrams to search for: the rarest of each word, the rarest first; of Chinese, spread over the text.

    Very common ones are left out once there are enough: reading their lists would cost more than all others.
    """
    every = list(dict.fromkeys(_grams(text)))
    if language == "zh":
        telling = [gram for gram in every if common[gram] < TOO_COMMON] or every
        return telling[:: 1 + len(telling) // ASKED]
    by_word = [min(grams, key=lambda gram: (common[gram], gram)) for word in set(tokens(text, language))
               if (grams := list(_grams(word)))]  # fmt: skip
    found = sorted(set(by_word or every), key=lambda gram: (common[gram], gram))[:ASKED]
    return [gram for place, gram in enumerate(found) if place < ENOUGH or common[gram] < TOO_COMMON]


def _pairs(grams: list[str], language: str) -> list[tuple[str, ...]]:
    """Return the trigrams in pairs; a similar sentence contains both of at least one.

    A few are paired in a ring: a sentence with more than half of them has two neighbours. Many are paired two by two.
    In Chinese one different character changes three trigrams and the lists are short, so each is single.
    """
    if len(grams) < 3 or language == "zh":
        return [(gram,) for gram in grams]
    if len(grams) <= RING:
        return list(zip(grams, grams[1:] + grams[:1], strict=True))
    return list(zip(grams[::2], grams[1::2], strict=False))
