"""The time limit of a speech: its share of its block, the longer limit of members, the range of valid limits."""

from collections.abc import Iterator
from dataclasses import replace

from interp.domain.model.parties import Speech
from interp.domain.model.state import Block, Item, Meeting
from interp.errors import Refused

LONGEST_LIMIT_MS = 86_400_000
STEP_MS = 30_000


def limit(ms: int | None) -> int | None:
    """Return a time limit in milliseconds, None for 0 or None. Raises Refused below 0 and above a day."""
    if ms is not None and not 0 <= ms <= LONGEST_LIMIT_MS:
        raise Refused("out_of_range", longest_ms=LONGEST_LIMIT_MS)
    return ms or None


def members_limit_ms(state: Meeting, item_id: str | None) -> int | None:
    """Return the longer limit of members of the body in a round of statements, in milliseconds; None elsewhere."""
    in_round = any(item.id == item_id and item.kind == "floor_round" for item in state.items)
    return state.about.modalities.members_limit_ms if state.about and in_round else None


def with_shares(
    blocks: tuple[Block, ...], items: tuple[Item, ...], speeches: tuple[Speech, ...]
) -> Iterator[Speech]:
    """Yield the speeches; one without a limit gets an equal share of its block's budget, in whole half minutes."""
    block_of = {speech: item.block for item in items if not item.speech_limit_ms for speech in item.speeches}
    shares: dict[str | None, int] = {}
    for block in blocks:
        inside = [speech for speech in speeches if block_of.get(speech.id) == block.id]
        sharing = [speech for speech in inside if speech.limit_ms is None]
        taken = sum(speech.limit_ms or 0 for speech in inside)
        if block.budget_ms and sharing:
            shares[block.id] = max(0, block.budget_ms - taken) // len(sharing) // STEP_MS * STEP_MS
    for speech in speeches:
        share = shares.get(block_of.get(speech.id))
        yield replace(speech, limit_ms=share) if share and speech.limit_ms is None else speech
