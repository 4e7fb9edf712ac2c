"""Every table outside the log has checksums, and a row that was changed is told, and refused by its name."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from interp.config import Settings
from interp.domain.model.events import MeetingOpened
from interp.domain.text.segments import Segment
from interp.errors import DamagedEntry, Unavailable
from interp.ports import (
    AccessAct,
    Author,
    CopyPlace,
    DeskAct,
    Document,
    Job,
    Link,
    MemoryUnit,
    PlacedText,
    Refusal,
    Revision,
    SentenceNote,
    StoredProposal,
    User,
    UserSession,
    WorkingCopy,
)  # fmt: skip
from interp.store.database_opening import Opened
from interp.store.drafting_database import FILE as DRAFTS
from interp.store.drafting_database import DraftingDatabase
from interp.store.integrity.row_checksums import MOST_NAMED, NAME, damaged_rows, row_checksum
from interp.store.meetings_database import FILE, MeetingsDatabase
from interp.store.open_stores import Stores, open_stores
from interp.store.tables import drafting_tables, meetings_tables
from interp.store.tables.drafting_tables import revision
from tests.prepared_demo import empty
from tests.row_by_row import row_by_row

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
HERE = CopyPlace("d1", "fr", "ana")
ACT = DeskAct(5, "m1", "Ana", "reviser", "document.filed", "d1", "fr", "s1", 1, "{}")
TEXTS = [
    Revision("s1", "fr", 1, "Bien.", "draft", "mt:en-fr@1.9", score=1),
    Revision("s2", "fr", 1, "Mal.", "draft", "mt:en-fr@1.9"),
]
UNIT = MemoryUnit("en", "fr", "Good.", "Bien.", "final", "person")
NOTE = SentenceNote("n1", "d1", "fr", "s1", "comment", "ana", "Ana", "why?", 5)
CHAINED = ("event", "head")


def fill(stores: Stores) -> None:
    """Write a row, or two, into every table outside the log."""
    stores.accounts.add_link(Link("l1", "staff", "m1", "fr", 9))
    stores.accounts.put_user(User("ana", "staff", "hashed"))
    stores.accounts.end_sessions(["s1"], 5, 9)
    stores.accounts.begin_session(UserSession("s2", "ana", 0, 5, 9, "s2"), "", 5)
    stores.access.record([AccessAct(5, "ana", "staff", "link.made", "m1", "l1")])
    stores.access.used({"link:l1": 60_000}, 0)
    stores.proposals.put(StoredProposal("p1", "paper.docx", bytes(range(256)), 5))
    stores.refusals.keep([Refusal(5, "m1", "Ana", "staff", "http", "c1", "floor.give", "{}", "refused", "no_party")])
    stores.log.append("meeting:m1", 0, Author("Ana", "http", 5, "c2"), [])
    segments = [Segment("s1", 0, 0, "Good."), Segment("s2", 1, 1, "Bad.")]
    stores.documents.add(PAPER, segments, [Job("j1", "d1", "fr"), Job("j2", "d1", "es")], TEXTS, act=ACT)
    stores.section.assign("d1", "fr", "Ana")
    stores.copies.keep(HERE, [WorkingCopy("s1", "desk", "Bi", 1, 5)])
    stores.notes.add(NOTE)
    stores.positions.reached("corrections", "meeting:m1", 3)
    stores.memory.add([UNIT])
    stores.log.append("meeting:m2", 0, Author("Ana", "http", 5, "c3"), [MeetingOpened()])
    stores.erasures.erase_meeting("m2", 5, "Ana", "over")


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    opened = open_stores(Settings(data=empty(tmp_path)))
    fill(opened)
    yield opened
    opened.close()


def spoil(folder: Path, statement: str, file: str = DRAFTS) -> None:
    """Run a statement that somebody ran, although the triggers are as they were."""
    dropped = statement.rsplit(maxsplit=1)[-1] if statement.startswith("DROP TABLE") else ""
    with closing(sqlite3.connect(folder / file, isolation_level=None)) as database:
        guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        again = [sql for name, sql in guards if not (dropped and name.startswith(f"{dropped}_no_"))]
        for each in (*(f"DROP TRIGGER {name}" for name, _ in guards), statement, *again):
            database.execute(each)


@contextmanager
def spoilt(folder: Path, statement: str, file: str) -> Iterator[None]:
    """Run a statement that somebody ran on a table, and put its rows back in the end."""
    table = statement.split()[1]
    with closing(sqlite3.connect(folder / file)) as database:
        rows = database.execute(f"SELECT * FROM {table}").fetchall()
    spoil(folder, statement, file)
    yield
    spoil(folder, f"DELETE FROM {table}", file)
    with closing(sqlite3.connect(folder / file)) as database, database:
        database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def told(database: Opened) -> list[object]:
    """Return the names of the rows that are found damaged by reading all."""
    return [each.args_["entry"] for each in database.damaged_entries()]


def test_every_table_outside_the_log_has_checksums_and_what_was_written_is_whole(stores: Stores) -> None:
    tables = {*meetings_tables.metadata.sorted_tables, *drafting_tables.metadata.sorted_tables}
    sealed = {*MeetingsDatabase.tables.sealed, *DraftingDatabase.tables.sealed}
    assert {each.name for each in tables - sealed} == set(CHAINED)
    assert all([*each.c.keys()][-1] == NAME for each in sealed)
    for database in (stores.meetings, stores.drafting):
        assert (database.faults(), told(database)) == ([], [])
        with database.reading() as connection:
            for each in database.tables.sealed:
                if each.name != "card":  # a log without events has none
                    assert connection.scalar(sa.select(sa.func.count()).select_from(each)), each.name


def test_a_changed_value_of_any_column_of_any_table_is_told_by_its_row(stores: Stores, tmp_path: Path) -> None:
    silent = []
    for database in (stores.meetings, stores.drafting):
        for guard in database.tables.guards():
            with closing(sqlite3.connect(tmp_path / database.tables.file)) as opened:
                opened.execute(f"DROP TRIGGER {guard}")
        engine = sa.create_engine(f"sqlite:///{tmp_path / database.tables.file}")
        for table in database.tables.sealed:
            for column in table.c:
                if table.name == "card" or column is table.autoincrement_column:
                    continue  # SQLite's own check tells of the number of a row
                with engine.connect() as connection, connection.begin() as transaction:
                    count = connection.execute(table.update().values({column.name: other(column)})).rowcount
                    silent += [str(column)] if len(damaged_rows(connection, (table,))) != count else []
                    transaction.rollback()
        engine.dispose()
    assert silent == []


def other(column: "sa.Column[Any]") -> object:
    """Return another value for a column of any kind."""
    if isinstance(column.type, sa.LargeBinary):
        return b"other"
    if isinstance(column.type, sa.Text):
        return sa.func.coalesce(column, "") + "x"
    return sa.func.coalesce(sa.type_coerce(column, sa.Integer), 0) + 2


REFUSED: dict[str, tuple[str, str, Callable[[Stores], object]]] = {
    "link/l1": (FILE, "UPDATE link SET expires_at = 10", lambda stores: stores.accounts.link("l1")),
    "link/l1 revoked": (FILE, "UPDATE link SET role = 'admin'", lambda stores: stores.accounts.revoke("l1", 6)),
    "account/ana": (FILE, "UPDATE account SET role = 'admin'", lambda stores: stores.accounts.user("ana")),
    "proposal/p1": (FILE, "UPDATE proposal SET body = x'00'", lambda stores: stores.proposals.get("p1")),
    "answered/meeting:m1/c2": (FILE, "UPDATE answered SET seq = 4", lambda stores: stores.log.seen("meeting:m1", "c2")),
    "document/d1": (DRAFTS, "UPDATE document SET title = 'Other'", lambda stores: stores.documents.document("d1")),
    "document/d1 changed": (
        DRAFTS, "UPDATE document SET title = 'Other'", lambda stores: stores.documents.set_visibility("d1", "drafts")
    ),
    "document/d1 filed again": (
        DRAFTS, "UPDATE document SET withdrawn = 1", lambda stores: stores.documents.add(PAPER, [], [])
    ),
    "segment/d1/1/1": (
        DRAFTS, "UPDATE segment SET text = 'Good' WHERE id = 's2'", lambda stores: stores.documents.segments("d1")
    ),
    "revision/d1/fr/s1/1": (
        DRAFTS, "UPDATE revision SET value = 'Mieux.' WHERE segment = 's1'",
        lambda stores: stores.documents.revisions("d1", "fr"),
    ),
    "revision/d1/fr/s1/1 alone": (
        DRAFTS, "UPDATE revision SET score = 2 WHERE segment = 's1'",
        lambda stores: stores.documents.history("d1", "s1", "fr"),
    ),
    "job/1": (DRAFTS, "UPDATE job SET priority = 0 WHERE id = 'j1'", lambda stores: stores.queue.hurry("d1", 9)),
    "sentence_note/n1": (
        DRAFTS, "UPDATE sentence_note SET words = 'x'", lambda stores: stores.notes.settle(NOTE, 6)
    ),
    "reactor_position/corrections/meeting:m1": (
        DRAFTS, "UPDATE reactor_position SET seq = 9",
        lambda stores: stores.positions.position("corrections", "meeting:m1"),
    ),
}  # fmt: skip


@row_by_row("entry", REFUSED)
def test_a_damaged_row_is_refused_by_its_name_and_not_written_over(entry: str, stores: Stores, tmp_path: Path) -> None:
    file, statement, asks = REFUSED[entry]
    name, database = entry.split(maxsplit=1)[0], stores.meetings if file == FILE else stores.drafting
    database.damaged.clear()
    with spoilt(tmp_path, statement, file):
        with capture_logs() as lines, pytest.raises(DamagedEntry) as refused:
            asks(stores)
        assert refused.value.args_ == {"reason": "damaged_entry", "entry": name}
        assert [each["entry"] for each in lines if each["event"] == "entry_damaged"] == [name]
        assert list(database.damaged) == told(database) == [name]


LEFT_OUT: dict[str, tuple[str, str, Callable[[Stores], object]]] = {
    "link/l1": (FILE, "UPDATE link SET role = 'admin'", lambda stores: stores.accounts.links()),
    "account/ana": (FILE, "UPDATE account SET disabled = 1", lambda stores: stores.accounts.users()),
    "proposal/p1": (FILE, "UPDATE proposal SET name = ''", lambda stores: stores.proposals.all()),
    "refusal/1": (FILE, "UPDATE refusal SET args = ''", lambda stores: stores.refusals.of("m1")),
    "document/d1": (DRAFTS, "UPDATE document SET version = 2", lambda stores: stores.documents.documents("m1")),
    "assignment/d1/fr": (DRAFTS, "UPDATE assignment SET name = ''", lambda stores: stores.section.assigned("m1")),
    "working_copy/d1/fr/s1/ana/desk": (
        DRAFTS, "UPDATE working_copy SET words = ''", lambda stores: stores.copies.of(HERE)
    ),
    "sentence_note/n1": (DRAFTS, "UPDATE sentence_note SET at = 4", lambda stores: stores.notes.of("d1", "fr")),
    "act/1": (DRAFTS, "UPDATE act SET actor = 'Bruno'", lambda stores: stores.acts.of("m1")),
    "memory_unit/1/fr": (
        DRAFTS, "UPDATE memory_unit SET target = 'Mal.'", lambda stores: stores.memory.matches("en", "fr", "Good.")
    ),
    "memory_unit/1/fr certain": (
        DRAFTS, "UPDATE memory_unit SET target = 'Mal.'",
        lambda stores: stores.memory.certain("en", ["fr"], [PlacedText("Good.")]),
    ),
    "memory_unit/1/fr all": (DRAFTS, "UPDATE memory_unit SET at = 1", lambda stores: list(stores.memory.units())),
}  # fmt: skip


@row_by_row("entry", LEFT_OUT)
def test_a_list_goes_on_without_a_damaged_row_which_is_told(entry: str, stores: Stores, tmp_path: Path) -> None:
    file, statement, asks = LEFT_OUT[entry]
    assert asks(stores)
    database = stores.meetings if file == FILE else stores.drafting
    database.damaged.clear()
    with spoilt(tmp_path, statement, file):
        assert not asks(stores)
        (found,) = database.damaged
        assert found.startswith(entry.split(maxsplit=1)[0]) and told(database) == [found]


def test_a_damaged_job_is_passed_over_and_the_others_are_done(stores: Stores, tmp_path: Path) -> None:
    spoil(tmp_path, "UPDATE job SET language = 'ru' WHERE id = 'j1'")
    taken = stores.queue.take(5, 1_000)
    assert taken and taken.id == "j2"
    stores.queue.done("j2")
    assert stores.queue.take(5, 1_000) is None and [each.id for each in stores.queue.of("d1")] == ["j2"]
    assert told(stores.drafting) == ["job/1"]


def test_a_damaged_counter_of_changes_is_counted_afresh(stores: Stores, tmp_path: Path) -> None:
    before = stores.documents.mark("m1")
    spoil(tmp_path, "UPDATE mark SET value = value - 1")
    assert told(stores.drafting) == ["mark/m1"]
    stores.documents.set_visibility("d1", "drafts")
    assert stores.documents.mark("m1") > before and told(stores.drafting) == []


def test_a_row_whose_text_is_no_text_any_more_is_named(stores: Stores, tmp_path: Path) -> None:
    spoil(tmp_path, "UPDATE revision SET value = CAST(x'42ff' AS TEXT) WHERE segment = 's1'")
    spoil(tmp_path, "UPDATE working_copy SET account = CAST(x'ff' AS TEXT)")
    assert told(stores.drafting) == ["revision/d1/fr/s1/1", "working_copy/d1/fr/s1/\\udcff/desk"]
    with pytest.raises(Unavailable, match="damaged_database"):
        stores.documents.revisions("d1", "fr")


def test_many_damaged_rows_of_a_table_are_counted(stores: Stores, tmp_path: Path) -> None:
    units = [replace(UNIT, source=f"Sentence {number}.") for number in range(MOST_NAMED + 2)]
    stores.memory.add(units)
    spoil(tmp_path, "UPDATE memory_unit SET target = ''")
    assert told(stores.drafting)[MOST_NAMED:] == ["memory_unit (+3)"]


def test_tables_that_are_not_those_that_were_made_are_told(stores: Stores, tmp_path: Path) -> None:
    spoil(tmp_path, "CREATE INDEX job_other ON job (language)")
    assert stores.drafting.faults() == ["its tables are not those that were made"]


ADDED = {"document": ("release", "delivery", "delivered"), "mark": ("public",), "memory_unit": ("held",)}  # since then
MADE = ("access_act", "session", "last_use", "erased")
INDEXES = {"meetings.sqlite": ("link_meeting",)}


def test_rows_of_an_earlier_release_get_their_checksums_when_the_tables_are_migrated(tmp_path: Path) -> None:
    stores = open_stores(Settings(data=empty(tmp_path)))
    fill(stores)
    stores.close()
    for opened in (MeetingsDatabase, DraftingDatabase):
        file, guarded = opened.tables.file, [name for name, _ in opened.tables.guarded]
        for table in opened.tables.sealed:
            if table.name in MADE:
                spoil(tmp_path, f"DROP TABLE {table.name}", file)
                continue
            spoil(tmp_path, f"UPDATE {table.name} SET checksum = NULL", file)
            if table.name not in ("segment", "revision", "act"):  # they had the column before
                spoil(tmp_path, f"ALTER TABLE {table.name} DROP COLUMN checksum", file)
            for later in ADDED.get(table.name, ()):
                spoil(tmp_path, f"ALTER TABLE {table.name} DROP COLUMN {later}", file)
        for index in INDEXES.get(file, ()):
            spoil(tmp_path, f"DROP INDEX {index}", file)
        spoil(tmp_path, f"UPDATE {opened.tables.counter} SET version_num = '0009'", file)
        spoil(tmp_path, f"ALTER TABLE {opened.tables.counter} DROP COLUMN oldest", file)
        again = opened.in_folder(tmp_path)
        assert (again.faults(), told(again), again.lost_guards()) == ([], [], []), guarded
        again.close()


def test_the_checksums_of_released_rows_stay_good(stores: Stores) -> None:
    with stores.drafting.reading() as connection:
        row = connection.execute(sa.select(revision).where(revision.c.segment == "s1")).mappings().one()
    assert row["checksum"] == row_checksum(revision, row) == -5923707525969571694
