"""Limits announced for all who wait: whom they hold for, what they leave, and what lifting them gives back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.model import commands as do
from interp.domain.model.list_rules import CategoryLimit, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.time.time_limit import TimeLimit
from interp.domain.rules.evolve import replay
from interp.domain.rules.time_limits import limit_of
from interp.domain.views.audiences import view
from interp.wire import view_json
from tests.builders import BRAZIL, MINUTE, Sitting, audience, sitting

SECOND = 1_000
CHILE, NGO = Party("delegation", "Chile"), Party("organization", "Save the Children")
RULES = ListRules(limits=(CategoryLimit("member", 3 * MINUTE), CategoryLimit("ngo", MINUTE)))


def everyone(seconds: int) -> tuple[CategoryLimit, ...]:
    """Return a limit of everyone."""
    return (CategoryLimit("everyone", seconds * SECOND),)


def announced(meeting: Sitting, limits: tuple[CategoryLimit, ...], list_id: str | None = "l1") -> Sitting:
    """Return the meeting in which limits are proposed and announced."""
    return meeting.does(do.ProposeLimit(limits, list_id, by_chair=True), do.AnnounceLimit(limits, list_id))


def listed() -> Sitting:
    """Return the small meeting with two members (`c3`, `c4`) and an organization (`c5`) on a list of the round."""
    states = (do.InscribeEntry("l1", party, "member") for party in (BRAZIL, CHILE))
    return sitting(do.SetList(ListOfSpeakers("l1", ("i3",), RULES)), *states, do.InscribeEntry("l1", NGO, "ngo"))


def limits(meeting: Sitting) -> list[int | None]:
    """Return the limits of the three in whole seconds."""
    found = (limit_of(meeting.state, meeting.state.speeches[each]).limit_ms for each in ("c3", "c4", "c5"))
    return [each and each // SECOND for each in found]


def test_a_proposal_changes_nobodys_time() -> None:
    meeting = listed().does(do.ProposeLimit(everyone(90), "l1", by_chair=True))
    assert limits(meeting) == [180, 180, 60]
    assert meeting.state.limit_proposal and meeting.state.limit_proposal.by == "Staff"


def test_all_who_wait_have_no_more_than_was_announced() -> None:
    meeting = announced(listed(), everyone(90))
    assert limits(meeting) == [90, 90, 60]
    assert limit_of(meeting.state, meeting.state.speeches["c3"]).source == "announced"
    assert meeting.state.limit_proposal is None
    late = meeting.does(do.InscribeEntry("l1", Party("delegation", "Peru"), "member"))
    assert limit_of(late.state, late.state.speeches["c8"]) == TimeLimit(90 * SECOND, "announced")


def test_it_is_by_category() -> None:
    meeting = announced(listed(), (CategoryLimit("member", 2 * MINUTE), CategoryLimit("everyone", 45 * SECOND)))
    assert limits(meeting) == [120, 120, 45]


def test_who_is_armed_or_has_the_floor_keeps_their_time() -> None:
    meeting = listed().does(do.OpenMeeting(), do.GiveFloor("c3"), do.ArmFloor("c4"))
    assert limits(announced(meeting, everyone(45))) == [180, 180, 45]
    clock = meeting.state.floor.speech_clock
    assert clock and clock.limit_ms == 3 * MINUTE
    assert limits(meeting.does(do.ArmFloor(None))) == [180, 45, 45]


def test_time_set_by_hand_gives_way_and_time_set_afterwards_holds() -> None:
    by_hand = do.AmendSpeech("c3", limit_ms=5 * MINUTE), do.AmendSpeech("c4", limit_ms=30 * SECOND)
    meeting = announced(listed().does(*by_hand), everyone(90))
    assert limits(meeting) == [90, 30, 60]
    assert limits(meeting.does(do.AmendSpeech("c3", limit_ms=4 * MINUTE))) == [240, 30, 60]
    assert limits(meeting.does(do.LiftLimit("l1"))) == [240, 30, 60]


def test_lifting_gives_back_what_was_before() -> None:
    meeting = listed().does(do.AmendSpeech("c3", limit_ms=5 * MINUTE))
    before = limits(meeting)
    assert limits(announced(meeting, everyone(90))) == [90, 90, 60]
    assert limits(announced(meeting, everyone(50))) == [50, 50, 50]
    assert limits(meeting.does(do.LiftLimit("l1"))) == [90, 90, 60]
    assert limits(meeting.does(do.LiftLimit("l1"))) == before
    assert meeting.state.announced == {}


def test_a_round_without_a_list_and_nothing_else() -> None:
    meeting = announced(sitting(do.AddSpeech("i3", BRAZIL)), everyone(30), None)
    assert limit_of(meeting.state, meeting.state.speeches["c2"]).limit_ms == 30 * SECOND
    assert limit_of(meeting.state, meeting.state.speeches["s2"]).limit_ms == 8 * MINUTE


def test_the_record_says_from_which_speaker_on() -> None:
    meeting = announced(listed().does(do.OpenMeeting(), do.GiveFloor("c3")), everyone(90)).does(do.LiftLimit("l1"))
    acts = [each for each in meeting.state.record.acts if each.name.startswith("limit.")]
    assert [(each.name, each.speech, each.reason) for each in acts] == [
        ("limit.proposed", None, "chair"), ("limit.announced", "c4", None), ("limit.lifted", "c4", None),
    ]  # fmt: skip
    assert acts[1].about and acts[1].about.party.name == "Chile"
    assert acts[1].limits == everyone(90)


def test_of_a_list_that_the_public_does_not_see_it_is_told_nothing() -> None:
    meeting = listed().does(do.OpenMeeting())
    before = [view_json(view(meeting.state, audience(name))) for name in ("captions", "room")]
    numbers = meeting.state.public_numbers
    announced(meeting, everyone(45))
    assert [view_json(view(meeting.state, audience(name))) for name in ("captions", "room")] == before
    assert meeting.state.public_numbers == numbers
    assert meeting.state.numbers.programme_seq == meeting.state.seq


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(10, 300), st.booleans()), max_size=6))
def test_nobody_ever_has_more_and_a_log_replays_alike(steps: list[tuple[int, bool]]) -> None:
    meeting = listed()
    for seconds, lifts in steps:
        before = limits(meeting)
        if lifts and meeting.state.announced:
            meeting.does(do.LiftLimit("l1"))
            assert all(now and was and now >= was for now, was in zip(limits(meeting), before, strict=True))
        elif any(each and each > seconds for each in before):
            announced(meeting, everyone(seconds))
            assert limits(meeting) == [min(each or seconds, seconds) for each in before]
    while meeting.state.announced:
        meeting.does(do.LiftLimit("l1"))
    assert limits(meeting) == limits(listed())
    assert replay(meeting.log) == meeting.state
