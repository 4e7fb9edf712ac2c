"""The labels that precede values in a paper ("Chair:", "Panellists:") and the meaning of each."""

import re

from interp.reading.expressions.foreign_labels import LABELS
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label stands for: its stable `key`, the `kind` of value that follows and the roles it gives."""

    key: str
    kind: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A label found in a paper: its meaning, printed words, line, and the value on the same line if any.

    `meant` is the known label that a misspelt one is read as.
    """

    meaning: Meaning
    title: str
    line: int
    value: str = ""
    meant: str = ""


MEANINGS: dict[str, Meaning] = {
    meaning.key: meaning
    for meaning in (
        Meaning("chair", "people", ("chair",)),
        Meaning("opening_statement", "people", ("opening_speaker",)),
        Meaning("keynote", "people", ("keynote_speaker",)),
        Meaning("introductory_remarks", "people", ("introductory_speaker",)),
        Meaning("moderator", "people", ("moderator",)),
        Meaning("panellists", "people", ("panellist",)),
        Meaning("video", "video"),
        Meaning("theme", "theme"),
        Meaning("title", "title"),
        Meaning("topic", "topic"),
        Meaning("date_and_venue", "when"),
        Meaning("date", "when"),
        Meaning("time", "when"),
        Meaning("venue", "when"),
        Meaning("objectives", "section"),
        Meaning("outcome", "section"),
        Meaning("mandate", "section"),
        Meaning("format", "format"),
        Meaning("speaking_time", "format"),
        Meaning("speakers_list", "section"),
        Meaning("background", "section"),
        Meaning("background_documents", "documents"),
        Meaning("webcast", "section"),
        Meaning("interpretation", "section"),
        Meaning("accessibility", "section"),
        Meaning("guiding_questions", "section"),
    )
}

# One table per language; another language is another table with the same keys.
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "chair": (
            "chair", "president",
            "chairperson", "chairman", "chairwoman", "chaired by", "presiding", "co-chair", "co-chairperson",
            "chair-rapporteur", "chairperson-rapporteur", "vice-chair",
        ),
        "opening_statement": (
            "opening statement", "opening remarks", "opening address", "opening speaker", "opening",
            "welcome remarks", "welcoming remarks",
        ),
        "keynote": ("keynote", "keynote speaker", "keynote address", "keynote speech", "keynote statement"),
        "introductory_remarks": ("introductory remarks", "introductory statement", "introductory speaker"),
        "moderator": ("moderator", "moderated by", "panel moderator", "facilitator", "facilitated by"),
        "panellists": (
            "panellist", "panelist", "speaker", "presentation", "presenter", "discussant", "lead discussant",
            "lead speaker", "respondent", "resource person",
        ),
        "video": ("video", "video message", "video statement", "film"),
        "theme": ("theme", "subject"),
        "title": ("title", "panel title"),
        "topic": ("topic",),
        "date_and_venue": (
            "date and venue", "date, time and venue", "date, time and place", "time and venue",
            "date and place", "time and place", "venue and date",
        ),
        "date": ("date", "date and time", "when"),
        "time": ("time",),
        "venue": ("venue", "place", "location", "room", "where"),
        "objectives": ("objective", "aim", "purpose", "goal", "aims and objectives"),
        "outcome": ("outcome", "expected outcome", "expected result"),
        "mandate": ("mandate", "legislative mandate"),
        "format": (
            "format", "modality", "modalities", "format of the panel", "format of the panel discussion",
        ),
        "background": ("background", "context", "introduction"),
        "background_documents": ("background document", "document", "documentation", "reference document"),
        "webcast": ("webcast", "live webcast", "broadcast"),
        "interpretation": (
            "interpretation", "language", "interpretation and languages", "languages and interpretation",
        ),
        "speaking_time": (
            "speaking time", "speaking time limit", "time limit", "speaking limit", "time limits for statements",
        ),
        "speakers_list": ("list of speakers", "inscription on the list of speakers", "registration"),
        "accessibility": ("accessibility", "accessible panel discussion"),
        "guiding_questions": ("guiding question", "key question", "questions for discussion"),
    },
    **LABELS,
}

MOST_WORDS = 5
LEAST_GUESSED, SURE_AT, LONGEST_GUESSED = 6, 8, 40
BRACKETED = re.compile(r"(?<=\w)\s*\([^()]{3,60}\)$")  # "Panellists (in order of speaking)"
BY = re.compile(r"\s(?:by|par|por)$", re.IGNORECASE)
OPENS_BY = re.compile(r"^[^\W\d_]+\s(?:by|par|por)\s[^\s:]", re.IGNORECASE)
NUMERAL = re.compile(r"^(?:[IVX]{1,5}|[A-H])[.)]\s+(?=\S)")
NUMBERED = re.compile(r"\s+(?:\d{1,2}|[ivx]{1,4})$")
# A line with one of these before its colon introduces a list; it is no label.
LEADING_IN = frozenset(
    ("will", "shall", "should", "aim", "aims", "to", "is", "are", "be", "as", "also", "through", "include",
     "includes", "following")
)
UNKNOWN = re.compile(r"^[^\W\d_][^.:;!?,“”\"]{2,60}[:：]$")


def plain(text: str) -> str:
    """Return a label normalised for lookup: no case, colon, number or plural ending."""
    words = text.casefold().replace("'", "’").replace("&", " and ").rstrip(" :：.-–—").replace("(s)", "")
    words = BRACKETED.sub("", " ".join(words.split()))
    return NUMBERED.sub("", words)


def _forms(words: str) -> tuple[str, ...]:
    return (words, f"{words}s")


BY_WORDS: dict[str, Meaning] = {
    form: MEANINGS[key]
    for table in WORDS.values()
    for key, synonyms in table.items()
    for synonym in synonyms
    for form in _forms(synonym)
}


def meaning_of(text: str) -> Meaning | None:
    """Return the meaning of a label, or None; "Chairperson and Moderator" gives one person two roles."""
    words = plain(text)
    if words in BY_WORDS:
        found = BY_WORDS[words]
        return None if found.kind == "when" and NUMBERED.search(text.casefold()) else found  # "Room XX" is a room
    parts = [BY_WORDS.get(part) for part in re.split(r"\s+(?:and|&|et|y|и|و)\s*|(?<=主席)兼|\s*/\s*", words)]
    known = [part for part in parts if part and part.kind == "people"]
    if len(known) < 2 or len(known) != len(parts):
        return None
    roles = tuple(role for part in known for role in part.roles)
    return Meaning(known[0].key, "people", roles)


def labels_in(text: str, line: int) -> tuple[Label, ...]:
    """Return the labels on a line: one with or without its value, or several separated by slashes."""
    if OPENS_BY.match(text) and (by := label_before(text)) and BY.search(by[0]):
        return (Label(by[2], by[0], line, by[1]),)  # "Moderated by Ms. Lee, Judge"
    if len(text) > 10_000 or (not re.search("[\t:：]", text) and len(text) > 60):
        return ()
    if (numeral := NUMERAL.match(text)) and meaning_of(text[numeral.end() :]):
        text = text[numeral.end() :]  # "II. Objectives"
    parts = text.split("/")
    if len(parts) > 1 and all(part.strip().endswith((":", "：")) and meaning_of(part) for part in parts):
        return tuple(label for part in parts for label in labels_in(part.strip(), line))
    whole = meaning_of(text)
    if whole:
        return (Label(whole, text.rstrip(" :：.").strip(), line),)
    mark = re.search(r"[:：\t]", text)
    found = meaning_of(text[: mark.start()]) if mark else None
    if not mark or not found:
        return ()
    return (Label(found, text[: mark.start()].strip(), line, text[mark.end() :].strip(" :：\t")),)


def label_before(text: str) -> tuple[str, str, Meaning] | None:
    """Return the label that a line begins with, its value and meaning, without a mark between: "Chair Ms. Lee, Judge".
    """
    words = text.split()
    if len(words) < 2 or len(text) > 1_000 or not words[0][0].isupper() or re.search("[:：\t]", words[0]):
        return None
    for count in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        label, value = " ".join(words[:count]), " ".join(words[count:])
        if (meaning := meaning_of(label)) and not value[0].islower() and not label.endswith((",", ":", "：")):
            return label, value, meaning
    return None


def misspelt_label(text: str, line: int) -> Label | None:
    """Return the label that a short line nearly spells ("Moderater:"), with `meant`; None when several are as near."""
    words, mark, value = text.partition(":")
    bare = plain(words)
    if not LEAST_GUESSED <= len(bare) <= LONGEST_GUESSED or (not mark and value) or bare in BY_WORDS:
        return None
    most = 2 if len(bare) >= SURE_AT else 1
    near = [known for known in BY_WORDS if abs(len(known) - len(bare)) <= most and _apart(known, bare, most) <= most]
    meanings = {BY_WORDS[known].key for known in near}
    if len(meanings) != 1 or bare.split()[0][0] not in {known[0] for known in near}:
        return None
    best = min(near, key=lambda known: (_apart(known, bare, most), known))
    return Label(BY_WORDS[best], words.strip(), line, value.strip(), best)


def _apart(one: str, other: str, most: int) -> int:
    """Return how many letters are added, dropped or changed between two words, above `most` any larger number."""
    before = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        now = [place]
        for number, known in enumerate(other, start=1):
            now.append(min(before[number] + 1, now[-1] + 1, before[number - 1] + (letter != known)))
        if min(now) > most:
            return most + 1
        before = now
    return before[-1]


def unknown_label(text: str, line: int) -> Label | None:
    """Return a label for a short line that ends in a colon but is in no table; it starts a section."""
    words = text.casefold().rstrip(":：").split()
    if not UNKNOWN.match(text) or text[0].islower() or len(words) > 6 or LEADING_IN.intersection(words):
        return None
    key = re.sub(r"\W+", "_", text.casefold()).strip("_")
    return Label(Meaning(key, "unknown"), text[:-1].strip(), line)
