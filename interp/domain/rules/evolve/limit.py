"""Applies the events of limits proposed and announced for all who wait."""

from collections.abc import Mapping

from interp.domain.model import events as ev
from interp.domain.model.announced_limits import AnnouncedLimits, LimitProposal
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves
from interp.value_types import replace


@evolves(ev.LimitProposed)
def proposed(state: Meeting, event: ev.LimitProposed, logged: ev.Logged) -> Meeting:
    made = LimitProposal(event.limits, event.list, event.by_chair, logged.actor, logged.at)
    return replace(state, limit_proposal=made)


@evolves(ev.LimitWithdrawn)
def withdrawn(state: Meeting, event: ev.LimitWithdrawn, logged: ev.Logged) -> Meeting:
    return replace(state, limit_proposal=None)


@evolves(ev.LimitAnnounced)
def announced(state: Meeting, event: ev.LimitAnnounced, logged: ev.Logged) -> Meeting:
    """Return the state with the limits in force beside those announced before; they replace limits set by hand."""
    before = state.announced.get(event.list or "", ())
    now = AnnouncedLimits(event.limits, event.speech, event.own, logged.at)
    return replace(
        state, limit_proposal=None, announced=state.announced | {event.list or "": (*before, now)},
        speeches=_with_limits(state.speeches, {speech: None for speech, _ in event.own}),
    )  # fmt: skip


@evolves(ev.LimitLifted)
def lifted(state: Meeting, event: ev.LimitLifted, logged: ev.Logged) -> Meeting:
    """Return the state as before they were announced: limits set by hand hold again for those who still wait."""
    *before, last = state.announced[event.list or ""]
    others = {key: each for key, each in state.announced.items() if key != (event.list or "")}
    own = {speech: ms for speech, ms in last.own if _waits_without_own(state, speech)}
    return replace(
        state, announced=others | ({event.list or "": tuple(before)} if before else {}),
        speeches=_with_limits(state.speeches, own),
    )  # fmt: skip


def _waits_without_own(state: Meeting, speech: str) -> bool:
    found = state.speeches.get(speech)
    waits = found is not None and found.status == SpeechStatus.PLANNED and speech != state.floor.armed
    return waits and found is not None and found.limit_ms is None and speech not in state.taken_away


def _with_limits(speeches: dict[str, Speech], limits: Mapping[str, int | None]) -> dict[str, Speech]:
    """Return the speeches with other limits of their own, None: with none."""
    there = {speech: ms for speech, ms in limits.items() if speech in speeches}
    return speeches | {speech: replace(speeches[speech], limit_ms=ms) for speech, ms in there.items()}
