"""Applies the events of the persons of the programme."""


from interp.domain.model import events as ev
from interp.domain.model.parties import Party, Person
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.state_changes.programme_texts import person_texts, reworded, with_texts
from interp.value_types import replace


@evolves(ev.PersonAdded)
def added(state: Meeting, event: ev.PersonAdded, logged: ev.Logged) -> Meeting:
    people = state.people | {event.person.id: event.person}
    return with_texts(replace(state, people=people), person_texts(event.person))


@evolves(ev.PersonAmended)
def amended(state: Meeting, event: ev.PersonAmended, logged: ev.Logged) -> Meeting:
    """Return the state with the person amended, also the name in speeches and as chair; other texts are unchanged."""
    person = event.person
    speeches = {
        key: replace(speech, party=_named(speech.party, person) or speech.party)
        for key, speech in state.speeches.items()
    }
    about = replace(state.about, chair=_named(state.about.chair, person)) if state.about else None
    state = replace(state, about=about, speeches=speeches, people=state.people | {person.id: person})
    own = {key for key in state.texts if key.startswith(f"person.{person.id}.")}
    return reworded(state, person_texts(person), own)


def _named(party: Party | None, person: Person) -> Party | None:
    return replace(party, name=person.name) if party and party.kind == "person" and party.id == person.id else party
