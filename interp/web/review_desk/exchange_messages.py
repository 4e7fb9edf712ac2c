"""Types of requests and answers of the routes of exchange files; docs/openapi.json is generated from them."""

from interp.domain.translation.term_list import Fault
from interp.service.review_desk.returned_comments import ConfirmedComment, ReturnedComment
from interp.service.review_desk.returned_text import Confirmed, FileConflict, ReturnedText, Taken
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """What a returned file would change; nothing is stored until the changes are confirmed.

    `reasons` are the sentences for the reasons of the conflicts, in the reader's language. `comments` are notes of the
    file that their sentence has not; `more_comments` counts those that are not taken in at once.
    """

    ok: bool
    changes: tuple[ReturnedText, ...]
    conflicts: tuple[FileConflict, ...]
    unchanged: int
    untranslated: int
    reasons: dict[str, str]
    comments: tuple[ReturnedComment, ...] = ()
    more_comments: int = 0


@dataclass(frozen=True, slots=True)
class ConfirmReturned:
    """The changes of a returned file that a person confirms, in one request; `approve` is what the person says.

    `comments` are written in this person's name; one that its sentence has already is not written again.
    """

    changes: tuple[Confirmed, ...]
    comments: tuple[ConfirmedComment, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedTaken:
    """What became of each confirmed change, with the sentences for the reasons; how many comments were new."""

    ok: bool
    taken: tuple[Taken, ...]
    reasons: dict[str, str]
    comments: int = 0


@dataclass(frozen=True, slots=True)
class TermsRead:
    """What a file of terms adds to the operator's, changes, and has as they are; stored only when `stored`.

    The line of a fault is the position of its entry in the file, from 1.
    """

    ok: bool
    stored: bool
    added: int
    changed: int
    same: int
    faults: tuple[Fault, ...]
    reasons: dict[str, str]
