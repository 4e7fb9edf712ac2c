"""The official language of a State among the six, from Unicode CLDR by Babel."""

from functools import cache

from babel.core import get_global
from babel.languages import get_official_languages

from interp.languages import CODES

# CLDR still counts Arabic, whose status in Israel has been a special one, not official, since July 2018.
OUTDATED = frozenset({("ISR", "ar")})


def territory_of(state: str) -> str | None:
    """Return CLDR's code of a State, ISO 3166-1 alpha-2, from its alpha-3; None for another code."""
    found: list[str] = get_global("territory_aliases").get(state, [])
    return found[0] if len(found) == 1 else None


@cache
def official_language(state: str) -> str | None:
    """Return the one of the six that is official in a State (ISO 3166-1 alpha-3); None for none or several.

    A State whose law names no official language has the one it uses as such: Mexico, Spanish.
    """
    if (territory := territory_of(state)) is None:
        return None
    official = get_official_languages(territory) or get_official_languages(territory, de_facto=True)
    found = {code for code in official if code in CODES and (state, code) not in OUTDATED}
    return found.pop() if len(found) == 1 else None
