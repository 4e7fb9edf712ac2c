"""Finds the States and organizations that a text names: at each place by the longest exact form of a table."""

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, TypeVar, get_args

from interp.domain.delegations.registry import Name
from interp.domain.delegations.state_pairs import joined_states
from interp.value_types import dataclass

T = TypeVar("T")
Kind = Literal["name", "adj", "abbr", "usual", "weak", "part", "seat", "none"]
"""`name` an official or usual written name, `adj` an adjective or its people, `abbr` capitals only, `usual` a form to
avoid in writing, `weak` a form that may also mean something else, `part` words that may stand for a party and alone say
nothing of it ("the Organization"), `seat` a capital or a seat of government that may stand for its State,
`none` words that contain a name and mean no party.
"""

KINDS: tuple[Kind, ...] = get_args(Kind)
RANK = {kind: place for place, kind in enumerate(("none", "adj", "name", "abbr", "usual", "weak", "part", "seat"))}
UNSURE = {"weak": 1, "part": 2, "seat": 2}
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+\$?")  # "US$" is money
BETWEEN = re.compile(r"[^\w,;:.!?،؛؟…/]*")  # what may stand between the words of one name
ENDS_A_CLAUSE = re.compile(r"\w[,./]\W*\w")
ARABIC_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
ALIKE = str.maketrans("أإآٱىё", "اااايе")
COURSE = "مجرى"  # a watercourse or a bloodstream; with the other last letter it is Hungarian
AS_WORDS = frozenset({"en", "es", "fr"})  # where the press writes an acronym that is read as a word like a name: Otan
PRONOUNCED = 4  # letters from which such an acronym is no other word
ALWAYS_CAPITAL = frozenset({"en"})  # languages that write adjectives of States with a capital
SPACELESS = "zh"
# what makes the name of a State that of a place within one: 马里兰州, 尼日尔州
OF_A_PLACE = re.compile("(?<!国)(?:[一-鿿](?<![各几些两多本外该和与的等个及或在向对]))?州(?![长政际])|特区")
# what follows makes the short name of a State the beginning of another name: 马里尼切夫, 埃马纽埃尔
GOES_ON = re.compile("[尔斯诺娜丽莎娅蒂琳姆弗赫茨瑟洛罗鲁埃尼妮]")
INTERPUNCT = "·"  # between the names of a person from abroad: 多米尼克·斯特劳斯
SHORT_NAME = 2  # characters
NATIVE = re.compile(".[国方]|中.|日本|越南|朝鲜|印度|南非|北京|东京")  # words that no other name begins with
OTHER_SCRIPTS = ("ar", "ru", "zh")
LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,}(?![A-Za-z0-9$])")  # an abbreviation in Latin letters: "EU", not "US$"
STEP = 32  # forms made in one piece: less than a millisecond's work
NONE = "-"  # stands in the tables for no party
TITLES = frozenset({"mr", "ms", "mrs", "dr", "m", "mme", "sr", "sra", "sir", "lord"})
ALSO_PERSONS: Mapping[str, frozenset[str]] = {
    "en": frozenset({"jordan", "chad", "georgia", "israel"}),
    "fr": frozenset({"maurice", "israel", "hollande"}),
    "es": frozenset({"mauricio", "israel"}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text names a party; of an ambiguous form ("Congolese") every code that it may mean."""

    codes: frozenset[str]
    written: str
    kind: Kind

    @property
    def firm(self) -> bool:
        """Return whether the words can mean nothing else."""
        return self.kind not in UNSURE


@dataclass(frozen=True, slots=True)
class _Form:
    codes: frozenset[str]
    kind: Kind
    loose: bool  # commas, full stops or slashes stand between its words


_Words = tuple[str, ...]
_Row = tuple[str, Kind, str]


@dataclasses.dataclass(frozen=True, eq=False, slots=True)
class _Index:
    """The forms of one language by their first word, in Chinese by their first character, the longest first."""

    language: str
    forms: Mapping[_Words, _Form]
    by_first: Mapping[str, tuple[_Words, ...]]


class FormTable:
    """Every form by which parties are named, by language; built once, since it holds some ten thousand forms."""

    def __init__(self, tables: Iterable[Mapping[str, str]], breathe: Callable[[], None] = lambda: None) -> None:
        """Read tables by language: tab-separated code, kind, and forms separated by “|”, with a header line.

        `breathe` is called after every STEP forms. Raises ValueError for an unknown kind or a line without three cells.
        """
        rows: dict[str, list[_Row]] = {}
        for table in tables:
            for language, text in table.items():
                rows.setdefault(language, []).extend(_rows(text, breathe))
        self._forms: dict[tuple[str, str], list[str]] = {}
        for language, each in rows.items():
            for code, kind, form in _in_steps(each, breathe):
                if kind in ("part", "seat"):
                    continue
                self._forms.setdefault((code, language), []).append(form)
        self._indexes = {language: _index(language, each, breathe) for language, each in rows.items()}

    def codes(self) -> tuple[str, ...]:
        """Return the code of every party that has a form."""
        return tuple(dict.fromkeys(code for code, _ in self._forms if code != NONE))

    def forms(self, code: str, language: str) -> tuple[str, ...]:
        """Return the forms that name a party in a language, in the order of the tables; none for an unknown one."""
        return tuple(self._forms.get((code, language), ()))

    def find(self, text: str, language: str) -> tuple[Mention, ...]:
        """Return every mention in a text, in the order of the text; none in a language without a table.

        English abbreviations in a text of another script follow: they name a party, and no translation must have them.
        """
        index, latin = self._indexes.get(language), self._indexes.get("en")
        found = _found(index, text) if index else ()
        if language == SPACELESS:
            found = (*found, *(Mention(codes, written, "part") for written, codes in joined_states(text)))
        return (*found, *_abbreviated(latin, text)) if latin and language in OTHER_SCRIPTS else found


@dataclass(frozen=True, slots=True)
class KnownParties:
    """The forms by which parties are found, and their official names by code and language."""

    forms: FormTable
    names: Mapping[str, Mapping[str, Name]]

    def name(self, code: str, language: str) -> str:
        """Return a party's short name; of one that is no delegation the first of its forms. Raises IndexError."""
        return self.names[code][language].short if code in self.names else self.forms.forms(code, language)[0]

    def called(self, language: str) -> dict[str, str]:
        """Return the name of every party that has a form, by code."""
        return {code: self.name(code, language) for code in self.forms.codes()}


def _rows(table: str, breathe: Callable[[], None]) -> Iterable[_Row]:
    for line in _in_steps(table.splitlines()[1:], breathe):
        code, kind, forms = line.split("\t")
        if kind not in KINDS:
            raise ValueError(f"unknown kind of form: {kind}")
        yield from ((code, kind, form) for form in forms.split("|"))


def _in_steps(rows: Sequence[T], breathe: Callable[[], None]) -> Iterable[T]:
    """Yield the rows, with a breath after every STEP of them."""
    for place in range(0, len(rows), STEP):
        yield from rows[place : place + STEP]
        breathe()


def _index(language: str, rows: Sequence[_Row], breathe: Callable[[], None]) -> _Index:
    forms: dict[_Words, _Form] = {}
    by_first: dict[str, list[_Words]] = {}
    for code, kind, form in _in_steps(rows, breathe):
        text = _prepared(form, language)
        words = (text,) if language == SPACELESS else tuple(_folded(each[0], language) for each in WORD.finditer(text))
        loose = ENDS_A_CLAUSE.search(text) is not None
        own = _Form(frozenset() if kind == "none" else frozenset({code}), kind, loose)
        if words not in forms:
            by_first.setdefault(words[0][0] if language == SPACELESS else words[0], []).append(words)
        forms[words] = _both(forms[words], own) if words in forms else own
    for first in _in_steps([*by_first], breathe):
        by_first[first].sort(key=lambda each: (-len(each), -len(each[0]) if language == SPACELESS else 0, each))
    return _Index(language, forms, {first: tuple(each) for first, each in by_first.items()})


def _both(one: _Form, other: _Form) -> _Form:
    """Return what words mean that stand in a table twice: of two parties, unless one is less sure than the other."""
    first, second = sorted((one, other), key=lambda each: RANK[each.kind])
    sure = UNSURE.get(first.kind, 0) == UNSURE.get(second.kind, 0)
    return _Form(first.codes | second.codes if sure else first.codes, first.kind, one.loose or other.loose)


def _prepared(text: str, language: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("（", "(").replace("）", ")")
    return ARABIC_MARKS.sub("", text) if language == "ar" else text


@lru_cache(50_000)
def _folded(word: str, language: str) -> str:
    """Return a word without case, dots, accents (but of й), or the spellings of an Arabic letter."""
    if language == "ar" and word.endswith(COURSE):
        return word
    plain = word.replace(".", "").casefold().translate(ALIKE)
    if language in ("ru", "ar"):
        return plain
    return "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))


@lru_cache(256)
def _found(index: _Index, text: str) -> tuple[Mention, ...]:
    text = _prepared(text, index.language)
    return tuple(_in_characters(index, text) if index.language == SPACELESS else _in_words(index, text))


def _abbreviated(english: _Index, text: str) -> Iterable[Mention]:
    for each in LATIN.findall(text):
        form = english.forms.get((_folded(each, english.language),))
        if form and form.codes and form.kind == "abbr":
            yield Mention(form.codes, each, "part")


def _in_characters(index: _Index, text: str) -> Iterable[Mention]:
    place = 0
    while place < len(text):
        words = next((each for each in index.by_first.get(text[place], ()) if text.startswith(each, place)), None)
        inside = words and (OF_A_PLACE.match(text, place + len(words[0])) or _goes_on(index, text, words[0], place))
        if words and not inside and (form := index.forms[words]).codes:
            beside = text[max(0, place - 1) : place], text[place + len(words[0]) :][:1]
            yield Mention(form.codes, words[0], "part" if INTERPUNCT in beside else form.kind)
        place += len(words[0]) if words else 1


def _goes_on(index: _Index, text: str, name: str, place: int) -> bool:
    """Return whether a short name goes on as that of somebody or something else, and no other name begins there."""
    end = place + len(name)
    if len(name) > SHORT_NAME or NATIVE.fullmatch(name) or not GOES_ON.match(text, end):
        return False
    return not any(text.startswith(each, end) for each in index.by_first.get(text[end], ()))


def _in_words(index: _Index, text: str) -> Iterable[Mention]:
    words = list(WORD.finditer(text))
    folded = [_folded(each[0], index.language) for each in words]
    place = 0
    while place < len(words):
        form, length = _longest(index, text, words, folded, place)
        if form and form.codes:
            written = text[words[place].start() : words[place + length - 1].end()]
            weak = length == 1 and _a_person(index.language, text, words, folded, place)
            weak = weak or (length == 1 and index.language in ALWAYS_CAPITAL and _a_common_noun(words, place))
            weak = weak or (form.kind == "abbr" and (written.istitle() or (text.isupper() and len(words) > length)))
            yield Mention(form.codes, written, "weak" if weak else form.kind)
        place += length


def _longest(
    index: _Index, text: str, words: list[re.Match[str]], folded: list[str], place: int
) -> tuple[_Form | None, int]:
    """Return the longest form that begins at a word, and its number of words; (None, 1) without one."""
    best: tuple[_Form | None, int] = (None, 1)
    for first in _beginnings(folded[place], index.language):
        for form in index.by_first.get(first, ()):
            end = place + len(form)
            if best[0] and len(form) <= best[1]:
                break
            if form[1:] == tuple(folded[place + 1 : end]) and _fits(index, index.forms[form], text, words[place:end]):
                best = (index.forms[form], len(form))
                break
    return best


def _beginnings(word: str, language: str) -> Iterable[str]:
    """Yield a word, and in Arabic what remains of it without a joined conjunction and preposition.

    A Russian adverb of a language, по-чешски, is that of its adjective; so is the first of two, французско-.
    """
    yield word
    if language == "ru" and word.endswith(("ско", "цко")):
        yield word[:-1] + "ий"
    if language == "ru" and word.endswith(("ски", "цки")):
        yield word + "й"
    if language != "ar":
        return
    rest = [word[1:]] if word[:1] in "وف" else []
    for each in (word, *rest):
        if each.startswith("لل"):
            rest.append("ال" + each[2:])
        if each[:1] in "بكل":
            rest.append(each[1:])
    yield from (each for each in rest if len(each) > 2)


def _fits(index: _Index, form: _Form, text: str, words: list[re.Match[str]]) -> bool:
    return (form.loose or _whole(text, words)) and _written_so(form.kind, index.language, words)


def _whole(text: str, words: list[re.Match[str]]) -> bool:
    return all(BETWEEN.fullmatch(text, one.end(), other.start()) for one, other in zip(words, words[1:], strict=False))


def _written_so(kind: Kind, language: str, words: list[re.Match[str]]) -> bool:
    """Return whether the capitals are those of a form of this kind."""
    if language == "ar" or kind == "none":
        return True
    if kind == "abbr":
        titled = language in AS_WORDS and len(words) == 1 and len(words[0][0]) >= PRONOUNCED and words[0][0].istitle()
        return titled or all(word[0].isupper() for word in words)
    if kind in ("adj", "weak", "part") and language not in ALWAYS_CAPITAL:
        return True
    return any(word[0][:1].isupper() for word in words)


def _a_person(language: str, text: str, words: list[re.Match[str]], folded: list[str], place: int) -> bool:
    """Return whether a name that persons have too stands beside a title or another word with a capital."""
    if folded[place] not in ALSO_PERSONS.get(language, ()) or words[place][0].isupper():
        return False
    before = words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    if before and (folded[place - 1] in TITLES or (place > 1 and _beside(text, before, words[place], before))):
        return True
    return after is not None and _beside(text, words[place], after, after)


def _a_common_noun(words: list[re.Match[str]], place: int) -> bool:
    """Return whether a name stands in the text without a capital too, or its plural does: Turkey, of turkeys."""
    written = words[place][0]
    return written.istitle() and any(each[0] in (written.lower(), f"{written.lower()}s") for each in words)


def _beside(text: str, one: re.Match[str], other: re.Match[str], named: re.Match[str]) -> bool:
    return text[one.end() : other.start()] == " " and named[0][:1].isupper()
