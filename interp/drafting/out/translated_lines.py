"""Types of what a file is written from: sentences with their translations, and the words that mark drafts."""

from interp.domain.text.segments import Segment
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class TranslatedLine:
    """A sentence and its newest text in the other language; `text` is None where there is none.

    `approved`: it is no draft, and the sentence has not changed since. `revision` is its number, 0 without one, `state`
    the words for its standing.
    """

    segment: Segment
    text: str | None
    approved: bool = False
    revision: int = 0
    state: str = ""


@dataclass(frozen=True, slots=True)
class FileMarks:
    """The words a file marks a draft and a missing translation with, and the notices at its head.

    `left` is said where headers, footers or endnotes have words, which are not translated.
    """

    draft: str
    untranslated: str
    notices: tuple[str, ...] = ()
    left: str = ""
