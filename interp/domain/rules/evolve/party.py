"""Applies the events of a party: its forms in sentences, its pronunciation, its seat."""


from interp.domain.model import events as ev
from interp.domain.model.parties import Details
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves
from interp.value_types import replace


@evolves(ev.PartyCalled)
def called(state: Meeting, event: ev.PartyCalled, logged: ev.Logged) -> Meeting:
    return _details(state, event.party, called=event.forms)


@evolves(ev.PartyDescribed)
def described(state: Meeting, event: ev.PartyDescribed, logged: ev.Logged) -> Meeting:
    return _details(state, event.party, pronunciation=event.pronunciation, seat=event.seat)


def _details(state: Meeting, party: str, **changes: object) -> Meeting:
    # The seat of the programme is used until staff enter another.
    seat = next((each.party.seat for each in state.speeches.values() if each.party.id == party), None)
    known = replace(state.details.get(party, Details(seat=seat)), **changes)  # type: ignore[arg-type]
    return replace(state, details=state.details | {party: known})
