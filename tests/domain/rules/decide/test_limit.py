"""The speaking time of all who wait: limits are proposed, announced, withdrawn and lifted, on record."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.list_rules import CategoryLimit, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.decide import Context, decide
from tests.builders import BRAZIL, START, Sitting, sitting
from tests.given import given
from tests.row_by_row import row_by_row

RULES = ListRules(limits=(CategoryLimit("member", 180_000), CategoryLimit("everyone", 60_000)))
OPEN = ListOfSpeakers("l1", ("i3",), RULES)
LIMITS, SHORTER = (CategoryLimit("everyone", 90_000),), (CategoryLimit("everyone", 75_000),)
PROPOSE, ANNOUNCE = do.ProposeLimit(LIMITS, "l1"), do.AnnounceLimit(LIMITS, "l1")
NGO = Party("organization", "Save the Children")


def listed(*commands: do.Command, closes_at: int | None = START) -> Sitting:
    """Return the small meeting with a member (`c3`) and an organization (`c4`) on a list that is closed."""
    closed = do.SetList(ListOfSpeakers("l1", ("i3",), RULES, closes_at=closes_at))
    inscribed = (do.InscribeEntry("l1", BRAZIL, "member", leave=True), do.InscribeEntry("l1", NGO, "ngo", leave=True))
    return sitting(closed, *inscribed, *commands)


def test_a_proposal_is_recorded_and_again_is_nothing() -> None:
    given(listed()).when(PROPOSE).then(ev.LimitProposed(LIMITS, "l1", by_chair=False))
    given(listed(PROPOSE)).when(PROPOSE).nothing()
    given(listed(PROPOSE)).when(do.ProposeLimit(SHORTER, "l1")).then(ev.LimitProposed(SHORTER, "l1", by_chair=False))


def test_while_inscription_is_open_it_is_the_chairs_act_alone() -> None:
    going_on = listed(closes_at=None)
    given(going_on).when(PROPOSE).refused("list_not_closed", list="l1")
    proposed = ev.LimitProposed(LIMITS, "l1", by_chair=True)
    given(going_on).when(do.ProposeLimit(LIMITS, "l1", by_chair=True)).then(proposed)
    assert decide(going_on.state, PROPOSE, Context(going_on.now, "x", is_chair=True)) == (proposed,)


def test_rounds_without_a_list_have_no_inscription_to_wait_for() -> None:
    waits = sitting(do.AddSpeech("i3", BRAZIL))
    given(waits).when(do.ProposeLimit(LIMITS)).then(ev.LimitProposed(LIMITS, None, by_chair=False))
    given(listed()).when(do.ProposeLimit(LIMITS)).refused("nobody_waits")


@row_by_row(
    ("past", "limits", "reason"),
    [
        ((), (CategoryLimit("everyone", 180_000),), "not_shorter"),
        ((), (CategoryLimit("ngo", 60_000),), "not_shorter"),
        ((do.ArmFloor("c3"),), LIMITS, "not_shorter"),
        ((do.WithdrawEntry("c3"), do.WithdrawEntry("c4")), LIMITS, "nobody_waits"),
        ((do.OpenMeeting(), do.CloseMeeting()), LIMITS, "meeting_closed"),
    ],
)
def test_what_is_not_proposed(past: tuple[do.Command, ...], limits: tuple[CategoryLimit, ...], reason: str) -> None:
    given(listed(*past)).when(do.ProposeLimit(limits, "l1")).refused(reason)


@row_by_row(
    "limits",
    [(), LIMITS + SHORTER, (CategoryLimit("everyone", 0),), (CategoryLimit("everyone", 86_400_001),)],
)
def test_what_are_no_limits(limits: tuple[CategoryLimit, ...]) -> None:
    given(listed()).when(do.ProposeLimit(limits, "l1")).bad_request("invalid")


def test_a_list_that_is_not_there() -> None:
    given(listed()).when(do.ProposeLimit(LIMITS, "l2")).not_found("list")


def test_what_is_proposed_is_announced_from_the_first_who_waits_on() -> None:
    given(listed(PROPOSE)).when(ANNOUNCE).then(ev.LimitAnnounced(LIMITS, "l1", "c3", ()))
    given(listed(PROPOSE, ANNOUNCE)).when(ANNOUNCE).nothing()
    armed = listed(do.AmendSpeech("c4", limit_ms=120_000), do.ArmFloor("c3"), PROPOSE)
    given(armed).when(ANNOUNCE).then(ev.LimitAnnounced(LIMITS, "l1", "c4", (("c4", 120_000),)))


def test_what_another_proposal_replaced_is_not_announced() -> None:
    given(listed()).when(ANNOUNCE).refused("not_proposed")
    given(listed(PROPOSE, do.ProposeLimit(SHORTER, "l1"))).when(ANNOUNCE).refused("not_proposed")
    given(listed(PROPOSE, do.WithdrawLimit())).when(ANNOUNCE).refused("not_proposed")
    given(listed(PROPOSE, do.OpenMeeting(), do.CloseMeeting())).when(ANNOUNCE).refused("meeting_closed")
    given(listed(PROPOSE, do.ArmFloor("c3"))).when(ANNOUNCE).refused("not_shorter")


def test_a_proposal_is_withdrawn_once() -> None:
    given(listed(PROPOSE)).when(do.WithdrawLimit()).then(ev.LimitWithdrawn())
    given(listed()).when(do.WithdrawLimit()).nothing()


def test_what_was_announced_is_lifted_from_the_first_who_waits_on() -> None:
    given(listed(PROPOSE, ANNOUNCE)).when(do.LiftLimit("l1")).then(ev.LimitLifted("l1", "c3"))
    given(listed(PROPOSE, ANNOUNCE, do.LiftLimit("l1"))).when(do.LiftLimit("l1")).refused("not_announced")
    nobody = listed(PROPOSE, ANNOUNCE, do.WithdrawEntry("c3"), do.WithdrawEntry("c4"))
    given(nobody).when(do.LiftLimit("l1")).then(ev.LimitLifted("l1", None))
