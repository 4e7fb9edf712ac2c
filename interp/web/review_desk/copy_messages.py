"""Types of requests and answers of working copies and colleagues at the desk; see docs/protocol.md."""

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.ports import WorkingCopy
from interp.service.review_desk.document_presence import Colleague
from interp.service.review_desk.working_copies import TypedText
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class KeepCopies:
    """What is in the fields of one browser, as typed: each instead of the copy it had of the sentence."""

    copies: tuple[TypedText, ...]


@dataclass(frozen=True, slots=True)
class CopiesKept:
    """The copies are stored; `saved_at` in milliseconds."""

    ok: bool
    saved_at: int


@dataclass(frozen=True, slots=True)
class Copies:
    """The sender's own working copies in a document and language; none is a translation.

    `withheld`: there are more, of browsers with the same account or link that are in the document now.
    """

    language: MeetingLanguage
    copies: tuple[WorkingCopy, ...]
    withheld: bool


@dataclass(frozen=True, slots=True)
class CopiesErased:
    """The copies are erased, or there were none."""

    ok: bool


@dataclass(frozen=True, slots=True)
class Here:
    """Where a browser is in a document: the sentence, whether somebody types there, or that it leaves the document."""

    sentence: str | None = None
    typing: bool = False
    leaving: bool = False


@dataclass(frozen=True, slots=True)
class InDocument:
    """Who else has the document open, in any language."""

    ok: bool
    others: tuple[Colleague, ...]
