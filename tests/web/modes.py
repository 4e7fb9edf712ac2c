"""The two ways in which a server waits, and the tests of the contract that run in both also in `make test`."""

from collections.abc import Callable
from typing import TypeVar

Test = TypeVar("Test", bound=Callable[..., None])
BOTH = ("eventlet", "threading")
IN_BOTH = "runs_in_both_modes"


def in_both_modes(test: Test) -> Test:
    """Let a test of a module that says its `MODES` run in both modes also in `make test`."""
    setattr(test, IN_BOTH, True)
    return test
