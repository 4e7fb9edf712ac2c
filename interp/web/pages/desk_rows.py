"""What the desk says of the programme's texts: where each stands, and how many are approved."""

from collections.abc import Iterable, Mapping
from typing import Any

from interp.web.wording.page_words import ALL

APPROVED = ("reviewed", "final", "auto")


def is_name(text: str) -> bool:
    """Return whether a text is a person's name: without a form of its own it keeps the original and is no work."""
    return text.startswith("person.") and text.endswith(".name")


def standing_keys(row: Mapping[str, Any]) -> list[str]:
    """Return the words for where a text stands and, where there is a word for it, where it comes from."""
    version = row["version"]
    if version is None:
        return ["desk.name" if is_name(row["id"]) else "desk.empty"]
    return [f"standing.{version['standing']}", *(key for key in (f"origin.{version['origin']}",) if key in ALL)]


def standing_mark(row: Mapping[str, Any]) -> str:
    """Return the standing as the style sheet knows it: that of the version, "name" or "none"."""
    return str(row["version"]["standing"]) if row["version"] else "name" if is_name(row["id"]) else "none"


def approved(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many texts are approved among all that have to be translated."""
    counted = [row["version"] for row in rows if row["version"] or not is_name(row["id"])]
    return {"approved": sum(bool(each and each["standing"] in APPROVED) for each in counted), "all": len(counted)}
