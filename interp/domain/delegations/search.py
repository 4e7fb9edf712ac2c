"""Finds delegations by the first letters of their names in any of the six languages."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import Literal, get_args

from interp.domain.delegations.registry import Category, Delegation, Delegations, Name
from interp.domain.delegations.short_forms import SHORT_FORMS
from interp.domain.delegations.typed_on_behalf import without_article
from interp.value_types import dataclass

LEAST_INSIDE = 3
LEAST_BEGINNING = 2
LONGEST_PARTICLE = 3  # letters of words such as "of", "des", "los"
STATES = ("member_state", "observer_state")
MARKS = re.compile(r"[’'ʼـء]")
ALIKE = str.maketrans({"ة": "ه", "ى": "ي", "ё": "е", "ı": "i"})
WHOLE = -1  # the rank of a short form typed whole, before every other
NameMatch = Literal["exact", "only", "guess"]
"""How well what was typed matches: a whole name, the only name that begins so, or one of several."""
CATEGORIES = get_args(Category)  # of two that fit as well, the earlier kind comes first


def fold(said: str) -> str:
    """Return letters and digits only, without case, accents, hamza or apostrophes, single spaces between words."""
    marked = unicodedata.normalize("NFKD", MARKS.sub("", said).casefold())
    plain = "".join(char for char in marked if not unicodedata.combining(char)).translate(ALIKE)
    return " ".join(re.findall(r"[^\W_]+", plain))


@dataclass(frozen=True, slots=True)
class SpelledName:
    """A spelling of a delegation's name; a formal or earlier name ranks below the current one.

    `whole`: who types all of it has named the delegation; not so of codes and initials, with which other names begin.
    """

    code: str
    language: str
    written: str
    lesser: bool
    whole: bool = True


class Finder:
    """Searches delegations; built once, since it holds every spelling of every name, made at the first search."""

    def __init__(self, delegations: Delegations) -> None:
        self.delegations = delegations
        self._spelled: dict[str, tuple[SpelledName, ...]] = {}
        known = ((fold(form), code) for code, forms in SHORT_FORMS.items() for form in forms)
        self._short = {form: code for form, code in known if code in delegations.by_code}

    def prepare(self, pause: Callable[[], None]) -> None:
        """Make every spelling before the first search, in small steps with a `pause` after each."""
        for each in self.delegations:
            self._spellings(each)
            pause()

    def _spellings(self, delegation: Delegation) -> tuple[SpelledName, ...]:
        if delegation.code not in self._spelled:
            self._spelled[delegation.code] = tuple(_entries(delegation))
        return self._spelled[delegation.code]

    def _entries(self) -> Iterator[SpelledName]:
        return chain.from_iterable(self._spellings(each) for each in self.delegations)

    def find(self, typed: str, language: str, on: date, most: int = 12) -> tuple[Delegation, ...]:
        """Return at most `most` delegations, best first: names that begin with the text before names that contain it.

        A usual short form, typed whole, comes before all. The reader's own language ranks before the other five, and
        current names before formal and earlier ones; among equals States come first, in the alphabetical order of
        `language`.
        """
        wanted = fold(typed)
        if not wanted:
            return ()
        best = {self._short[wanted]: WHOLE} if wanted in self._short else {}
        for entry in self._entries():
            rank = _rank(entry, wanted, language)
            if rank is not None:
                best[entry.code] = min(rank, best.get(entry.code, rank))

        def place(code: str) -> tuple[int, int, str]:
            found = self.delegations.one(code)
            return best[code], CATEGORIES.index(found.category), found.on(on)[language].key

        return tuple(self.delegations.one(code) for code in sorted(best, key=place)[:most])

    def sure(self, typed: str) -> dict[str, NameMatch]:
        """Return, by code, how sure it is that a delegation is meant; those left out are guesses.

        "exact": its name or usual short form is typed whole, and no other delegation's is. "only": no name is typed
        whole, and it is the only delegation of which a name in any language begins so.
        """
        wanted = fold(typed)
        exact = {entry.code for entry in self._entries() if entry.whole and entry.written == wanted}
        if wanted in self._short:
            exact = {self._short[wanted]}
        if exact or len(wanted) < LEAST_BEGINNING:
            return {code: "exact" for code in exact} if len(exact) == 1 else {}
        begun = {entry.code for entry in self._entries() if entry.written.startswith(wanted)}
        return {code: "only" for code in begun} if len(begun) == 1 else {}


def _entries(delegation: Delegation) -> Iterator[SpelledName]:
    code, is_state = delegation.code, delegation.category in STATES
    yield SpelledName(code, "", fold(code), lesser=False, whole=not is_state)
    for period in delegation.periods:
        past = period is not delegation.periods[-1]
        for language, name in period.names.items():
            for written in _forms(language, name):
                yield SpelledName(code, language, written, past)
            if sound := _initials_in_pinyin(name) if language == "zh" else "":
                yield SpelledName(code, language, sound, past, whole=False)
            yield SpelledName(code, language, fold(name.formal), lesser=True)
            if not is_state and (short := _initials(name.short)):
                yield SpelledName(code, language, short, lesser=True, whole=False)


def _initials(name: str) -> str:
    """Return the first letters of the long words of a name, as in OIC or ОИС; empty for fewer than two."""
    words = [word for word in fold(name).split() if len(word) > LONGEST_PARTICLE]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _forms(language: str, name: Name) -> set[str]:
    """Return a name as printed, sorted and declined; a Chinese one also in pinyin without tones."""
    if language != "zh":
        return {fold(name.short), fold(name.key), fold(without_article(name.after))}
    sound = "".join(_syllables(name))
    return {fold(name.short), sound, sound.replace("v", "u")}


def _initials_in_pinyin(name: Name) -> str:
    return "".join(each[0] for each in _syllables(name))


def _syllables(name: Name) -> list[str]:
    return [syllable.rstrip("12345") for syllable in name.key.split()]


def _rank(entry: SpelledName, wanted: str, language: str) -> int | None:
    own = entry.language in ("", language)
    if entry.written.startswith(wanted):
        return 0 + 2 * entry.lesser + (not own)
    if f" {wanted}" in f" {entry.written}":
        return 4 + 2 * entry.lesser + (not own)
    return 8 + (not own) if len(wanted) >= LEAST_INSIDE and wanted in entry.written else None
