"""What is known of a party comes from several events, and none takes away what another said."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Details
from tests.builders import BRAZIL, sitting

FORMS = (("fr", "du Brésil"),)


def test_forms_pronunciation_and_seat_stand_beside_each_other() -> None:
    sat = sitting().happened(ev.PartyCalled("x1", FORMS), ev.PartyDescribed("x1", "bra-ZIL", "A12"))
    assert sat.state.details["x1"] == Details(FORMS, "bra-ZIL", "A12")


def test_a_seat_that_came_with_the_programme_stays() -> None:
    sat = sitting(do.AddSpeech("i3", BRAZIL)).happened(ev.PartyCalled("br", FORMS))
    assert sat.state.details["br"].seat == "A1"
