"""Makes the desk's rows of programme texts: standing and origin in words, and the count of approved texts."""

from collections.abc import Iterable, Mapping
from typing import Any

from interp.web.wording.page_words import ALL

APPROVED = ("reviewed", "final", "auto")


def is_name(text: str) -> bool:
    """Return whether a text is a person's name, which needs no translation: without a form it keeps the original."""
    return text.startswith("person.") and text.endswith(".name")


def standing_keys(row: Mapping[str, Any]) -> list[str]:
    """Return the word keys of a text's standing and, where there is one, of its origin."""
    version = row["version"]
    if version is None:
        return ["desk.name" if is_name(row["id"]) else "desk.empty"]
    return [f"standing.{version['standing']}", *(key for key in (f"origin.{version['origin']}",) if key in ALL)]


def standing_mark(row: Mapping[str, Any]) -> str:
    """Return the style class of the standing: that of the version, "name" or "none"."""
    return str(row["version"]["standing"]) if row["version"] else "name" if is_name(row["id"]) else "none"


def approved(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many texts are approved, of those to be translated."""
    counted = [row["version"] for row in rows if row["version"] or not is_name(row["id"])]
    return {"approved": sum(bool(each and each["standing"] in APPROVED) for each in counted), "all": len(counted)}
