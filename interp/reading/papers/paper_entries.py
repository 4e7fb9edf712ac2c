"""Splits a paper into its entries, as a concept note or as an order of the day."""

from collections.abc import Iterable

from interp.reading.expressions.discussion_slots import shares_in
from interp.reading.files.line_cleaning import PrintedLine, PrintedPassage, pieces, roomed
from interp.reading.papers.labelled_entries import LabelledEntries, LabelledEntry, step, without_notes
from interp.reading.papers.line_accounting import LineAccounting, shown
from interp.reading.papers.line_normalising import shaped
from interp.reading.papers.order_entries import OrderWalk
from interp.reading.papers.order_lines import hours_first, is_order, is_prose, with_ends, without_mark
from interp.value_types import replace

LEAST_SENTENCES = 2


def walk(lines: Iterable[PrintedLine], printed: bool = False) -> LabelledEntries:
    """Return the entries of a paper in order; the first is the head, which may be empty.

    `printed` says that its lines are those of a printed page, limited by the column's width.
    """
    whole, shares = _without_shares(pieces(lines))
    parts, notes = without_notes(tuple(roomed(whole)) if printed else whole)
    aside = shaped(parts)
    if is_order(aside.body):
        body, began_only = with_ends(tuple(map(without_mark, aside.body)))
        body, titles_above = hours_first(body)
        order = OrderWalk(body)
        order.walk()
        found = replace(
            aside,
            documents=(*aside.documents, *order.documents),
            furniture=(*aside.furniture, *order.furniture),
        )
        notes = (*notes, *aside.notes, *order.notes)
        return LabelledEntries(
            tuple(order.entries), notes, found, True, tuple(order.left_out), tuple(order.general),
            tuple(order.parallel), titles_above, began_only, shares,
        )  # fmt: skip
    entries = [LabelledEntry()]
    for position, part in enumerate(aside.body):
        step(entries, part, aside.body[position + 1 : position + 3])
    return LabelledEntries(tuple(entries), notes + aside.notes, aside, shares=shares)


def _without_shares(
    parts: Iterable[PrintedPassage],
) -> tuple[tuple[PrintedPassage, ...], tuple[PrintedPassage, ...]]:
    """Return the lines without minutes in figures alone, and these; `tail` is the length of the rest of their line."""
    kept: list[PrintedPassage] = []
    shares: list[PrintedPassage] = []
    for part in parts:
        text, printed = shares_in(part.text)
        kept += [replace(part, text=text)] if text or not printed else []
        shares += [replace(part, text=printed, tail=len(text))] if printed else []
    return tuple(kept), tuple(shares)


def tell_shares(found: LabelledEntries, accounting: LineAccounting) -> None:
    """Warn of minutes in figures alone; the rest of their line has still to be placed."""
    for part in found.shares:
        text = f"The paper does not say what {shown(part.text)} is for."
        accounting.warn("unclear_time", text, part.line, time=part.text)
        if part.tail:
            accounting.reopen(part.line)


def is_running_text(found: LabelledEntries) -> bool:
    """Return whether a paper is prose: sentences for the most part, and no meeting, no hours, nobody with a role."""
    kinds = {"business" if entry.is_business else entry.kind for entry in found.entries}
    if found.is_order or kinds - {"", "section", "unknown"}:
        return False
    parts = [part for entry in found.entries for part in entry.parts]
    sentences = sum(is_prose(part.text) for part in parts)
    return sentences >= LEAST_SENTENCES and 2 * sentences >= len(parts)
