"""Connections to PostgreSQL: every fault of a server is told in time, and what comes back is used again unattended."""

import re
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace

import psycopg
import pytest
import sqlalchemy as sa

from interp.errors import Unavailable, noted
from interp.store.meetings_database import MeetingsDatabase
from interp.store.postgresql.connections import KEPT, MORE, UNREADABLE
from interp.store.postgresql.database_server import DatabaseServer
from interp.store.postgresql.host_names import HostNames
from tests.browser.proxy import Cable
from tests.postgresql_server import address, database, emptied, port, schema
from tests.processes import python

SHORT_S = 0.2


def at(hosts: str, statement_s: float = SHORT_S) -> DatabaseServer:
    """Return this worker's database by way of other hosts."""
    return replace(database(), address=re.sub(r"127\.0\.0\.1:\d+", hosts, address()), statement_s=statement_s)


@pytest.fixture
def cable() -> Iterator[Cable]:
    """Yield a line to the server."""
    made = Cable(port())
    yield made
    made.loses = frozenset()
    made.pull()


def opened(server: DatabaseServer) -> MeetingsDatabase:
    """Return the database to look at: connected when it is used."""
    emptied()
    return MeetingsDatabase(server, look=True)


def asks(made: MeetingsDatabase, query: str = "SELECT 6 * 7") -> object:
    with made.reading() as connection:
        return connection.scalar(sa.text(query))


def refusal(made: MeetingsDatabase, query: str = "SELECT 6 * 7") -> object:
    """Return by which error of the driver a question is refused."""
    with pytest.raises(Unavailable, match="store") as told:
        asks(made, query)
    return told.value.args_["detail"]


def test_a_statement_that_takes_too_long_is_given_up_by_the_server() -> None:
    made = opened(at(f"127.0.0.1:{port()}"))
    assert refusal(made, "SELECT pg_sleep(60)") == "QueryCanceled"
    assert asks(made) == 42
    made.close()


@pytest.mark.parametrize("lost", ["questions", "answers"])
def test_a_server_that_says_nothing_is_left_and_found_again(cable: Cable, lost: str) -> None:
    made = opened(at(f"127.0.0.1:{cable.port}"))
    assert asks(made) == 42
    cable.loses = frozenset({lost})
    assert refusal(made) in ("OperationalError", "_WaitTimeout")
    cable.loses = frozenset()
    assert asks(made) == 42
    made.close()


def test_a_connection_that_was_closed_at_rest_is_not_noticed(cable: Cable) -> None:
    server = at(f"127.0.0.1:{cable.port}")
    made = opened(replace(server, address=f"{server.address}&application_name={schema()}"))
    for _ in range(2):
        assert asks(made) == 42
        cable.pull()
        cable.plug()
    with psycopg.connect(address(), autocommit=True) as other:
        assert asks(made) == 42
        ending = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = %s"
        assert other.execute(ending, [schema()]).fetchall() == [(True,)]
    assert asks(made) == 42
    made.close()


def test_a_server_that_is_gone_is_told_at_once_and_used_when_it_is_back(cable: Cable) -> None:
    made = opened(at(f"127.0.0.1:{cable.port}"))
    cable.pull()
    assert refusal(made) == "OperationalError"
    cable.plug()
    assert asks(made) == 42
    made.close()


def test_of_several_hosts_the_first_that_takes_writes_is_used(cable: Cable) -> None:
    made = opened(at(f"127.0.0.1:9,127.0.0.1:{cable.port}"))
    assert asks(made, "SELECT pg_is_in_recovery()") is False
    made.close()


def test_a_server_that_takes_no_writes_is_no_home() -> None:
    server = at(f"127.0.0.1:{port()}")
    reading = server.address.replace("?options=", "?options=-c%20default_transaction_read_only%3Don%20")
    made = opened(replace(server, address=reading))
    assert refusal(made) == "OperationalError"
    made.close()


def test_who_finds_every_connection_taken_waits_no_longer_than_a_second() -> None:
    made = opened(at(f"127.0.0.1:{port()}"))
    held = [made.engine.connect() for _ in range(KEPT + MORE)]
    assert refusal(made) == "TimeoutError"
    for each in held:
        each.close()
    assert asks(made) == 42
    made.close()


def test_a_name_that_nobody_answers_is_told(cable: Cable) -> None:
    silent = HostNames(lambda _: None, wait_s=0.0)
    made = opened(replace(at(f"db.example:{cable.port}"), names=silent))
    assert refusal(made) == "OperationalError"
    made.close()


def test_a_name_leads_to_each_of_its_addresses(cable: Cable) -> None:
    names = HostNames(lambda work: work(), lambda _: ["127.0.0.2", "127.0.0.1"])
    made = opened(replace(at(f"db.example:{cable.port}"), names=names))
    assert asks(made) == 42
    made.close()


# A question of 0.4 s and a name that takes as long, beside a task that counts: of how many of its turns it had.
BESIDE = """
import sys
from interp.start import patch
patch({})
import eventlet, time
from eventlet import patcher
from interp.live.broadcast.background_work import in_native_thread
from interp.store.meetings_database import MeetingsDatabase
from interp.store.postgresql.database_server import DatabaseServer
from interp.store.postgresql.host_names import HostNames
import sqlalchemy as sa

def slow(name):
    patcher.original("time").sleep(0.4)
    return ["127.0.0.1"]

turns = []
def counts():
    while True:
        turns.append(1)
        time.sleep(0.01)

eventlet.spawn(counts)
server = DatabaseServer(sys.argv[1].replace("127.0.0.1", "db.example"), names=HostNames(in_native_thread, slow))
made = MeetingsDatabase(server, look=True)
with made.reading() as connection:
    connected = len(turns)
    connection.execute(sa.text("SELECT pg_sleep(0.4)"))
print(connected > 10, len(turns) - connected > 10)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="eventlet's loop is served on Linux")
def test_neither_a_question_nor_a_name_holds_the_loop() -> None:
    emptied()
    done = python(BESIDE, address())
    assert done.stdout == "True True\n", done.stderr


@pytest.mark.parametrize(
    ("hosts", "said"),
    [
        ("127.0.0.1:9", "connection refused"), ("nowhere.invalid", "the database's host has no address"),
        ("127.0.0.1:word", UNREADABLE),
    ],
    ids=["refused", "no name", "no address"],
)  # fmt: skip
def test_what_libpq_says_of_a_connection_is_noted_for_who_runs_the_service_without_a_password(
    hosts: str, said: str
) -> None:
    there = at(hosts)
    made = opened(replace(there, address=there.address.replace("//interp@", "//interp:word@")))
    with pytest.raises(Unavailable, match="store") as told:
        asks(made)
    assert said.lower() in noted(told.value).lower() and "word" not in noted(told.value)
    assert said not in str(told.value.args_)
    made.close()


def test_a_disk_without_room_is_told_where_what_is_written_in_place_needs_none() -> None:
    emptied()
    full = address() + "%20-c%20temp_file_limit%3D0"  # a file that cannot grow, as on a full disk
    refused = pytest.raises(Unavailable)
    for limited, raises in ((database(), nullcontext()), (replace(database(), address=full), refused)):
        made = MeetingsDatabase(limited)
        with raises:
            made.writable()
        made.close()
