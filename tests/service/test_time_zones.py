"""A meeting is in a time zone that is known, so that its hours can be said."""

import pytest

from interp.domain.model import commands as do
from interp.errors import BadRequest
from interp.service.time_zones import check_zone, known_zone


@pytest.mark.parametrize("name", ["Europe/Zurich", "America/New_York", "UTC"])
def test_a_zone_of_the_database_is_taken(name: str) -> None:
    assert str(known_zone(name)) == name
    check_zone(do.AmendMeeting(timezone=name))


@pytest.mark.parametrize("name", ["x", "<b>", "Europe", "Europe/Nowhere", "../etc/passwd", "/etc/passwd", "A" * 300])
def test_any_other_is_refused(name: str) -> None:
    assert known_zone(name) is None
    with pytest.raises(BadRequest) as refused:
        check_zone(do.AmendMeeting(timezone=name))
    assert (refused.value.reason, refused.value.args_["field"]) == ("not_a_zone", "timezone")


@pytest.mark.parametrize("command", [do.AmendMeeting(), do.AmendMeeting(timezone=""), do.OpenMeeting()])
def test_a_command_that_names_none_changes_none(command: do.Command) -> None:
    check_zone(command)
