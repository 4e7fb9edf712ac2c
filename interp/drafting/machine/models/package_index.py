"""Reads the Argos Open Technologies package index: the available packages and their addresses."""

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.drafting.machine.models import package_download
from interp.errors import BadRequest
from interp.value_types import dataclass

MAX_INDEX = 5_000_000
# these ten pairs through English cover all thirty directions
WANTED: tuple[tuple[str, str], ...] = tuple(
    pair for code in MEETING_LANGUAGES if code != "en" for pair in (("en", code), (code, "en"))
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that can be downloaded, with its addresses."""

    source: str
    target: str
    version: str
    links: tuple[str, ...]

    @property
    def pair(self) -> tuple[str, str]:
        """Return its two languages."""
        return self.source, self.target

    @property
    def name(self) -> str:
        """Return the folder name it will get."""
        return f"translate-{self.source}_{self.target}-{self.version.replace('.', '_')}"


def read(address: str, *, timeout_s: float = package_download.TIMEOUT_S) -> dict[tuple[str, str], Offer]:
    """Return the newest offer for each pair of the six languages.

    Raises BadRequest bad_index, Unavailable download (args: address, why).
    """
    try:
        read = json.loads(package_download.small(address, MAX_INDEX, timeout_s=timeout_s))
        return parsed(read, urlsplit(address).scheme)
    except (ValueError, TypeError, AttributeError) as wrong:
        raise BadRequest("bad_index", address=address) from wrong


def parsed(rows: list[dict[str, Any]], scheme: str) -> dict[tuple[str, str], Offer]:
    """Return the newest offer of each pair, with only those links that are as safe as the index, fetched by `scheme`.

    Raises ValueError, TypeError or AttributeError for invalid rows.
    """
    offers = [offer for row in rows if (offer := _offer(row, scheme))]
    return {offer.pair: offer for offer in sorted(offers, key=_age)}


def _offer(row: dict[str, Any], scheme: str) -> Offer | None:
    source, target = row.get("from_code"), row.get("to_code")
    known = {source, target} <= {*MEETING_LANGUAGES} and source != target
    if not known or row.get("type", "translate") != "translate":
        return None
    links = tuple(link for link in row.get("links", ()) if _safe(link, scheme))
    return Offer(str(source), str(target), str(row.get("package_version", "0")), links) if links else None


def _safe(link: object, scheme: str) -> bool:
    """Return whether a link is as safe as the index: an https index allows https links only."""
    return isinstance(link, str) and urlsplit(link).scheme in {"https", scheme} & {"https", "http"}


def _age(offer: Offer) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", offer.version)]


def wanted(
    offers: dict[tuple[str, str], Offer], pairs: Iterable[tuple[str, str]] = ()
) -> tuple[tuple[Offer, ...], tuple[tuple[str, str], ...]]:
    """Return the offers for the pairs (default: the ten through English), and the pairs without one."""
    asked = tuple(pairs) or WANTED
    return tuple(offers[pair] for pair in asked if pair in offers), tuple(pair for pair in asked if pair not in offers)
