"""A person who is amended is so wherever they have the floor."""

from interp.domain.model import commands as do
from tests.builders import sitting
from tests.given import given


def test_a_person_is_amended_wherever_they_speak() -> None:
    sat = sitting(do.AmendPerson("p1", "Ms. Amelia One", functions=("Chair of the Board",)))
    assert sat.state.people["p1"].name == sat.state.speeches["s1"].party.name == "Ms. Amelia One"
    texts = sat.state.texts
    assert (texts["person.p1.name"].value, texts["person.p1.name"].original_revision) == ("Ms. Amelia One", 2)
    assert texts["person.p1.function.0"].original_revision == 1
    assert "person.p1.function.1" not in texts
    given(sat).when(do.AmendPerson("p1", "Ms. Amelia One")).nothing()
