"""Turns fit into a round's time, the others wait for the next rounds in the order in which they came."""

from collections.abc import Callable

import pytest

from interp.live.broadcast.reader_turns import ROUND_S, ReaderTurns


class Loop:
    """A loop whose rounds and clock are advanced by hand; a turn takes four tenths of a round."""

    def __init__(self) -> None:
        self.at_s, self.ran, self._next = 0.0, list[int](), list[Callable[[], None]]()
        self.turns = ReaderTurns(self._next.append, lambda: self.at_s)

    def turn(self, number: int) -> Callable[[], None]:
        """Return the turn of a socket."""

        def run() -> None:
            self.at_s += 0.4 * ROUND_S
            self.ran.append(number)

        return run

    def comes(self, number: int) -> None:
        """Let a socket have something to read."""
        (self.turns.wait if self.turns.are_over else self.turns.take)(self.turn(number))

    def round(self) -> list[int]:
        """Begin the next round; return who has had a turn since the last."""
        ran, self.ran = self.ran, []
        asked, self._next[:] = [*self._next], []
        for each in asked:
            each()
        return ran

    @property
    def asked(self) -> int:
        """Return how often the next round was asked for."""
        return len(self._next)


@pytest.fixture
def loop() -> Loop:
    return Loop()


def test_a_round_has_its_time_and_the_others_wait_in_order(loop: Loop) -> None:
    for number in range(8):
        loop.comes(number)
    assert loop.asked == 1
    assert [loop.round(), loop.round(), loop.round(), loop.round()] == [[0, 1, 2], [3, 4, 5], [6, 7], []]
    assert loop.asked == 0


def test_who_comes_while_others_wait_waits_behind_them(loop: Loop) -> None:
    for number in range(5):
        loop.comes(number)
    loop.round()
    loop.comes(9)
    assert loop.round() == [3, 4, 9]


def test_a_turn_that_fails_holds_up_no_other(loop: Loop) -> None:
    def fails() -> None:
        raise RuntimeError("a fault")

    loop.turns.wait(fails)
    loop.turns.wait(loop.turn(1))
    with pytest.raises(RuntimeError):
        loop.round()
    loop.round()
    assert loop.round() == [1]
