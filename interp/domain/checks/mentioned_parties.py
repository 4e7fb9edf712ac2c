"""Checks that a translation names the States and organizations of its original, and no others in their place."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from interp.domain.checks.finding_messages import finding
from interp.domain.delegations.mentions import KnownParties, Mention
from interp.domain.model.findings import Finding
from interp.domain.text.language_scores import SCRIPTS
from interp.domain.text.length_ratio import word_count
from interp.value_types import replace

KEPT_OF = re.compile(r"[A-Z][\w’'&-]* of [A-Z][\w’'&-]*")  # Bank of America
KEPT = re.compile(r"[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*)+")
ABBREVIATED = re.compile(r"[一-鿿]{4,14}\s?[(（]([A-Z]{2,}[A-Za-z]*)[)）]")  # 英国广播公司(BBC)
# a national body or a place within, before which Chinese names a State that other languages take for granted: 德国海军
ITS_OWN = re.compile("(?:[海陆空]军|军方|财政部|国防部|外交部|国会|议会|最高法院|央行|[一-鿿]{2,7}州)")
LABEL, FEW = 15, 2  # words of an original too short to name a party again in other words, and parties of one that may
LOST = ("state_missing", "organization_missing")
# words by which a person names again, within a document, what the sentence before named: no machine does
NAMED_BEFORE = {
    "en": r"^(?:\W|\d)*It\b|\b(?:the|this|that|own) countr(?:y|ies)\b|\bour\b",
    "fr": r"^(?:\W|\d)*(?:Elle|Il)\b|\b(?:le|du|au|ce) pays\b|\b(?:nos|notre)\b|\b(?:elle|il)\b",
    "es": r"^(?:\W|\d)*(?:Ella|Este)\b|\b(?:el|del|al|este|ese) país\b|\bnuestr[oa]s?\b",
    "ru": r"^(?:\W|\d)*(?:Он|Она|Оно)\b|\bстран(?:а|ы|е|у|ой)\b|\bнаш",
    "zh": "该国|我国|本国|两国|当事国",
    "ar": r"(?:ال|لل)بلد\b|\bبلدنا\b|\bبلادنا\b|\bبلدها\b",
}


def check(
    source: str, target: str, source_language: str, target_language: str, known: KnownParties
) -> tuple[Finding, ...]:
    """Return findings for parties changed or lost, each once; their values are codes, or for `state_name` texts.

    A party may be named by any of its forms, adjectives too. A form to avoid is a warning with the official name.
    """
    def is_party(name: str) -> bool:
        return any(each.written == name for each in known.forms.find(name, source_language))

    source = _abbreviated(source, target) if source_language == "zh" else source
    same_script = SCRIPTS[source_language] == SCRIPTS[target_language]
    for name in (*(KEPT_OF.findall(source) if same_script else ()), *KEPT.findall(source)):
        if name in target and not (same_script and is_party(name)):
            source, target = source.replace(name, " ; ", 1), target.replace(name, " ; ", 1) if same_script else target
    ours, theirs = known.forms.find(source, source_language), known.forms.find(target, target_language)
    theirs = _standing(theirs, ours, source)
    found: list[Finding] = []
    long = word_count(source, source_language) > LABEL
    for what in ("state", "organization"):
        found += _compared(what, _only(what, ours), _only(what, theirs), known, long)
    again = long and len({each.codes for each in ours if each.firm}) <= FEW
    again = again or any(_in_a_compound(each.written, source) for each in ours)
    again = again or (source_language == "zh" and any(_before_its_own(each.written, source) for each in ours))
    if again or re.search(NAMED_BEFORE[target_language], target):
        found = [replace(each, severity="warning") if each.code in LOST else each for each in found]
    return (*found, *_to_avoid(ours, theirs, target_language, known))


def _abbreviated(source: str, target: str) -> str:
    """Return a Chinese text without the names whose abbreviation stands in brackets and in the translation too."""
    return ABBREVIATED.sub(lambda each: f"({each[1]})" if each[1] in target else each[0], source)


def _standing(theirs: Sequence[Mention], ours: Sequence[Mention], source: str) -> tuple[Mention, ...]:
    """Return the mentions of a translation without capitals that its original names too: they stand for no State.

    Those stay that the original joins to their State's name: 俄罗斯克里姆林宫 is the Kremlin.
    """
    seats = [each for each in ours if each.kind == "seat"]
    names = [each for each in ours if each.kind != "seat"]
    joined = [each for each in seats if any(f"{name.written}{each.written}" in source for name in names)]
    said = {each.codes for each in seats if each not in joined}
    return tuple(each for each in theirs if each.kind != "seat" or each.codes not in said)


def _in_a_compound(written: str, text: str) -> bool:
    """Return whether a name is part of another word: "inter-Tajik", "French-speaking"."""
    return re.search(rf"\w[-‑]{re.escape(written)}|{re.escape(written)}[-‑]\w", text) is not None


def _before_its_own(written: str, text: str) -> bool:
    """Return whether a name stands in a Chinese text once, before a body of that State or a place within it."""
    return text.count(written) == 1 and ITS_OWN.match(text, text.index(written) + len(written)) is not None


def _only(what: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions of one kind of party, without the codes of the other: a State's code is in capitals."""
    held = ((each, frozenset(code for code in each.codes if code.isupper() == (what == "state"))) for each in mentions)
    return [replace(each, codes=codes) for each, codes in held if codes]


def _compared(
    what: str, ours: Sequence[Mention], theirs: Sequence[Mention], known: KnownParties, long: bool
) -> Iterable[Finding]:
    """Yield the parties changed and lost; in a `long` sentence an adjective may become a pronoun, and is a warning."""
    missing, extra = _without(ours, theirs), _without(theirs, ours)
    if not missing and any(each.firm for each in extra):
        missing = _fewer(ours, theirs)[: len(extra)]
    pairs = _pairs(missing, extra)
    for gone, new in pairs:
        yield _finding(f"{what}_changed", known, gone, new)
    paired = {id(each) for pair in pairs for each in pair}
    left = [each for each in missing if each.firm and id(each) not in paired]
    for each in (each for each in left if not _still(each, ours, theirs)):
        lost = _finding(f"{what}_missing", known, each)
        yield replace(lost, severity="warning") if long and each.kind == "adj" else lost


def _pairs(missing: Sequence[Mention], extra: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Return what was lost with what stands instead, in the order of the texts, firm mentions first."""
    lost = sorted(missing, key=lambda each: not each.firm)
    new = sorted(extra, key=lambda each: not each.firm)
    return list(zip(lost, new, strict=False))


def _without(these: Sequence[Mention], those: Sequence[Mention]) -> list[Mention]:
    """Return the first mention of each party among `these` that none of `those` can mean."""
    there = {code for each in those for code in each.codes}
    first: dict[frozenset[str], Mention] = {}
    counted = [each for each in these if each.kind not in ("part", "seat")]
    for each in (*(each for each in counted if each.firm), *counted):
        first.setdefault(each.codes, each)
    return [each for each in first.values() if not each.codes & there]


def _fewer(ours: Sequence[Mention], theirs: Sequence[Mention]) -> list[Mention]:
    """Return a mention of each party that the translation names less often."""
    counts = Counter(code for each in theirs for code in each.codes)
    said = Counter(each.codes for each in ours if each.firm)
    first = {each.codes: each for each in reversed(ours) if each.firm}
    return [first[codes] for codes, times in said.items() if times > sum(counts[code] for code in codes)]


def _still(mention: Mention, ours: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    return not mention.firm or any(mention.codes & each.codes for each in theirs)


def _finding(code: str, known: KnownParties, *mentions: Mention) -> Finding:
    codes = tuple(min(each.codes) for each in mentions)
    return finding(code, *codes, shown=[known.name(each, "en") for each in codes])


def _to_avoid(
    ours: Sequence[Mention], theirs: Sequence[Mention], language: str, known: KnownParties
) -> Iterable[Finding]:
    """Yield the official names of States that the translation calls by a form to avoid and the original does not."""
    official = {code for each in ours if each.kind == "name" for code in each.codes}
    for each in dict.fromkeys(each for each in theirs if each.kind == "usual" and each.codes & official):
        yield finding("state_name", each.written, known.name(min(each.codes), language))
