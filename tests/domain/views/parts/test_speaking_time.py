"""What console and chair see of the speaking time of those who wait, and nobody else."""

from interp.domain.model import commands as do
from interp.domain.model.list_rules import CategoryLimit, ListRules, Reduction
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.time_limits import limit_of
from interp.domain.views.audiences import AUDIENCES, view
from interp.domain.views.parts.speaking_time import speaking_time_view
from interp.wire import view_json
from tests.builders import BRAZIL, START, Sitting, audience, sitting

LIMITS = (CategoryLimit("everyone", 90_000),)
RULES = ListRules(limits=(CategoryLimit("everyone", 180_000),))


def listed(*commands: do.Command) -> Sitting:
    """Return the small meeting with Brazil (`c3`) on a list of the round that closed when it began."""
    speakers = ListOfSpeakers("l1", ("i3",), RULES, closes_at=START)
    return sitting(do.SetList(speakers), do.InscribeEntry("l1", BRAZIL, "member", leave=True), *commands)


def test_it_is_of_the_list_that_comes_next() -> None:
    found = speaking_time_view(listed().state)
    assert found and (found.list, found.closes_at, found.proposed, found.announced) == ("l1", START, None, None)


def test_a_round_without_a_list_has_none_and_no_hour() -> None:
    found = speaking_time_view(sitting(do.AddSpeech("i3", BRAZIL)).state)
    assert found and (found.list, found.closes_at) == (None, None)


def test_without_a_round_there_is_nothing() -> None:
    assert speaking_time_view(sitting(do.RemoveItem("i3")).state) is None


def test_a_round_in_which_nobody_waits_is_passed_over_while_somebody_waits_in_a_later_one() -> None:
    meeting = sitting(do.AddItem("floor_round", "Second round"))
    later = meeting.state.items[-1].id
    found = speaking_time_view(meeting.state)
    assert found and found.list is None
    speakers = ListOfSpeakers("l2", (later,), RULES, closes_at=START)
    meeting = meeting.does(do.SetList(speakers), do.InscribeEntry("l2", BRAZIL, "member", leave=True))
    for opened in ((), (do.OpenMeeting(), do.OpenItem("i3"))):
        found = speaking_time_view(meeting.does(*opened).state)
        assert found and found.list == "l2", opened
    found = speaking_time_view(meeting.does(do.AddSpeech("i3", BRAZIL)).state)
    assert found and found.list is None


def test_an_open_round_in_which_a_limit_was_announced_is_told_of_though_nobody_waits() -> None:
    meeting = sitting(do.AddItem("floor_round", "Second round"), do.OpenMeeting(), do.OpenItem("i3"))
    later = meeting.state.items[-1].id
    speakers = ListOfSpeakers("l2", (later,), RULES, closes_at=START)
    meeting = meeting.does(do.SetList(speakers), do.InscribeEntry("l2", BRAZIL, "member", leave=True))
    meeting = meeting.does(do.AddSpeech("i3", BRAZIL), do.ProposeLimit(LIMITS, None), do.AnnounceLimit(LIMITS, None))
    (waiting,) = meeting.state.items[2].speeches
    found = speaking_time_view(meeting.does(do.RemoveSpeech(waiting)).state)
    assert found and (found.list, bool(found.announced)) == (None, True)


def test_what_is_proposed_and_what_was_announced() -> None:
    meeting = listed(do.ProposeLimit(LIMITS, "l1"))
    found = speaking_time_view(meeting.state)
    assert found and found.proposed
    assert (found.proposed.list, found.proposed.limits, found.proposed.by) == ("l1", LIMITS, "Staff")
    found = speaking_time_view(meeting.does(do.AnnounceLimit(LIMITS, "l1")).state)
    assert found and found.announced and found.proposed is None
    assert (found.announced.limits, found.announced.speech, found.announced.at) == (LIMITS, "c3", meeting.now)


def test_a_proposal_is_sent_to_console_and_chair_alone() -> None:
    before = listed().state
    after = listed(do.ProposeLimit(LIMITS, "l1")).state
    told = {
        name for name in AUDIENCES
        if view_json(view(before, audience(name))) != view_json(view(after, audience(name)))
    }  # fmt: skip
    assert told == {"console", "chair"}



def test_the_scale_of_a_format_is_offered_from_its_step_on_until_it_is_announced() -> None:
    rules = ListRules(limits=(CategoryLimit("everyone", 180_000),), scale=(Reduction(1, LIMITS),))
    chile = do.InscribeEntry("l1", Party("delegation", "Chile"), "member")
    meeting = sitting(do.SetList(ListOfSpeakers("l1", ("i3",), rules)), do.InscribeEntry("l1", BRAZIL, "member"))
    assert _scale(meeting) is None
    assert _scale(meeting.does(chile)) == LIMITS
    assert limit_of(meeting.state, meeting.state.speeches["c3"]).limit_ms == 180_000
    assert _scale(meeting.does(do.ProposeLimit(LIMITS, "l1", by_chair=True), do.AnnounceLimit(LIMITS, "l1"))) is None


def _scale(meeting: Sitting) -> tuple[CategoryLimit, ...] | None:
    found = speaking_time_view(meeting.state)
    assert found
    return found.scale
