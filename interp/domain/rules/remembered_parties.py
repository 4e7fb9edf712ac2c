"""What other meetings may know of the parties of one: who was typed by name, languages, own interpreters."""


from interp.domain.model.parties import Party, Speech
from interp.domain.model.speaker_lists import RememberedParty
from interp.domain.model.state import Meeting
from interp.domain.rules.floor_language import party_key
from interp.value_types import replace


def remembered_parties(state: Meeting) -> tuple[RememberedParty, ...]:
    """Return the parties of which there is something to know, in the order in which they were planned.

    Persons of the programme and recordings are left out: another meeting has others.
    """
    found: dict[str, RememberedParty] = {}
    spoken = state.floor.last_spoken
    for speech in state.speeches.values():
        if speech.person is None and speech.party.kind != "recording":
            _remember(found, state, speech, spoken.get(party_key(speech.party) or ""))
    return tuple(found.values())


def _remember(found: dict[str, RememberedParty], state: Meeting, speech: Speech, language: str | None) -> None:
    entry, party = state.entries.get(speech.id), speech.party
    typed = entry is not None and party.code is None
    worked = state.own_interpreters.get(party_key(party) or "") or (entry.interpreter if entry else None)
    if not (typed or language or worked):
        return
    key = who(party)
    coded, named = Party(party.kind, "", code=party.code), Party(party.kind, party.name, language=party.language)
    known = found.get(key) or RememberedParty(coded if party.code else named)
    found[key] = replace(
        known,
        category=entry.category if entry and typed else known.category,
        language=language or known.language,
        interpreter=worked or known.interpreter,
    )


def who(party: Party) -> str:
    """Return by what a party is the same in another meeting: its code, else its name without regard to case."""
    return party.code or party.name.casefold()


def remembers_the_same(before: Meeting, now: Meeting) -> bool:
    """Return whether other meetings may know the same of two states of a meeting."""
    same = before.entries is now.entries and before.floor.last_spoken == now.floor.last_spoken
    same = same and before.own_interpreters == now.own_interpreters
    return same or remembered_parties(before) == remembered_parties(now)
