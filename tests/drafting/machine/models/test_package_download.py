"""Fetching over a bad line: continued where it broke off, begun again when it must, given up with what came kept."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interp.drafting.machine.models import package_download, package_index
from interp.drafting.machine.models.package_download import Patience
from interp.errors import BadRequest, InterpError, Unavailable
from tests.drafting.machine.models.file_server import Shelf, served

DATA = bytes(range(256)) * 2_000
QUICK = Patience(timeout_s=10, tries=3, pause_s=0.0)
HASTY = Patience(timeout_s=0.3, tries=3, pause_s=0.0)


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with served(Shelf({"/x": DATA})) as running:
        yield running


def fetched(shelf: Shelf, folder: Path, patience: Patience = QUICK, **more: Any) -> bytes:
    """Fetch /x and return its bytes; nothing else may be left beside it."""
    file = package_download.fetch(f"{shelf.address}/x", folder / "x", patience=patience, **more)
    assert list(folder.iterdir()) == [file]
    return file.read_bytes()


def test_a_file_comes_whole_and_the_progress_ends_at_its_length(shelf: Shelf, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    assert fetched(shelf, tmp_path, progress=lambda have, of: seen.append((have, of))) == DATA
    assert seen[-1] == (len(DATA), len(DATA))
    assert [have for have, _ in seen] == sorted(have for have, _ in seen)


def test_what_breaks_off_is_continued_not_begun_again(shelf: Shelf, tmp_path: Path) -> None:
    shelf.breaks = [100_000, 50_000]
    assert fetched(shelf, tmp_path) == DATA
    assert [wanted for _, wanted in shelf.asked] == ["", "bytes=100000-", "bytes=150000-"]


def test_a_later_run_continues_an_earlier_one(shelf: Shelf, tmp_path: Path) -> None:
    shelf.breaks = [10, 20, 0, 0, 0]
    with pytest.raises(Unavailable) as broken:
        fetched(shelf, tmp_path)
    assert broken.value.reason == "download"
    assert (tmp_path / "x.part").read_bytes() == DATA[:30]
    assert fetched(shelf, tmp_path) == DATA
    assert shelf.asked[-1] == ("/x", "bytes=30-")


def test_a_file_that_changed_meanwhile_is_begun_again(shelf: Shelf, tmp_path: Path) -> None:
    shelf.breaks = [100, 0, 0, 0]
    with pytest.raises(Unavailable):
        fetched(shelf, tmp_path)
    shelf.files["/x"] = DATA[::-1]
    assert fetched(shelf, tmp_path) == DATA[::-1]


def test_a_part_that_is_longer_than_the_file_is_begun_again(shelf: Shelf, tmp_path: Path) -> None:
    package_download.part(tmp_path / "x").write_bytes(b"?" * (len(DATA) + 1))
    package_download.tag(tmp_path / "x").write_text(f'"{len(DATA)}-00010203"', encoding="ascii")
    assert fetched(shelf, tmp_path) == DATA
    assert [wanted for _, wanted in shelf.asked] == [f"bytes={len(DATA) + 1}-", ""]


@pytest.mark.parametrize("habit", ["ranges", "marks"])
def test_a_server_that_cannot_continue_sends_the_whole_again(habit: str, shelf: Shelf, tmp_path: Path) -> None:
    setattr(shelf, habit, False)
    shelf.breaks = [100_000]
    assert fetched(shelf, tmp_path) == DATA


def test_a_silent_server_is_not_waited_for(shelf: Shelf, tmp_path: Path) -> None:
    shelf.stalls, shelf.breaks = True, [1000, 2000, *[0] * 20]
    with pytest.raises(Unavailable):
        fetched(shelf, tmp_path, HASTY)
    assert (len(shelf.asked) > 1, shelf.outlasted) == (True, 0)


def test_a_failing_server_is_asked_again_and_a_missing_file_is_not(shelf: Shelf, tmp_path: Path) -> None:
    shelf.fails = [503, 500]
    assert fetched(shelf, tmp_path) == DATA
    shelf.asked.clear()
    with pytest.raises(Unavailable):
        package_download.fetch(f"{shelf.address}/none", tmp_path / "none", patience=QUICK)
    assert len(shelf.asked) == 1


@pytest.mark.parametrize("announces", [True, False])
def test_more_than_a_package_can_be_is_not_taken(announces: bool, shelf: Shelf, tmp_path: Path) -> None:
    shelf.announces = announces
    with pytest.raises(BadRequest) as wrong:
        fetched(shelf, tmp_path, most=1000)
    assert wrong.value.reason == "too_large"


def test_nobody_listening_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as broken:
        package_download.fetch("http://127.0.0.1:9/x", tmp_path / "x", patience=QUICK)
    assert "refused" in str(broken.value.args_["why"])


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/x", "/etc/passwd", ""])
def test_only_http_is_fetched(address: str, tmp_path: Path) -> None:
    with pytest.raises(BadRequest):
        package_download.fetch(address, tmp_path / "x", patience=QUICK)
    assert list(tmp_path.iterdir()) == []


# --- the index


def row(source: str, target: str, version: str = "1.9", **more: Any) -> dict[str, Any]:
    """Return a row as the index has it."""
    links = [f"https://models.example.org/translate-{source}_{target}-{version}.argosmodel"]
    names = {"type": "translate", "from_code": source, "to_code": target, "package_version": version}
    return {**names, "links": links, **more}


def read(shelf: Shelf, rows: object) -> dict[tuple[str, str], package_index.Offer]:
    """Serve rows as the index and read it."""
    shelf.files["/index.json"] = json.dumps(rows).encode()
    return package_index.read(f"{shelf.address}/index.json", timeout_s=10)


def test_the_newest_package_of_each_pair_of_the_six_is_offered(shelf: Shelf) -> None:
    rows = [row("en", "fr", "1.10"), row("en", "fr", "1.9"), row("de", "en"), row("en", "zt"), row("zh", "en")]
    offers = read(shelf, rows)
    assert {pair: offer.version for pair, offer in offers.items()} == {("en", "fr"): "1.10", ("zh", "en"): "1.9"}
    assert offers["en", "fr"].name == "translate-en_fr-1_10"


def test_ten_packages_are_wanted_and_what_is_not_offered_is_named(shelf: Shelf) -> None:
    offers, missing = package_index.wanted(read(shelf, [row("en", "fr"), row("fr", "en")]))
    assert {each.pair for each in offers} == {("en", "fr"), ("fr", "en")}
    assert len(missing) == 8


def test_only_links_as_safe_as_the_index_are_followed(shelf: Shelf) -> None:
    links = ["https://a.example.org/x", "http://a.example.org/x", "file:///x", "ftp://a.example.org/x", 7]
    assert read(shelf, [row("en", "fr", links=links)])["en", "fr"].links == tuple(links[:2])
    assert package_index.parsed([row("en", "fr", links=links)], "https")["en", "fr"].links == ("https://a.example.org/x",)
    assert package_index.parsed([row("en", "fr", links=links[2:])], "https") == {}


@pytest.mark.parametrize("rows", [{"a": 1}, ["x"], 7, [{"from_code": "en", "to_code": "fr", "links": 3}]], ids=str)
def test_an_index_that_is_none_is_refused(rows: object, shelf: Shelf) -> None:
    with pytest.raises(InterpError):
        read(shelf, rows)


def test_an_index_without_end_is_refused(shelf: Shelf) -> None:
    shelf.files["/index.json"] = b" " * (package_index.MAX_INDEX + 1)
    with pytest.raises(BadRequest):
        package_index.read(f"{shelf.address}/index.json")


def test_a_missing_index_is_said_to_be(shelf: Shelf) -> None:
    with pytest.raises(Unavailable):
        package_index.read(f"{shelf.address}/other.json")
