"""The lease of one process grants every work, also to a second runner of that process."""

from interp.live.single_process_lease import SingleProcessLease


def test_every_work_is_granted() -> None:
    assert all(SingleProcessLease().granted(work) for work in ("captions", "captions", "urgency"))
