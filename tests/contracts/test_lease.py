"""Contract of Lease: a work that nobody holds is granted to the first to ask, and to it again."""

from collections.abc import Callable

import pytest

from interp.live.single_process_lease import SingleProcessLease
from interp.ports import Lease

MADE: dict[str, Callable[[], Lease]] = {"single process": SingleProcessLease}


@pytest.mark.parametrize("kind", MADE)
def test_the_first_to_ask_is_granted_the_work_and_keeps_it(kind: str) -> None:
    lease = MADE[kind]()
    assert [lease.granted(work) for work in ("captions", "captions", "corrections")] == [True] * 3
