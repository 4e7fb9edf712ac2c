"""The row that keeps a second server off a database: taken, renewed, lost, left, and had again after a kill."""

from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from interp.config import Settings
from interp.errors import Unavailable
from interp.store import open_stores
from interp.store.postgresql.server_statements import ServerStatements
from interp.store.postgresql.serving_lease import LeaseOfServer, ServingLease
from tests.browser.proxy import Cable
from tests.postgresql_server import bare, port
from tests.store.postgresql.test_connections import at


class Clock:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.at_s = 100.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.at_s


@pytest.fixture
def cable() -> Iterator[Cable]:
    """Yield a line to the server."""
    made = Cable(port())
    yield made
    made.pull()


def test_one_serves_and_the_other_is_told_who() -> None:
    server = bare()
    first, second = (ServingLease(server, {"pid": number}) for number in (1, 2))
    assert first.take() and first.take() and first.holds()
    assert not second.take() and not second.holds()
    assert second.holder() == {"pid": 1}
    first.release()
    first.renew()
    assert not first.holds() and not first.take() and second.take()
    first.release()
    assert second.holder() == {"pid": 2}
    second.release()


def test_of_a_server_that_was_killed_the_right_ends_by_the_databases_clock() -> None:
    server = bare()
    killed, second = ServingLease(server, {}, term_s=-1.0), ServingLease(server, {})
    assert killed.take() and second.holder() == {}
    assert second.take() and not killed.take()
    for each in (second, killed):
        each.release()


def test_a_server_that_is_cut_off_writes_to_the_end_of_its_term_and_serves_again_when_it_is_back(cable: Cable) -> None:
    bare()
    clock = Clock()
    lease = ServingLease(at(f"127.0.0.1:{cable.port}"), {}, clock, term_s=5.0)
    assert lease.take()
    cable.pull()
    with capture_logs() as logs:
        for after_s, holds in ((4.0, True), (5.0, False)):
            clock.at_s = 100.0 + after_s
            lease.renew()
            assert lease.holds() is holds
    assert [line["event"] for line in logs].count("database_not_reached") == 1  # not each second anew
    assert any("127.0.0.1" in str(line.get("why")) for line in logs)
    cable.plug()
    lease.renew()
    assert lease.holds()
    lease.release()


def test_what_a_server_starts_writes_as_long_as_the_server_may(cable: Cable) -> None:
    clock, server = Clock(), bare()
    lease = ServingLease(server, {}, term_s=3.0)
    assert lease.take()
    statements = ServerStatements(at(f"127.0.0.1:{cable.port}"), look=True)
    helper = LeaseOfServer(statements.rows, lease.name, clock)
    assert helper.holds()
    cable.pull()
    for after_s, holds in ((1.0, True), (3.0, False)):
        clock.at_s = 100.0 + after_s
        assert helper.holds() is holds
    cable.plug()
    clock.at_s += 1.0
    assert lease.take() and helper.holds()
    lease.release()
    assert helper.holds()  # the row is read once a second
    clock.at_s += 1.0
    assert not helper.holds()
    statements.close()


def test_processes_of_a_server_that_lost_its_right_write_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    server = bare()
    settings, lease = Settings(database=server.address), ServingLease(server, {})
    monkeypatch.setenv(open_stores.SERVES, "")
    open_stores.bind(lease.name)
    assert lease.take()
    stores = open_stores.open_stores(settings)
    assert stores.queue.recall() == 0
    stores.close()
    lease.release()
    stores = open_stores.open_for_drafting(settings)
    with pytest.raises(Unavailable, match="not_serving"):
        stores.queue.recall()
    stores.close()
