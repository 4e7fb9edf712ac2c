"""Pings spread over the interval, and who does not answer in time."""

from interp.live.broadcast.ping_wheel import AT_ONCE, PingWheel


class Wheel:
    """A wheel that notes what it does."""

    def __init__(self, interval_s: int = 5, timeout_s: int = 3) -> None:
        self.pinged: list[str] = []
        self.lost: list[str] = []
        self.wheel = PingWheel[str](interval_s, timeout_s, self.pinged.append, self.lost.append)

    def pass_by(self, seconds: int) -> list[str]:
        """Let seconds pass; return who was pinged in them."""
        before = len(self.pinged)
        for _ in range(seconds):
            self.wheel.tick()
        return self.pinged[before:]


def test_each_is_pinged_once_in_an_interval_and_those_who_came_together_one_after_the_other() -> None:
    told = Wheel(timeout_s=9)
    came = [f"{number}" for number in range(5)]
    for each in came:
        told.wheel.add(each)
    assert [told.pass_by(1) for _ in range(5)] == [["1"], ["2"], ["3"], ["4"], ["0"]]
    for each in came:
        told.wheel.answered(each)
    assert sorted(told.pass_by(5)) == came


def test_who_answers_stays_and_who_does_not_is_lost_after_the_timeout() -> None:
    told = Wheel()
    told.wheel.add("answers")
    told.wheel.add("silent")
    told.pass_by(3)
    assert told.lost == []
    told.pass_by(1)
    assert told.lost == ["silent"]
    assert told.pass_by(1) == ["answers"]
    told.wheel.answered("answers")
    assert told.pass_by(5) == ["answers"] and told.lost == ["silent"]


def test_a_timeout_longer_than_the_interval_pings_no_second_time() -> None:
    told = Wheel(interval_s=2, timeout_s=5)
    told.wheel.add("silent")
    assert told.pass_by(6) == ["silent"] and told.lost == []
    told.pass_by(1)
    assert told.lost == ["silent"]


def test_who_was_removed_is_neither_pinged_nor_lost() -> None:
    told = Wheel()
    for name in ("early", "late"):
        told.wheel.add(name)
    told.wheel.remove("early")
    assert told.pass_by(1) == ["late"]
    told.wheel.remove("late")
    told.wheel.remove("late")
    told.wheel.answered("late")
    assert told.pass_by(20) == [] and told.lost == []


def test_answers_are_read_between_the_pings_of_a_second_and_who_left_meanwhile_is_not_pinged() -> None:
    pinged, pauses = list[int](), list[int]()
    wheel = PingWheel[int](1, 20, pinged.append, pinged.append)
    for socket in range(2 * AT_ONCE + 1):
        wheel.add(socket)

    def pause() -> None:
        pauses.append(len(pinged))
        wheel.remove(AT_ONCE + 1)

    wheel.tick(pause)
    assert pauses == [AT_ONCE, 2 * AT_ONCE - 1]
    assert pinged == [each for each in range(2 * AT_ONCE + 1) if each != AT_ONCE + 1]
