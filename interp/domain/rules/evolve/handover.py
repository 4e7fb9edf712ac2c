"""Applies the events of a handover of the microphone."""

from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.model.teams import Handover
from interp.domain.rules import desk_changes
from interp.domain.rules.evolve.registration import evolves


@evolves(ev.HandoverAsked)
def asked(state: Meeting, event: ev.HandoverAsked, logged: ev.Logged) -> Meeting:
    request = Handover(event.desk, event.to, "asked", event.lapses_at)
    return desk_changes.with_desks(state, event.booth, desk_changes.asked(request))


@evolves(ev.HandoverAccepted)
def accepted(state: Meeting, event: ev.HandoverAccepted, logged: ev.Logged) -> Meeting:
    return desk_changes.with_desks(state, event.booth, desk_changes.accepted(event.lapses_at))


@evolves(ev.HandoverDeclined)
def declined(state: Meeting, event: ev.HandoverDeclined, logged: ev.Logged) -> Meeting:
    return desk_changes.with_desks(state, event.booth, desk_changes.declined(event.desk, event.words, logged.at))


@evolves(ev.HandoverWithdrawn)
def withdrawn(state: Meeting, event: ev.HandoverWithdrawn, logged: ev.Logged) -> Meeting:
    return desk_changes.with_desks(state, event.booth, desk_changes.withdrawn)


@evolves(ev.HandoverTaken)
def taken(state: Meeting, event: ev.HandoverTaken, logged: ev.Logged) -> Meeting:
    return desk_changes.with_desks(state, event.booth, desk_changes.active(event.desk))
