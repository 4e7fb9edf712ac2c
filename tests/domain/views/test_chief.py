"""What the chief interpreter is told: every booth in order, with its team, desks, lines, and what is set by hand."""

from interp.domain.model import commands as do
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.teams import RelayOverride
from interp.domain.rules.usual_teams import geneva
from interp.domain.views.chief import chief_view
from interp.domain.views.parts.booth_desks import desks_view
from interp.domain.views.relays import chains_view, next_chains_view, next_relay_view, relay_view
from tests.builders import sitting

TEAM, SPEAKING = do.SetTeam(geneva()), (do.OpenMeeting(), do.AdvanceFloor(None))


def test_every_booth_is_told_in_the_order_of_the_codes() -> None:
    state = sitting(TEAM, *SPEAKING, do.SetLanguage("ru"), do.ArmFloor("s2")).state
    view = chief_view(state, "en")
    assert tuple(each.booth for each in view.booths) == MEETING_LANGUAGES
    for each in view.booths:
        assert each.team == state.teams.team(each.booth)
        assert each.desks == desks_view(state.teams, each.booth)
        assert each.relay == relay_view(state, each.booth, "en")
        assert each.next_relay == next_relay_view(state, each.booth, "en")
    assert (view.chains, view.next_chains) == (chains_view(state, "en"), next_chains_view(state, "en"))


def test_who_is_off_duty_and_what_is_set_by_hand_is_told() -> None:
    sat = sitting(TEAM, *SPEAKING, *(do.MarkInterpreter(each, on_duty=False) for each in ("zh-2", "ar-1")))
    sat.does(do.OverrideRelay("es", "fr", "asked"), do.OverrideRelay("ru", "en", "asked", whole_meeting=True))
    view = chief_view(sat.state, "en")
    assert view.off_duty == ("ar-1", "zh-2")
    assert set(view.overrides) == {RelayOverride("es", "fr", "asked", "s1"), RelayOverride("ru", "en", "asked")}
    later = chief_view(sat.does(do.AdvanceFloor("s1")).state, "en")
    assert later.overrides == (RelayOverride("ru", "en", "asked"),)
