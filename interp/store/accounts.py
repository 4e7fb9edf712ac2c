"""Stores users, links, ended sessions and proposals in a SQL database."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from interp.domain.model.scopes import scope_from
from interp.ports import Link, StoredProposal, User
from interp.store.integrity.row_checksums import NAME, Row, change, row_checksum
from interp.store.meetings_database import MeetingsDatabase
from interp.store.prepared_statements import KeptReads
from interp.store.tables.meetings_tables import account, ended, link, proposal

# Asked at each command whether its sender may still give it; see prepared_statements.
LINK = sa.select(link).where(link.c.id == sa.bindparam("wanted"))
USER = sa.select(account).where(account.c.name == sa.bindparam("wanted"))


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


def _values(table: sa.Table, of: object) -> dict[str, Any]:
    """Return the values of a row that holds an object, without its checksum."""
    return {each.name: getattr(of, each.name) for each in table.c if each.name != NAME}


class SqlAccounts:
    """Users, links and ended sessions in a database; see ports.accounts.Accounts."""

    def __init__(self, database: MeetingsDatabase) -> None:
        self._database = database
        self._links: KeptReads[str, Link | None] = KeptReads(database.changes, self._read_link)
        self._users: KeptReads[str, User | None] = KeptReads(database.changes, self._read_user)
        self._last_end: KeptReads[None, int | None] = KeptReads(database.changes, self._read_last_end)

    def add_link(self, made: Link) -> None:
        """Keep a link."""
        with self._database.connection() as connection:
            values = _values(link, made) | {"scope": str(made.scope) if made.scope else None}
            connection.execute(link.insert().values(**values))

    def link(self, link_id: str) -> Link | None:
        """Return a link or None."""
        return self._links(link_id)

    def _read_link(self, link_id: str) -> Link | None:
        rows = self._database.hot.rows(LINK, {"wanted": link_id})
        return _link(self._database.whole_row(link, rows[0])) if rows else None

    def links(self) -> list[Link]:
        """Return every link, the earliest expiry first."""
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(link).order_by(link.c.expires_at, link.c.id))
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
            for session in sessions:
                _put(connection, ended, "session", {"session": session, "at": at, "until": until})

    def is_ended(self, session: str) -> bool:
        """Return whether a session ended."""
        with self._database.reading() as connection:
            return connection.scalar(sa.select(ended.c.at).where(ended.c.session == session)) is not None

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
