"""When inscription is open, and who needs leave for a late one."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model.list_rules import ListRules
from interp.domain.model.speaker_lists import Capacity, Entry, ListOfSpeakers
from interp.domain.rules.lists.inscription_window import (
    closing_at,
    inscription_at,
    needs_leave,
    opened_at,
    own_inscription,
)
from tests.builders import SECOND, START, sitting
from tests.row_by_row import row_by_row

MINUTE = 60_000
OPENED = 1_000 * MINUTE
AFTER = ListOfSpeakers("l1", ("i1",), opens_at=OPENED - 10, closes_after_ms=15 * MINUTE)
AT_TIME = ListOfSpeakers("l1", ("i1",), closes_at=OPENED + 5, closes_after_ms=15 * MINUTE)


@row_by_row(
    ("speakers", "opened", "at", "closes", "inscription"),
    [
        (ListOfSpeakers("l1", ("i1",)), None, 0, None, "open"),
        (AFTER, None, OPENED - 11, None, "not_yet"),
        (AFTER, None, OPENED - 10, None, "open"),
        (AFTER, OPENED, OPENED + 15 * MINUTE - 1, OPENED + 15 * MINUTE, "open"),
        (AFTER, OPENED, OPENED + 15 * MINUTE, OPENED + 15 * MINUTE, "closed"),
        (AT_TIME, None, OPENED + 4, OPENED + 5, "open"),
        (AT_TIME, OPENED, OPENED + 5, OPENED + 5, "closed"),
    ],
)
def test_the_window(
    speakers: ListOfSpeakers, opened: int | None, at: int, closes: int | None, inscription: str
) -> None:
    assert (closing_at(speakers, opened), inscription_at(speakers, at, opened)) == (closes, inscription)


OWN = ListRules(opens_before_ms=60 * MINUTE, online_closes_before_ms=20 * MINUTE)
BY_THEMSELVES = ListOfSpeakers("l1", ("i1",), OWN, closes_after_ms=15 * MINUTE)


@row_by_row(
    ("speakers", "at", "own"),
    [
        (BY_THEMSELVES, OPENED - 60 * MINUTE - 1, "not_yet"),
        (BY_THEMSELVES, OPENED - 60 * MINUTE, "open"),
        (BY_THEMSELVES, OPENED - 20 * MINUTE - 1, "open"),
        (BY_THEMSELVES, OPENED - 20 * MINUTE, "closed"),
        (replace(BY_THEMSELVES, opens_at=OPENED - 30 * MINUTE), OPENED - 31 * MINUTE, "not_yet"),
        (replace(BY_THEMSELVES, rules=ListRules()), OPENED + 15 * MINUTE - 1, "open"),
        (replace(BY_THEMSELVES, rules=ListRules()), OPENED + 15 * MINUTE, "closed"),
    ],
)
def test_the_window_of_delegations_that_inscribe_themselves(speakers: ListOfSpeakers, at: int, own: str) -> None:
    assert own_inscription(speakers, at, OPENED, OPENED) == own


@row_by_row(
    ("late", "entry", "leave"),
    [
        (("member",), Entry("l1", 99, "member"), False),
        (("member",), Entry("l1", 100, "member"), True),
        (("member",), Entry("l1", 100, "ngo"), False),
        (("everyone",), Entry("l1", 100, "ngo"), True),
        (("group",), Entry("l1", 100, "observer", capacity=Capacity("group")), True),
        ((), Entry("l1", 100, "member"), False),
    ],
)
def test_who_is_late_needs_leave_by_category(late: tuple[str, ...], entry: Entry, leave: bool) -> None:
    rules = ListRules(leave_when_late=late)  # type: ignore[arg-type]
    assert needs_leave(ListOfSpeakers("l1", ("i1",), rules, closes_at=100), entry, None) == leave


def test_a_list_opens_with_the_first_opening_of_one_of_its_items() -> None:
    both = ListOfSpeakers("l1", ("i2", "i3"))
    here = sitting(do.OpenMeeting())
    assert opened_at(here.state, both) is None
    here.does(do.OpenItem("i3"), do.OpenItem("i2"))
    assert opened_at(here.state, both) == START + 3 * SECOND
