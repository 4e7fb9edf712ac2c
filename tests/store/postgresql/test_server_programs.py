"""PostgreSQL's own programs are told where a database is and no password; what they cannot do is told in one line."""

from dataclasses import replace
from pathlib import Path

import pytest

from interp.errors import Unavailable
from interp.store.meetings_database import MeetingsDatabase
from interp.store.postgresql import server_programs
from tests.postgresql_server import bare, database, schema


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
