"""What each audience sees: its own fields, its own language, and no draft where the public looks."""

from dataclasses import fields, replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model.texts import T
from interp.domain.rules.usual_teams import geneva
from interp.domain.views.attendee import CaptionView, caption_view
from interp.domain.views.audiences import Audience, every_audience, view
from interp.domain.views.booth import BoothView
from interp.domain.views.chief import ChiefView
from interp.domain.views.console import ConsoleView
from interp.domain.views.programme import programme, speaker_list
from interp.domain.views.room import room_view
from interp.wire import view_json
from tests.builders import Sitting, sitting
from tests.domain.views.open_meeting import DRAFT, at_s1
from tests.row_by_row import row_by_row


def test_the_public_view_has_the_fields_of_the_contract() -> None:
    state = "meeting item speech interruption following clocks next next_item armed last remaining announcements"
    names = f"{state} outputs_blank rehearsal programme_seq edits_seq list_seq language direction"
    assert [field.name for field in fields(CaptionView)] == names.split()


ADDED = {
    BoothView: "booth pronunciations place relay next_relay desks signals",
    ConsoleView: "advance undo block reports last_switch chair_person blank pronunciations private place retour relay"
    " signals",
    ChiefView: "booths chains next_chains off_duty overrides signals",
}


@pytest.mark.parametrize("kind", ADDED)
def test_a_view_of_those_who_work_has_what_the_contract_adds(kind: type[CaptionView]) -> None:
    assert {*ADDED[kind].split()} <= {field.name for field in fields(kind)}


def test_no_public_view_says_who_interprets() -> None:
    named = tuple(replace(team, interpreters=(replace(team.interpreters[0], name="NOBODY"),)) for team in geneva())
    state = at_s1().does(do.SetTeam(named), do.TakeDesk("ar", "1", "ar-1"))
    assert "NOBODY" in str(view_json(view(state.state, Audience("booth", "ar"))))
    assert not [seen for seen in public(state) if "NOBODY" in seen]


def test_before_the_first_switch_nobody_is_shown() -> None:
    seen = caption_view(sitting().state, "fr")
    assert (seen.item, seen.speech, seen.armed, seen.clocks.meeting) == (None, None, None, None)


def public(state_of: Sitting) -> list[str]:
    """Return everything the public can see in French, as JSON."""
    state = state_of.state
    seen: tuple[object, ...] = (
        caption_view(state, "fr"), room_view(state, "fr"), programme(state, "fr"), speaker_list(state, "fr")
    )  # fmt: skip
    return [str(view_json(each)) for each in seen]


def test_no_public_view_shows_a_draft_of_any_text() -> None:
    drafted = at_s1()
    for text in drafted.state.texts:
        drafted.does(do.SetText(text, "fr", "BROUILLON"))
    assert not [seen for seen in public(drafted) if "BROUILLON" in seen or "draft" in seen]


@pytest.mark.parametrize("audience", ["booth", "console", "chair", "desk", "chief"])
def test_those_who_work_see_drafts_marked(audience: str) -> None:
    item = view(at_s1().does(DRAFT).state, Audience(audience, "fr")).item
    assert item is not None
    assert item.title == T("BROUILLON", "fr", "draft", "person", 1)


@row_by_row("audience", every_audience(), ids=lambda each: f"{each.name}-{each.language}")
def test_every_view_goes_over_the_wire_and_depends_on_the_log_alone(audience: Audience) -> None:
    state = at_s1().state
    assert view_json(view(state, audience)) == view_json(view(state, audience))
    assert isinstance(view(state, audience), CaptionView)
