"""Draws the desk's rows of programme texts, and how many are approved; programme_text.js of the page does the same."""

from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.web.drawing.markup import drawn
from interp.web.drawing.provenance import written
from interp.web.drawing.speaker_names import t

Row = Mapping[str, Any]


@pass_context
def desk_text(context: Context, row: Row, working: str) -> Markup:
    """Return a text of the programme beside its translation into the language that is worked into."""
    own, version = str(context["language"]), row["version"] or {}
    standing = _standing(row)
    return drawn("desk.text", own, written(working) | {
        "standing": standing, "source": t(context, row["original"], mark=False), "text": version.get("value"),
        "reads": written(row["original"]["language"])["dir"],
        "stands": drawn("desk.stands", own, {"standing": standing, "origin": version.get("origin")}),
    })  # fmt: skip


@pass_context
def desk_count(context: Context, rows: Iterable[Row]) -> Markup:
    """Return how many texts are approved, of those to be translated."""
    own = str(context["language"])
    counted = [each for each in map(_standing, rows) if each != "name"]
    approved = sum(bool(drawn("desk.approved", own, {"standing": each})) for each in counted)
    left = approved < len(counted)
    return drawn("desk.count", own, {"left": left, "approved": approved, "all": len(counted)})


def _standing(row: Row) -> str:
    """Return how a text stands: as its version does, "none" without one, "name" where a name needs none."""
    if row["version"]:
        return str(row["version"]["standing"])
    return "name" if row["id"].startswith("person.") and row["id"].endswith(".name") else "none"
