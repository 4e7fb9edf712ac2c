"""Which words of an .rtf its reader does not see: hidden, deleted, moved away or struck, also by a style."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

HIDING = frozenset({"v", "webhidden", "deleted", "mvf"})
STRIKING = frozenset({"strike", "striked"})
TOLD = HIDING | STRIKING | {"plain", "pard", "s", "cs"}
NONE: frozenset[str] = frozenset()
MOST_BASES = 50  # word processors know about ten
Style = tuple[str, int]  # "s" of paragraphs or "cs" of characters, and its number


@dataclass(frozen=True, slots=True)
class Marks:
    """The hiding and striking words that hold in a group: turned on, turned off, and given by its two styles."""

    on: frozenset[str] = NONE
    off: frozenset[str] = NONE
    of_paragraph: frozenset[str] = NONE
    of_characters: frozenset[str] = NONE

    @property
    def hold(self) -> frozenset[str]:
        """What holds: a word that is turned off does not, whatever a style says."""
        return self.on | ((self.of_paragraph | self.of_characters) - self.off)

    @property
    def hidden(self) -> bool:
        """Whether neither words nor the end of a paragraph are seen."""
        return bool(self.hold & HIDING)

    @property
    def unseen(self) -> bool:
        """Whether words are hidden or struck; a paragraph of struck words still ends where it ends."""
        return bool(self.hold)


@dataclass(slots=True)
class Styles:
    """What the styles of a document hide, read from its table of styles."""

    own: dict[Style, Marks] = field(default_factory=dict)
    bases: dict[Style, Style] = field(default_factory=dict)
    known: dict[Style, frozenset[str]] = field(default_factory=dict)

    def holding(self, style: Style) -> frozenset[str]:
        """Return what a style hides, with what the styles it is based on do."""
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
        """Keep what one word of a style's entry says."""
        self.known.clear()
        self.own[style] = marks
        if word == "sbasedon" and number is not None:
            self.bases[style] = (style[0], number)


def marked(marks: Marks, word: str, number: int | None, styles: Styles) -> Marks:
    """Return the marks after one of the words TOLD, the same object when it changes none."""
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


@lru_cache(256)
def _plain(of_paragraph: frozenset[str]) -> Marks:
    return Marks(of_paragraph=of_paragraph)


@lru_cache(256)
def _turned(marks: Marks, word: str, on: bool) -> Marks:
    if on:
        return replace(marks, on=marks.on | {word}, off=marks.off - {word})
    return replace(marks, on=marks.on - {word}, off=marks.off | {word})
