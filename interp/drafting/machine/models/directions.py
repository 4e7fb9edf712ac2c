"""Computes the route of each of the thirty directions from installed packages: direct, through English, or none."""

from collections.abc import Mapping
from itertools import permutations
from pathlib import Path

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.drafting.machine.models.installed_packages import Package, best
from interp.value_types import dataclass

PIVOT = "en"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TranslationRoute:
    """The route from one language into another: its packages in order, or the missing pairs."""

    source: str
    target: str
    packages: tuple[Package, ...] = ()
    missing: tuple[Pair, ...] = ()

    @property
    def origin(self) -> str | None:
        """Return the origin of its drafts, e.g. "mt:ru-en-fr@1.9"; None without a route.

        If the two versions differ both are given, "mt:ru-en-ar@1.9/1.0".
        """
        if not self.packages:
            return None
        languages = "-".join((self.source, *(package.target for package in self.packages)))
        versions = "/".join(dict.fromkeys(package.version for package in self.packages))
        fixture = "+fixture" if any(package.fixture for package in self.packages) else ""
        return f"mt:{languages}@{versions}{fixture}"

    @property
    def kind(self) -> str:
        """Return "direct", "via English" or "none"."""
        return ("none", "direct", "via English")[len(self.packages)]


def route(known: Mapping[Pair, Package], source: str, target: str) -> TranslationRoute:
    """Return the route between two languages: a direct package before one through English.

    A fixture never takes precedence over real models. There is no route from a language into itself.
    """
    if source == target:
        return TranslationRoute(source, target, missing=((source, target),))
    direct = known.get((source, target))
    hops = (source, PIVOT), (PIVOT, target)
    through = tuple(known[hop] for hop in hops if hop in known)
    passable = len(through) == len(hops) and PIVOT not in (source, target)
    if direct and not (direct.fixture and passable and not any(each.fixture for each in through)):
        return TranslationRoute(source, target, (direct,))
    if passable:
        return TranslationRoute(source, target, through)
    legs = ((source, target),) if PIVOT in (source, target) else hops
    return TranslationRoute(source, target, missing=tuple(leg for leg in legs if leg not in known))


def routes(folder: Path) -> tuple[TranslationRoute, ...]:
    """Return the route of each of the thirty directions."""
    known = best(folder)
    return tuple(route(known, source, target) for source, target in permutations(MEETING_LANGUAGES, 2))


def offer(folder: Path) -> str:
    """Return the start-up message about missing models; '' when every direction has a route."""
    missing = sum(not each.packages for each in routes(folder))
    if not missing:
        return ""
    command = f"interp models install --data {folder.parent}"
    return f"No translation models for {missing} of 30 directions: `{command}` fetches them (docs/models.md)."
