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
        (("link", "list", "--data", NONE), 1, NO_MEETINGS),
        (("link", "list", "--data", FILE), 1, NO_MEETINGS),
        (("user", "list", "--data", NONE), 1, NO_MEETINGS),
        (("user", "disable", "nobody", "--data", AT), 1, "There is no such user. interp user list prints the users."),
        (("meeting", "list", "--data", NONE), 1, NO_MEETINGS),
        (("meeting", "show", "nowhere", "--data", AT), 1, "There is no such meeting. "),
        (("team", "show", "nowhere", "--data", AT), 1, "interp meeting list prints the meetings."),
        (("team", "usual", "hrc31-1", "--data", NONE), 1, NO_MEETINGS),
        (("audit", "hrc31-1", "--data", NONE), 1, NO_MEETINGS),
        (("backup", "made.zip", "--data", NONE), 1, NO_MEETINGS),
        (("backup", "/dev/null/made.zip", "--data", AT), 1, "There is no folder /dev/null. Make it, "),
        (("restore", FILE, "--data", NONE), 1, "The file is no backup of interp, or a damaged one."),
        (("restore", FILE, "--data", AT), 1, "give --replace, which moves them aside."),
        (("tls", "init", "--data", FILE), 1, UNUSABLE),
        (("tls", "init", "--name", "no name", "--out", NONE), 1, "no name is neither a host name nor an address."),
        (("terms", "export", "/dev/null/terms.tsv", "--data", AT), 1, UNUSABLE),
        (("worker", "--data", FILE), 1, NO_MEETINGS),
        (("rehearse", "nowhere", "--data", AT), 1, "There is no such meeting. "),
        (("serve", "--data", FILE), 1, UNUSABLE),
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
