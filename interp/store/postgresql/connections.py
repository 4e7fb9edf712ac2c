"""Opens connections to PostgreSQL: at every address of its hosts, in time, and closed when its server gives no answer.

An address is one of libpq: postgresql://user@one,two/name?sslmode=verify-full, or postgres://. What it does not say is
set here. It may have a driver's name, as SQLAlchemy writes it.
"""

import ipaddress
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
import sqlalchemy as sa
from psycopg.abc import PQGen
from psycopg.conninfo import conninfo_to_dict

from interp.errors import BadRequest, Unavailable
from interp.store.postgresql.database_server import DatabaseServer
from interp.store.postgresql.host_names import HostNames

R = TypeVar("R")
KEPT, MORE = 4, 4  # connections of one process to one set of tables: kept, and for a moment
CONNECT_S, POOL_S, LOCK_S, TCP_S = 2, 1.0, 2, 3
SLOWER_S = 1.0  # than the server's own limit: its answer that it gave up is worth more than ours
LOOK_S = 0.1
ROOM = "SELECT count(*) FROM generate_series(1, 20000)"  # rows of 400 kB, more than work_mem
DRIVER = re.compile(r"^postgresql\+psycopg(?=://)")
UNSAID = {
    "connect_timeout": CONNECT_S, "tcp_user_timeout": TCP_S * 1000, "target_session_attrs": "read-write",
    "keepalives_idle": 10, "keepalives_interval": 3, "keepalives_count": 3,
    "application_name": "interp", "client_encoding": "UTF8",
}  # fmt: skip
UNREADABLE = "The database's address is none that libpq can read."
OF_ADDRESS = "connection is bad: invalid"  # with the words of an address, of which one may be a part of a password
LONGEST_NOTE = 500
READ_ONLY = "25006"  # of a server that was the first and is not now


class TimedConnection(psycopg.Connection[Any]):
    """A connection on which an answer is waited for only so long; then it is closed."""

    answer_s: float | None = None

    def wait(self, gen: PQGen[R], interval: float = LOOK_S, timeout: float | None = None) -> R:
        """Return what the server answers. Raises psycopg.Error."""
        try:
            return super().wait(gen, interval, self.answer_s if timeout is None else timeout)
        except psycopg.OperationalError as error:
            if error.sqlstate is None:  # no answer, or half of one: what comes later would be taken for another's
                self.pgconn.finish()
            raise


def engine(server: DatabaseServer) -> sa.Engine:
    """Return the engine of a database; it connects when it is used."""
    made = sa.create_engine(
        "postgresql+psycopg://", creator=lambda: connect(server), use_native_hstore=False,
        pool_size=KEPT, max_overflow=MORE, pool_timeout=POOL_S, pool_use_lifo=True,
    )  # fmt: skip
    sa.event.listen(made, "checkout", _still_there)
    sa.event.listen(made, "handle_error", _moved)
    sa.event.listen(made, "before_cursor_execute", _without_nul, retval=True)
    return made


def pool(server: DatabaseServer, *, look: bool) -> sa.QueuePool:
    """Return connections on which each statement is a transaction, which writes nothing where they are to `look`."""

    def connected() -> TimedConnection:
        made = connect(server, autocommit=True)
        if look:
            made.execute("SET default_transaction_read_only = on")
        return made

    creator: Any = connected  # a connection of the driver is all that it needs
    made = sa.QueuePool(
        creator, pool_size=KEPT, max_overflow=MORE, timeout=POOL_S, use_lifo=True,
        reset_on_return=None,
    )  # fmt: skip
    sa.event.listen(made, "checkout", _still_there)
    return made


@contextmanager
def taken(connections: sa.QueuePool) -> Iterator[TimedConnection]:
    """Yield one of the connections of a pool; one that was lost is not used again. Raises Unavailable."""
    try:
        held = connections.connect()
    except (psycopg.Error, sa.exc.SQLAlchemyError) as error:
        raise Unavailable("store", detail=type(error).__name__).because(_of_driver(error)) from error
    made: Any = held.driver_connection
    try:
        yield made
    except psycopg.Error as error:
        raise Unavailable("store", detail=type(error).__name__) from error
    finally:
        if made.closed:
            held.invalidate()
        held.close()


def connect(server: DatabaseServer, *, autocommit: bool = False) -> TimedConnection:
    """Return a connection to the first of the hosts that takes writes.

    Raises psycopg.Error with a note of what could not be done, which never has a password.
    """
    given = _given(server)
    limits = f"-c statement_timeout={round(server.statement_s * 1000)} -c lock_timeout={LOCK_S * 1000}"
    limits += f" -c idle_in_transaction_session_timeout={LOCK_S * 1000}"
    options = f"{limits} {given.get('options') or ''}".strip()
    try:
        wanted = UNSAID | given | {"options": options} | _found(given, server.names)
        made = TimedConnection.connect(autocommit=autocommit, **wanted)  # type: ignore[arg-type]
    except psycopg.OperationalError as error:
        said = " ".join(str(error).split())
        error.add_note(UNREADABLE if said.startswith(OF_ADDRESS) else said[:LONGEST_NOTE])
        raise
    made.answer_s = server.statement_s + SLOWER_S
    return made


@contextmanager
def without_limits(connection: sa.Connection) -> Iterator[None]:
    """Let the statements of the present transaction take as long as they need, as a migration's do."""
    driver: Any = connection.connection.driver_connection
    for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
        connection.exec_driver_sql(f"SET LOCAL {limit} = 0")
    held, driver.answer_s = driver.answer_s, None
    try:
        yield
    finally:
        driver.answer_s = held


def check_room(connection: sa.Connection) -> None:
    """Raise sa.exc.DBAPIError unless the tables' disk has room for more than a command takes.

    What is updated in place needs none, and a table that is tried stays as large as it was made: so a file of rows is
    written, which ends with the transaction.
    """
    for setting, value in (("work_mem", "'64kB'"), ("temp_tablespaces", "''")):
        connection.exec_driver_sql(f"SET LOCAL {setting} = {value}")
    connection.exec_driver_sql(ROOM)


def vacuum(opened: sa.Engine) -> None:
    """Give free the space of what was deleted, for as long as that takes. Raises sa.exc.DBAPIError."""
    with opened.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        driver: Any = connection.connection.driver_connection
        connection.exec_driver_sql("SET statement_timeout = 0")
        driver.answer_s = None
        connection.exec_driver_sql("VACUUM")
        connection.invalidate()  # the next one has its limits


def _given(server: DatabaseServer) -> dict[str, Any]:
    """Return what the address of a database says. Raises psycopg.ProgrammingError where libpq cannot read it."""
    try:
        return conninfo_to_dict(DRIVER.sub("postgresql", server.address))
    except psycopg.ProgrammingError as error:
        error.add_note(UNREADABLE)
        raise


def _of_driver(error: BaseException) -> BaseException:
    """Return the driver's error where SQLAlchemy has it in one of its own."""
    return getattr(error, "orig", None) or error


def _found(given: dict[str, Any], names: HostNames) -> dict[str, str]:
    """Return the hosts of a connection, each with its addresses, so that the driver looks up none.

    Raises psycopg.OperationalError where no name has an address.
    """
    if not given.get("host") or given.get("hostaddr"):
        return {}
    hosts = str(given["host"]).split(",")
    ports = str(given.get("port") or "").split(",")
    ports = ports if len(ports) == len(hosts) else ports[:1] * len(hosts)
    found: list[tuple[str, str, str]] = []
    failed: OSError | None = None
    for host, port in zip(hosts, ports, strict=True):
        try:
            found += [(host, address, port) for address in _addresses(host, names)]
        except OSError as error:
            failed = error
    if failed and not found:
        raise psycopg.OperationalError(f"the database's host has no address: {failed}")
    lists = zip(("host", "hostaddr", "port"), zip(*found, strict=True), strict=True)
    return {name: ",".join(each) for name, each in lists if any(each)}


def _addresses(host: str, names: HostNames) -> list[str]:
    if not host or host.startswith(("/", "@")):
        return [""]  # a socket of this machine
    try:
        return [str(ipaddress.ip_address(host))]
    except ValueError:
        return names.addresses(host)


def findable(value: Any) -> Any:
    """Return a value to look for: PostgreSQL takes no text with a NUL, and none that is stored has what stands for it.
    """
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def _without_nul(
    _connection: object, _cursor: object, statement: str, parameters: Any, context: Any, executemany: bool
) -> tuple[str, Any]:
    """Look for a text with a NUL in vain, as SQLite does. Raises BadRequest where one is to be stored."""
    rows = parameters if executemany else [parameters]
    if not any(isinstance(value, str) and "\0" in value for row in rows for value in _values(row)):
        return statement, parameters
    if context is not None and (context.isinsert or context.isupdate or not context.compiled):
        raise BadRequest("unreadable_characters")
    made = [{name: findable(value) for name, value in row.items()} for row in rows]
    return statement, made if executemany else made[0]


def _values(row: Any) -> Iterable[object]:
    """Return the values of a statement: by name, or in their order where it is the driver's own, which only writes."""
    values: Iterable[object] = row.values() if isinstance(row, Mapping) else row
    return values


def _still_there(connection: Any, _record: object, _proxy: object) -> None:
    """Have the pool connect again where the server has closed a connection at rest: two reads tell, without a question.
    """
    try:
        for _ in range(2):  # its last words, then the end
            connection.pgconn.consume_input()
    except psycopg.OperationalError as error:
        raise sa.exc.InvalidatePoolError from error


def _moved(context: sa.engine.ExceptionContext) -> None:
    """Leave all connections to a server that takes no writes any more: another of the hosts may."""
    if getattr(context.original_exception, "sqlstate", None) == READ_ONLY:
        context.is_disconnect = context.invalidate_pool_on_disconnect = True
