"""Finds translations that need no machine: fixed phrases, State names, plain figures and symbols, memory matches."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from interp.domain.delegations.registry import Delegations
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.segments import Segment
from interp.domain.text.text_key import key
from interp.ports import Document, Match, Memory, PlacedText, Revision
from interp.ports.helper_work import reported

Phrases = Mapping[str, Mapping[str, str]]
Table = Mapping[tuple[str, str], tuple[Mapping[str, str], str]]
TRUSTED = ("reviewed", "final")
WHOLE, REPAIRED = 100, 99
ASKED = 100
SYMBOL = r"(?:[A-Z]{1,6}/)+[\w./()-]+"
ADDRESS = r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+"
BARE = re.compile(rf"\W*(?:(?:{SYMBOL}|{ADDRESS}|[\d\W_]+)\W*)+")


class KnownTranslations:
    """Looks texts up in fixed phrases, names and the memory; phrases and names from any of the six languages."""

    def __init__(
        self, memory: Memory, phrases: Phrases, delegations: Delegations, now_ms: Callable[[], int]
    ) -> None:
        self._memory, self._now_ms = memory, now_ms
        day = datetime.fromtimestamp(now_ms() / 1000, UTC).date()
        self._table = table(phrases, delegations, day)

    def __call__(
        self, document: Document, segments: Sequence[Segment], language: str, among: Sequence[Segment] = ()
    ) -> dict[str, Revision]:
        """Return a revision for each segment that needs no machine, by segment id, without segment numbers.

        `among` are the segments they stand among, whose keys are the context; without it, themselves.
        """
        return self.into(document, segments, (language,), among)[language]

    def into(
        self, document: Document, segments: Sequence[Segment], languages: Sequence[str], among: Sequence[Segment] = ()
    ) -> dict[str, dict[str, Revision]]:
        """Return the same for several languages, by language; the memory is asked for ASKED texts at a time."""
        around = neighbours(among or segments)
        texts = [PlacedText(each.text, *around[each.id]) for each in segments]
        matches = {
            (language, first + place): match
            for first in reported(range(0, len(texts), ASKED), -(-len(texts) // ASKED))
            for (language, place), match in self._memory.certain(
                document.language, languages, texts[first : first + ASKED], document.meeting
            ).items()
        }
        made: dict[str, dict[str, Revision]] = {language: {} for language in languages}
        for language in languages:
            for place, segment in enumerate(segments):
                found = self._fixed(document, segment, language) or self._remembered(
                    segment, language, matches.get((language, place))
                )
                if found is not None:
                    made[language][segment.id] = found
        return made

    def _fixed(self, document: Document, segment: Segment, language: str) -> Revision | None:
        forms, source = self._table.get((document.language, key(segment.text)), ({}, "phrase"))
        text = forms.get(language)
        if text is None and BARE.fullmatch(segment.text):
            text = segment.text
        return None if text is None else self._revision(segment, language, text, "auto", source, None)

    def _remembered(self, segment: Segment, language: str, best: Match | None) -> Revision | None:
        if best is None or best.percent < REPAIRED:
            return None
        trusted = best.percent >= WHOLE and best.unit.standing in TRUSTED
        standing = "auto" if trusted else "draft"
        return self._revision(segment, language, best.target, standing, origin(best), best.percent)

    def _revision(
        self, segment: Segment, language: str, text: str, standing: str, origin: str, match: int | None
    ) -> Revision:
        return Revision(segment.id, language, 0, text, standing, origin, match, by="machine", at=self._now_ms())


def neighbours(segments: Sequence[Segment]) -> dict[str, tuple[str, str]]:
    """Return the keys of the segments before and after each one, by its id; "" at the ends."""
    keys = ["", *(key(each.text) for each in segments), ""]
    return {each.id: (keys[place], keys[place + 2]) for place, each in enumerate(segments)}


def origin(match: Match) -> str:
    """Return the origin of a memory match: official and authored ones by name, others as memory."""
    if match.percent >= WHOLE and match.unit.origin in ("official", "author"):
        return match.unit.origin
    fixture = "+fixture" if match.unit.origin.endswith("+fixture") else ""
    return f"tm:{match.percent}{fixture}"


def table(phrases: Phrases, delegations: Delegations, day: date) -> Table:
    """Return (language, key) of every fixed text, with the text in each language and its origin.

    The shipped phrases are the author's translations, as on the programme; State names are official.
    """
    made: dict[tuple[str, str], tuple[Mapping[str, str], str]] = {}
    ours = (({"en": english, **others}, "author") for english, others in phrases.items())
    names = ((forms, "phrase") for forms in _names(delegations, day))
    for forms, source in (*ours, *names):
        for language, text in forms.items():
            made.setdefault((language, key(text)), (forms, source))
    return made


def _names(delegations: Delegations, day: date) -> Iterator[dict[str, str]]:
    for each in delegations:
        names = each.on(day)
        yield {code: names[code].short for code in MEETING_LANGUAGES}
        yield {code: names[code].formal for code in MEETING_LANGUAGES}
