"""What an installation promises: pinned, recorded, all or nothing, the newest of its pair, noticed when changed."""

import hashlib
import os
import time
from pathlib import Path
from typing import Any

import pytest

from interp.drafting.machine import fixture_packages
from interp.drafting.machine.fixture_packages import DIRECTIONS, install_fixtures
from interp.drafting.machine.models import directions, installed_packages, package_install
from interp.errors import BadRequest, NotFound, Unavailable
from tests.drafting.packed_models import TOP, described, files, fixture, packed
from tests.processes import python
from tests.sample_sizes import size


def kept(folder: Path) -> list[str]:
    """Return what lies in a folder of models, hidden things too."""
    return sorted(path.name for path in folder.iterdir() if path.name != package_install.LOCK)


def saved(folder: Path, archive: bytes, name: str = "x.argosmodel") -> Path:
    """Return a file with an archive."""
    (folder / name).write_bytes(archive)
    return folder / name


def test_a_package_is_installed_with_its_hash_and_its_origin(tmp_path: Path) -> None:
    package = package_install.from_file(tmp_path / "models", saved(tmp_path, fixture()), came_from="a stick")
    assert package.sha256 == hashlib.sha256(fixture()).hexdigest()
    assert (package.name, package.pair, package.version) == (TOP, ("en", "fr"), "0.1")
    assert (package.came_from, package.fixture) == ("a stick", True)
    assert installed_packages.packages(tmp_path / "models") == (package,)
    assert installed_packages.faults(package) == ()
    assert kept(tmp_path / "models") == [TOP]


def test_the_right_pin_is_taken_in_any_case(tmp_path: Path) -> None:
    sha256 = hashlib.sha256(fixture()).hexdigest().upper()
    assert package_install.from_file(tmp_path / "models", saved(tmp_path, fixture()), sha256=f" {sha256} ").name == TOP


def test_a_wrong_pin_installs_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadRequest) as wrong:
        package_install.from_file(tmp_path / "models", saved(tmp_path, fixture()), sha256="0" * 64)
    assert wrong.value.reason == "wrong_hash"
    assert not (tmp_path / "models").exists()


@pytest.mark.parametrize(
    "changes",
    [{"from_code": "de"}, {"to_code": "en"}, {"to_code": None}, {"type": "sbd"}, {"most_tokens": "many"}],
    ids=str,
)
def test_what_does_not_translate_between_two_of_the_six_is_refused(changes: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(BadRequest) as wrong:
        package_install.from_bytes(tmp_path / "models", described(**changes))
    assert wrong.value.reason == "not_a_package"
    assert kept(tmp_path / "models") == []


@pytest.mark.parametrize("file", ["metadata.json", "model/model.bin", "sentencepiece.model"])
def test_an_incomplete_package_is_refused(file: str, tmp_path: Path) -> None:
    content = files(fixture())
    del content[f"{TOP}/{file}"]
    with pytest.raises(BadRequest) as wrong:
        package_install.from_bytes(tmp_path / "models", packed(content))
    assert wrong.value.reason == "not_a_package"
    assert kept(tmp_path / "models") == []


@pytest.mark.parametrize("metadata", [b"", b"[]", b"{", b'{"from_code": "en"}', b"\xff"])
def test_unreadable_metadata_is_refused(metadata: bytes, tmp_path: Path) -> None:
    archive = packed(files(fixture()) | {f"{TOP}/metadata.json": metadata})
    with pytest.raises(BadRequest):
        package_install.from_bytes(tmp_path / "models", archive)
    assert kept(tmp_path / "models") == []


def test_a_newer_package_takes_the_place_of_the_older(tmp_path: Path) -> None:
    package_install.from_bytes(tmp_path, fixture())
    package_install.from_bytes(tmp_path, fixture("en", "es"))
    newer = package_install.from_bytes(tmp_path, described(package_version="1.9", fixture=False))
    assert newer.name == "translate-en_fr-1_9"
    assert kept(tmp_path) == ["translate-en_es-0_1", "translate-en_fr-1_9"]


@pytest.mark.parametrize("version", ["1.9", "0.9"])
def test_an_older_package_does_not_take_the_place_of_a_newer(version: str, tmp_path: Path) -> None:
    newer = package_install.from_bytes(tmp_path, described(package_version="1.10", fixture=False))
    with pytest.raises(BadRequest, match="older_package") as refused:
        package_install.from_bytes(tmp_path, described(package_version=version, fixture=False))
    assert refused.value.args_["installed"] == newer.name
    assert [each.version for each in installed_packages.packages(tmp_path)] == ["1.10"]
    assert installed_packages.faults(newer) == ()


def test_the_same_package_can_be_installed_again(tmp_path: Path) -> None:
    package = package_install.from_bytes(tmp_path, fixture())
    (package.folder / "README.md").write_text("spoilt", encoding="utf-8")
    assert installed_packages.faults(package_install.from_bytes(tmp_path, fixture())) == ()
    assert kept(tmp_path) == [TOP]


def test_what_a_killed_installation_left_is_swept_and_one_that_runs_is_not(tmp_path: Path) -> None:
    for name, age_s in (("old", package_install.LEFTOVER_S + 60), ("new", 60)):
        left = tmp_path / f"{package_install.STAGING}{name}"
        left.mkdir()
        os.utime(left, (time.time() - age_s,) * 2)
    package_install.from_bytes(tmp_path, fixture())
    assert kept(tmp_path) == [f"{package_install.STAGING}new", TOP]


KILLED = """
import os, sys
from pathlib import Path
from interp.drafting.machine.models import package_install

def fall(*args):
    os._exit(9)

package_install.digests = fall  # everything is unpacked, nothing is recorded yet
package_install.from_file(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def test_an_installation_killed_half_way_leaves_the_old_package(tmp_path: Path) -> None:
    package_install.from_bytes(tmp_path / "models", fixture())
    newer = saved(tmp_path, described(package_version="1.9", fixture=False))
    assert python(KILLED, str(tmp_path / "models"), str(newer)).returncode == 9
    (package,) = installed_packages.packages(tmp_path / "models")
    assert (package.version, installed_packages.faults(package)) == ("0.1", ())
    assert installed_packages.strangers(tmp_path / "models") == ()
    assert package_install.from_file(tmp_path / "models", newer).version == "1.9"


def test_a_version_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    package = package_install.from_bytes(tmp_path / "models", described(package_version="../../1"))
    assert package.folder.parent == tmp_path / "models"


def test_a_record_in_the_archive_is_not_believed(tmp_path: Path) -> None:
    record = {f"{TOP}/{installed_packages.RECORD}": b'{"sha256": "0", "from": "x", "files": {}}'}
    archive = packed(files(fixture()) | record)
    package = package_install.from_bytes(tmp_path, archive)
    assert package.sha256 == hashlib.sha256(archive).hexdigest()
    assert installed_packages.faults(package) == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said_to_be(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Unavailable):
        package_install.from_bytes(tmp_path / "models", fixture())


def test_a_file_in_the_place_of_the_folder_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as wrong:
        package_install.from_bytes(saved(tmp_path, b""), fixture())
    assert wrong.value.reason == "folder"


# --- what is there


@pytest.mark.parametrize("file", ["model/model.bin", "README.md", "metadata.json"])
def test_a_changed_file_is_found(file: str, tmp_path: Path) -> None:
    package = package_install.from_bytes(tmp_path, fixture())
    with (package.folder / file).open("ab") as changed:
        changed.write(b" ")
    assert installed_packages.faults(package) == (file,)


def test_a_lost_and_an_added_file_are_found(tmp_path: Path) -> None:
    package = package_install.from_bytes(tmp_path, fixture())
    (package.folder / "README.md").unlink()
    (package.folder / "model" / "more").write_text("x", encoding="utf-8")
    assert installed_packages.faults(package) == ("README.md", "model/more")


def test_what_was_put_there_by_hand_is_a_stranger(tmp_path: Path) -> None:
    package = package_install.from_bytes(tmp_path, fixture())
    (tmp_path / "lost+found").mkdir()
    (package.folder / installed_packages.RECORD).unlink()
    assert installed_packages.packages(tmp_path) == ()
    assert installed_packages.strangers(tmp_path) == ("lost+found", TOP)


def test_a_package_is_removed_by_its_name_only(tmp_path: Path) -> None:
    package_install.from_bytes(tmp_path / "models", fixture())
    for name in ("..", ".", "", "translate-en_es-0_1"):
        with pytest.raises(NotFound):
            installed_packages.remove(tmp_path / "models", name)
    installed_packages.remove(tmp_path / "models", TOP)
    assert installed_packages.packages(tmp_path / "models") == ()


@pytest.mark.parametrize(
    ("readme", "shown"),
    [
        ("# English\n\n## License: CC BY 4.0\nText", "License: CC BY 4.0"),
        ("Data from OPUS.\nCopyright the authors\n  licence:   CC0 ", "Copyright the authors; licence: CC0"),
        ("Nothing about it", installed_packages.UNSTATED),
    ],
)
def test_licence_and_credit_are_the_packages_own_lines(readme: str, shown: str, tmp_path: Path) -> None:
    package = package_install.from_bytes(tmp_path, packed(files(fixture()) | {f"{TOP}/README.md": readme.encode()}))
    assert installed_packages.licence(package) == shown


# --- the fixtures as packages


def test_the_ten_fixtures_lead_to_all_thirty_directions_and_say_what_they_are(fixture_models: Path) -> None:
    ways = directions.routes(fixture_models)
    assert {each.pair for each in installed_packages.packages(fixture_models)} == set(DIRECTIONS)
    assert [each.kind for each in ways].count("direct") == 10
    assert [each.kind for each in ways].count("via English") == 20
    assert all(str(each.origin).endswith("+fixture") for each in ways)
    for package in installed_packages.packages(fixture_models):
        assert "Fixture, not a translation model" in (package.folder / "README.md").read_text(encoding="utf-8")


def test_a_fixture_never_takes_a_real_models_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = size([each for each in DIRECTIONS if "fr" in each], torture=DIRECTIONS)
    monkeypatch.setattr(fixture_packages, "DIRECTIONS", pairs)
    package_install.from_bytes(tmp_path, described(fixture=False, package_version="1.9"))
    assert ("en", "fr") in pairs and len(install_fixtures(tmp_path)) == len(pairs) - 1
    assert directions.route(installed_packages.best(tmp_path), "en", "fr").origin == "mt:en-fr@1.9"


def test_fixtures_come_out_the_same_each_time() -> None:
    from interp.drafting.machine.fixture_packages import package

    assert package("ru", "en") == fixture("ru", "en")


def test_a_direct_fixture_does_not_stand_before_real_models_through_english(tmp_path: Path) -> None:
    package_install.from_bytes(tmp_path, described("en", "fr", from_code="es"))
    package_install.from_bytes(tmp_path, described("es", "en", fixture=False, package_version="1.9"))
    assert directions.route(installed_packages.best(tmp_path), "es", "fr").kind == "direct"
    package_install.from_bytes(tmp_path, described("en", "fr", fixture=False, package_version="1.9"))
    assert directions.route(installed_packages.best(tmp_path), "es", "fr").origin == "mt:es-en-fr@1.9"


def test_the_offer_is_silent_when_nothing_is_missing(fixture_models: Path, tmp_path: Path) -> None:
    assert directions.offer(fixture_models) == ""
    assert f"interp models install --data {tmp_path}" in directions.offer(tmp_path / "models")
