"""A meeting is planned, opened, suspended, resumed, closed, archived and amended; and what is refused."""

from dataclasses import replace
from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.interpretation import NextMeeting
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.prepared_lines import PreparedLine
from interp.domain.model.state import Block, ItemStatus
from interp.domain.model.texts import ProgrammeText
from interp.domain.rules.decide import Context, decide
from interp.domain.rules.limit_bounds import LATEST_MS
from interp.errors import Refused
from tests.builders import (
    ABOUT,
    BLOCKS,
    HOUR,
    ITEMS,
    MINUTE,
    PEOPLE,
    SPEECHES,
    START,
    Sitting,
    plan,
    sitting,
)
from tests.given import given
from tests.row_by_row import row_by_row

OPEN, SUSPEND, RESUME, CLOSE = do.OpenMeeting(), do.SuspendMeeting(), do.ResumeMeeting(), do.CloseMeeting()
STEPS: dict[str, tuple[do.Command, ...]] = {
    "planned": (),
    "open": (OPEN,),
    "suspended": (OPEN, SUSPEND),
    "closed": (OPEN, CLOSE),
    "archived": (OPEN, CLOSE, do.ArchiveMeeting()),
}
REOPEN, ARCHIVE, UNARCHIVE = do.ReopenMeeting(), do.ArchiveMeeting(), do.UnarchiveMeeting()
ANSWERS: dict[tuple[str, do.Command], ev.Event | str | None] = {
    ("planned", OPEN): ev.MeetingOpened(),
    ("planned", SUSPEND): "meeting_planned",
    ("planned", RESUME): "meeting_planned",
    ("planned", CLOSE): ev.MeetingClosed(),
    ("open", OPEN): None,
    ("open", SUSPEND): ev.MeetingSuspended(),
    ("open", RESUME): None,
    ("open", CLOSE): ev.MeetingClosed(),
    ("suspended", OPEN): "meeting_suspended",
    ("suspended", SUSPEND): None,
    ("suspended", RESUME): ev.MeetingResumed(),
    ("suspended", CLOSE): ev.MeetingClosed(),
    ("closed", OPEN): "meeting_closed",
    ("closed", SUSPEND): "meeting_closed",
    ("closed", RESUME): "meeting_closed",
    ("closed", CLOSE): None,
    ("planned", REOPEN): "meeting_planned",
    ("open", REOPEN): None,
    ("suspended", REOPEN): "meeting_suspended",
    ("closed", REOPEN): ev.MeetingReopened(),
    ("planned", ARCHIVE): "not_closed",
    ("open", ARCHIVE): "not_closed",
    ("suspended", ARCHIVE): "not_closed",
    ("closed", ARCHIVE): ev.MeetingArchived(),
    ("archived", ARCHIVE): None,
    ("open", UNARCHIVE): None,
    ("closed", UNARCHIVE): None,
    ("archived", UNARCHIVE): ev.MeetingUnarchived(),
    ("archived", OPEN): "archived",
    ("archived", CLOSE): "archived",
    ("archived", REOPEN): "archived",
    ("archived", do.RestrictMeeting(True)): "archived",
    ("archived", do.UndoSwitch()): "archived",
    ("archived", do.SetText("meeting.title", "fr", "Titre")): "archived",
}


@row_by_row(("status", "command"), ANSWERS, ids=lambda each: getattr(each, "name", each))
def test_each_step_from_each_status(status: str, command: do.Command) -> None:
    expected = ANSWERS[status, command]
    stands = sitting(*STEPS[status])
    assert (stands.state.status, stands.state.archived) == (status.replace("archived", "closed"), status == "archived")
    outcome = given(stands).when(command)
    if isinstance(expected, str):
        outcome.refused(expected)
    else:
        outcome.then(*([expected] if expected else []))


def test_the_service_goes_on_in_an_archived_meeting_as_in_a_closed_one() -> None:
    state, asked = sitting(CLOSE, ARCHIVE).state, do.SetNextMeeting(None)
    assert decide(state, asked, Context(START, "x", is_service=True)) == ()
    with pytest.raises(Refused, match="archived"):
        decide(state, asked, Context(START, "x"))


def test_a_meeting_is_planned_with_its_whole_programme() -> None:
    command = plan()
    fields = (command.about, command.blocks, command.people, command.items, command.speeches)
    given(Sitting()).when(command).then(ev.MeetingPlanned(*fields))


def test_a_meeting_is_planned_once() -> None:
    given().when(plan()).refused("meeting_exists")


@pytest.mark.parametrize(
    "wrong",
    [
        {"speeches": SPEECHES[1:]}, {"speeches": (*SPEECHES, SPEECHES[0])}, {"items": (*ITEMS, ITEMS[3])},
        {"people": ()}, {"people": (*PEOPLE, PEOPLE[0])}, {"blocks": ()}, {"about": replace(ABOUT, chair_person="p9")},
        {"speeches": (replace(SPEECHES[0], id="i1"), *SPEECHES[1:]), "items": (replace(ITEMS[0], speeches=("i1",)),)},
        {"items": (replace(ITEMS[0], status=ItemStatus.DONE), *ITEMS[1:])},
        {"speeches": (replace(SPEECHES[0], status=SpeechStatus.ON_FLOOR), *SPEECHES[1:])},
    ],
    ids=range(10),
)  # fmt: skip
def test_a_programme_that_does_not_hold_together_is_refused(wrong: dict[str, Any]) -> None:
    given(Sitting()).when(replace(plan(), **wrong)).bad_request("invalid")


def test_asking_for_what_holds_leaves_no_row() -> None:
    given().when(do.AmendMeeting(title="Rights of the child", venue="Room XX")).nothing()


def test_rules_and_budgets_are_amended_by_value() -> None:
    blocks = (Block("b1", "opening", 5 * MINUTE), BLOCKS[1])
    state = sitting(do.AmendMeeting(floor_limit_ms=90_000, members_limit_ms=180_000, blocks=blocks)).state
    assert state.about and state.about.modalities.floor_limit_ms == 90_000
    assert state.about.modalities.members_limit_ms == 180_000
    assert state.blocks == blocks


def test_whether_the_public_is_told_who_may_not_be_reached_stays_until_it_is_said() -> None:
    here = sitting(do.AmendMeeting(says_unreached=True), do.AmendMeeting(title="Other"))
    assert here.state.about and here.state.about.says_unreached
    given(here).when(do.AmendMeeting(says_unreached=True)).nothing()
    here.does(do.AmendMeeting(says_unreached=False))
    assert [each.about and each.about.says_unreached for each in (here.state, sitting().state)] == [False, False]


@pytest.mark.parametrize(
    "command, reason",
    [(do.AmendMeeting(ends_at=START), "out_of_range"), (do.AmendMeeting(floor_limit_ms=-1), "out_of_range")],
)
def test_what_cannot_be_is_refused(command: do.Command, reason: str) -> None:
    given().when(command).refused(reason)


@pytest.mark.parametrize("at", [-1, LATEST_MS + 1, 10**18])
def test_a_date_that_no_page_can_show_is_refused(at: int) -> None:
    for amended in (
        do.AmendMeeting(starts_at=at), do.AmendMeeting(ends_at=at), do.AmendMeeting(interpretation_until=at),
    ):  # fmt: skip
        given().when(amended).refused("out_of_range")


def test_a_meeting_may_be_moved_to_the_last_date_there_is() -> None:
    moved = do.AmendMeeting(starts_at=LATEST_MS - 1, ends_at=LATEST_MS)
    assert sitting(moved).state.about.ends_at == LATEST_MS  # type: ignore[union-attr]


def test_a_budget_that_items_stand_in_cannot_be_taken_away() -> None:
    given().when(do.AmendMeeting(blocks=BLOCKS[:1])).not_found()


def test_a_closed_meeting_stays_as_it_was() -> None:
    given(do.CloseMeeting()).when(do.AmendMeeting(title="Other")).refused("meeting_closed")


def test_a_suspension_and_a_closing_say_why() -> None:
    given(OPEN).when(do.SuspendMeeting("consultations")).then(ev.MeetingSuspended("consultations"))
    given(OPEN).when(do.CloseMeeting("interpretation")).then(ev.MeetingClosed("interpretation"))


def test_an_end_of_interpretation_before_the_beginning_is_refused() -> None:
    given().when(do.AmendMeeting(interpretation_until=START)).refused("out_of_range")


def test_the_next_meeting_in_the_room_is_recorded_once_also_after_the_meeting() -> None:
    after = NextMeeting("m2", ProgrammeText("meeting.title", "en", "Right to food"), START + 6 * HOUR)
    given(do.CloseMeeting()).when(do.SetNextMeeting(after)).then(ev.MeetingNextSet(after))
    given(do.SetNextMeeting(after)).when(do.SetNextMeeting(after)).nothing()
    given(do.SetNextMeeting(after)).when(do.SetNextMeeting(None)).then(ev.MeetingNextSet(None))


def test_stated_hours_of_items_move_with_the_meeting_to_another_day_and_stay_within_it() -> None:
    def hour_after(later: int) -> int | None:
        sat = sitting(do.AmendItem("i2", starts_at=START + HOUR))
        sat.does(do.AmendMeeting(starts_at=START + later, ends_at=START + later + 3 * HOUR))
        assert [item.id for item in sat.state.items if item.starts_at is not None] == ["i2"]
        return sat.state.items[1].starts_at

    assert hour_after(30 * MINUTE) == START + HOUR
    assert hour_after(7 * 24 * HOUR) == START + (1 + 7 * 24) * HOUR


def test_a_line_for_the_chair_is_prepared_once_changed_and_taken_away() -> None:
    opening, said = do.PrepareLine("opening", " Welcome. "), PreparedLine("opening", None, "Welcome.", "en")
    given().when(opening).then(ev.MeetingLinePrepared(said, beside=True))
    given(opening).when(opening).nothing()
    given(opening).when(do.PrepareLine("opening", "")).then(ev.MeetingLinePrepared(replace(said, text=""), beside=True))
    given().when(do.PrepareLine("closing", "")).nothing()
    here = sitting(opening, do.PrepareLine("introduction", "La suite", item="i2", language="fr"))
    assert here.state.prepared == (said, PreparedLine("introduction", "i2", "La suite", "fr"))
    assert here.does(do.PrepareLine("opening", "")).state.prepared[0].moment == "introduction"


def test_a_line_is_prepared_in_several_languages_and_taken_away_in_one() -> None:
    lines = (do.PrepareLine("opening", "Welcome."), do.PrepareLine("opening", "Bienvenue.", language="fr"))
    here = sitting(*lines, do.PrepareLine("opening", "Bonjour.", language="fr"))
    assert [each.text for each in here.state.prepared] == ["Welcome.", "Bonjour."]
    assert [each.text for each in here.does(do.PrepareLine("opening", "")).state.prepared] == ["Bonjour."]


def test_a_line_of_an_older_log_stands_alone() -> None:
    french = PreparedLine("opening", None, "Bienvenue.", "fr")
    here = sitting(do.PrepareLine("opening", "Welcome.")).happened(ev.MeetingLinePrepared(french))
    assert here.state.prepared == (french,)


def test_an_introduction_is_that_of_an_item_of_the_meeting() -> None:
    given().when(do.PrepareLine("introduction", "Next")).bad_request("invalid")
    given().when(do.PrepareLine("closing", "Next", item="i2")).bad_request("invalid")
    given().when(do.PrepareLine("introduction", "Next", item="i9")).not_found("item")
