"""Rows in one test: all run, each failure has the name of its row, fixtures and marks are kept."""

from pathlib import Path

import pytest

from tests.row_by_row import gathered, row_by_row

RAN: list[tuple[str, int]] = []


@row_by_row("letter", "ab")
@row_by_row("number, odd", [(1, True), (2, False), (3, True)])
def two_of_six_are_wrong(letter: str, number: int, odd: bool) -> None:
    RAN.append((letter, number))
    assert (number % 2 == 1) == odd
    assert f"{letter}{number}" != "a2", "a second place"
    if (letter, number) == ("b", 3):
        raise LookupError("nothing here")


def test_every_row_runs_and_each_failure_has_the_name_of_its_row() -> None:
    RAN.clear()
    with pytest.raises(AssertionError) as failed:
        two_of_six_are_wrong()  # type: ignore[call-arg]
    first, second, third = str(failed.value).splitlines()[:3]
    assert (first, second) == ("2 failed", "[a (2, False)] a second place")
    assert str(failed.value).splitlines()[-1] == "[b (3, True)] LookupError: nothing here" and third
    assert [(letter, number) for letter in "ab" for number in (1, 2, 3)] == RAN


@pytest.mark.slow
@row_by_row("name", ["one", "two"], ids=len)
def with_a_fixture(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert False, sorted(path.name for path in tmp_path.iterdir())  # noqa: B011


def test_a_fixture_is_shared_by_the_rows_and_marks_are_kept(tmp_path: Path) -> None:
    with pytest.raises(AssertionError) as failed:
        with_a_fixture(tmp_path=tmp_path)  # type: ignore[call-arg]
    assert [line.split("\n")[0] for line in str(failed.value).splitlines() if line.startswith("[3]")] == [
        "[3] ['one']", "[3] ['one', 'two']",
    ]  # fmt: skip
    assert [mark.name for mark in with_a_fixture.pytestmark] == ["slow"]  # type: ignore[attr-defined]


def test_of_a_walk_every_failure_is_told_by_its_place() -> None:
    told = r"^2 failed\n\[console ar\] cut(.|\n)*\n\[room fr\] too wide"
    with pytest.raises(AssertionError, match=told), gathered() as row:
        for name, language, wrong in (("console", "ar", "cut"), ("booth", "zh", ""), ("room", "fr", "too wide")):
            with row(name, language):
                assert not wrong, wrong


def test_rows_that_are_right_say_nothing() -> None:
    with gathered() as row, row("one"):
        assert RAN is not None
