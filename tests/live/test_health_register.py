"""The register of parts: one check each, read from its last answer; a check that fails or hangs is itself a trouble."""

import pytest

from interp.live.health_register import HealthRegister
from interp.ports import WELL, PartRow, PartState
from tests.fakes import FixedClock


class Part:
    """A part whose state a test sets, which counts how often it was asked."""

    def __init__(self, state: PartState = WELL) -> None:
        self.state, self.asked = state, 0

    def __call__(self) -> PartState:
        self.asked += 1
        return self.state


@pytest.fixture
def register(clock: FixedClock) -> HealthRegister:
    return HealthRegister(clock.now_ms)


def running(register: HealthRegister, passes: int) -> None:
    """Let the register run its checks once at the start and `passes` times later."""
    left = iter([*[True] * passes, False])
    register.run(lambda: next(left), lambda _: None)


def test_every_part_has_its_row_and_troubles_come_worst_first(register: HealthRegister) -> None:
    register.register("a", Part(PartState("old", 1)))
    register.register("b", Part())
    register.register("c", Part(PartState("broken", 3, 7)), waits=True)
    assert [each.part for each in register.rows()] == ["a", "b", "c"]
    assert register.troubles() == (PartRow("c", "broken", 3, 7), PartRow("a", "old", 1, None))


def test_a_name_that_is_taken_is_refused(register: HealthRegister) -> None:
    register.register("a", Part())
    with pytest.raises(ValueError, match="a part named a"):
        register.register("a", Part())


def test_readers_of_a_running_register_get_the_last_answer_and_ask_nothing(register: HealthRegister) -> None:
    part = Part()
    register.register("a", part)
    running(register, 2)
    part.state = PartState("broken", 3)
    assert (register.troubles(), part.asked) == ((), 3)
    register.sample()
    assert (len(register.troubles()), part.asked) == (1, 4)


@pytest.mark.parametrize("waits", [False, True])
def test_a_check_that_raises_is_a_trouble_and_stops_no_other(register: HealthRegister, waits: bool) -> None:
    def broken() -> PartState:
        raise ZeroDivisionError

    register.register("a", broken, waits=waits)
    register.register("b", Part(PartState("old", 1)))
    assert register.troubles() == (PartRow("a", "check_fails", 3, None), PartRow("b", "old", 1, None))


def test_a_check_that_does_not_return_is_a_trouble(register: HealthRegister, clock: FixedClock) -> None:
    """Its own answer is read while it is being asked, as another thread would."""
    seen: list[tuple[PartRow, ...]] = []

    def slow() -> PartState:
        for ms in (15_000, 1):
            clock.passes(ms)
            seen.append(register.troubles())
        return WELL

    running(register, 0)
    register.register("a", slow)
    register.sample()
    assert seen == [(), (PartRow("a", "check_overdue", 3, 15),)]
    assert register.troubles() == ()


def test_the_desk_is_told_what_interrupts_its_work(register: HealthRegister) -> None:
    register.register("note", Part(PartState("no_models", 1)))
    register.register("worker", Part(PartState("worker_dies", 2, 4)))
    register.register("beat", Part(PartState("late", 3, 2_000)), desk=0)
    assert [each.part for each in register.desk_troubles()] == ["worker"]


# --- background tasks


def test_a_task_that_was_never_started_is_well(register: HealthRegister, clock: FixedClock) -> None:
    register.task("captions")
    clock.passes(3_600_000)
    assert register.troubles() == ()


def test_a_task_fails_after_three_failures_in_a_row_and_is_well_after_a_success(register: HealthRegister) -> None:
    record = register.task("captions")
    record.started()
    for expected in ([], [], [PartRow("captions", "task_fails", 2, 3)]):
        record.failed()
        assert list(register.troubles()) == expected
    record.succeeded()
    assert register.troubles() == () and register.record("captions") is record


def test_a_task_stalls_when_nothing_succeeded_for_half_a_minute(register: HealthRegister, clock: FixedClock) -> None:
    record = register.task("captions")
    record.started()
    clock.passes(30_000)
    assert register.troubles() == ()
    clock.passes(1)
    assert register.troubles() == (PartRow("captions", "task_stalled", 2, 30),)
