"""Where the document symbols of a text lead: to a document that is held here, else to the public documents."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from interp.domain.text.symbols import RESOLUTION, SYMBOL

# A part of a resolution set apart, as many texts print it: A/RES/217 A (III).
IN_PARTS = r"(?<![A-Za-z0-9_/])A/RES/\d{1,4}\s?[A-Z]\s?\([IVXLC]+\)"
# Scripts compile the same pattern: what it uses, both languages of patterns know.
PATTERN = rf"({IN_PARTS}|{SYMBOL})|({RESOLUTION})"
# The first part of symbols that are the United Nations' own: what looks like one and is none leads nowhere outside.
ROOTS = frozenset(
    "A BWC CAC CAT CBD CCPR CCW CD CEDAW CED CERD CMW CRC CRPD CTOC DP E ECE FCCC HR HRI ICCD ISBA NPT S SPLOS ST TD "
    "UNEP".split()
)
FOUND = re.compile(PATTERN)
SESSION = re.compile(r"(?<=\d)A?(?=\([IVXLC]+\)$)")
RESOLVED = re.compile(r"^A/RES/(\d+A?\([IVXLC]+\))$")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text. `leads`: what `held` has for its symbol; `symbol`: a public symbol that is not held."""

    text: str
    leads: str | None = None
    symbol: str | None = None


def aliases(symbol: str) -> tuple[str, ...]:
    """Return the ways in which texts name a document, without spaces.

    A resolution of a session in Roman numerals is named with or without the letter of its first part, and by its
    number alone: A/RES/217(III), A/RES/217A(III), 217(III), 217A(III).
    """
    bare = "".join(symbol.split())
    named = dict.fromkeys((bare, SESSION.sub("", bare, count=1), SESSION.sub("A", bare, count=1)))
    numbers = (found[1] for each in named if (found := RESOLVED.match(each)))
    return (*named, *numbers)


def known(documents: Iterable[tuple[str | None, str]]) -> dict[str, str]:
    """Return where each way of naming the documents leads; of two with the same symbol, the first counts."""
    held: dict[str, str] = {}
    for symbol, leads in documents:
        for each in aliases(symbol or ""):
            held.setdefault(each, leads)
    held.pop("", None)
    return held


def parts(text: str, held: Mapping[str, str]) -> Iterator[Part]:
    """Yield a text in pieces: those that lead somewhere each apart, the rest as it stands."""
    done = 0
    for found in FOUND.finditer(text):
        key = "".join(found[0].split())
        public = bool(found[1]) and key.partition("/")[0] in ROOTS
        if key not in held and not public:
            continue
        if done < found.start():
            yield Part(text[done : found.start()])
        yield Part(found[0], held[key]) if key in held else Part(found[0], symbol=key)
        done = found.end()
    if done < len(text):
        yield Part(text[done:])
