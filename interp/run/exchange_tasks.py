"""What helper processes compute for exchange files: documents, memory and terms written, and files of others compared.
"""

import io
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.permissions import Actor
from interp.domain.text.segments import Segment
from interp.domain.translation.lexicon import kept_in
from interp.domain.translation.term_entries import MergedTerms
from interp.drafting.exchange.term_file import FILE, TermFile, table_of
from interp.errors import BadRequest
from interp.ports import Document, Revision
from interp.ports.helper_work import done_by, reported
from interp.run.review_setup import desk_review
from interp.seed.bundled_data import delegations
from interp.service.meetings import Meetings
from interp.service.review_desk import desk_tasks
from interp.service.review_desk.returned_comments import ConfirmedComment, by_sentence, comments_of, take_comments
from interp.service.review_desk.returned_text import Confirmed, Returned, ReturnedUnit, Taken, compare, take
from interp.service.review_desk.review import lines_of
from interp.service.review_desk.sentence_notes import NoteKeeping
from interp.store.open_stores import Stores
from interp.value_types import replace

MOST_UNITS = 10_000  # of a document that returns
MOST_REMEMBERED = 20_000  # units of a memory written for a browser; the command line writes more


class ExchangeTasks:
    """The tasks, over the stores of one process; `folder` is the data folder with the operator's terms."""

    def __init__(self, stores: Stores, meetings: Meetings, folder: Path) -> None:
        self._stores, self._meetings, self._file = stores, meetings, folder / FILE
        self._terms = TermFile(self._file)
        self.known = (
            done_by(desk_tasks.document_xliff, self.document_xliff),
            done_by(desk_tasks.returned_xliff, self.returned_xliff),
            done_by(desk_tasks.take_returned, self.take_returned),
            done_by(desk_tasks.take_comments, self.take_comments),
            done_by(desk_tasks.document_tmx, self.document_tmx),
            done_by(desk_tasks.memory_tmx, self.memory_tmx),
            done_by(desk_tasks.terms_out, self.terms_out),
            done_by(desk_tasks.terms_in, self.terms_in),
        )

    def document_xliff(self, document: Document, language: str, with_matches: bool) -> bytes:
        """Return a document and its translation as XLIFF 2.1, with the memory's matches if wanted."""
        from interp.drafting.exchange.document_units import Beside, for_xliff
        from interp.drafting.exchange.xliff_writer import write

        pairs, notes = self._pairs(document, language), self._stores.notes.of(document.id, language)
        memory, symbol = self._stores.memory, document.symbol
        beside = Beside(kept_in(self._terms().terms), comments=by_sentence(notes))
        if with_matches:
            here = partial(memory.matches, document.language, language, document=symbol, meeting=document.meeting)
            beside = replace(beside, matches=lambda each: here(each.text))
        units = for_xliff(reported(pairs, len(pairs)), document.language, language, beside)
        return _encoded(write(units, document.language, language, document.name, document.id))

    def returned_xliff(self, data: bytes, document: Document, language: str) -> Returned:
        """Return what an XLIFF file would change in a document's translation; nothing is stored.

        Raises BadRequest: exchange_format, other_languages, too_large, too_long, unreadable_file, unsafe_file.
        """
        units = _units_of(data, document.language, language)
        segments = self._stores.documents.segments(document.id)
        found = compare(segments, self._stores.documents.revisions(document.id, language), units)
        held = self._stores.notes.of(document.id, language)
        comments, more = comments_of(segments, held, ((each.segment, each.notes) for each in units))
        return replace(found, comments=comments, more_comments=more)

    def take_returned(
        self, actor: Actor, document: Document, language: str, confirmed: Sequence[Confirmed]
    ) -> tuple[Taken, ...]:
        """Store confirmed changes. Raises as `take`."""
        reviewing = desk_review(self._stores, self._meetings, self._terms, delegations())
        return take(reviewing, actor, document, language, confirmed)

    def take_comments(
        self, actor: Actor, document: Document, language: str, confirmed: Sequence[ConfirmedComment]
    ) -> int:
        """Store confirmed comments of a returned file, and return how many were new. Raises as `take_comments`."""
        keeping = NoteKeeping(self._stores.notes, self._stores.documents, self._stores.clock)
        return take_comments(keeping, actor, document, language, confirmed)

    def document_tmx(self, document: Document, languages: Sequence[str]) -> bytes:
        """Return a document's translations into some languages as TMX, with who made each and when."""
        from interp.drafting.exchange.document_units import for_tmx
        from interp.drafting.exchange.tmx import write

        into = [code for code in languages if code != document.language]
        each = (for_tmx(document, self._pairs(document, code), code, 1 + 100_000 * MEETING_LANGUAGES.index(code))
                for code in reported(into, len(into)))  # fmt: skip
        return _encoded(write(chain.from_iterable(each), document.language))

    def memory_tmx(self, source: str | None, target: str | None) -> bytes:
        """Return the memory, or its units of one original or translation language, as TMX. Raises BadRequest
        `too_large`, Unavailable.
        """
        from interp.drafting.exchange.memory_units import exchanged
        from interp.drafting.exchange.tmx import write

        held = self._stores.memory
        if (count := held.count(source, target)) > MOST_REMEMBERED:
            raise BadRequest("too_large", limit=MOST_REMEMBERED)
        found = reported(held.units(source, target), count)
        units = (exchanged(each, number) for number, each in enumerate(found, start=1))
        return _encoded(write(units, source or "en"))

    def terms_out(self, kind: str) -> bytes:
        """Return the operator's terms as tbx, csv or tsv. Raises BadRequest, Unavailable."""
        from interp.drafting.exchange.terms_out_and_in import written

        return written(table_of(self._file), kind)

    def terms_in(self, data: bytes, name: str) -> MergedTerms:
        """Return what a file of terms adds and changes; nothing is stored. Raises BadRequest, Refused, Unavailable."""
        from interp.drafting.exchange.terms_out_and_in import kind_of, merged_file

        return merged_file(table_of(self._file), data, kind_of(name))

    def _pairs(self, document: Document, language: str) -> list[tuple[Segment, Revision | None]]:
        return [(line.segment, line.revision) for line in lines_of(self._stores.documents, document, language)]


def _encoded(pieces: Iterable[str]) -> bytes:
    return "".join(pieces).encode()


def _units_of(data: bytes, source: str, target: str) -> list[ReturnedUnit]:
    """Return the units of an XLIFF file in two languages."""
    from interp.drafting.exchange.document_units import said_beside
    from interp.drafting.exchange.exchange_units import counted
    from interp.drafting.exchange.xliff import read

    made: list[ReturnedUnit] = []
    for unit in counted(read(io.BytesIO(data))):
        if len(made) == MOST_UNITS:
            raise BadRequest("too_large", limit=MOST_UNITS)
        if unit.source_language != source or set(unit.texts) - {source, target}:
            raise BadRequest("other_languages", source=source, target=target)
        about = dict(unit.about).get("revision", "")
        revision = int(about) if about.isascii() and about.isdigit() and len(about) < 8 else None
        text, notes = unit.texts.get(target, ""), said_beside(unit)
        made.append(ReturnedUnit(unit.id, unit.source, text, unit.state, revision, notes))
    if not made:
        raise BadRequest("exchange_format")
    return made
