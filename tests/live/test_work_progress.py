"""How far a work is, is known to who asked for it by the name they gave it."""

from interp.live import work_progress
from interp.live.work_progress import ProgressRegister, WorkProgress


def test_a_work_waits_is_done_piece_by_piece_and_ends() -> None:
    register, work = ProgressRegister(), WorkProgress()
    register.begin("ana", "w1", work)
    seen = [register.of("ana", "w1")]
    assert (seen[0].state, seen[0].total) == ("waiting", 0)
    work.hear(3, 10)
    found = register.of("ana", "w1")
    assert (found.state, found.done, found.total) == ("working", 3, 10)
    work.end()
    assert register.of("ana", "w1").state == "ended"


def test_nobody_sees_the_work_of_another_and_what_has_not_arrived_waits() -> None:
    register, work = ProgressRegister(), WorkProgress()
    register.begin("ana", "w1", work)
    work.hear(1, 2)
    assert [register.of(*who).state for who in (("ben", "w1"), ("ana", "w2"))] == ["waiting", "waiting"]


def test_who_waits_for_the_same_sees_how_far_that_is_until_it_ends_for_them() -> None:
    register, maker, waits = ProgressRegister(), WorkProgress(), WorkProgress()
    register.begin("ben", "w", waits)
    waits.same = maker
    maker.hear(4, 9)
    assert (register.of("ben", "w").done, register.of("ben", "w").total) == (4, 9)
    waits.end()
    assert register.of("ben", "w").state == "ended"


def test_the_oldest_are_forgotten() -> None:
    register = ProgressRegister()
    for number in range(work_progress.MOST_KNOWN + 1):
        work = WorkProgress()
        work.hear(number, number)
        register.begin("ana", str(number), work)
    assert [register.of("ana", name).state for name in ("0", "1")] == ["waiting", "working"]


def test_people_without_a_role_take_no_place_of_the_others() -> None:
    register, work = ProgressRegister(), WorkProgress()
    work.hear(1, 2)
    register.begin("ana", "w", work)
    for number in range(work_progress.MOST_KNOWN + 1):
        register.begin("", str(number), WorkProgress())
    assert register.of("ana", "w") is work
