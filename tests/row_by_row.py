"""Many rows in one test: all of them run, and the failure names each that failed.

A test of its own for each row costs more than most rows. What is drawn here for one test is drawn for it alone.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest

Test = TypeVar("Test", bound=Callable[..., None])
Named = Callable[[Any], object]


class Rows:
    """The rows of one test, and what is wrong in those that failed."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    @contextmanager
    def __call__(self, *name: object) -> Iterator[None]:
        """Run the check of one row; a failure is kept by its name and the next row goes on."""
        try:
            yield
        except (Exception, pytest.fail.Exception) as error:
            said = str(error) if isinstance(error, AssertionError) else f"{type(error).__name__}: {error}"
            self.failed.append(f"[{' '.join(map(str, name))}] {said}")

    def __len__(self) -> int:
        """Return how many rows failed."""
        return len(self.failed)


@contextmanager
def gathered() -> Iterator[Rows]:
    """Yield what runs rows; at the end fails with the name and the failure of each row that failed."""
    rows = Rows()
    yield rows
    if rows.failed:
        raise AssertionError("\n".join([f"{len(rows)} failed", *rows.failed]))


def row_by_row(
    names: str | Sequence[str], values: Iterable[Any], ids: Named | Iterable[object] | None = None
) -> Callable[[Test], Test]:
    """Return a decorator like `pytest.mark.parametrize`, for all of whose rows one test stands.

    Rows share the fixtures of their test. Of two such decorators every pair of rows is run.
    """
    words = [name.strip() for name in names.split(",")] if isinstance(names, str) else [*names]
    rows = [*values]
    shown = [*map(ids, rows)] if callable(ids) else [*ids] if ids is not None else rows

    def decorate(test: Test) -> Test:
        inner: Callable[..., None] = getattr(test, "row", test)
        more: list[tuple[tuple[object, ...], dict[str, Any]]] = getattr(test, "rows", [((), {})])
        whole = [
            ((name, *outer), dict(zip(words, row if len(words) > 1 else (row,), strict=True)) | given)
            for name, row in zip(shown, rows, strict=True)
            for outer, given in more
        ]

        def every(**fixtures: Any) -> None:
            with gathered() as row:
                for name, given in whole:
                    with row(*name):
                        inner(**fixtures, **given)

        taken = {name for _, given in whole for name in given}
        kept = [each for name, each in inspect.signature(inner).parameters.items() if name not in taken]
        every.__signature__ = inspect.Signature(kept)  # type: ignore[attr-defined]
        every.__name__, every.__doc__, every.__module__ = inner.__name__, inner.__doc__, inner.__module__
        every.row, every.rows = inner, whole  # type: ignore[attr-defined]
        every.pytestmark = [*getattr(test, "pytestmark", [])]  # type: ignore[attr-defined]
        return every  # type: ignore[return-value]

    return decorate
