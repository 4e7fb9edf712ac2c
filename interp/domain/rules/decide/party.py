"""Decides the command that describes a party: its pronunciation and seat."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Details
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.programme_order import speech_of
from interp.errors import BadRequest, NotFound

LONGEST_NOTE, LONGEST_SEAT = 200, 20


@decides(do.DescribeParty)
def describe(state: Meeting, command: do.DescribeParty, context: Context) -> Events:
    """Return the new details; none if nothing changes. Raises NotFound, BadRequest("too_long")."""
    party = speech_of(state, command.speech).party
    if not party.id:
        raise NotFound("party", speech=command.speech)
    for field, value, longest in (
        ("pronunciation", command.pronunciation, LONGEST_NOTE), ("seat", command.seat, LONGEST_SEAT),
    ):  # fmt: skip
        if value is not None and len(value) > longest:
            raise BadRequest("too_long", field=field, longest=longest)
    known = state.details.get(party.id, Details(seat=party.seat))
    event = ev.PartyDescribed(
        party.id,
        known.pronunciation if command.pronunciation is None else command.pronunciation or None,
        known.seat if command.seat is None else command.seat or None,
    )
    return () if event == ev.PartyDescribed(party.id, known.pronunciation, known.seat) else (event,)
