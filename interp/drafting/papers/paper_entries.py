"""Splits a paper into its entries, as a concept note or as an order of the day."""

from collections.abc import Iterable
from dataclasses import replace

from interp.drafting.files.line_cleaning import PrintedLine, pieces, roomed
from interp.drafting.papers.labelled_entries import LabelledEntries, LabelledEntry, step, without_notes
from interp.drafting.papers.line_normalising import shaped
from interp.drafting.papers.order_entries import OrderWalk
from interp.drafting.papers.order_lines import hours_first, is_order, is_prose, with_ends, without_mark

LEAST_SENTENCES = 2


def walk(lines: Iterable[PrintedLine], printed: bool = False) -> LabelledEntries:
    """Return the entries of a paper in order; the first is the head, which may be empty.

    `printed` says that its lines are those of a printed page, limited by the column's width.
    """
    whole = tuple(pieces(lines))
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
            tuple(order.parallel), titles_above, began_only,
        )  # fmt: skip
    entries = [LabelledEntry()]
    for position, part in enumerate(aside.body):
        step(entries, part, aside.body[position + 1 : position + 3])
    return LabelledEntries(tuple(entries), notes + aside.notes, aside)


def is_running_text(found: LabelledEntries) -> bool:
    """Return whether a paper is prose: sentences for the most part, and no meeting, no hours, nobody with a role."""
    kinds = {"business" if entry.is_business else entry.kind for entry in found.entries}
    if found.is_order or kinds - {"", "section", "unknown"}:
        return False
    parts = [part for entry in found.entries for part in entry.parts]
    sentences = sum(is_prose(part.text) for part in parts)
    return sentences >= LEAST_SENTENCES and 2 * sentences >= len(parts)
