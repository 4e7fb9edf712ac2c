"""Every state of a booth's desks and handover that can be reached, and everything that may happen in each of them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.model.teams import BoothDesks, BoothTeam, Interpreter, Teams
from interp.domain.rules.evolve import evolve
from interp.errors import Refused
from tests.builders import START, decided, sitting
from tests.sample_sizes import size

XI, YU = (Interpreter(name, name, "fr") for name in ("x", "y"))
ALL = ("1", "2", "3")
BASE = sitting(do.OpenMeeting()).state
Case = tuple[BoothDesks, do.Command, BoothDesks | None]  # before, what is asked, after; None: refused


def team(desks: tuple[str, ...]) -> BoothTeam:
    return BoothTeam("fr", desks, (XI, YU))


def meeting(desks: tuple[str, ...], now: BoothDesks) -> Meeting:
    return replace(BASE, teams=Teams((team(desks),), desks=(now,)))


def timeless(now: BoothDesks) -> BoothDesks:
    """Return the desks with times that only tell whether a request is open: a millisecond more, or no longer."""
    asked, no = now.handover, now.declined
    open_ = asked and replace(asked, lapses_at=START + 1 if asked.lapses_at > START else START)
    rows = tuple(sorted((replace(each, since=0) for each in now.desks), key=lambda each: each.id))
    return replace(now, desks=rows, handover=open_, declined=no and replace(no, at=0), microphone_lost=None, turn=None)


def lapsed(now: BoothDesks) -> BoothDesks:
    """Return the desks when the time of an open request is over."""
    return replace(now, handover=now.handover and replace(now.handover, lapses_at=START))


def after(desks: tuple[str, ...], before: BoothDesks, command: do.Command) -> BoothDesks | None:
    """Return the desks after a command, None where it is refused."""
    state = meeting(desks, before)
    try:
        events = decided(state, command, START, "c1")
    except Refused:
        return None
    for event in events:
        state = evolve(state, ev.Logged(state.seq + 1, START, event, "Booth", "d", "c1"))
    return timeless(state.teams.desks_of("fr"))


def asked_for(desks: tuple[str, ...], people: tuple[str | None, ...]) -> Iterator[do.Command]:
    """Yield everything that may be asked for at some desk, and that the service may report."""
    for desk in desks:
        yield from (do.TakeDesk("fr", desk, who) for who in people)
        yield do.LeaveDesk("fr", desk)
        yield from (do.ReportDesk("fr", desk, gone) for gone in (True, False))
        yield from (do.AskHandover("fr", desk, to) for to in desks)
        yield from (do.AcceptHandover("fr", desk), do.DeclineHandover("fr", desk), do.WithdrawHandover("fr", desk))
        yield from (do.TakeHandover("fr", desk, unasked) for unasked in (False, True))
    yield do.ReleaseHandover("fr")


@cache
def cases(desks: tuple[str, ...], people: tuple[str | None, ...] = (None,)) -> tuple[Case, ...]:
    """Return every command in every state that can be reached, with what comes of it."""
    known, ahead, found = set(), [BoothDesks("fr")], []
    commands = tuple(asked_for(desks, people))
    while ahead:
        before = ahead.pop()
        if before in known:
            continue
        known.add(before)
        outcomes = [(before, command, after(desks, before, command)) for command in commands]
        found += outcomes
        ahead += [each for _, _, each in outcomes if each is not None] + [lapsed(before)]
    return tuple(found)


def states(desks: tuple[str, ...] = ALL) -> list[BoothDesks]:
    return list(dict.fromkeys(before for before, _, _ in cases(desks)))


def here(now: BoothDesks) -> set[str]:
    return {each.id for each in now.desks if not each.gone}


def is_open(now: BoothDesks) -> bool:
    return now.handover is not None and now.handover.lapses_at > START


def test_every_state_of_a_request_is_reached() -> None:
    def request(now: BoothDesks) -> tuple[object, ...] | None:
        asked = now.handover
        return asked and (asked.standing, asked.by == asked.to, is_open(now))  # type: ignore[return-value]

    seen = {(now.active is not None, request(now)) for now in states()}
    asked = product(("asked", "accepted"), (True, False), (True, False))
    assert seen == {(False, None), (True, None)} | {(True, each) for each in asked}


def test_who_has_the_microphone_and_who_is_asked_are_there() -> None:
    for now in states():
        assert now.active is None or now.active in here(now)
        if now.handover:
            assert now.active
            assert {now.handover.by, now.handover.to, now.active} <= here(now)
            assert now.active in (now.handover.by, now.handover.to) or now.handover.by == now.handover.to
            assert now.handover.to != now.active


def test_nobody_gets_the_microphone_but_by_taking_it() -> None:
    for before, command, now in cases(ALL):
        if now and now.active != before.active and now.active is not None:
            assert isinstance(command, do.TakeHandover) and command.desk == now.active


def test_the_microphone_is_taken_where_it_is_free_or_was_agreed() -> None:
    for before, command, now in cases(ALL):
        if isinstance(command, do.TakeHandover):
            asked = before.handover
            agreed = asked is not None and is_open(before) and asked.to == command.desk
            agreed = agreed and asked is not None and (asked.standing == "accepted" or asked.by == before.active)
            late = asked is not None and not is_open(before) and asked.by == asked.to == command.desk
            free = before.active in (None, command.desk)
            may = command.desk in here(before) and (free or agreed or late or command.unasked)
            assert (now is not None) == may, (before, command)
            if now and before.active != command.desk:
                assert (now.active, now.handover, now.declined, now.left) == (command.desk, None, None, None)


def test_no_answer_counts_once_the_request_has_lapsed() -> None:
    answers = (do.AcceptHandover, do.DeclineHandover, do.WithdrawHandover)
    for before, command, now in cases(ALL):
        if isinstance(command, answers) and not is_open(before):
            assert now is None
        if isinstance(command, do.AskHandover) and before.handover and not is_open(before):
            again = replace(before, handover=None)
            assert (now is None) == (after(ALL, again, command) is None), "a lapsed request is in nobody's way"


def test_only_who_is_asked_answers_and_only_who_asked_withdraws() -> None:
    for before, command, now in cases(ALL):
        asked = before.handover
        if asked is None or not is_open(before):
            continue
        answers = before.active if asked.by == asked.to else asked.to
        if isinstance(command, (do.AcceptHandover, do.DeclineHandover)):
            assert (now is not None) == (command.desk == answers)
        if isinstance(command, do.WithdrawHandover):
            assert (now is not None) == (command.desk == asked.by)
        if isinstance(command, do.AskHandover):
            assert (now is not None) == ((command.desk, command.to) == (asked.by, asked.to))


@pytest.mark.parametrize("kind", [do.LeaveDesk, do.ReportDesk])
def test_who_leaves_in_any_state_has_neither_microphone_nor_request_and_others_keep_theirs(kind: type) -> None:
    for before, command, now in cases(ALL):
        if not isinstance(command, kind) or getattr(command, "gone", True) is False:
            continue
        desk = command.desk  # type: ignore[attr-defined]
        if desk not in here(before):
            assert now == before
            continue
        assert now
        assert desk not in here(now)
        assert now.active == (None if before.active == desk else before.active)
        asked = before.handover
        concerned = asked is not None and desk in (asked.by, asked.to, before.active)
        assert now.handover == (None if concerned else asked)
        assert now.left == (desk if before.active == desk else before.left)


def test_who_comes_back_gets_nothing_back_and_takes_nothing_from_others() -> None:
    for before, command, now in cases(ALL):
        back = isinstance(command, do.TakeDesk) or (isinstance(command, do.ReportDesk) and not command.gone)
        if back and now is not None:
            assert (now.active, now.handover) == (before.active, before.handover)
            assert now.left is None or now.left not in here(now)


def test_no_state_locks_the_booth() -> None:
    for now in states():
        for desk in here(now):
            if now.active == desk:
                continue
            steps: list[do.Command] = [do.TakeHandover("fr", desk)]
            if now.active is not None:
                steps = [do.AskHandover("fr", desk, desk), do.AcceptHandover("fr", now.active), *steps]
            then: BoothDesks | None = lapsed(now)
            for step in steps:
                assert then is not None
                then = after(ALL, then, step)
            assert then is not None and then.active == desk
        if now.active is None and here(now):
            assert all(after(ALL, now, do.TakeHandover("fr", desk)) for desk in here(now)), "at once, without waiting"


def test_sitting_down_puts_nobody_at_the_microphone_of_somebody_else() -> None:
    def at_it(now: BoothDesks) -> str | None:
        row = now.desk(now.active)
        return row.interpreter if row else None

    for before, command, now in cases(("1", "2"), size(("x", "y"), torture=(None, "x", "y"))):
        if now is None or isinstance(command, do.TakeHandover):
            continue
        if at_it(now) not in (None, at_it(before)):
            assert (before.active, at_it(before)) == (now.active, None), "a desk may say later who sits there"
