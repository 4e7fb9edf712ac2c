"""Tracks which text of an .rtf its reader does not see: hidden, deleted, moved or struck, directly or by a style."""

import dataclasses
from dataclasses import field
from functools import lru_cache

from interp.domain.text.segments import LeftOutKind
from interp.value_types import dataclass, replace

HIDING = frozenset({"v", "webhidden", "deleted", "mvf"})
STRIKING = frozenset({"strike", "striked"})
TOLD = HIDING | STRIKING | {"plain", "pard", "s", "cs"}
NONE: frozenset[str] = frozenset()
MOST_BASES = 50  # word processors support about ten levels of style inheritance
Style = tuple[str, int]  # "s" for paragraph or "cs" for character styles, and the number


@dataclass(frozen=True, slots=True)
class Marks:
    """The hiding and striking control words of a group: turned on, turned off, and set by its two styles."""

    on: frozenset[str] = NONE
    off: frozenset[str] = NONE
    of_paragraph: frozenset[str] = NONE
    of_characters: frozenset[str] = NONE

    @property
    def hold(self) -> frozenset[str]:
        """Those in effect; turning one off overrides any style."""
        return self.on | ((self.of_paragraph | self.of_characters) - self.off)

    @property
    def hidden(self) -> bool:
        """Whether neither text nor paragraph end is visible."""
        return bool(self.hold & HIDING)

    @property
    def unseen(self) -> bool:
        """Whether text is hidden or struck; a struck paragraph still ends."""
        return bool(self.hold)


@dataclasses.dataclass(slots=True)
class Styles:
    """What the styles of a document hide, read from its style table."""

    own: dict[Style, Marks] = field(default_factory=dict)
    bases: dict[Style, Style] = field(default_factory=dict)
    known: dict[Style, frozenset[str]] = field(default_factory=dict)

    def holding(self, style: Style) -> frozenset[str]:
        """Return what a style hides, inherited settings included."""
        if style not in self.known:
            self.known[style] = self._holding(style)
        return self.known[style]

    def _holding(self, style: Style) -> frozenset[str]:
        hold, off = NONE, NONE
        for _ in range(MOST_BASES):
            if style not in self.own:
                break
            hold |= self.own[style].on - off
            off |= self.own[style].off
            style = self.bases.get(style, style)
        return hold

    def note(self, style: Style, marks: Marks, word: str, number: int | None) -> None:
        """Record one control word of a style's entry."""
        self.known.clear()
        self.own[style] = marks
        if word == "sbasedon" and number is not None:
            self.bases[style] = (style[0], number)


def marked(marks: Marks, word: str, number: int | None, styles: Styles) -> Marks:
    """Return the marks after one of the words in TOLD; the same object when nothing changes."""
    if word in HIDING or word in STRIKING:
        return _turned(marks, word, number != 0)
    if word == "plain":
        return _plain(marks.of_paragraph)
    if word == "pard":
        return replace(marks, of_paragraph=NONE) if marks.of_paragraph else marks
    hold = styles.holding((word, number or 0))
    if word == "s":
        return replace(marks, of_paragraph=hold) if marks.of_paragraph != hold else marks
    return replace(marks, of_characters=hold) if marks.of_characters != hold else marks


def kind_of(marks: Marks) -> LeftOutKind | None:
    """Return as what text with these marks is left out, None for text that is seen."""
    hold = marks.hold
    if not hold:
        return None
    return "deleted" if "deleted" in hold else "moved" if "mvf" in hold else "hidden" if hold & HIDING else "struck"


@lru_cache(256)
def _plain(of_paragraph: frozenset[str]) -> Marks:
    return Marks(of_paragraph=of_paragraph)


@lru_cache(256)
def _turned(marks: Marks, word: str, on: bool) -> Marks:
    if on:
        return replace(marks, on=marks.on | {word}, off=marks.off - {word})
    return replace(marks, on=marks.on - {word}, off=marks.off | {word})
