"""Every party that a speech is made for has a text."""

from dataclasses import replace

from interp.domain.model.parties import Party
from interp.domain.model.texts import ProgrammeText
from tests.builders import SPEECHES, Sitting, plan

GROUP = Party("group", "African Group", "g1")


def test_every_party_a_speech_is_made_for_has_a_text() -> None:
    speech = replace(SPEECHES[2], on_behalf_of=(GROUP,))
    state = Sitting().does(replace(plan(), speeches=(*SPEECHES[:2], speech, SPEECHES[3]))).state
    assert state.texts["party.g1.name"] == ProgrammeText("party.g1.name", "en", "African Group")
