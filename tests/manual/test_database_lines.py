"""The questions that the manual has an administrator of PostgreSQL ask are ones that a server answers."""

import re

import psycopg

from interp.store.meetings_database import MeetingsDatabase
from interp.store.postgresql.serving_lease import ServingLease
from tests.postgresql_server import bare, schema
from tests.sources import ROOT

MANUAL = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
ASKED = [line for block in re.findall(r"```sql\n(.*?)```", MANUAL, re.DOTALL) for line in block.splitlines()]
GRANTS = re.findall(r"psql --command='(GRANT .*?)' interp", MANUAL)
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


def test_each_question_is_answered_to_the_role_that_watches() -> None:
    server, role = bare(), f"{schema()}_watch"
    lease = ServingLease(server, {"host": "one"})
    assert lease.take()
    with psycopg.connect(server.address, autocommit=True) as admin:
        admin.execute(f"CREATE ROLE {role} LOGIN")
        assert GRANTS
        for each in GRANTS:
            admin.execute(each.replace('"interp"', "postgres").replace("watch", role))
        admin.execute(f"GRANT USAGE ON SCHEMA {schema()} TO {role}")  # as everybody has it of `public`
        with psycopg.connect(server.address.replace("//interp@", f"//{role}@"), autocommit=True) as watching:
            for line in ASKED:
                if line != FORGETS:
                    watching.execute(line)
        admin.execute(f"DROP OWNED BY {role}")
        admin.execute(f"DROP ROLE {role}")
    lease.release()
