"""Builds the record of a desk act: who did what to which document, when."""

import json
from collections.abc import Mapping

from interp.domain.rules.permissions import Actor
from interp.ports import DeskAct, Document


def act(
    actor: Actor, at: int, name: str, document: Document, body: Mapping[str, object], language: str = "",
    segment: str = "", revision: int = 0,
) -> DeskAct:  # fmt: skip
    """Return the record of an act on a document; `body` holds further values, JSON-able."""
    return DeskAct(
        at, document.meeting or "", actor.name or actor.role, actor.role, name, document.id, language, segment,
        revision, json.dumps(body, ensure_ascii=False),
    )  # fmt: skip
