"""What a socket may send: a few messages in one turn of the loop, and in the course of time what it is allowed."""

from interp.live.broadcast.reading_budget import (
    BEFORE_JOIN,
    FREE,
    HELD_S,
    MESSAGE_BYTES,
    MOST_ADDRESSES,
    MOST_PENALTY_S,
    PENALTY_S,
    READER,
    TURN_BYTES,
    TURN_MESSAGES,
    TURN_S,
    WORKING,
    Penalties,
    ReadingBudget,
    ReadingTurn,
)


def test_a_turn_ends_after_eight_messages() -> None:
    turn = ReadingTurn(lambda: 0.0)
    assert [turn.is_over(1) for _ in range(TURN_MESSAGES)] == [False] * (TURN_MESSAGES - 1) + [True]
    assert turn.cost == TURN_MESSAGES


def test_a_turn_ends_after_64_kilobytes() -> None:
    turn = ReadingTurn(lambda: 0.0)
    assert not turn.is_over(TURN_BYTES - 1) and turn.is_over(1)


def test_a_long_message_counts_as_several() -> None:
    turn = ReadingTurn(lambda: 0.0)
    turn.is_over(MESSAGE_BYTES - 1)
    assert turn.cost == 1
    turn.is_over(3 * MESSAGE_BYTES)
    assert turn.cost == 1 + 1 + 3


def test_a_turn_ends_after_two_milliseconds() -> None:
    times = iter((5.0, 5.0 + TURN_S / 2, 5.0 + TURN_S))
    turn = ReadingTurn(lambda: next(times))
    assert not turn.is_over(1) and turn.is_over(1)


def test_who_sends_more_than_it_may_is_not_read_until_that_is_paid_back() -> None:
    budget = ReadingBudget(BEFORE_JOIN, 0.0)
    assert budget.spend(BEFORE_JOIN.burst, 0.0) == 0
    assert budget.spend(10, 0.0) == 10 / BEFORE_JOIN.a_second
    assert budget.spend(1, 10 / BEFORE_JOIN.a_second + 1) == 0


def test_who_goes_on_for_ten_seconds_is_closed() -> None:
    budget, now_s, waits = ReadingBudget(BEFORE_JOIN, 0.0), 0.0, 0
    while (wait_s := budget.spend(TURN_MESSAGES, now_s)) is not None:
        now_s, waits = now_s + wait_s, waits + 1
    assert HELD_S <= now_s <= HELD_S + 2 * TURN_MESSAGES / BEFORE_JOIN.a_second
    assert waits < 30


def test_who_pauses_has_ten_seconds_again() -> None:
    budget = ReadingBudget(BEFORE_JOIN, 0.0)
    for at_s in range(0, 100, 9):
        assert budget.spend(BEFORE_JOIN.burst, float(at_s)) is not None


def test_a_join_gives_what_its_kind_may_send() -> None:
    for allowance in (READER, WORKING):
        budget = ReadingBudget(BEFORE_JOIN, 0.0)
        budget.spend(2 * BEFORE_JOIN.burst, 0.0)
        budget.allow(allowance)
        assert budget.spend(allowance.burst, 0.0) == 0 and budget.spend(1, 0.0) == 1 / allowance.a_second


def test_addresses_whose_sockets_were_closed_wait_and_are_forgiven() -> None:
    penalties = Penalties()
    assert penalties.wait_s("a", 0.0) == 0
    for _ in range(FREE):
        penalties.add("a", 0.0)
    assert penalties.wait_s("a", 0.0) == 0
    for _ in range(5):
        penalties.add("a", 0.0)
    assert (penalties.wait_s("a", 0.0), penalties.wait_s("b", 0.0)) == (5 * PENALTY_S, 0)
    assert penalties.wait_s("a", 1.0) == 0
    for _ in range(10_000):
        penalties.add("a", 1.0)
    assert penalties.wait_s("a", 1.0) == MOST_PENALTY_S


def test_so_many_addresses_are_remembered_and_old_ones_make_room() -> None:
    penalties = Penalties()
    for number in range(2 * MOST_ADDRESSES):
        penalties.add(str(number), 0.0)
    assert len(penalties._of) == MOST_ADDRESSES
    penalties.add("new", 10.0)
    assert list(penalties._of) == ["new"]


def test_the_same_allowance_again_gives_nothing() -> None:
    budget = ReadingBudget(READER, 0.0)
    budget.spend(READER.burst, 0.0)
    budget.allow(READER)
    assert budget.spend(1, 0.0)
