"""Records the text that a reader of files leaves out on purpose, by kind, for the person who files the document."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import get_args

from interp.domain.text.segments import LeftOut, LeftOutKind

KINDS: tuple[LeftOutKind, ...] = get_args(LeftOutKind)
MOST_KEPT = 100  # passages of a kind
LONGEST = 600  # characters of a passage
MOST_CHARS = 60_000  # of all kinds
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
KEPT = "\u200c\u200d"  # they shape Arabic-script and Indic words


class LeftOutText:
    """Collects the passages left out of one file; every one is counted, the words of the first ones are kept."""

    def __init__(self) -> None:
        self._counts: Counter[LeftOutKind] = Counter()
        self._kept: dict[LeftOutKind, list[str]] = {}
        self._chars = MOST_CHARS
        self._kind: LeftOutKind | None = None
        self._place: object = None
        self._parts: list[str] = []
        self._length = 0

    def add(self, kind: LeftOutKind, text: str, place: object = None) -> None:
        """Record text; it continues the passage before if that has the same kind and the same `place`, not None."""
        if place is None or kind != self._kind or place != self._place:
            self.end()
            self._kind, self._place = kind, place
        if self._length <= LONGEST or not any(map(str.strip, self._parts)):
            self._parts.append(text[: 4 * LONGEST])
            self._length += len(text)
        if place is None:
            self.end()

    def end(self) -> None:
        """End the passage: what follows is another one."""
        kind, text = self._kind, _shown("".join(self._parts))
        self._kind, self._place, self._parts, self._length = None, None, [], 0
        if kind is None or not text:
            return
        self._counts[kind] += 1
        kept = self._kept.setdefault(kind, [])
        if len(kept) < MOST_KEPT and self._chars > 0:
            kept.append(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")
            self._chars -= len(kept[-1])

    def found(self) -> tuple[LeftOut, ...]:
        """Return what was left out, a row for each kind that occurred, the most important first."""
        self.end()
        return tuple(self._rows())

    def _rows(self) -> Iterator[LeftOut]:
        for kind in KINDS:
            if self._counts[kind]:
                yield LeftOut(kind, self._counts[kind], tuple(self._kept.get(kind, ())))


def _shown(text: str) -> str:
    """Return the text for display: spaces collapsed, no invisible characters."""
    seen = (char for char in " ".join(text.split()) if char in KEPT or unicodedata.category(char) not in UNSEEN)
    return " ".join("".join(seen).replace("\ufffd", "").split())
