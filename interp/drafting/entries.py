"""The walk down a paper: a heading or labels, then the lines that belong to them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from interp.drafting.headings import Heading, heading_in
from interp.drafting.labels import Label, labels_in, unknown_label
from interp.drafting.lines import Line, Piece, pieces

END = re.compile(r"^(?:[*_=~—–-]\s?){3,}$")
TOPICS = frozenset({"theme", "topic", "title"})


@dataclass(slots=True)
class Entry:
    """One stretch of the paper: what announced it, and its lines. The first entry is announced by nothing."""

    labels: tuple[Label, ...] = ()
    heading: Heading | None = None
    parts: list[Piece] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind of value the last label announces; "" for the head of the paper and below a heading."""
        return self.labels[-1].meaning.kind if self.labels else ""


@dataclass(frozen=True, slots=True)
class Walk:
    """A paper walked: its entries, and the notes below the end mark."""

    entries: tuple[Entry, ...]
    notes: tuple[Piece, ...]


def walk(lines: Iterable[Line]) -> Walk:
    """Return the entries of a paper in order; the first is the head, which may be empty."""
    body, notes = _before_notes(tuple(pieces(lines)))
    entries = [Entry()]
    for position, part in enumerate(body):
        following = body[position + 1] if position + 1 < len(body) else None
        _step(entries, part, following)
    return Walk(tuple(entries), notes)


def _before_notes(parts: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Part the paper at its last end mark, unless a label or heading below it shows that it goes on."""
    marks = [position for position, part in enumerate(parts) if END.match(part.text)]
    says = [part for part in parts if not END.match(part.text)]
    if not marks:
        return tuple(says), ()
    below = parts[marks[-1] + 1 :]
    if any(labels_in(part.text, part.line) or heading_in(part, None) for part in below):
        return tuple(says), ()
    return tuple(says[: len(says) - len(below)]), below


def _step(entries: list[Entry], part: Piece, following: Piece | None) -> None:
    current = entries[-1]
    heading = heading_in(part, following)
    if heading:
        entries.append(Entry(heading=heading))
        return
    labels = labels_in(part.text, part.line) if not part.bullet or ":" in part.text else ()
    if labels and labels[-1].meaning.kind in TOPICS and current.kind == "people" and current.parts:
        current.parts.append(replace(part, text=labels[-1].value or part.text, bullet=False, gap=False))
    elif labels:
        _announce(entries, labels, part)
    elif unknown := _unknown(entries, part, following):
        entries.append(Entry((unknown,)))
    else:
        current.parts.append(part)


def _announce(entries: list[Entry], labels: tuple[Label, ...], part: Piece) -> None:
    """Begin an entry; bare labels in a row share one: a flattened table prints their values after them."""
    current = entries[-1]
    value = labels[-1].value
    if current.labels and not current.parts and not value:
        current.labels += labels
        return
    entries.append(Entry(labels))
    if value:
        entries[-1].parts.append(replace(part, text=value, bullet=False, gap=False))


def _unknown(entries: list[Entry], part: Piece, following: Piece | None) -> Label | None:
    if len(entries) == 1 or part.bullet or not part.gap or not following:
        return None
    return unknown_label(part.text, part.line)
