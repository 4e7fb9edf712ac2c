"""What the translation section sees: every text of the programme beside its language."""

from interp.domain.model.parties import Party
from interp.domain.model.texts import Version
from interp.domain.views.desk import TextRow, desk_view, text_rows
from tests.builders import sitting
from tests.domain.views.open_meeting import DRAFT, at_s1, original


def test_the_desk_lists_every_text_beside_its_language() -> None:
    state = at_s1().does(DRAFT).state
    rows = {row.id: row for row in text_rows(state, "fr")}
    draft = Version("BROUILLON", "draft", "person", 1)
    assert rows["item.i1.title"] == TextRow(id="item.i1.title", original=original("Opening"), version=draft)
    assert rows["meeting.title"].version is None
    assert set(rows) == set(state.texts)


def test_the_desks_number_moves_when_a_text_does() -> None:
    drafted = at_s1().does(DRAFT).state
    assert desk_view(drafted, "fr").texts_seq == drafted.seq


def test_every_kind_of_programme_text_is_listed() -> None:
    listed = sitting(chair=Party("delegation", "Peru", "pe")).state.texts
    assert set(listed) == {
        "meeting.title", "meeting.theme", "party.pe.name", "party.r1.name", "speech.s2.topic",
        "person.p1.name", "person.p1.function.0", "person.p1.function.1", "person.p1.affiliation",
        "person.p2.name", "person.p3.name",
        "item.i1.title", "item.i2.title", "item.i3.title", "item.i4.title",
    }  # fmt: skip
