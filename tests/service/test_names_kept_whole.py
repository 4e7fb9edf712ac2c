"""Names no caption is cut inside: people as printed and as entered, parties, States on the meeting's day."""

from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.model.commands import AddPerson
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.seed.bundled_data import delegations
from interp.service.meetings import Meetings
from interp.service.names_kept_whole import NamesKeptWhole
from tests.builders import plan
from tests.fakes import FixedClock, ListeningBell, MemoryLog


def names() -> NamesKeptWhole:
    """Return the names of a meeting with a person of four names."""
    meetings = Meetings(MemoryLog(), ListeningBell(), FixedClock())
    meetings.handle(SYSTEM, "m1", "plan", plan())
    meetings.handle(Actor("staff"), "m1", "p", AddPerson("Maria Grazia de la Fuente"))
    return NamesKeptWhole(meetings, delegations())


def test_people_keep_their_name_in_every_language_and_states_have_theirs() -> None:
    found = names()("m1")
    assert all("Maria Grazia de la Fuente" in row for row in found.values())
    assert "Papua New Guinea" in found["en"] and "大韩民国" in found["zh"] and "France" not in found["en"]
    assert names()("gone") == names()(None) == {}


def test_a_caption_is_not_cut_inside_such_a_name() -> None:
    kept = names()("m1")["en"]
    for lead in range(24, 44):
        text = "We thank " + "x" * lead + " Papua New Guinea and Maria Grazia de la Fuente for it."
        lines = [line for cue in cue_texts(text, "en", kept) for line in cue.split("\n")]
        for name in ("Papua New Guinea", "Maria Grazia de la Fuente"):
            assert any(name in line for line in lines), lines
