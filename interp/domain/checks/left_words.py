"""Checks for words of the original left standing in a translation, one alone or several beside each other."""

import re
from collections.abc import Iterator, Mapping, Sequence

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.text.language_scores import DISTINCT, SCRIPTS, WORDS, leaning
from interp.domain.text.language_words import COMMON
from interp.domain.text.untranslatable_spans import spoken
from interp.value_types import dataclass

SharedWords = Mapping[str, frozenset[str]]  # "en-fr" -> words that both languages write alike
WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*")
# One or two characters of another script; a longer passage is one of untranslated
SHORT = {
    "ru": re.compile(r"(?<![А-Яа-яЁё])[а-яё]{1,2}(?![А-Яа-яЁё])"), "ar": re.compile(r"(?<![ء-ي])[ء-ي]{2}(?![ء-ي])"),
    "zh": re.compile(r"(?<![一-鿿])[一-鿿]{1,2}(?![一-鿿])"),
}  # fmt: skip
# Offices that precede a name with a capital: "President Obama".
OFFICES = {
    "en": frozenset("president minister secretary chair chairman chairperson ambassador commissioner".split()),
    "fr": frozenset("président présidente ministre secrétaire ambassadeur ambassadrice".split()),
    "es": frozenset("presidente presidenta ministro ministra secretario secretaria embajador embajadora".split()),
}
GLOSS = re.compile(r"([^\W\dA-Za-z_]\s?)[(（][A-Za-z][^()（）]*[)）]")  # the original, explained in brackets
ITEM = re.compile("[,;/]")  # between the items of a list
TITLE = 4  # words of a title
WITHIN = frozenset(
    "of the and for in on to a an with by de la le les des du et pour sur y del los las el en para".split()
)
MOST = 8  # places of a word in the original from which a run is followed
LEAST = 4  # letters of a word that is no function word
# Latin words and loans in any of the three languages, and units.
EVERYWHERE = frozenset(
    "ad hoc per se vis bis pro rata de facto jure inter alia habeas corpus forum quorum status quo apartheid via versus"
    " online email web blog blogs software hardware internet wifi streaming sexting grooming boko haram al qaida data"
    " sans frontières nations mutatis mutandis prima facie sine qua non persona grata curriculum vitae"
    " memorandum referendum ultimatum ratione materiae personae temporis loci note notes verbale verbales bona fide"
    " erga omnes jus cogens amicus curiae ex officio post ante lex specialis refoulement travaux préparatoires chargé"
    " affaires pacta sunt servanda absentia ipso opinio juris uti possidetis ultra vires proprio motu aut dedere"
    " judicare in vitro vivo situ silico utero"
    " vice cum grano salis rigor mortis".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.casefold()


def check(
    source: str, target: str, source_language: str, target_language: str, kept: Sequence[str] = (),
    shared: SharedWords | None = None,
) -> tuple[Finding, ...]:  # fmt: skip
    """Return the finding for words in Latin script left in the original's language, an error for two together.

    `shared` are the words that two languages write alike; without them only function words count, and any word in a
    text of another script.
    """
    if source_language == target_language:
        return ()
    source, target = (spoken(each.replace("&amp;", "&"), tuple(kept)) for each in (source, target))
    if source_language not in WORDS:
        return _short(source, target, source_language, target_language)
    if SCRIPTS[source_language] != SCRIPTS[target_language]:
        target = GLOSS.sub(r"\1", target)
    ours, theirs = _words(source), _words(target)
    foreign = _Foreign(source_language, target_language, shared or {})
    alone: list[str] = []
    runs = _runs([each.lower for each in ours], theirs)
    for run in (piece for whole in runs for piece in _items(whole, target)):
        left = [each for each in run if foreign.is_left(each)]
        plain = [each for each in run if each.text.islower() and not foreign.is_shared(each)]
        plain = [each for each in plain if len(each.text) > 1 or target[each.end : each.end + 1] != "."]  # Y. p. pestis
        if left and len({each.lower for each in (*left, *plain)}) >= 2 and foreign.is_phrase(run):
            said = " ".join(each.text for each in run)
            if foreign.is_theirs(said):
                continue
            named = _is_title(run) or _is_quoted(said, source) or _is_quoted(said, target)
            named = named or foreign.is_term(left, plain) or _is_name(said, source)
            return (finding("part_untranslated", said, severity="warning" if named else None),)
        alone += [each.text for each in left if each.text.islower() and not _inside_title(each, run)]
    return tuple(finding("source_word", each) for each in dict.fromkeys(alone))


def _is_title(run: Sequence[_Word]) -> bool:
    """Return whether words are the title of an act or a work: capitals, and between them only words such as "of"."""
    plain = [each.text for each in run if each.text.islower()]
    return len(run) >= TITLE and len(plain) < len(run) - 1 and all(each in WITHIN for each in plain)


def _is_quoted(passage: str, text: str) -> bool:
    """Return whether a passage begins between quotation marks or in brackets, as a title does, or a word explained."""
    return re.search(rf"[“«‘\"<(„]\s?{re.escape(passage.split(maxsplit=1)[0])}", text, re.IGNORECASE) is not None


def _is_name(passage: str, text: str) -> bool:
    """Return whether a text has a passage of several words with a capital at each, but after a figure: 40th Street."""
    found = re.search(re.escape(passage), text, re.IGNORECASE)
    words = found[0].split() if found else []
    named = [word for word in words if word[0].isupper()]
    return len(words) > 1 and len(words) - len(named) <= bool(found and text[: found.start()][-1:].isdigit())


def _short(source: str, target: str, source_language: str, target_language: str) -> tuple[Finding, ...]:
    if SCRIPTS[source_language] == SCRIPTS[target_language]:
        return ()
    left = dict.fromkeys(SHORT[source_language].findall(target))
    return tuple(finding("source_word", each) for each in left if each in source)


def _words(text: str) -> list[_Word]:
    return [_Word(found[0], found.start(), found.end()) for found in WORD.finditer(text)]


def _runs(ours: list[str], theirs: list[_Word]) -> Iterator[list[_Word]]:
    """Yield the longest runs of words of the translation that follow each other in the original too."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(ours):
        places.setdefault(word, []).append(place)
    start = 0
    while start < len(theirs):
        first = places.get(theirs[start].lower, [])[:MOST]
        length = max((_length(ours, theirs, place, start) for place in first), default=0)
        if length:
            yield theirs[start : start + length]
        start += max(length, 1)


def _items(run: list[_Word], text: str) -> Iterator[list[_Word]]:
    """Yield the items of a run in a list: names of substances and the like are the same in many languages."""
    start = 0
    for place in range(1, len(run)):
        if ITEM.search(text[run[place - 1].end : run[place].start]):
            yield run[start:place]
            start = place
    yield run[start:]


def _length(ours: list[str], theirs: list[_Word], first: int, start: int) -> int:
    length = 0
    while first + length < len(ours) and start + length < len(theirs):
        if ours[first + length] != theirs[start + length].lower:
            break
        length += 1
    return length


def _inside_title(word: _Word, run: list[_Word]) -> bool:
    """Return whether a word stands between words with capitals, as in the title of a work or a body."""
    place = run.index(word)
    return 0 < place < len(run) - 1 and not run[place - 1].text.islower() and not run[place + 1].text.islower()


@dataclass(frozen=True, slots=True)
class _Foreign:
    source: str
    target: str
    shared: SharedWords

    def is_left(self, word: _Word) -> bool:
        """Return whether a word is one of the original's language only."""
        if word.lower in EVERYWHERE or len(word.text) == 1:
            return False
        if not word.text.islower():
            return word.lower in OFFICES[self.source] and word.lower not in OFFICES.get(self.target, ())
        if SCRIPTS[self.target] != "LATIN":
            return len(word.text) >= LEAST or word.lower in DISTINCT[self.source]
        if word.lower in WORDS[self.target] or word.lower in COMMON[self.target]:
            return False
        return word.lower in DISTINCT[self.source] or self._is_only_ours(word.lower)

    def is_shared(self, word: _Word) -> bool:
        """Return whether a word says nothing of the language: a loan, or a function word of both, as "un"."""
        both = WORDS[self.source] & WORDS.get(self.target, frozenset())
        return word.lower in EVERYWHERE or word.lower in both

    def is_theirs(self, passage: str) -> bool:
        """Return whether a passage is in the language of the translation: a name that the original has in it."""
        if SCRIPTS[self.target] != "LATIN":
            return False
        found = leaning(passage)
        return found[self.target] > found[self.source]

    def is_term(self, left: list[_Word], plain: list[_Word]) -> bool:
        """Return whether what is left is an English term of two words, as French and Spanish take them: no phrase."""
        return (
            self.source == "en" and SCRIPTS[self.target] == "LATIN"
            and len(plain) == 2 and all(each.text.islower() for each in left)
            and not any(each.lower in DISTINCT["en"] for each in plain)
        )  # fmt: skip

    def _is_only_ours(self, word: str) -> bool:
        both = self.shared.get("-".join(sorted((self.source, self.target))))
        if both is None or len(word) < LEAST or re.search("['’-]", word):
            return False
        return word not in both and word.removesuffix("s") not in both  # not every plural is listed

    def is_phrase(self, run: list[_Word]) -> bool:
        """Return whether a run is a passage of the original, not the title of a work or a body."""
        plain = [each for each in run if each.text.islower()]
        links = WORDS[self.source] | COMMON[self.source]
        return any(each.lower not in links or not _inside_title(each, run) for each in plain)
