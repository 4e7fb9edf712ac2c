"""What a booth is told of what comes: its own language among the next ten, and its turn, to its interpreters alone."""

from interp.domain.model import commands as do
from interp.domain.rules.forecast.meeting_forecast import meeting_forecast
from interp.domain.rules.usual_teams import geneva
from interp.domain.views.turns.booth_ahead import AHEAD, BoothAhead, booth_ahead
from tests.builders import BRAZIL, MINUTE, Sitting, sitting
from tests.domain.rules.forecast.rounds import a_round


def told(sat: Sitting, booth: str = "zh", *, is_own: bool = True) -> BoothAhead:
    forecast = meeting_forecast(sat.state, sat.now)
    return booth_ahead(sat.state, booth, "en", forecast, sat.now, is_own=is_own)  # type: ignore[arg-type]


def seated() -> Sitting:
    """Return a round of twenty with the usual team; a desk of the Chinese booth has the microphone."""
    return a_round().does(do.SetTeam(geneva()), do.TakeDesk("zh", "1"), do.TakeHandover("zh", "1"))


def test_own_language_is_looked_for_in_the_next_ten_with_why_and_when() -> None:
    sat = seated().does(do.AmendSpeech("s3", language="zh"), do.AmendSpeech("s15", language="zh"))
    found = told(sat)
    assert (found.looked, [each.place for each in found.own_language]) == (AHEAD, [3])
    (own,) = found.own_language
    assert (own.speech.id, own.expected_by, own.mode, own.into) == ("s3", "planned", "retour", "en")
    assert own.expected and own.expected.low < own.expected.high




def test_a_one_way_booth_rests_and_without_a_team_the_usual_is_told() -> None:
    sat = a_round().does(do.AmendSpeech("s1", language="fr"), do.AmendSpeech("s2", language="ar"))
    assert [(each.mode, each.into) for each in told(sat, "fr").own_language] == [("rest", "fr")]
    assert [(each.mode, each.into) for each in told(sat, "ar").own_language] == [("retour", "en")]


def test_when_is_not_said_where_nobody_knows_when_the_floor_goes_on() -> None:
    sat = a_round().does(do.AmendSpeech("s1", language="fr"), do.InterruptFloor("technical"))
    assert [each.expected for each in told(sat, "fr").own_language] == [None]


def test_the_turn_is_told_to_the_booths_own_interpreters() -> None:
    sat = seated()
    began = sat.now
    turn = told(sat.later(5 * MINUTE)).turn
    assert turn and (turn.desk, turn.since, turn.length_ms, turn.rule) == ("1", began, 20 * MINUTE, "three")
    assert turn.change == "before" and turn.speech and turn.expected and turn.source
    assert told(sat, is_own=False).turn is None
    assert told(sat, "fr").turn is None
    assert told(sitting(do.SetTeam(geneva()))).turn is None
    assert BRAZIL.name in turn.speech.party.name.text
