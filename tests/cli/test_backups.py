"""`interp backup` and `restore`: into a folder of backups, and back under screens that were connected."""

import json
from pathlib import Path

from tests.cli.run_command import interp
from tests.prepared_demo import copy_to, empty
from tests.server import Server
from tests.socket_screen import Screen


def test_a_folder_of_backups_keeps_the_newest(tmp_path: Path) -> None:
    empty(tmp_path / "data")
    (tmp_path / "made").mkdir()
    for name in ("interp-20200101-000000.zip", "interp-20200102-000000.zip", "before-1.zip"):
        (tmp_path / "made" / name).touch()
    done = interp("backup", "made", "--keep", "2", cwd=tmp_path)
    assert done.returncode == 0 and done.stdout.endswith(".zip, and checked.\n"), done
    kept = sorted(each.name for each in (tmp_path / "made").iterdir())
    assert kept[:2] == ["before-1.zip", "interp-20200102-000000.zip"] and len(kept) == 3
    assert interp("backup", "b.zip", "--keep", "2", cwd=tmp_path).returncode == 2


def test_the_settings_move_and_what_no_backup_contains_is_named(tmp_path: Path) -> None:
    from interp.cli.models import plant_fixtures

    empty(tmp_path / "data")
    plant_fixtures(tmp_path / "data")
    (tmp_path / "ours.crt").touch()
    known = {"port": "8443", "tls_cert": str(tmp_path / "ours.crt")}
    assert interp("backup", "b.zip", cwd=tmp_path, **known).returncode == 0
    said = interp("restore", "b.zip", "--data", "again", cwd=tmp_path).stdout
    assert (tmp_path / "again/restored.env").read_text() == f"INTERP_PORT=8443\nINTERP_TLS_CERT={tmp_path}/ours.crt\n"
    assert f"Not in the backup: {tmp_path}/ours.crt." in said
    assert "Not in the backup: models translate-ar_en-0_1, " in said
    assert "The settings of the backup are in again/restored.env." in said


def test_a_service_that_is_put_back_goes_on_with_the_screens_it_had(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")
    server = Server(tmp_path, forked=True)
    server.start()
    try:
        assert interp("backup", "b.zip", cwd=tmp_path).returncode == 0
        token = server.meeting["tokens"]["console"]
        screen = Screen(server.url)
        joined = screen.join("hrc31-1", "console", "en", token=token)
        server.stop()
        done = interp("restore", "b.zip", "--replace", cwd=tmp_path)
        assert done.returncode == 0 and "What was there is in data/replaced-1." in done.stdout, done
        server.start()
        again = Screen(server.url).join("hrc31-1", "console", "en", token=token)
        assert again["ok"] and again["epoch"] != joined["epoch"]
    finally:
        server.kill()
    assert json.loads((tmp_path / "data/server.lock").read_text())
