"""Who comes next: two speeches, one fewer for the public while one is armed, and to the public only their names."""

import pytest

from interp.domain.model import commands as do
from interp.domain.views.attendee import caption_view
from tests.builders import sitting
from tests.domain.views.open_meeting import caption, console, original


def test_the_next_two_come_with_the_armed_one_first() -> None:
    seen = console(do.ArmFloor("s4"))
    assert [each.id for each in seen.next] == ["s4", "s2"]
    assert seen.armed is not None
    assert seen.armed.id == "s4"


@pytest.mark.parametrize(("armed", "coming"), [(None, ["s2", "s3"]), ("s4", ["s4"])])
def test_the_public_gets_two_to_come_and_one_less_while_one_is_armed(armed: str | None, coming: list[str]) -> None:
    seen = caption(do.ArmFloor(armed))
    assert [each.id for each in seen.next] == coming
    assert (seen.armed.id if seen.armed else None) == armed


def test_what_is_to_come_bears_no_topic_or_functions_in_public_and_both_for_those_who_work() -> None:
    assert [each.topic for each in caption().next] == [None, None]
    assert [each.topic for each in console().next] == [original("Safety"), None]
    (opening, _) = caption_view(sitting().state, "en").next
    assert opening.person is not None
    assert opening.person.functions == ()
