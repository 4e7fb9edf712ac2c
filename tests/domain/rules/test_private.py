"""A meeting becomes private, and is opened to everybody again."""

from dataclasses import replace

import pytest

from interp.domain.model.commands import CloseMeeting, RestrictMeeting
from interp.domain.model.events import MeetingRestricted
from interp.domain.views.audiences import Audience, view
from interp.wire import command_from_json, view_json
from tests.builders import sitting
from tests.given import given


def test_a_meeting_becomes_private_and_public_again() -> None:
    state = sitting(RestrictMeeting(True)).state
    assert state.about and state.about.private
    given(RestrictMeeting(True)).when(RestrictMeeting(False)).then(MeetingRestricted(False))


@pytest.mark.parametrize("before", [(), (RestrictMeeting(True), RestrictMeeting(False))])
def test_asking_for_what_holds_changes_nothing(before: tuple[RestrictMeeting, ...]) -> None:
    given(*before).when(RestrictMeeting(False)).nothing()


def test_a_closed_meeting_may_still_become_private() -> None:
    given(CloseMeeting()).when(RestrictMeeting(True)).then(MeetingRestricted(True))


def test_what_was_never_planned_cannot_be_restricted() -> None:
    empty = sitting()
    empty.state = replace(empty.state, about=None)
    given(empty).when(RestrictMeeting(True)).not_found()


def test_the_console_is_told_and_the_publics_view_says_nothing_of_it() -> None:
    state = sitting(RestrictMeeting(True)).state
    assert view_json(view(state, Audience("console", "fr")))["private"] is True
    assert "private" not in view_json(view(state, Audience("captions", "fr")))


def test_it_travels_as_a_command() -> None:
    message = {"meeting": "m1", "id": "c1", "name": "meeting.restrict", "args": {"private": True}}
    assert command_from_json(message)[1] == RestrictMeeting(True)
