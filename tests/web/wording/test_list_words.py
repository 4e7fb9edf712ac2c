"""The words of entries: every code of the rules and of an entry that a page shows has one."""

from typing import get_args

from interp.domain.model.list_rules import Everyone, SpeakerCategory
from interp.domain.model.speaker_lists import CapacityKind, EntryStanding
from interp.web.wording.list_words import ENTRIES


def test_every_standing_category_and_capacity_has_a_word() -> None:
    codes = {
        *(f"standing.{each}" for each in get_args(EntryStanding)),
        *(f"speaks.{each}" for each in (*get_args(SpeakerCategory), *get_args(Everyone))),
        *(f"capacity.{each}" for each in get_args(CapacityKind) if each != "national"),
    }
    assert codes <= ENTRIES.keys()
