"""How fast a text would have to be read in its time: its words, in Chinese its characters, and what is fast by whom."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from interp.value_types import dataclass, replace

Unit = Literal["words", "characters"]
HAN = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
ANY_BODY = "*"


@dataclass(frozen=True, slots=True)
class FastPace:
    """From how many words a minute a language is fast for interpreters, in a body (`*`: any), and who says so.

    `red`: from how many it is marked as too fast, as the service is set; None: never.
    """

    language: str
    body: str
    per_minute: int
    source: str
    red: int | None = None


def unit_of(language: str) -> Unit:
    """Return what is counted of a text in a language."""
    return "characters" if language == "zh" else "words"


def counted(texts: Iterable[str], language: str) -> int:
    """Return how many words texts have; in Chinese how many characters, each other word as one."""
    whole = "\n".join(texts)
    if language != "zh":
        return len(WORD.findall(whole))
    return len(HAN.findall(whole)) + len(WORD.findall(HAN.sub(" ", whole)))


def fast(known: Sequence[FastPace], language: str, body: str) -> FastPace | None:
    """Return from when a language is fast in a body, by its name as printed, else in any; None where nobody says.

    Of two rows for the same the first counts.
    """
    of_language = [each for each in known if each.language == language]
    own = (each for each in of_language if each.body.casefold() == body.casefold())
    return next(own, next((each for each in of_language if each.body == ANY_BODY), None))


def paces(table: str, red: int = 0) -> tuple[FastPace, ...]:
    """Return the rows of a table with tabs: language, body, words a minute, source. Raises ValueError.

    `red`: from which share of a fast pace, in percent, a text is too fast; 0: never.
    """
    rows = (line.split("\t") for line in table.splitlines()[1:] if line.strip())
    found = tuple(FastPace(language, body, int(count), source) for language, body, count, source in rows)
    if any(each.per_minute < 1 or not each.source.strip() or not each.body.strip() for each in found):
        raise ValueError("a row lacks its body, its pace or its source")
    return tuple(replace(each, red=round(each.per_minute * red / 100)) for each in found) if red else found
