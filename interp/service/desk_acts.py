"""What is noted of a thing done at the desk: who, when, what."""

import json
from collections.abc import Mapping

from interp.domain.rules.policy import Actor
from interp.ports import DeskAct, Document


def act(
    actor: Actor, at: int, name: str, document: Document, body: Mapping[str, object], language: str = "",
    segment: str = "", revision: int = 0,
) -> DeskAct:  # fmt: skip
    """Return the note of something done to a document; `body` is what else was said, JSON-able."""
    return DeskAct(
        at, document.meeting or "", actor.name or actor.role, actor.role, name, document.id, language, segment,
        revision, json.dumps(body, ensure_ascii=False),
    )  # fmt: skip
