"""Makes the pieces of a printed sheet: words, figures, hours, lengths, and texts with what has to be said of them."""

from interp.domain.model.texts import T
from interp.domain.text.printed_sheet import Line, SheetPiece
from interp.domain.views.view_parts import PersonView
from interp.web.pages.template_functions import length_of
from interp.web.wording import i18n
from interp.web.wording.page_words import ALL, word
from interp.web.wording.phrases import PLACEHOLDER, said

SECOND_MS = 1000


class SheetPieces:
    """Makes pieces in one language, hours in one zone."""

    def __init__(self, language: str, zone: str) -> None:
        self.language, self._zone = language, zone

    def words(self, key: str) -> str:
        """Return the words for a key, as plain text."""
        return str(said(word(key), self.language))

    def coded(self, key: str) -> Line:
        """Return the words of a code, "role.chair"; of one that has none, the code itself."""
        try:
            return (self.piece(self.words(key)),)
        except KeyError:
            return (self.piece(key.rpartition(".")[2]),)

    def phrase(self, key: str, **values: Line) -> Line:
        """Return a phrase with the pieces of its values."""
        parts = PLACEHOLDER.split(self.words(key))
        return tuple(
            piece for place, part in enumerate(parts) if part
            for piece in (values[part] if place % 2 else (self.piece(part),))
        )  # fmt: skip

    def piece(self, text: str) -> SheetPiece:
        """Return a text in the language of the sheet."""
        return SheetPiece(text, self.language)

    def figure(self, value: object) -> SheetPiece:
        """Return a number, or anything else that is written from left to right."""
        return SheetPiece(str(value), self.language, "figure")

    def text(self, text: T | None) -> Line:
        """Return a text of the meeting: a draft is marked as one, an original in another language with its code."""
        if text is None:
            return ()
        foreign = text.language.upper() if text.standing == "original" and text.language != self.language else ""
        mark = self.words("draft") if text.standing == "draft" else foreign
        return (SheetPiece(text.text, text.language, "text", mark),)

    def person(self, person: PersonView) -> Line:
        """Return a person's name with the form of address; a name has no mark."""
        name = (SheetPiece(person.name.text, person.name.language, "text"),)
        known = f"honorific.{person.honorific}"
        return self.phrase(known, name=name) if known in ALL else name

    def name(self, name: str) -> Line:
        """Return a name as it stands, in a language that nobody said."""
        return (SheetPiece(name, self.language, "text"),)

    def hour(self, ms: int | None) -> Line:
        """Return a time of day, nothing for none."""
        return () if ms is None else (self.figure(i18n.clock_time(ms, self._zone)),)

    def length(self, ms: int | None) -> Line:
        """Return a length in whole seconds, nothing where it is not known."""
        return () if ms is None else (self.figure(length_of(_whole(ms))),)

    def difference(self, ms: int | None) -> Line:
        """Return by how much something was more or less, with its sign; nothing where it is not known."""
        if ms is None:
            return ()
        whole = _whole(abs(ms))
        sign = ("+" if ms > 0 else "−") if whole else ""
        return (self.figure(f"{sign}{length_of(whole)}"),)


def _whole(ms: int) -> int:
    return (ms + SECOND_MS // 2) // SECOND_MS * SECOND_MS
