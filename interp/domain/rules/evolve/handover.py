"""Applies the events of a handover of the microphone."""

from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.model.teams import Handover
from interp.domain.rules import booth_desk_changes as desks
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.state_changes.microphone_turns import with_desks


@evolves(ev.HandoverAsked)
def asked(state: Meeting, event: ev.HandoverAsked, logged: ev.Logged) -> Meeting:
    request = Handover(event.desk, event.to, "asked", event.lapses_at)
    return with_desks(state, event.booth, desks.asked(request), logged.at)


@evolves(ev.HandoverAccepted)
def accepted(state: Meeting, event: ev.HandoverAccepted, logged: ev.Logged) -> Meeting:
    return with_desks(state, event.booth, desks.accepted(event.lapses_at), logged.at)


@evolves(ev.HandoverDeclined)
def declined(state: Meeting, event: ev.HandoverDeclined, logged: ev.Logged) -> Meeting:
    return with_desks(state, event.booth, desks.declined(event.desk, event.words, logged.at), logged.at)


@evolves(ev.HandoverWithdrawn)
def withdrawn(state: Meeting, event: ev.HandoverWithdrawn, logged: ev.Logged) -> Meeting:
    return with_desks(state, event.booth, desks.withdrawn, logged.at)


@evolves(ev.HandoverTaken)
def taken(state: Meeting, event: ev.HandoverTaken, logged: ev.Logged) -> Meeting:
    if event.unasked:
        return with_desks(state, event.booth, desks.taken_from(event.desk, event.unasked, logged.at), logged.at)
    return with_desks(state, event.booth, desks.active(event.desk), logged.at)


@evolves(ev.HandoverReleased)
def released(state: Meeting, event: ev.HandoverReleased, logged: ev.Logged) -> Meeting:
    return with_desks(state, event.booth, desks.taken_from(None, "released", logged.at), logged.at)
