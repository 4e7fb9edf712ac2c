"""What becomes of an item's texts, and of the speech that was armed in it."""

from interp.domain.model import commands as do
from interp.domain.model.texts import ProgrammeText
from tests.builders import sitting


def test_an_items_title_becomes_a_programme_text() -> None:
    text = sitting(do.AddItem("other", "Vote")).state.texts["item.c2.title"]
    assert text == ProgrammeText("item.c2.title", "en", "Vote")


def test_a_new_title_is_a_new_original_and_its_translations_fall() -> None:
    state = sitting(do.SetText("item.i2.title", "fr", "Table ronde"), do.AmendItem("i2", title="Debate")).state
    assert state.texts["item.i2.title"] == ProgrammeText("item.i2.title", "en", "Debate", original_revision=2)


def test_a_title_that_stays_keeps_its_translations() -> None:
    state = sitting(do.SetText("item.i2.title", "fr", "Table ronde"), do.AmendItem("i2", number="5")).state
    assert state.texts["item.i2.title"].version("fr") is not None


def test_removing_an_item_disarms_its_speech_only() -> None:
    assert sitting(do.ArmFloor("s2"), do.RemoveItem("i2")).state.floor.armed is None
    assert sitting(do.ArmFloor("s2"), do.RemoveItem("i4")).state.floor.armed == "s2"
