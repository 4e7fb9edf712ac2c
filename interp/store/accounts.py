"""Stores users, links, sessions, acts on access, last uses and proposals in a SQL database."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from interp.domain.model.scopes import scope_from
from interp.errors import NotFound
from interp.ports import AccessAct, Link, StoredProposal, User, UserSession
from interp.ports.access_records import MAKING
from interp.store.integrity.row_checksums import NAME, Row, change, row_checksum
from interp.store.meetings_database import MeetingsDatabase
from interp.store.prepared_statements import KeptReads
from interp.store.tables.meetings_tables import access_act, account, ended, last_use, link, proposal, session
from interp.value_types import replace

# Asked at each command whether its sender may still give it; see prepared_statements.
LINK = sa.select(link).where(link.c.id == sa.bindparam("wanted"))
USER = sa.select(account).where(account.c.name == sa.bindparam("wanted"))

MOST_IDS = 500  # in one statement: every database takes as many values
OLD = "DELETE FROM last_use WHERE substr(subject, 1, 8) = 'session:' AND at < ?"
UPSERT = (
    "INSERT INTO last_use (subject, at, checksum) VALUES (?, ?, ?) ON CONFLICT (subject) DO UPDATE"
    " SET at = excluded.at, checksum = excluded.checksum WHERE last_use.at < excluded.at"
)


def _put(connection: sa.Connection, table: sa.Table, key: str, values: dict[str, Any]) -> None:
    """Insert a row, or update the one with the same key; plain SQL for both databases."""
    made = values | {NAME: row_checksum(table, values)}
    changed = connection.execute(table.update().where(table.c[key] == values[key]).values(**made))
    if changed.rowcount == 0:
        connection.execute(table.insert().values(**made))


def _user(row: Row) -> User:
    """Return the user in a row; SQLite has no truth values of its own."""
    name, role, password, generation, disabled, _ = row
    return User(name, role, password, generation, bool(disabled))


def _link(row: Row) -> Link:
    """Return the link in a row."""
    id_, role, meeting, language, expires_at, label, revoked_at, scope, _ = row
    return Link(id_, role, meeting, language, expires_at, label, revoked_at, scope_from(scope) if scope else None)


def _insert_link(connection: sa.Connection, made: Link) -> None:
    """Add the row of a link."""
    values = _values(link, made) | {"scope": str(made.scope) if made.scope else None}
    connection.execute(link.insert().values(**values))


def _values(table: sa.Table, of: object) -> dict[str, Any]:
    """Return the values of a row that holds an object, without its checksum."""
    return {each.name: getattr(of, each.name) for each in table.c if each.name != NAME}


class SqlAccounts:
    """Users, links and ended sessions in a database; see ports.accounts.Accounts."""

    def __init__(self, database: MeetingsDatabase) -> None:
        self._database = database
        # events alone are written by frequent statements: a switch is no reason to read a link again
        changes = database.hot.commits_of_others
        self._links: KeptReads[str, Link | None] = KeptReads(changes, self._read_link)
        self._users: KeptReads[str, User | None] = KeptReads(changes, self._read_user)
        self._last_end: KeptReads[None, int | None] = KeptReads(changes, self._read_last_end)

    def add_link(self, made: Link) -> None:
        """Keep a link."""
        with self._database.connection() as connection:
            _insert_link(connection, made)

    def link(self, link_id: str) -> Link | None:
        """Return a link or None."""
        return self._links(link_id)

    def _read_link(self, link_id: str) -> Link | None:
        rows = self._database.hot.rows(LINK, {"wanted": link_id})
        return _link(self._database.whole_row(link, rows[0])) if rows else None

    def links(self) -> list[Link]:
        """Return every link, the earliest expiry first."""
        return self._links_where(sa.true())

    def links_of(self, meeting: str | None) -> list[Link]:
        """Return the links of a meeting, or those good for every meeting."""
        return self._links_where(link.c.meeting.is_not_distinct_from(meeting))

    def _links_where(self, good: sa.ColumnElement[bool]) -> list[Link]:
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(link).where(good).order_by(link.c.expires_at, link.c.id))
            return [_link(row) for row in self._database.whole(link, rows)]

    def revoke(self, link_id: str, at: int) -> bool:
        """Revoke a link."""
        good = sa.and_(link.c.id == link_id, link.c.revoked_at.is_(None))
        with self._database.connection() as connection:
            return bool(change(connection, link, good, revoked_at=at))

    def end_sessions(self, sessions: Iterable[str], at: int, until: int) -> None:
        """Record that sessions ended, and delete the records of cookies that have expired since."""
        with self._database.connection() as connection:
            connection.execute(ended.delete().where(ended.c.until <= at))
            for each in sessions:
                _put(connection, ended, "session", {"session": each, "at": at, "until": until})

    def is_ended(self, session: str) -> bool:
        """Return whether a session ended."""
        ending = sa.select(ended.c.at).where(ended.c.session == session)
        with self._database.reading() as connection:
            return connection.scalar(ending) is not None

    def begin_session(self, made: UserSession, before: str, at: int) -> None:
        """Store a session."""
        earlier = sa.select(session.c.first).where(session.c.id == before, session.c.name == made.name)
        with self._database.connection() as connection:
            connection.execute(session.delete().where(session.c.until <= at))
            first = connection.scalar(earlier) or made.first
            connection.execute(session.insert().values(**_values(session, replace(made, first=first))))

    def browser_sessions(self, first: str, name: str) -> list[UserSession]:
        """Return each session of a user in a browser."""
        query = sa.select(session).where(session.c.first == first, session.c.name == name)
        with self._database.reading() as connection:
            return [UserSession(*row[:-1]) for row in self._database.whole(session, connection.execute(query))]

    def sessions(self, at: int) -> list[UserSession]:
        """Return the present session of each browser and user."""
        over = sa.select(ended.c.session)
        good = sa.and_(session.c.until > at, session.c.id.not_in(over))
        query = sa.select(session).where(good).order_by(session.c.began_at, session.c.until)
        with self._database.reading() as connection:
            rows = self._database.whole(session, connection.execute(query))
        newest = {(row.first, row.name): UserSession(*row[:-1]) for row in rows}
        return [*reversed(newest.values())]

    def ended_since(self, at: int) -> list[str]:
        """Return the sessions that ended at that time or later."""
        last = self._last_end(None)
        if last is None or last < at:
            return []
        with self._database.reading() as connection:
            return list(connection.scalars(sa.select(ended.c.session).where(ended.c.at >= at)))

    def _read_last_end(self, _: None) -> int | None:
        """Return when a session ended last."""
        with self._database.reading() as connection:
            last: int | None = connection.scalar(sa.select(sa.func.max(ended.c.at)))
        return last

    def put_user(self, user: User) -> None:
        """Keep a user."""
        with self._database.connection() as connection:
            _put(connection, account, "name", _values(account, user))

    def user(self, name: str) -> User | None:
        """Return a user or None."""
        return self._users(name)

    def _read_user(self, name: str) -> User | None:
        rows = self._database.hot.rows(USER, {"wanted": name})
        return _user(self._database.whole_row(account, rows[0])) if rows else None

    def users(self) -> list[User]:
        """Return every user by name."""
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(account).order_by(account.c.name))
            return [_user(row) for row in self._database.whole(account, rows)]


class SqlAccessRecords:
    """See ports.access_records: acts on access, whose rows triggers keep from being changed, and times of last use."""

    def __init__(self, database: MeetingsDatabase) -> None:
        self._database = database

    def record(self, acts: Sequence[AccessAct]) -> None:
        """Add acts."""
        with self._database.connection() as connection:
            _record(connection, acts)

    def acts(self, meeting: str | None = None) -> list[AccessAct]:
        """Return the acts in order; none from a folder of a release without them."""
        query = sa.select(access_act).order_by(access_act.c.number)
        if meeting is not None:
            query = query.where(access_act.c.meeting == meeting)
        with self._database.reading() as connection:
            if not sa.inspect(connection).has_table(access_act.name):
                return []
            rows = self._database.whole(access_act, connection.execute(query))
        return [AccessAct(*row[1:-1]) for row in rows]

    def makers(self, meeting: str, links: Collection[str]) -> dict[str, str]:
        """Return who made links; acts on others of the meeting are not read, by the index of both."""
        made = (access_act.c.meeting == meeting) & access_act.c.act.in_(MAKING)
        found = dict[str, str]()
        with self._database.reading() as connection:
            for ids in _portions(links):
                rows = connection.execute(sa.select(access_act).where(made, access_act.c.subject.in_(ids)))
                found |= {row.subject: row.actor for row in self._database.whole(access_act, rows)}
        return found

    def change_links(self, made: Sequence[Link], revoked: Iterable[str], at: int, acts: Sequence[AccessAct]) -> None:
        """Revoke links, store new ones and record the acts."""
        wanted = [*revoked]
        with self._database.connection() as connection:
            for each in wanted:
                if not change(connection, link, sa.and_(link.c.id == each, link.c.revoked_at.is_(None)), revoked_at=at):
                    raise NotFound("link", link=each[:80])
            for new in made:
                _insert_link(connection, new)
            _record(connection, acts)

    def used(self, times: Mapping[str, int], forget_before: int) -> None:
        """Store when each was used last, without waiting for the disk: a cut of power may lose some.

        On an SQLite file it may be called beside the event loop.
        """
        with self._database.unwaiting() as apart:
            if apart is not None:
                _use(apart.execute, "?", times, forget_before)
                return
        with self._database.connection() as connection:
            mark = "%s" if connection.dialect.name == "postgresql" else "?"
            _use(connection.exec_driver_sql, mark, times, forget_before)

    def uses_of(self, subjects: Collection[str]) -> dict[str, int]:
        """Return when each of these was used last."""
        found = dict[str, int]()
        with self._database.reading() as connection:
            for ids in _portions(subjects):
                rows = connection.execute(sa.select(last_use).where(last_use.c.subject.in_(ids)))
                found |= {row.subject: row.at for row in self._database.whole(last_use, rows)}
        return found

    def uses(self) -> dict[str, int]:
        """Return when each was used last."""
        with self._database.reading() as connection:
            rows = self._database.whole(last_use, connection.execute(sa.select(last_use)))
        return {row.subject: row.at for row in rows}


def _portions(ids: Collection[str]) -> Iterator[list[str]]:
    """Yield ids, as many at a time as a statement takes."""
    rows = [*ids]
    yield from (rows[begin : begin + MOST_IDS] for begin in range(0, len(rows), MOST_IDS))


def _record(connection: sa.Connection, acts: Sequence[AccessAct]) -> None:
    if acts:
        connection.execute(access_act.insert(), [asdict(each) for each in acts])


def _use(run: Callable[[str, tuple[object, ...]], object], mark: str, times: Mapping[str, int], before: int) -> None:
    """Write the times by `run`, which takes a statement and its values, these marked as its database marks them."""
    run(OLD.replace("?", mark), (before,))
    for subject, at in times.items():
        values = (subject, at, row_checksum(last_use, {"subject": subject, "at": at}))
        run(UPSERT.replace("?", mark), values)


class SqlProposalStore:
    """Proposals in a database; see ports.accounts.ProposalStore."""

    def __init__(self, database: MeetingsDatabase) -> None:
        self._database = database

    def put(self, made: StoredProposal) -> None:
        """Store a proposal."""
        with self._database.connection() as connection:
            _put(connection, proposal, "id", _values(proposal, made))

    def swap(self, before: StoredProposal, after: StoredProposal) -> bool:
        """Store `after` if `before` is still the stored value."""
        same = sa.and_(
            proposal.c.id == before.id, proposal.c.body == before.body,
            proposal.c.confirmed_at.is_not_distinct_from(before.confirmed_at),
        )  # fmt: skip
        values = {"name": after.name, "body": after.body, "confirmed_at": after.confirmed_at}
        with self._database.connection() as connection:
            return len(change(connection, proposal, same, **values)) == 1

    def drop(self, proposal_id: str) -> None:
        """Delete a proposal."""
        with self._database.connection() as connection:
            connection.execute(proposal.delete().where(proposal.c.id == proposal_id))

    def get(self, proposal_id: str) -> StoredProposal | None:
        """Return a proposal or None."""
        with self._database.reading() as connection:
            row = connection.execute(sa.select(proposal).where(proposal.c.id == proposal_id)).first()
        return StoredProposal(*self._database.whole_row(proposal, row)[:-1]) if row else None

    def all(self) -> list[StoredProposal]:
        """Return every proposal, the newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(proposal).order_by(proposal.c.created_at.desc()))
            return [StoredProposal(*row[:-1]) for row in self._database.whole(proposal, rows)]
