"""In which languages a test of a page runs: Arabic and Chinese in `make test`, all that it names in `make torture`."""

from collections.abc import Iterable, Sequence
from typing import Any

from tests.sample_sizes import size

NAMES = ("interface", "language", "code", "booth")  # of parameters that say in which language a page is
FOLDER = "tests/browser/"
KEPT = ("ar", "zh")  # from right to left with high lines, and without spaces between words


def in_few_languages(items: Iterable[Any]) -> tuple[list[Any], list[Any]]:
    """Return the tests that run, and those left out as the same test runs in Arabic or Chinese; with TORTURE all run.

    A test that is there in neither of these is not left out: whoever asks for it alone gets it.
    """
    runs: list[Any] = []
    left: list[Any] = []
    there = [*items]
    kept = {_test_of(each) for each in there if _language_of(each) in KEPT}
    for each in there:
        same = _language_of(each) not in (None, *KEPT) and _test_of(each) in kept and each.nodeid.startswith(FOLDER)
        (left if same and size(True, torture=False) else runs).append(each)
    return runs, left


def _parameters(item: Any) -> dict[str, Any]:
    return dict(getattr(getattr(item, "callspec", None), "params", {}))


def _name_of(parameters: dict[str, Any], names: Sequence[str] = NAMES) -> str | None:
    return next((each for each in names if isinstance(parameters.get(each), str)), None)


def _language_of(item: Any) -> str | None:
    parameters = _parameters(item)
    name = _name_of(parameters)
    return parameters[name] if name else None


def _test_of(item: Any) -> str:
    return str(item.nodeid).partition("[")[0]
