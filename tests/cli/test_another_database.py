"""A database named by INTERP_DATABASE: commands that know files only refuse it, and no output shows its password."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interp.cli.main import main
from interp.config import Settings
from interp.errors import BadRequest

ADDRESS = "postgresql+psycopg://amina:secret@localhost/interp"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, [*words], env={"INTERP_DATABASE": ADDRESS})


@pytest.mark.parametrize(
    "words",
    [("check",), ("audit", "m1"), ("backup", "b.zip"), ("restore", __file__), ("demo",), ("rehearse", "m1")],
    ids=lambda words: str(words[0]),
)
def test_a_command_that_knows_files_only_refuses(words: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*words, "--data", str(tmp_path / "data"))
    assert done.exit_code == 1
    assert "works on the SQLite files of a data folder only" in done.output
    assert list(tmp_path.iterdir()) == []


def test_the_settings_are_printed_without_the_password() -> None:
    said = run("config").output
    assert "INTERP_DATABASE=postgresql+psycopg://***@localhost/interp" in said
    assert "secret" not in said


@pytest.mark.parametrize("kind", ["mysql", "sqlite", "postgresql+psycopg2"])
def test_another_kind_of_database_is_refused_without_its_password(kind: str) -> None:
    with pytest.raises(BadRequest, match="bad_setting") as told:
        Settings.from_env({"INTERP_DATABASE": f"{kind}://amina:secret@localhost/interp?password=secret&sslmode=require"})
    assert told.value.args_["value"] == f"{kind}://***@localhost/interp?password=***&sslmode=require"


@pytest.mark.parametrize("kind", ["postgres", "postgresql", "postgresql+psycopg"])
def test_an_address_is_taken_as_the_databases_own_programs_write_it(kind: str) -> None:
    address = f"{kind}://amina@one:5432,two/interp?target_session_attrs=read-write"
    assert Settings.from_env({"INTERP_DATABASE": address}).database == address


def test_a_secret_is_not_printed_and_one_that_is_too_short_is_refused(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["config"], env={"INTERP_METRICS_TOKEN": "a token for Prometheus"}).output
    assert "INTERP_METRICS_TOKEN=***" in said and "Prometheus" not in said
    with pytest.raises(BadRequest, match="bad_setting") as told:
        Settings.from_env({"INTERP_METRICS_TOKEN": "short"})
    assert told.value.args_["value"] == "***"
