"""Which sentences of the memory may be like a text: found by their rarest three letters, never by reading them all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log
from typing import Protocol

import sqlalchemy as sa

from interp.domain.matches import tokens
from interp.store.drafts_schema import memory_source as sources

MOST = 100  # sentences to compare with
ASKED = 14  # trigrams to look up for one text
LONGEST_LIST = 2_000  # sentences to read for one trigram
SAMPLE = 2_000  # sentences from which it is learned how common a trigram is
RATHER = 4_000  # PostgreSQL without trigrams: sentences of like length to compare with


class Candidates(Protocol):
    """Finds sentences by their parts, in one kind of database."""

    def add(self, connection: sa.Connection, language: str, rows: Sequence[tuple[int, str]]) -> None:
        """Take in sentences by number and key."""

    def like(self, connection: sa.Connection, language: str, text: str) -> list[int]:
        """Return the numbers of the sentences that may be like a text, the likeliest first."""

    def holding(self, language: str, phrase: str) -> sa.ColumnElement[bool]:
        """Return the condition that a sentence may hold a phrase, in whatever case."""


def candidates(engine: sa.Engine) -> Candidates:
    """Return what finds sentences in this database."""
    if engine.dialect.name == "sqlite":
        return Trigrams()
    with engine.connect() as connection:
        query = "SELECT count(*) FROM pg_indexes WHERE indexname = 'memory_source_trigrams'"
        return PostgresCandidates(bool(connection.scalar(sa.text(query))))


class Trigrams:
    """SQLite's full-text index of three letters, one for each language.

    How common a trigram is decides which are asked for. It is learned from a sample, again when the memory has
    doubled: to count exactly would cost as much as the search.
    """

    def __init__(self) -> None:
        self._common: dict[str, tuple[int, Counter[str]]] = {}

    def add(self, connection: sa.Connection, language: str, rows: Sequence[tuple[int, str]]) -> None:
        """Take in sentences by number and key."""
        statement = sa.text(f"INSERT INTO {_index(language)} (rowid, key) VALUES (:id, :key)")
        connection.execute(statement, [{"id": number, "key": key} for number, key in rows])

    def like(self, connection: sa.Connection, language: str, text: str) -> list[int]:
        """Return the sentences that share the rarest trigrams with a text."""
        common = self._learned(connection, language)
        score: defaultdict[int, float] = defaultdict(float)
        for gram in _rarest(text, language, common):
            weight = log(1 + SAMPLE / (1 + common[gram]))
            for number in connection.scalars(_holding(language, LONGEST_LIST), {"words": _quoted(gram)}):
                score[number] += weight
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
    """PostgreSQL's trigrams; where the extension may not be used, sentences of about the same length."""

    def __init__(self, trigrams: bool) -> None:
        self._trigrams = trigrams

    def add(self, connection: sa.Connection, language: str, rows: Sequence[tuple[int, str]]) -> None:
        """Do nothing: the database keeps its index itself."""

    def like(self, connection: sa.Connection, language: str, text: str) -> list[int]:
        """Return the sentences whose trigrams, or at least whose lengths, are like a text's."""
        here = sa.select(sources.c.id).where(sources.c.language == language)
        if self._trigrams:
            near = here.where(sources.c.key.op("%")(text)).order_by(sa.func.similarity(sources.c.key, text).desc())
            return list(connection.scalars(near.limit(MOST)))
        length = sa.func.length(sources.c.key)
        near = here.where(length.between(len(text) * 0.5, len(text) * 2)).order_by(sa.func.abs(length - len(text)))
        return list(connection.scalars(near.limit(RATHER)))

    def holding(self, language: str, phrase: str) -> sa.ColumnElement[bool]:
        """Return the condition that a sentence holds a phrase."""
        return sources.c.key.icontains(phrase, autoescape=True)


def _index(language: str) -> str:
    return f"memory_words_{language}"


def _holding(language: str, most: int) -> sa.TextClause:
    index = _index(language)
    return sa.text(f"SELECT rowid FROM {index} WHERE {index} MATCH :words ORDER BY rowid DESC LIMIT {most}")


def _quoted(gram: str) -> str:
    doubled = gram.replace('"', '""')
    return f'"{doubled}"'


def _grams(text: str) -> Iterable[str]:
    """Return every three letters in a row, as the index folds them."""
    folded = text.lower()
    return (folded[at : at + 3] for at in range(len(folded) - 2))


def _rarest(text: str, language: str, common: Counter[str]) -> list[str]:
    """Return the trigrams to ask for: of each word its rarest, the rarest of these first."""
    parts = [text] if language == "zh" else sorted(set(tokens(text, language)))
    by_part = [sorted(set(_grams(part)), key=lambda gram: common[gram]) for part in parts]
    found = [grams[0] for grams in by_part if grams] if language != "zh" else by_part[0]
    if not found:
        found = list(dict.fromkeys(_grams(text)))
    return sorted(dict.fromkeys(found), key=lambda gram: (common[gram], gram))[:ASKED]
