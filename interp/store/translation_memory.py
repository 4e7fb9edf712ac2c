"""Stores the translation memory in a SQL database, searched by key, shape and shared trigrams."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, TypeVar

import sqlalchemy as sa

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.match_repair import variants
from interp.domain.text.memory_matches import tokens
from interp.domain.text.symbols import shape
from interp.domain.text.text_key import key
from interp.ports import Match, MemoryUnit, PlacedText
from interp.store.database_opening import insert
from interp.store.documents import OPEN
from interp.store.drafting_database import DraftingDatabase
from interp.store.memory.memory_candidates import candidates
from interp.store.memory.memory_ranking import Wanted, alike, best, graded, newest
from interp.store.tables.drafting_tables import document as documents
from interp.store.tables.drafting_tables import memory_source as sources
from interp.store.tables.drafting_tables import memory_unit as units

T = TypeVar("T")
Pairs = tuple[str, Sequence[str], sa.ColumnElement[bool]]
"""A source language, target languages, and which units may be found."""
BATCH = 400
SAME_SHAPE = 50  # units of one shape to try a repair on: "Article 12" has one for each article
COMPARED = 3  # candidates to read for each match wanted: not all become matches
WIDTH = len(units.c)
GOOD = 99  # minimum percentage from which no fuzzy match is searched


class SqlMemory:
    """The memory in a database; see ports.translation.Memory."""

    def __init__(self, database: DraftingDatabase) -> None:
        self._database = database
        self._candidates = candidates(database.engine)

    def add(self, units: Sequence[MemoryUnit]) -> None:
        """Store units, each replacing one of the same languages, source and context."""
        for some in _batches([each for each in units if each.source_language in MEETING_LANGUAGES]):
            with self._database.connection(durable=True) as connection:
                numbers = self._numbers(connection, some)
                _put(connection, [_row(each, numbers[_name(each)]) for each in some])

    def matches(
        self, source: str, target: str, text: str, *, before: str = "", after: str = "",
        document: str | None = None, meeting: str | None = None, most: int = 5,
    ) -> tuple[Match, ...]:  # fmt: skip
        """Return the best units for a text; fuzzy ones only where none is exact or repaired."""
        if source not in MEETING_LANGUAGES:
            return ()
        theirs = _open_to(meeting)
        wanted = Wanted(text, source, target, before, after, document)
        with self._database.reading() as connection:
            for same in (sources.c.key_hash == _hash(key(text)), sources.c.shape_hash.in_(_near(text, source))):
                rows = connection.execute(_same(wanted, same & theirs)).all()
                found = best((graded(each, wanted) for each in self._units(rows)), most)
                if found and found[0].percent >= GOOD:
                    return tuple(each for each in found if each.percent >= GOOD)
            return best((graded(each, wanted) for each in self._alike(connection, wanted, most, theirs)), most)

    def certain(
        self, source: str, targets: Sequence[str], texts: Sequence[PlacedText], meeting: str | None = None
    ) -> Mapping[tuple[str, int], Match]:
        """Return the best unit of 99 per cent and more for each text, by target language and the text's place."""
        found: dict[tuple[str, int], Match] = {}
        if source not in MEETING_LANGUAGES:
            return found
        with self._database.reading() as connection:
            for some in _batches([*enumerate(texts)]):
                self._certain(connection, (source, targets, _open_to(meeting)), some, found)
        return found

    def concordance(
        self, source: str, target: str, phrase: str, *, meeting: str | None = None, most: int = 20
    ) -> tuple[MemoryUnit, ...]:
        """Return units whose source contains `phrase`, ignoring case."""
        looked = key(phrase)
        if source not in MEETING_LANGUAGES or not looked:
            return ()
        holds = self._candidates.holding(source, looked)
        query = _query(source, target).where(holds, _open_to(meeting)).order_by(units.c.at.desc()).limit(most * 10)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return newest((each for each in self._units(rows) if looked.casefold() in key(each.source).casefold()), most)

    def units(self, source: str | None = None, target: str | None = None) -> Iterator[MemoryUnit]:
        """Yield every unit that is not held, or those of one language of the original or translation."""
        query = _every(sa.select(units, sources.c.language), source, target)
        ordered = query.order_by(units.c.source, units.c.target_language, units.c.context)
        with self._database.reading() as connection:
            for rows in connection.execution_options(yield_per=BATCH).execute(ordered).partitions():
                yield from self._units(rows)

    def count(self, source: str | None = None, target: str | None = None) -> int:
        """Return how many `units` yields."""
        with self._database.reading() as connection:
            return int(connection.scalar(_every(sa.select(sa.func.count()), source, target)) or 0)

    def _numbers(self, connection: sa.Connection, new: Sequence[MemoryUnit]) -> dict[tuple[str, str], int]:
        """Return the number of each unit's sentence, by language and key; new sentences get one."""
        keys = {_name(each): _hash(_name(each)[1]) for each in new}
        numbers: dict[tuple[str, str], int] = {}
        for language in {name[0] for name in keys}:
            here = {hashed: name for name, hashed in keys.items() if name[0] == language}
            known = _known(connection, language, here)
            rows = [
                {"language": language, "key": name[1], "key_hash": hashed, "shape_hash": _hash(shape(name[1]))}
                for hashed, name in here.items()
                if hashed not in known
            ]
            if rows:
                connection.execute(insert(connection, sources).on_conflict_do_nothing(), rows)
                made = _known(connection, language, [row["key_hash"] for row in rows])
                self._candidates.add(connection, language, [(made[row["key_hash"]], row["key"]) for row in rows])
                known |= made
            numbers |= {name: known[hashed] for hashed, name in here.items()}
        return numbers

    def _alike(
        self, connection: sa.Connection, wanted: Wanted, most: int, theirs: sa.ColumnElement[bool]
    ) -> Iterator[MemoryUnit]:
        """Yield the units of the sentences most similar to a text, whatever their neighbours."""
        numbers = self._candidates.like(connection, wanted.source_language, key(wanted.text))
        if not numbers:
            return
        same = units.c.source == sources.c.id, units.c.target_language == wanted.target_language
        has = sa.exists().where(*same, theirs)
        query = sa.select(sources.c.id, sources.c.key).where(sources.c.id.in_(numbers), has)
        words = tokens(wanted.text, wanted.source_language)
        shares = {row.id: alike(words, tokens(row.key, wanted.source_language)) for row in connection.execute(query)}
        close = sorted((number for number in shares if shares[number]), key=lambda number: -shares[number])
        if not close:
            return  # an empty list would select the whole memory
        chosen = _query(wanted.source_language, wanted.target_language).where(
            sources.c.id.in_(close[: most * COMPARED]), theirs
        )
        yield from self._units(connection.execute(chosen).all())

    def _certain(
        self, connection: sa.Connection, pairs: Pairs, texts: Sequence[tuple[int, PlacedText]],
        found: dict[tuple[str, int], Match],
    ) -> None:  # fmt: skip
        """Add the best certain units of texts: those of the same key in one query, then those that can be adapted."""
        source, targets, theirs = pairs
        hashes = {place: _hash(key(each.text)) for place, each in texts}
        exact = self._by_hash(connection, pairs, set(hashes.values()))
        lacking = {place: [to for to in targets if (hashes[place], to) not in exact] for place, _ in texts}
        near = {place: _near(each.text, source) for place, each in texts if lacking[place]}
        asked = {hashed for some in near.values() for hashed in some}
        held = set(connection.scalars(_held(source, asked))) if asked else set()
        for place, each in texts:
            shapes = [hashed for hashed in near.get(place, ()) if hashed in held]
            for target in targets:
                wanted = Wanted(each.text, source, target, each.before, each.after)
                units = exact.get((hashes[place], target), [])
                if not units and shapes:
                    near_by = _same(wanted, sources.c.shape_hash.in_(shapes) & theirs)
                    units = self._units(connection.execute(near_by))
                for match in best((graded(unit, wanted) for unit in units), 1):
                    if match.percent >= GOOD:
                        found[target, place] = match

    def _by_hash(
        self, connection: sa.Connection, pairs: Pairs, hashes: Collection[str]
    ) -> dict[tuple[str, str], list[MemoryUnit]]:
        """Return units by the hash of their sentence's key and their target language."""
        source, targets, theirs = pairs
        query = (
            sa.select(units, sources.c.language, sources.c.key_hash)
            .join(sources, units.c.source == sources.c.id)
            .where(sources.c.language == source, units.c.target_language.in_(targets), theirs)
            .where(sources.c.key_hash.in_(hashes))
        )
        found: dict[tuple[str, str], list[MemoryUnit]] = {}
        for row in self._whole(connection.execute(query)):
            found.setdefault((row.key_hash, row.target_language), []).append(_unit(row))
        return found

    def _units(self, rows: Iterable[sa.Row[Any]]) -> list[MemoryUnit]:
        """Return the units in rows that are what was written."""
        return [_unit(row) for row in self._whole(rows)]

    def _whole(self, rows: Iterable[sa.Row[Any]]) -> Iterator[sa.Row[Any]]:
        """Yield the rows whose unit is what was written; the columns of a unit are their first."""
        return (row for row in rows if self._database.whole(units, [row[:WIDTH]]))


def _every(query: sa.Select[Any], source: str | None, target: str | None) -> sa.Select[Any]:
    """Return a query over the units of a pair of languages, None being any."""
    query = query.select_from(units.join(sources, units.c.source == sources.c.id)).where(_open_to(None))
    if source is not None:
        query = query.where(sources.c.language == source)
    return query if target is None else query.where(units.c.target_language == target)


def _query(source: str, target: str) -> sa.Select[Any]:
    return (
        sa.select(units, sources.c.language)
        .join(sources, units.c.source == sources.c.id)
        .where(sources.c.language == source, units.c.target_language == target)
    )


def _open_to(meeting: str | None) -> sa.ColumnElement[bool]:
    """Return the condition for units that may be found for a meeting."""
    theirs = sa.text(OPEN) if meeting is None else sa.or_(sa.text(OPEN), documents.c.meeting == meeting)
    return sa.or_(units.c.held == "", units.c.held.in_(sa.select(documents.c.id).where(theirs)))


def grade(unit: MemoryUnit, placed: PlacedText, document: str | None) -> Match | None:
    """Return a unit as a match for a text in its place, None under 65 per cent."""
    wanted = Wanted(placed.text, unit.source_language, unit.target_language, placed.before, placed.after, document)
    return graded(unit, wanted)


def _held(source: str, shapes: Collection[str]) -> sa.Select[Any]:
    return sa.select(sources.c.shape_hash).where(sources.c.language == source, sources.c.shape_hash.in_(shapes))


def _near(text: str, language: str) -> tuple[str, ...]:
    """Return the hashes of the shapes from which a text differs in values, final mark or first letter only."""
    return tuple(dict.fromkeys(_hash(shape(each)) for each in variants(text, language)))


def _same(wanted: Wanted, same: sa.ColumnElement[bool]) -> sa.Select[Any]:
    query = _query(wanted.source_language, wanted.target_language).where(same)
    return query.order_by(units.c.at.desc()).limit(SAME_SHAPE)


def _known(connection: sa.Connection, language: str, hashes: Iterable[str]) -> dict[str, int]:
    query = sa.select(sources.c.key_hash, sources.c.id).where(
        sources.c.language == language, sources.c.key_hash.in_(list(hashes))
    )
    return {row.key_hash: row.id for row in connection.execute(query)}


def _put(connection: sa.Connection, rows: Sequence[Mapping[str, object]]) -> None:
    last = {(row["source"], row["target_language"], row["context"]): row for row in rows}
    adding = insert(connection, units)
    fresh = {each.name: adding.excluded[each.name] for each in units.c if not each.primary_key}
    over = adding.on_conflict_do_update(index_elements=list(units.primary_key.c), set_=fresh)
    connection.execute(over, list(last.values()))


def _row(unit: MemoryUnit, number: int) -> dict[str, object]:
    return {
        "source": number, "target_language": unit.target_language, "context": _context(unit),
        "text": unit.source, "target": unit.target, "standing": unit.standing, "origin": unit.origin,
        "document": unit.document, "before": unit.before, "after": unit.after, "at": unit.at,
        "by": unit.by, "held": unit.held,
    }  # fmt: skip


def _context(unit: MemoryUnit) -> str:
    """Return what a unit replaces another by: one that is held never replaces what everybody may find."""
    return _hash("\n".join((unit.before, unit.after, *([unit.held] if unit.held else []))))


def _unit(row: sa.Row[Any]) -> MemoryUnit:
    return MemoryUnit(
        row.language, row.target_language, row.text, row.target, row.standing, row.origin, row.document,
        row.before, row.after, row.at, row.by, row.held,
    )  # fmt: skip


def _name(unit: MemoryUnit) -> tuple[str, str]:
    return (unit.source_language, key(unit.source))


def _hash(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=12).hexdigest()


def _batches(new: Sequence[T]) -> Iterator[Sequence[T]]:
    return (new[place : place + BATCH] for place in range(0, len(new), BATCH))
