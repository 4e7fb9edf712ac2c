"""The versions of a text, and the number of the programme that a change of them moves."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.model.texts import Version
from tests.builders import sitting
from tests.given import given

TITLE = "item.i1.title"
ENTER = do.SetText(TITLE, "fr", "Ouverture")


def french(state: Meeting) -> Version | None:
    return state.texts[TITLE].version("fr")


def test_every_change_of_a_text_moves_the_texts_number_and_of_a_title_the_programmes() -> None:
    entered = sitting(ENTER).state
    assert (entered.texts_seq, entered.numbers.programme_seq, entered.numbers.list_seq) == (2, 2, 1)


def test_a_draft_is_approved() -> None:
    given(ENTER).when(do.ApproveText(TITLE, "fr", 1)).then(ev.TextApproved(TITLE, "fr", 1))
    approved = sitting(ENTER, do.ApproveText(TITLE, "fr", 1)).state
    assert french(approved) == Version("Ouverture", "reviewed", "person", 1)
