"""Keeps what revisers type before they store it: private to an account or link, never a translation, never expiring."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import is_identifier
from interp.errors import BadRequest, Refused
from interp.ports import CopyPlace, Document, ServiceClock, WorkingCopies, WorkingCopy
from interp.ports.documents import foreign
from interp.service.credentials import USER
from interp.service.materials import check_works
from interp.service.review_desk.review import LONGEST_TEXT
from interp.value_types import dataclass

MOST_AT_ONCE, MOST_IN_DOCUMENT = 50, 10_000
MOST_REVISIONS = 2**31  # what the databases hold
Present = Callable[[str, str, str], bool]


@dataclass(frozen=True, slots=True)
class TypedText:
    """The words in the field of a sentence, as typed, and the revision that was there before (0: none)."""

    sentence: str
    words: str
    base: int


class CopyKeeping:
    """The working copies of everybody at the desk; each sees only those of their own account or link."""

    def __init__(
        self, copies: WorkingCopies, clock: ServiceClock, present: Present,
        written: Callable[[str], Mapping[str, str]] = lambda document: {},
    ) -> None:  # fmt: skip
        """`present(document, account, device)` tells whether that browser has the document open now; `written` are the
        languages of a document's passages in another one than its own, as Documents.written.
        """
        self._copies, self._clock, self._present, self._written = copies, clock, present, written

    def keep(
        self, actor: Actor, document: Document, language: str, device: str, typed: Sequence[TypedText]
    ) -> int:
        """Store what is in some fields, and return the time of it in milliseconds.

        Raises BadRequest, NotAllowed, Refused `original_language`, `copies_full`, Unavailable.
        """
        where = self._where(actor, document, language, device)
        if len(typed) > MOST_AT_ONCE:
            raise BadRequest("too_large")
        for each in typed:
            _check(each)
        if self._copies.count(where) + len(typed) > MOST_IN_DOCUMENT:
            raise Refused("copies_full")
        now = self._clock.now_ms()
        made = [WorkingCopy(each.sentence, device, _storable(each.words), each.base, now) for each in typed]
        self._copies.keep(where, made)
        return now

    def of(self, actor: Actor, document: Document, language: str, device: str) -> tuple[list[WorkingCopy], bool]:
        """Return one copy of each sentence that has any: this browser's own, else the newest that nobody works on.

        A copy of another browser with the same account or link comes back here once that browser has left; whether
        there are some that it has not left is returned too. Raises as `keep`.
        """
        where = self._where(actor, document, language, device)
        every = self._copies.of(where)
        found = [each for each in every if self._is_free(where, device, each)]
        own = {each.sentence: each for each in found if each.device == device}
        return list((_first(found) | own).values()), len(found) < len(every)

    def erase(
        self, actor: Actor, document: Document, language: str, device: str, sentences: Mapping[str, int | None]
    ) -> None:
        """Erase the copies that a browser of the actor's account or link has of some sentences. Raises as `keep`.

        With the time of the copy that was read, one that was typed on since stays; None erases whichever there is.
        """
        where = self._where(actor, document, language, device)
        for sentence in sentences:
            _check_identifier(sentence, "sentence")
        self._copies.erase(where, device, sentences)

    def _where(self, actor: Actor, document: Document, language: str, device: str) -> CopyPlace:
        """Return where copies are; in the document's own language there are some where passages are in another one."""
        check_works(actor, document.meeting or "")
        if language not in MEETING_LANGUAGES:
            raise BadRequest("language", languages=list(MEETING_LANGUAGES))
        if language == document.language and not foreign(self._written(document.id), language):
            raise Refused("original_language")
        _check_identifier(device, "device")
        return CopyPlace(document.id, language, account_of(actor))

    def _is_free(self, where: CopyPlace, device: str, copy: WorkingCopy) -> bool:
        return copy.device == device or not self._present(where.document, where.account, copy.device)


def account_of(actor: Actor) -> str:
    """Return whose working copies an actor's are: a user's by name, which a new password leaves; else the link's."""
    link = actor.link or ""
    return f"{USER}{actor.name}" if link.startswith(USER) or not link else f"link:{link}"


def browser_key(actor: Actor) -> str:
    """Return the name under which a browser keeps the working copies of an actor apart from those of others."""
    return sha256(account_of(actor).encode()).hexdigest()[:16]


def _check(typed: TypedText) -> None:
    _check_identifier(typed.sentence, "sentence")
    if not 0 <= typed.base < MOST_REVISIONS:
        raise BadRequest("invalid", field="base")
    if len(typed.words) > LONGEST_TEXT:
        raise BadRequest("too_long", longest=LONGEST_TEXT)


def _check_identifier(value: str, field: str) -> None:
    if not is_identifier(value):
        raise BadRequest("identifier", field=field)


def _storable(words: str) -> str:
    """Return words without what no database stores: halves of surrogate pairs and the null character."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def _first(newest_first: Iterable[WorkingCopy]) -> dict[str, WorkingCopy]:
    found: dict[str, WorkingCopy] = {}
    for each in newest_first:
        found.setdefault(each.sentence, each)
    return found
