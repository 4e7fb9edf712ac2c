"""Ensures that every line of a paper is placed in the proposal or named in a warning."""

from collections.abc import Iterable

from interp.domain.proposals.proposal import Lines, ProposalWarning
from interp.reading.expressions.order_words import SIDE_BY_SIDE
from interp.reading.files.line_cleaning import PrintedLine, PrintedPassage, tidy

SHOWN = 160


class LineAccounting:
    """Tracks unplaced lines and collects warnings."""

    def __init__(self, lines: Iterable[PrintedLine]) -> None:
        texts = ((line.number, tidy(line.text)) for line in lines)
        self._said = {number: text for number, text in texts if any(char.isalnum() for char in text)}
        self._open = dict(self._said)
        self._warnings: list[ProposalWarning] = []
        self._places: dict[str, set[int]] = {}

    def place(self, *parts: PrintedPassage | int) -> None:
        """Count the lines of `parts` as placed."""
        for part in parts:
            for number in (part,) if isinstance(part, int) else part.numbers:
                self._open.pop(number, None)

    def place_in(self, name: str, *parts: PrintedPassage | int) -> None:
        """Count the lines of `parts` as placed in what has no lines of its own: "sections", "documents", "headings".

        Headings say what stands below them, or are repeated on each page.
        """
        self.place(*parts)
        for part in parts:
            self._places.setdefault(name, set()).update((part,) if isinstance(part, int) else part.numbers)

    def warn(self, code: str, text: str, line: int | None = None, /, **values: str | int) -> None:
        """Add a warning with its values; one that names a line accounts for that line."""
        told = {key: cut(value) if isinstance(value, str) else value for key, value in values.items()}
        self._warnings.append(ProposalWarning(code, text, line, told))
        if line is not None:
            self._open.pop(line, None)

    @property
    def warnings(self) -> tuple[ProposalWarning, ...]:
        """The warnings so far."""
        return tuple(self._warnings)

    @property
    def places(self) -> Lines:
        """The lines of each name given to `place_in`, in order."""
        return {name: tuple(sorted(numbers)) for name, numbers in self._places.items()}

    def read_lines(self) -> dict[int, str]:
        """Return the text of each line that was placed: no heading, and named in no warning."""
        apart = {warning.line for warning in self._warnings} | self._places.get("headings", set()) | set(self._open)
        return {number: text for number, text in self._said.items() if number not in apart}

    def reopen(self, number: int) -> None:
        """Mark a line as unplaced again: its entry was dropped, or a warning concerned one character only."""
        if number in self._said:
            self._open[number] = self._said[number]

    def close(self) -> tuple[ProposalWarning, ...]:
        """Return all warnings by line, with one for each unplaced line and each with several parts on it."""
        for number, text in tuple(self._open.items()):
            self.warn("unplaced", f"This line has no place in the programme: {shown(text)}", number, text=text)
        told = {warning.line for warning in self._warnings}
        for number, text in self._said.items():
            if number not in told and SIDE_BY_SIDE.search(text):
                words = f"Several parts stand beside each other; are they held at the same time? {shown(text)}"
                self.warn("side_by_side", words, number, text=text)
        return tuple(sorted(self._warnings, key=lambda warning: warning.line or 0))


def shown(text: str) -> str:
    """Return `text` in quotation marks, shortened to fit a warning."""
    return f"“{cut(text)}”"


def cut(text: str) -> str:
    """Return `text` on one line, shortened to fit a warning."""
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + "…"
