"""The benchmark of a switch on PostgreSQL runs, on a server a millisecond away too."""

from benchmarks import database_server
from tests.postgresql_server import bare, port


def test_a_switch_is_measured_on_a_server_and_further_away() -> None:
    address = bare().address
    assert database_server.measured(address, 4, streams=20).answer_ms > 0
    with database_server.further_away(port()) as away:
        bare()
        took = database_server.measured(address.replace(f":{port()}/", f":{away}/"), 4, streams=20)
    assert took.answer_ms > 2 * database_server.AWAY_S * 1_000 and took.processor_ms > 0 and took.heads_ms > 0
