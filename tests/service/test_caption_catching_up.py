"""The follower after a long silence: as many units as one command may carry, and what the rules refuse it."""

import pytest

from interp.domain.model.caption_state import MOST_RELEASED as BATCH
from interp.domain.model.commands import Command
from interp.domain.rules.permissions import Actor
from interp.errors import InterpError, NotAllowed, NotFound, Refused, Stale, TooMany, Unavailable
from interp.service.caption_following import CaptionFollower
from interp.service.meetings import Meetings, Receipt
from interp.service.reactors import LOOK_MS
from tests.fakes import ListeningBell
from tests.service.test_caption_following import SECOND, Desk, desk, follow
from tests.speech_scripts import unit

LONG = tuple(unit(f"{number:03}") for number in range(2 * BATCH + 20))


class Refusing(Meetings):
    """Meetings in which every command meets one error."""

    error: InterpError = Refused("changed")
    asked = 0

    def handle(self, actor: Actor, meeting: str, command_id: str, command: Command, device: str = "") -> Receipt:
        """Raise the error."""
        self.asked += 1
        raise self.error


def refusing(here: Desk, error: InterpError) -> Refusing:
    """Let the follower of a desk meet an error whatever it asks for; return the meetings it asks."""
    meetings = Refusing(here.log, ListeningBell(), here.clock)
    meetings.error = error
    here.follower = CaptionFollower(meetings, here.clock, here.shelf)
    return meetings


def test_a_follower_that_was_away_for_long_brings_no_more_at_once_than_one_command_may_carry() -> None:
    here = desk(units=LONG)
    here.clock.passes(2 * BATCH * 10 * SECOND)
    seen = []
    for _ in range(4):
        here.works()
        seen.append(here.place()[0])
    reached = seen[-1]
    assert seen == [1 + BATCH, reached, reached, reached] and 1 + BATCH < reached <= 1 + 2 * BATCH
    assert [each.unit for each in here.state.captions.units] == list(LONG[:reached])


def test_a_hand_that_went_far_leaves_nothing_out_also_when_one_command_cannot_carry_it() -> None:
    here = desk(units=LONG).does(follow("next", position=1, to=2 * BATCH + 20))
    assert [each.unit for each in here.state.captions.units] == list(LONG[: 2 * BATCH + 20])


@pytest.mark.parametrize("error", [Refused("changed"), Stale(), NotFound("caption")])
def test_what_the_rules_refuse_is_left_to_the_next_look(error: InterpError) -> None:
    here = desk().later(5)
    here.clock.passes(10 * SECOND)
    meetings = refusing(here, error)
    assert (here.works(), meetings.asked) == (LOOK_MS, 1)
    here.restarts()
    here.works()
    assert here.on_screens() == "ab"


@pytest.mark.parametrize("error", [Unavailable("store"), TooMany("busy"), NotAllowed("role")])
def test_any_other_error_is_told(error: InterpError) -> None:
    here = desk().later(5)
    here.clock.passes(10 * SECOND)
    refusing(here, error)
    with pytest.raises(type(error)):
        here.works()
