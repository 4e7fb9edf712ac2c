"""Attendees' joins go in small slices, in turn, and after what is to be sent."""

from threading import Event, Thread

from interp.live.broadcast.admission import MOST_PAUSES, SLICE_S, Admission
from tests.server import until


class Pauses:
    """Counts pauses; `busy_for` is how many of them a change waits to be sent."""

    def __init__(self, busy_for: int = 0) -> None:
        self.made, self.busy_for = 0, busy_for

    def __call__(self) -> None:
        self.made += 1

    def busy(self) -> bool:
        """Return whether a change still waits."""
        return self.made < self.busy_for


def test_what_comes_within_a_slice_goes_in_at_once_and_a_pause_is_between_two() -> None:
    pauses, at_s, made = Pauses(), [0.0], []
    gate = Admission(pauses.busy, pauses, lambda: at_s[0])
    for slices in (0.0, 0.9, 1.0, 1.5, 1.9, 2.0):
        at_s[0] = slices * SLICE_S
        gate.enter()
        made.append(pauses.made)
    assert made == [0, 0, 1, 1, 1, 2]


def test_a_join_waits_while_a_change_is_to_be_sent() -> None:
    pauses = Pauses(busy_for=3)
    gate = Admission(pauses.busy, pauses, lambda: 0.0)
    gate.enter()
    assert pauses.made == 3
    gate.enter()
    assert pauses.made == 3


def test_a_change_that_never_goes_out_keeps_nobody_out_for_ever() -> None:
    pauses = Pauses(busy_for=10**9)
    at_s = [0.0]
    gate = Admission(pauses.busy, pauses, lambda: at_s[0])
    for _ in range(9):
        gate.enter()
    assert pauses.made == MOST_PAUSES
    at_s[0] = SLICE_S
    gate.enter()
    assert pauses.made == 2 * MOST_PAUSES + 1


def test_who_comes_while_the_first_pauses_waits_behind_it() -> None:
    begun, go_on, entered = Event(), Event(), list[int]()

    def pause() -> None:
        begun.set()
        assert go_on.wait(60)

    at_s = [0.0]
    gate = Admission(lambda: False, pause, lambda: at_s[0])
    gate.enter()
    at_s[0] = SLICE_S

    def join(number: int) -> None:
        gate.enter()
        entered.append(number)

    threads = [Thread(target=join, args=(number,)) for number in range(3)]
    for each in threads:
        each.start()
    assert begun.wait(60)
    assert entered == []
    go_on.set()
    until(lambda: len(entered) == 3)
    for each in threads:
        each.join()
