"""PostgreSQL's own programs are told where a database is and no password; what they cannot do is told in one line."""

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from interp.errors import Unavailable
from interp.store.meetings_database import MeetingsDatabase
from interp.store.postgresql import server_programs
from tests.postgresql_server import bare, database, schema, server_address
from tests.server import until

DROPPING = "SELECT 1 FROM pg_stat_activity WHERE query LIKE %s AND state = 'active'"


def test_a_password_is_no_word_of_a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "pg_dump"
    told.write_text('#!/bin/sh\necho "$@" "$PGPASSWORD" > "$0.txt"\n')
    told.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    server = replace(database(), address="postgresql+psycopg://amina:secret@one,two/interp?sslmode=verify-full")
    server_programs.dump(server, server_programs.SchemaPlace('a"b', "public"), tmp_path / "file")
    *words, secret = (tmp_path / "pg_dump.txt").read_text().split()
    assert secret == "secret" and not any("secret" in word for word in words)
    assert {"host=one,two", "sslmode=verify-full", '--schema="a""b"'} <= set(words)


def test_what_a_program_says_is_told(tmp_path: Path) -> None:
    server = replace(database(), address="postgresql://interp@127.0.0.1:9/none")
    with pytest.raises(Unavailable, match="postgresql_program") as told:
        server_programs.dump(server, server_programs.SchemaPlace("public", "public"), tmp_path / "file")
    assert told.value.args_["program"] == "pg_dump" and "refused" in str(told.value.args_["detail"])


def test_the_tables_of_a_database_are_its_users_in_its_schema() -> None:
    assert server_programs.own_tables(bare()) == []
    MeetingsDatabase(database()).close()
    assert server_programs.place(database()) == server_programs.SchemaPlace(schema(), "public")
    found = server_programs.own_tables(database())
    assert {"event", "about", "alembic_version"} <= set(found) and "serving" not in found
    assert server_programs.has_rows(database(), ["about"]) and not server_programs.has_rows(database(), ["event"])

def test_a_scratch_database_that_the_server_works_in_is_dropped_too() -> None:
    user = f"{schema()}_maker"
    with psycopg.connect(server_address(), autocommit=True) as admin:
        admin.execute(f"DROP ROLE IF EXISTS {user}")
        admin.execute(f"CREATE ROLE {user} LOGIN CREATEDB")
        there = replace(database(), address=server_address().replace("//interp@", f"//{user}@"))
        with server_programs.scratch(there, server_programs.SchemaPlace("public", "public")) as made:
            name = conninfo_to_dict(made.address)["dbname"]
            # of an administrator, whom this user may not end: so is what autovacuum does there
            other = psycopg.connect(server_address().replace("/postgres", f"/{name}"))

            def ends() -> None:
                until(lambda: admin.execute(DROPPING, [f'%DROP%"{name}"%']).fetchone())
                other.close()

            ending = threading.Thread(target=ends)
            ending.start()
        ending.join()
        found = admin.execute("SELECT count(*) FROM pg_database WHERE datname = %s", [name]).fetchone()
        admin.execute(f"DROP ROLE {user}")
    assert found == (0,)


def test_a_limit_that_a_server_does_not_know_is_not_set_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_programs, "LIMIT", b"\nSET later_limit = ")
    monkeypatch.setattr(server_programs, "KNOWN", "SELECT 1 FROM pg_settings WHERE name = 'later_limit'")
    MeetingsDatabase(bare()).close()
    place = server_programs.place(database())
    server_programs.dump(database(), place, tmp_path / "file")
    real = shutil.which("pg_restore")
    later = tmp_path / "pg_restore"
    later.write_text(
        f'#!/bin/sh\n{real} "$@" || exit\n'
        "for each; do case $each in --file=*) made=${each#*=};; esac; done\n"
        'sed -i "s/^SET lock_timeout = 0;/SET later_limit = 0;/" "$made"\n'
    )
    later.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    server_programs.restore(database(), place, tmp_path / "file", tmp_path)
    assert "event" in server_programs.own_tables(database())
