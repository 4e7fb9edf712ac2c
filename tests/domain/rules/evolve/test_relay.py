"""Which overrides of the relay plan there are: one for a speech leaves that for the meeting, one for it ends all."""

from interp.domain.model import commands as do
from interp.domain.model.teams import RelayOverride
from interp.domain.rules.usual_teams import geneva
from tests.builders import Sitting, sitting

SPEECH = do.OverrideRelay("es", "en", "a")
WHOLE, OTHER = (do.OverrideRelay(booth, "fr", "b", whole_meeting=True) for booth in ("es", "ru"))


def overrides(*commands: do.Command) -> tuple[RelayOverride, ...]:
    sat: Sitting = sitting(do.SetTeam(geneva()), do.OpenMeeting(), do.AdvanceFloor(None))
    return sat.does(*commands).state.teams.overrides


FOR_SPEECH, FOR_MEETING = RelayOverride("es", "en", "a", "s1"), RelayOverride("es", "fr", "b")
RU = RelayOverride("ru", "fr", "b")


def test_one_for_a_speech_leaves_that_for_the_meeting_and_those_of_other_speeches() -> None:
    assert overrides(OTHER, WHOLE, SPEECH) == (RU, FOR_MEETING, FOR_SPEECH)
    assert overrides(SPEECH, do.OverrideRelay("es", "fr", "c")) == (RelayOverride("es", "fr", "c", "s1"),)
    later = overrides(SPEECH, do.AdvanceFloor("s1"), SPEECH)
    assert later == (FOR_SPEECH, RelayOverride("es", "en", "a", "s2"))


def test_one_for_the_meeting_ends_all_of_its_booth() -> None:
    assert overrides(SPEECH, OTHER, WHOLE) == (RU, FOR_MEETING)


def test_clearing_ends_all_of_its_booth() -> None:
    assert overrides(SPEECH, WHOLE, OTHER, SPEECH, do.ClearRelay("es")) == (RU,)
