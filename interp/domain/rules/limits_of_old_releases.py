"""Tells limits that releases up to 0.2 computed when planning from those set by hand, by their values.

What was computed then is computed again from now on, so that it follows the meeting's rules; nothing else changes.
"""


from interp.domain.model.modalities import COUNCIL
from interp.domain.model.parties import Speech
from interp.domain.model.state import Block, Meeting
from interp.domain.rules.programme_order import ROUND, home_of
from interp.domain.rules.time_limits import computed, item_limit
from interp.value_types import replace


def planned(state: Meeting) -> Meeting:
    """Return a planned meeting with its computed limits noted: a round's that is the meeting's, and even shares.

    A recording's limit is its length, never a share.
    """
    assert state.about is not None
    general = state.about.modalities.floor_limit_ms
    rounds = {item.id for item in state.items if item.kind == ROUND and item.speech_limit_ms == general is not None}
    state = replace(state, computed_limits=frozenset(rounds))
    shares = frozenset(speech for block in state.blocks for speech in _shares(state, block))
    return replace(state, computed_limits=state.computed_limits | shares)


def _shares(state: Meeting, block: Block) -> frozenset[str]:
    """Return the speeches of a block that all have the same limit, if that is their even share."""
    items = [item for item in state.items if item.block == block.id and not item_limit(state, item).limit_ms]
    speeches = [state.speeches[each] for item in items for each in item.speeches]
    timed = [speech for speech in speeches if speech.limit_ms and speech.role != "recording"]
    if not timed or len({speech.limit_ms for speech in timed}) > 1:
        return frozenset()
    found = frozenset(speech.id for speech in timed)
    share = computed(replace(state, computed_limits=state.computed_limits | found), timed[0], items[0])
    return found if share.limit_ms == timed[0].limit_ms else frozenset()


def added(state: Meeting, speech: Speech) -> Meeting:
    """Return the state with a speech that was just added; the members' limit in a round of the Council was computed."""
    about = state.about
    members = about.modalities.members_limit_ms if about and about.body in COUNCIL else None
    if speech.membership or not (members and speech.party.code and speech.limit_ms == members):
        return state
    if home_of(state, speech.id).kind != ROUND:
        return state
    member = replace(speech, membership="member")
    found = state.computed_limits | {speech.id}
    return replace(state, speeches=state.speeches | {speech.id: member}, computed_limits=found)


def set_by_hand(state: Meeting, subject: str, limit_ms: int | None) -> Meeting:
    """Return the state in which a person has set the limit of an item or a speech, or taken it away (None)."""
    gone = state.taken_away
    taken_away = gone | {subject} if limit_ms is None else gone - {subject}
    return replace(state, computed_limits=state.computed_limits - {subject}, taken_away=taken_away)
