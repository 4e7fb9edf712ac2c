"""Which desk has the microphone: one live microphone is believed before what people said, two or none are not."""

import pytest

from interp.domain.model.teams import BoothDesks
from interp.domain.rules import booth_desk_changes as desks
from interp.domain.rules.microphone_holder import at_microphone


def after(*changes: desks.Change) -> BoothDesks:
    """Return the booth's desks after changes."""
    now = BoothDesks("fr")
    for change in changes:
        now = change(now)
    return now


def sits(desk: str, who: str | None = None) -> desks.Change:
    return desks.taken(desk, who, 1)


def test_without_hardware_it_is_the_desk_that_took_it_until_it_is_gone() -> None:
    assert at_microphone(after(sits("1"), sits("2"))) is None
    found = at_microphone(after(sits("1"), sits("2"), desks.active("2")))
    assert found and found.id == "2"
    assert at_microphone(after(sits("2"), desks.active("2"), desks.left("2", 2))) is None


@pytest.mark.parametrize(
    ("heard", "desk"),
    [
        ({"1": "on"}, "1"), ({"1": "cough"}, "1"), ({"1": "off"}, "2"), ({}, "2"),
        ({"1": "on", "2": "off"}, "1"), ({"1": "on", "2": "on"}, "2"), ({"1": "off", "2": "off"}, "2"),
    ],
)  # fmt: skip
def test_one_live_microphone_says_more_than_people_did_two_or_none_do_not(heard: dict[str, str], desk: str) -> None:
    known = [desks.heard(each, microphone=state) for each, state in heard.items()]
    found = at_microphone(after(sits("1"), sits("2"), desks.active("2"), *known))
    assert found and found.id == desk
