"""Writes XLIFF 2.1: the units of one document with their translations, states, notes, matches and metadata."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from interp.drafting.exchange.exchange_units import Exchanged, Suggestion
from interp.drafting.exchange.xliff import NAMED, OURS
from interp.drafting.exchange.xml_text import content, pieces, quoted, xliff_text
from interp.languages import direction, html_lang

TOKEN = re.compile(r"[A-Za-z0-9_.-]+")  # what XLIFF allows as an id, without the letters that tools disagree about
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" '
    'xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" srcLang={source} trgLang={target}>\n'
    '<file id={id} original={original} canResegment="no" srcDir={source_dir} trgDir={target_dir} '
    'xml:space="preserve">\n'
)


def write(units: Iterable[Exchanged], source: str, target: str, original: str, id_: str = "f1") -> Iterator[str]:
    """Yield an XLIFF 2.1 file in pieces: the units of one document `original` from `source` into `target`.

    `id_` is the document's id, used where XLIFF allows it.
    """
    yield HEAD.format(
        source=quoted(html_lang(source)), target=quoted(html_lang(target)), original=quoted(original),
        id=quoted(id_ if TOKEN.fullmatch(id_) else "f1"), source_dir=quoted(direction(source)),
        target_dir=quoted(direction(target)),
    )  # fmt: skip
    for number, unit in enumerate(units, start=1):
        yield "".join(_lines(unit, target, f"u{number}"))
    yield "</file>\n</xliff>\n"


def _lines(unit: Exchanged, target: str, place: str) -> Iterator[str]:
    """Yield the lines of a unit; an id that XLIFF does not allow is stored as the unit's name."""
    allowed = TOKEN.fullmatch(unit.id) is not None
    id_ = unit.id if allowed else place
    yield f"<unit id={quoted(id_)}"
    yield ">\n" if allowed else f" name={quoted(unit.id)}>\n"
    if unit.suggestions:
        yield "<mtc:matches>\n" + "".join(_match(each, id_) for each in unit.suggestions) + "</mtc:matches>\n"
    yield from _metadata(unit)
    if unit.notes:
        yield "<notes>\n" + "".join(_note(*each) for each in unit.notes) + "</notes>\n"
    yield from _segment(unit, target, id_)
    yield "</unit>\n"


def _segment(unit: Exchanged, target: str, id_: str) -> Iterator[str]:
    state = (unit.state or "translated") if target in unit.texts else "initial"
    closer = f" subState={quoted(f'{OURS}:{unit.sub}')}" if unit.sub else ""
    ids: dict[tuple[str, int], str] = {}
    yield f"<segment id={quoted(id_)} state={quoted(state)}{closer}>\n"
    yield f"<source>{_marked(unit.source, unit.kept, id_, ids)}</source>\n"
    if target in unit.texts:
        yield f"<target>{_marked(unit.texts[target], unit.kept, id_, ids)}</target>\n"
    yield "</segment>\n"


def _marked(text: str, kept: tuple[str, ...], id_: str, ids: dict[tuple[str, int], str]) -> str:
    """Return a text with its kept pieces marked; a piece has the same id in the original and in the translation."""
    made, count = [], Counter[str]()
    for piece, same in pieces(text, kept):
        written = xliff_text(piece)
        if same:
            count[piece] += 1
            mark = ids.setdefault((piece, count[piece]), f"{id_}.k{len(ids) + 1}")
            written = f'<mrk id={quoted(mark)} translate="no">{written}</mrk>'
        made.append(written)
    return "".join(made)


def _metadata(unit: Exchanged) -> Iterator[str]:
    at = "" if unit.at is None else str(unit.at)
    known = (*zip(NAMED, (unit.origin, unit.by, at), strict=True), *unit.about)
    rows = [f"<mda:meta type={quoted(name)}>{content(said)}</mda:meta>\n" for name, said in known if said]
    if rows:
        yield f'<mda:metadata>\n<mda:metaGroup category="{OURS}">\n' + "".join(rows)
        yield "</mda:metaGroup>\n</mda:metadata>\n"


def _note(category: str, text: str) -> str:
    kind = f" category={quoted(category)}" if category else ""
    return f"<note{kind}>{content(text)}</note>\n"


def _match(match: Suggestion, id_: str) -> str:
    return (
        f"<mtc:match ref={quoted(f'#{id_}')} type={quoted(match.kind)} origin={quoted(match.origin)} "
        f'similarity="{match.similarity:.2f}">\n<source>{xliff_text(match.source)}</source>\n'
        f"<target>{xliff_text(match.target)}</target>\n</mtc:match>\n"
    )
