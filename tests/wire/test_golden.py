"""Every event ever released can be read: a file for each name and version, written once and kept for good."""

from pathlib import Path

import pytest

from interp.domain.model.events import EVENTS, Event
from interp.wire import event_from_row, event_to_row
from tests.wire.samples import SAMPLES

GOLDEN = Path(__file__).parent / "golden"
BY_KEY = {(sample.name, sample.version): sample for sample in SAMPLES}


def golden(name: str, version: int) -> str:
    return (GOLDEN / f"{name}.v{version}.json").read_text(encoding="utf-8")


def test_every_event_has_a_golden_file_and_every_file_an_event() -> None:
    files = {path.name for path in GOLDEN.iterdir()}
    assert files == {f"{name}.v{version}.json" for name, version in EVENTS}


@pytest.mark.parametrize("key", EVENTS, ids=lambda key: f"{key[0]}.v{key[1]}")
def test_the_golden_file_is_read_as_the_sample(key: tuple[str, int]) -> None:
    assert event_from_row(*key, golden(*key)) == BY_KEY[key]


@pytest.mark.parametrize("key", EVENTS, ids=lambda key: f"{key[0]}.v{key[1]}")
def test_the_newest_version_is_written_as_its_golden_file_says(key: tuple[str, int]) -> None:
    assert event_to_row(BY_KEY[key]) == (*key, golden(*key).rstrip("\n"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_what_is_written_is_read_back(sample: Event) -> None:
    assert event_from_row(*event_to_row(sample)) == sample


@pytest.mark.parametrize("key", [("floor.stolen", 1), ("floor.given", 99)])
def test_an_unknown_name_or_version_is_not_guessed(key: tuple[str, int]) -> None:
    with pytest.raises(LookupError):
        event_from_row(*key, "{}")
