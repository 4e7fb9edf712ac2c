"""Splits a text at its document symbols and resolves each to a held document or to the public documents site."""

import re
from collections.abc import Iterable, Iterator, Mapping

from interp.domain.text.symbols import RESOLUTION, SYMBOL
from interp.value_types import dataclass

# The letter of a resolution's part, printed with spaces: A/RES/217 A (III).
IN_PARTS = r"(?<![A-Za-z0-9_/])A/RES/\d{1,4}\s?[A-Z]\s?\([IVXLC]+\)"
# The pages' scripts compile the same pattern, so it uses only syntax that both languages support.
PATTERN = rf"({IN_PARTS}|{SYMBOL})|({RESOLUTION})"
# The first parts of United Nations symbols: any other text shaped like a symbol gets no public link.
ROOTS = frozenset(
    "A BWC CAC CAT CBD CCPR CCW CD CEDAW CED CERD CMW CRC CRPD CTOC DP E ECE FCCC HR HRI ICCD ISBA NPT S SPLOS ST TD "
    "UNEP".split()
)
FOUND = re.compile(PATTERN)
SESSION = re.compile(r"(?<=\d)A?(?=\([IVXLC]+\)$)")
RESOLVED = re.compile(r"^A/RES/(\d+A?\([IVXLC]+\))$")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text. `leads`: the value of `held` for its symbol; `symbol`: a public symbol that is not held."""

    text: str
    leads: str | None = None
    symbol: str | None = None


def aliases(symbol: str) -> tuple[str, ...]:
    """Return the names under which texts refer to a document, without spaces.

    A resolution of a session in Roman numerals has four: with and without the letter of its first part, and its number
    alone: A/RES/217(III), A/RES/217A(III), 217(III), 217A(III).
    """
    bare = "".join(symbol.split())
    named = dict.fromkeys((bare, SESSION.sub("", bare, count=1), SESSION.sub("A", bare, count=1)))
    numbers = (found[1] for each in named if (found := RESOLVED.match(each)))
    return (*named, *numbers)


def known(documents: Iterable[tuple[str | None, str]]) -> dict[str, str]:
    """Return the target of every name of the documents; of two with the same symbol, the first counts."""
    held: dict[str, str] = {}
    for symbol, leads in documents:
        for each in aliases(symbol or ""):
            held.setdefault(each, leads)
    held.pop("", None)
    return held


def parts(text: str, held: Mapping[str, str]) -> Iterator[Part]:
    """Yield a text in pieces: each linked symbol a piece of its own, the text between unchanged."""
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
