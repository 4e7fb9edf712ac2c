"""What a command cannot do is told in one line with what to do, without a traceback, and nothing is made or changed."""

from pathlib import Path

import pytest

from tests.cli.run_command import interp
from tests.prepared_demo import copy_to
from tests.row_by_row import row_by_row

pytestmark = pytest.mark.server
AT, NONE, FILE = "DATA", "MISSING", "FILE"  # stand for a data folder, a missing folder, and a file in place of one
NO_MEETINGS = "does not exist, or holds no meetings. Name the data folder with --data or INTERP_DATA."
UNUSABLE = "cannot be used: "


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return what the words of a row stand for."""
    folder = tmp_path_factory.mktemp("wrong")
    copy_to(folder / "data")
    (folder / "file").write_text("no folder and no backup")
    return {AT: folder / "data", NONE: folder / "missing", FILE: folder / "file"}


def held(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder and below it; where SQLite keeps a page of a database is its own affair."""
    files = [each for each in folder.rglob("*") if each.is_file() and not each.name.endswith(("-shm", "-wal"))]
    return {str(each.relative_to(folder)): b"" if each.suffix == ".sqlite" else each.read_bytes() for each in files}


@row_by_row(
    ("words", "status", "told"),
    [
        (("link", "make", "--role", "staff", "--meeting", "nowhere", "--data", AT), 1, "There is no such meeting. "),
        (("link", "make", "--role", "king", "--data", AT), 1, "It is one of: staff, chair, "),
        (("link", "make", "--role", "staff", "--url", "here", "--data", AT), 2, "here is no address of a service"),
        (("link", "make", "--role", "staff", "--data", NONE), 1, NO_MEETINGS),
        (("link", "revoke", "nothing", "--data", AT), 1, "There is no such link. interp link list prints the links."),
        (("user", "disable", "nobody", "--data", AT), 1, "There is no such user. interp user list prints the users."),
        (("meeting", "show", "nowhere", "--data", AT), 1, "There is no such meeting. "),
        (("team", "show", "nowhere", "--data", AT), 1, "interp meeting list prints the meetings."),
        (("team", "usual", "hrc31-1", "--data", NONE), 1, NO_MEETINGS),
        (("audit", "hrc31-1", "--data", NONE), 1, NO_MEETINGS),
        (("backup", "made.zip", "--data", NONE), 1, NO_MEETINGS),
        (("backup", "/dev/null/made.zip", "--data", AT), 1, "There is no folder /dev/null. Make it, "),
        (("restore", FILE, "--data", NONE), 1, "The file is no backup of interp, or a damaged one."),
        (("restore", FILE, "--data", AT), 1, "give --replace, which moves them aside."),
        (("tls", "init", "--name", "no name", "--out", NONE), 1, "no name is neither a host name nor an address."),
        (("terms", "export", "/dev/null/terms.tsv", "--data", AT), 1, UNUSABLE),
        (("rehearse", "nowhere", "--data", AT), 1, "There is no such meeting. "),
        (("audit", "--refused", "--data", FILE), 1, NO_MEETINGS),
        (("memory", "import", FILE, "--data", AT), 1, "bad_request: "),
        (("text", "xliff", "out", "d1", "fr", "a.xlf", "--data", AT), 1, "There is no document d1."),
        (("models", "remove", "none", "--data", NONE), 1, "No such package is installed"),
        (("models", "install", "--index", "http://127.0.0.1:9/i.json", "--data", AT), 1, "The download broke off."),
        (("backup", "b.zip", "--keep", "3", "--data", AT), 2, "--keep needs a folder of backups."),
        (("ready", "--port", "9"), 1, "is not ready: Connection refused."),
        (("link", "make"), 2, "Missing option '--role'"),
    ],
)  # fmt: skip
def test_it_is_told_in_one_line(places: dict[str, Path], words: tuple[str, ...], status: int, told: str) -> None:
    folder = places[AT].parent
    before = held(folder)
    done = interp(*(places.get(each, each) for each in words), cwd=folder)
    assert (done.returncode, done.stdout) == (status, ""), done
    last = done.stderr.splitlines()[-1]
    assert last.startswith("Error: ") and told in last, done.stderr
    assert "Traceback" not in done.stderr
    assert held(folder) == before


def test_a_setting_that_cannot_be_is_told_by_its_name(tmp_path: Path) -> None:
    for settings, told in (
        ({"port": "high"}, "Error: The setting INTERP_PORT cannot be high. interp config prints every setting. "),
        ({"portt": "8000"}, "Error: There is no setting INTERP_PORTT. "),
    ):
        done = interp("config", cwd=tmp_path, **settings)
        assert (done.returncode, done.stdout) == (1, "") and done.stderr.startswith(told), done.stderr


@pytest.mark.parametrize("words", [("link", "list"), ("user", "add", "a", "--password-stdin")])
def test_a_database_without_its_server_is_told(tmp_path: Path, words: tuple[str, ...]) -> None:
    for address in ("postgresql://127.0.0.1:9/interp", "postgresql+psycopg://127.0.0.1:9/interp"):
        done = interp(*words, cwd=tmp_path, database=address, typed="long enough to be one\n")
        assert (done.returncode, done.stdout) == (1, "")
        last = done.stderr.splitlines()[-1]
        assert last.startswith("Error: The database cannot be used (") and "Traceback" not in done.stderr, last
    assert list(tmp_path.iterdir()) == []


def test_check_names_a_key_that_is_short_or_open_to_others(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")
    key = tmp_path / "data" / "key"
    for change, told in (
        (lambda: key.chmod(0o644), "BAD  key: Others than its owner can read the key file"),
        (lambda: key.write_bytes(b"short"), "BAD  key: The key file is empty or too short and was not used."),
        (lambda: key.write_bytes(b""), "BAD  key: The key file is empty or too short and was not used."),
    ):
        change()
        done = interp("check", cwd=tmp_path)
        assert done.returncode == 1 and told in done.stdout, done.stdout
