"""Every event ever released can be read: a file for each name and version, written once and kept for good."""

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from interp.domain.model.events import EVENTS, Event
from interp.wire import event_from_row, event_to_row
from tests.row_by_row import row_by_row
from tests.wire.samples import GOLDEN, SAMPLES, file_of, filled, write_missing


def golden(key: tuple[str, int]) -> str:
    return file_of(GOLDEN, *key).read_text(encoding="utf-8")


def as_of(then: Any, now: Any) -> Any:
    """Return what is written now without the empty fields that were added after `then` was written."""
    if isinstance(then, dict) and isinstance(now, dict):
        return {key: as_of(then.get(key), value) for key, value in now.items() if key in then or not is_empty(value)}
    if isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        return [as_of(*pair) for pair in zip(then, now, strict=True)]
    return now


def is_empty(value: Any) -> bool:
    """Return whether a field says what events written before it was added mean by not having it."""
    return value is None or value is False or value == []


def left_empty(value: Any, place: str) -> Iterator[str]:
    """Yield the fields of an event that say no more than nothing or their default would."""
    for field in fields(value):
        inside = getattr(value, field.name)
        if inside in (None, "", ()) or (field.default is not MISSING and inside == field.default):
            yield f"{place}.{field.name}"
        elif is_dataclass(inside):
            yield from left_empty(inside, f"{place}.{field.name}")


def test_every_event_has_a_golden_file_and_every_file_an_event() -> None:
    files = {path.name for path in GOLDEN.iterdir()}
    assert files == {file_of(GOLDEN, *key).name for key in EVENTS}, "`make schema` writes what is missing"


@row_by_row("key", EVENTS, ids=lambda key: f"{key[0]}.v{key[1]}")
def test_what_the_golden_file_says_is_read_and_written_as_it_stands(key: tuple[str, int]) -> None:
    name, version, body = event_to_row(event_from_row(*key, golden(key)))
    assert (name, version) == key
    assert json.dumps(as_of(json.loads(golden(key)), json.loads(body))) == json.dumps(json.loads(golden(key)))


def test_of_fields_added_since_a_golden_file_only_empty_ones_are_passed_over() -> None:
    assert as_of({"a": [{"b": 1}]}, {"a": [{"b": 1, "c": None}], "d": False, "e": []}) == {"a": [{"b": 1}]}
    others: list[Any] = [{"a": [{"b": 1, "c": 0}]}, {"a": []}, {"a": [{"c": None}]}, {"a": [{"b": 2}]}]
    for other in others:
        assert as_of({"a": [{"b": 1}]}, other) != {"a": [{"b": 1}]}


@row_by_row("sample", SAMPLES, ids=lambda sample: sample.name)
def test_what_is_written_is_read_back(sample: Event) -> None:
    assert event_from_row(*event_to_row(sample)) == sample


@row_by_row("kind", EVENTS.values(), ids=[name for name, _ in EVENTS])
def test_a_sample_made_from_the_types_is_read_back_with_every_field_filled(kind: type[Event]) -> None:
    made = filled(kind, "")
    assert event_from_row(*event_to_row(made)) == made
    assert list(left_empty(made, kind.name)) == []


def test_a_golden_file_that_is_missing_is_written_and_one_that_is_there_is_left(tmp_path: Path) -> None:
    given, blanked = ("floor.given", 1), ("room.blanked", 1)
    file_of(tmp_path, *blanked).write_text("kept")
    assert write_missing(tmp_path, {key: EVENTS[key] for key in (given, blanked)}) == ["floor.given.v1.json"]
    assert file_of(tmp_path, *blanked).read_text() == "kept"
    text = '{"item":"item","speech":"speech","language":"language","limit_ms":7,"standing":"expected"'
    assert file_of(tmp_path, *given).read_text() == text + ',"interpreted_in":"es"}\n'


@pytest.mark.parametrize("key", [("floor.stolen", 1), ("floor.given", 99)])
def test_an_unknown_name_or_version_is_not_guessed(key: tuple[str, int]) -> None:
    with pytest.raises(LookupError):
        event_from_row(*key, "{}")
