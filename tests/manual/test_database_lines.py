"""The questions that the manual has an administrator of PostgreSQL ask are ones that a server answers."""

import re

import psycopg

from interp.store.meetings_database import MeetingsDatabase
from interp.store.postgresql.serving_lease import ServingLease
from tests.postgresql_server import bare
from tests.sources import ROOT

MANUAL = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
ASKED = [line for block in re.findall(r"```sql\n(.*?)```", MANUAL, re.DOTALL) for line in block.splitlines()]
FORGETS = "DELETE FROM about WHERE name = 'epoch';"


def test_each_question_is_answered() -> None:
    server = bare()
    first = MeetingsDatabase(server)
    lease = ServingLease(server, {"host": "one"})
    assert lease.take()
    with psycopg.connect(server.address, autocommit=True) as connection:
        found = {line: connection.execute(line).rowcount for line in ASKED}
    lease.release()
    assert found.pop(FORGETS) == 1 and len(found) > 4
    again = MeetingsDatabase(server)
    assert again.epoch != first.epoch
    for each in (first, again):
        each.close()
