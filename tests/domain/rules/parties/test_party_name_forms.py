"""A party that is named by its code alone gets its official name, and the log what it does not say yet."""

import pytest

from interp.domain.delegations.registry import Name
from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Party
from interp.domain.rules.parties.party_name_forms import Official, record, wants_name
from tests.builders import BRAZIL, sitting

CODE = Party("delegation", "", code="BR")
NAMES = {"en": Name("Brazil", "Brazil", "Brazil", "brazil"), "fr": Name("Brésil", "du Brésil", "le Brésil", "bresil")}
OFFICIAL = Official("br", "en", NAMES)
FORMS = tuple((language, name.after) for language, name in OFFICIAL.names.items())


@pytest.mark.parametrize(("party", "wants"), [(CODE, True), (BRAZIL, False), (Party("delegation", ""), False)])
def test_only_a_code_without_a_name_wants_one(party: Party, wants: bool) -> None:
    assert wants_name(party) is wants


def test_forms_and_translations_are_recorded_once() -> None:
    sat = sitting(do.AddSpeech("i3", BRAZIL))
    news = record(sat.state, OFFICIAL)
    translated = ev.TextTranslated("party.br.name", "fr", "Brésil", "auto", "official", 1)
    assert news == (ev.PartyCalled("br", FORMS), translated)
    assert record(sat.happened(*news).state, OFFICIAL) == ()
