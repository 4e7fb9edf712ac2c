"""The words of entries: every code of the rules and of an entry that a page shows has one."""

from typing import get_args

from interp.domain.model.list_rules import Everyone, SpeakerCategory
from interp.domain.model.speaker_lists import EntryStanding
from interp.web.wording.list_words import ENTRIES


def test_every_standing_and_category_has_a_word() -> None:
    codes = {
        *(f"standing.{each}" for each in get_args(EntryStanding)),
        *(f"speaks.{each}" for each in (*get_args(SpeakerCategory), *get_args(Everyone))),
    }
    assert codes <= ENTRIES.keys()
