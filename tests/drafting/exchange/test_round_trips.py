"""What is written as XLIFF, TMX, TBX or a table of terms is read back the same, whatever characters it has."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import IO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.cleaning import clean
from interp.domain.translation.term_entries import TermEntry, TermForm, entries, merged, normal
from interp.drafting.exchange import tbx, term_tables, tmx, xliff, xliff_writer
from interp.drafting.exchange.exchange_units import Exchanged, Suggestion
from interp.drafting.exchange.memory_units import Taking, exchanged, remembered
from interp.errors import BadRequest
from interp.ports import MemoryUnit
from tests.sample_sizes import size

AWKWARD = (
    "&amp;", "<b>", "]]>", "\r\n", "\r", "\t", " ", "  ", "\u00a0", "\u202f", "\x00", "\x0b", "\x1b", "\x7f", "\x85",
    "\u2028", "\ufffe", "\ud800", "\u200e", "\u200f", "\u2067", "\u2069", "\u061c", "حقوق الطفل", "儿童权利", "𠮷",
    "👩🏽‍⚖️", "é", "e\u0301", "«\u00a0mot\u00a0»", '"', "'", "A/HRC/31/34", "=1+1", "|", ">", "Права ребенка",
)  # fmt: skip
LEGAL = ("\x00", "\x0b", "\x1b", "\ufffe", "\ud800")  # not in these, which notes and attributes cannot hold
TEXT = some.lists(some.sampled_from(AWKWARD) | some.characters(), max_size=12).map("".join)
SAFE = some.lists(
    some.sampled_from([each for each in AWKWARD if each not in LEGAL])
    | some.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs")),
    max_size=8,
).map("".join)
ID = SAFE.filter(bool) | some.from_regex(r"[a-z0-9]{1,12}", fullmatch=True)
PAIR = some.lists(some.sampled_from(MEETING_LANGUAGES), min_size=2, max_size=2, unique=True)
PAIRS = some.lists(some.tuples(some.from_regex(r"[a-z]{1,8}", fullmatch=True), SAFE.filter(bool)), max_size=3)
TRIES = size(40, torture=3_000)
MOST_MS = 253_402_300_799_999


@some.composite
def units(draw: some.DrawFn) -> Exchanged:
    """Draw a unit with everything that TMX carries."""
    source, target = draw(PAIR)
    about = draw(PAIRS.map(lambda rows: tuple({name: said for name, said in rows if name not in OWN}.items())))
    return Exchanged(
        draw(ID), source, {source: draw(TEXT), target: draw(TEXT)},
        draw(some.sampled_from(("translated", "reviewed", "final"))), draw(SAFE),
        about=about, by=draw(SAFE), at=draw(some.none() | some.integers(0, MOST_MS)),
    )  # fmt: skip


OWN = ("state", "origin", "ms", "by", "at")


@settings(max_examples=TRIES, deadline=None)
@given(units(), some.lists(SAFE, max_size=3))
def test_tmx(unit: Exchanged, notes: list[str]) -> None:
    unit = replace(unit, notes=tuple(("", note) for note in notes))
    written = "".join(tmx.write([unit], "en")).encode()
    assert list(tmx.read(io.BytesIO(written))) == [unit]


@settings(max_examples=TRIES, deadline=None)
@given(units(), PAIRS, some.floats(0, 100), some.lists(some.sampled_from(AWKWARD), max_size=3), some.booleans())
def test_xliff(unit: Exchanged, notes: list[tuple[str, str]], likeness: float, kept: list[str], bare: bool) -> None:
    source, target = unit.texts
    match = Suggestion("tm", unit.origin, round(likeness, 2), unit.texts[source], unit.texts[target])
    unit = replace(unit, notes=tuple(notes), suggestions=(match,), sub="machine", kept=tuple(kept))
    if bare:
        unit = replace(unit, texts={source: unit.source}, state="initial", sub="")
    written = "".join(xliff_writer.write([unit], source, target, "note.docx")).encode()
    [back] = xliff.read(io.BytesIO(written))
    assert replace(back, kept=()) == replace(unit, kept=())
    assert set(back.kept) <= set(kept)
    assert all(each in unit.source for each in back.kept)


@settings(max_examples=TRIES, deadline=None)
@given(units(), some.integers(0, MOST_MS), SAFE)
def test_a_unit_of_the_memory_comes_back_from_tmx(unit: Exchanged, at: int, document: str) -> None:
    texts = {code: f"a{text}".translate(dict.fromkeys(range(0x20))) for code, text in unit.texts.items()}
    sources = remembered(replace(unit, texts=texts, origin="person", about=(("document", document),)), Taking(at))
    for first in sources:  # none where a text cannot be kept
        written = "".join(tmx.write([exchanged(first, 7)], "en")).encode()
        assert [again for each in tmx.read(io.BytesIO(written)) for again in remembered(each, Taking(0))] == [first]


def test_a_memory_unit_says_who_and_when_in_tmxs_own_attributes() -> None:
    unit = MemoryUnit("en", "fr", "Peace.", "La paix.", "reviewed", "person", "A/HRC/31/34", at=1_457_338_000_123)
    written = "".join(tmx.write([exchanged(unit, 1)], "en"))
    assert 'creationdate="20160307T080640Z"' in written
    assert '<prop type="x-document">A/HRC/31/34</prop>' in written


def test_xliff_says_what_tools_must_keep() -> None:
    unit = Exchanged("s1", "en", {"en": "See A/HRC/31/34.", "ar": "انظر A/HRC/31/34."}, "translated", sub="machine",
                     kept=("A/HRC/31/34",))  # fmt: skip
    written = "".join(xliff_writer.write([unit], "en", "ar", "note.docx", "d1"))
    assert '<file id="d1" original="note.docx" canResegment="no" srcDir="ltr" trgDir="rtl" xml:space="pres' in written
    assert '<segment id="s1" state="translated" subState="interp:machine">' in written
    assert written.count('<mrk id="s1.k1" translate="no">A/HRC/31/34</mrk>') == 2


def test_a_files_parts_between_sentences_stay() -> None:
    written = (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f">'
        '<unit id="1"><segment state="final"><source>One.</source><target>Un.</target></segment><ignorable>'
        '<source> </source></ignorable><segment><source>Two.</source><target>Deux.</target></segment></unit></file>'
        "</xliff>"
    )
    [unit] = xliff.read(io.BytesIO(written.encode()))
    assert (unit.texts, unit.state) == ({"en": "One. Two.", "fr": "Un. Deux."}, "initial")


def test_the_states_of_version_1_are_understood() -> None:
    unit = '<trans-unit id="9"{}><source>Peace<ph id="1">&lt;br/></ph></source><target{}>Paz</target></trans-unit>'
    rows = (("", ' state="signed-off"'), (' approved="yes"', ""), ("", ' state="needs-review-translation"'), ("", ""))
    body = "".join(unit.format(*row) for row in rows)
    written = f'<xliff version="1.2"><file source-language="en" target-language="es"><body>{body}</body></file></xliff>'
    read = list(xliff.read(io.BytesIO(written.encode())))
    assert [each.state for each in read] == ["reviewed", "reviewed", "translated", ""]
    assert {each.source for each in read} == {"Peace"}


def test_a_note_of_version_1_names_its_author() -> None:
    notes = '<note from="Rosa">Which one?</note><note from=" ">x</note><note from="Ana"/>'
    unit = f'<trans-unit id="9"><source>Peace</source>{notes}</trans-unit>'
    written = f'<xliff version="1.2"><file source-language="en" target-language="es"><body>{unit}</body></file></xliff>'
    [read] = xliff.read(io.BytesIO(written.encode()))
    assert read.notes == (("", "Rosa: Which one?"), ("", "x"), ("", ""))


@some.composite
def term_entries(draw: some.DrawFn) -> TermEntry:
    """Draw an entry as a table holds it, with awkward texts."""
    def said(longest: int = 40) -> str:
        return cleaned(draw(TEXT))[:longest].strip(" ")

    forms = [
        TermForm(code, text, draw(some.sampled_from(("preferred", "admitted", "deprecated"))))
        for code in draw(some.lists(some.sampled_from(MEETING_LANGUAGES), max_size=6)) if (text := said())
    ]  # fmt: skip
    forms.append(TermForm("ru", f"мир{said()}", "preferred"))
    id_, keep = draw(some.just("") | ID.map(cleaned)), draw(some.booleans())
    return normal(TermEntry(id_, tuple(forms), keep, said(), said(), said()))


def cleaned(text: str) -> str:
    """Return a text as far as it can be shown."""
    return clean("".join(char for char in text if shown(char)))


def shown(char: str) -> bool:
    try:
        return bool(clean(char)) or char == " "
    except BadRequest:
        return False


@settings(max_examples=TRIES, deadline=None)
@given(some.lists(term_entries(), max_size=3))
def test_terms_come_back_from_tbx_and_from_a_table(terms: list[TermEntry]) -> None:
    for version in (tbx.DCT, tbx.OLDER):
        assert list(tbx.read(io.BytesIO("".join(tbx.write(terms, version)).encode()))) == terms
    assert list(term_tables.read(io.BytesIO("".join(term_tables.write(terms)).encode()))) == terms


@settings(max_examples=TRIES, deadline=None)
@given(some.lists(term_entries(), max_size=3, unique_by=lambda entry: entry.id))
def test_terms_that_a_table_holds_come_back_from_it(terms: list[TermEntry]) -> None:
    found = merged("", terms)
    refused = {each.line for each in found.faults}
    assert list(entries(found.table)) == [each for number, each in enumerate(terms, start=1) if number not in refused]


def test_a_spreadsheet_computes_nothing() -> None:
    entry = TermEntry("=1", (TermForm("en", "=HYPERLINK(1)", "preferred"), TermForm("fr", "'@a", "preferred")))
    rows = list(csv.reader(io.StringIO("".join(term_tables.write([entry])).removeprefix("\ufeff"))))
    assert not [cell for cell in rows[1] if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_terms_of_other_tools_are_read() -> None:
    older = (
        '<martif type="TBX" xml:lang="en"><text><body><termEntry id="u7"><descripGrp><descrip type="subjectField">peace'
        '</descrip></descripGrp><note>n</note><langSet xml:lang="fr-FR"><ntig><termGrp><term>paix</term><termNote '
        'type="administrativeStatus">admittedTerm-admn-sts</termNote></termGrp></ntig></langSet><langSet xml:lang="de">'
        "<tig><term>Frieden</term></tig></langSet></termEntry></body></text></martif>"
    )
    assert list(tbx.read(io.BytesIO(older.encode()))) == [
        TermEntry("u7", (TermForm("fr", "paix", "admitted"),), False, "peace", "n")
    ]
    table = "English,French,Русский,Other,Remarks\r\npeace,\"paix\nconcorde\",мир,x,y\r\n"
    [entry] = term_tables.read(io.BytesIO(table.encode()))
    assert (entry.of("fr", "preferred"), entry.of("ru", "preferred")) == (("paix", "concorde"), ("мир",))
    assert entry.note == "y"


@pytest.mark.parametrize(
    ("read", "text", "reason"),
    [
        (tbx.read, "<tmx/>", "term_format"), (tbx.read, "<tbx>", "unreadable_file"),
        (tbx.read, '<!DOCTYPE t [<!ENTITY a "b">]><tbx>&a;</tbx>', "unsafe_file"),
        (term_tables.read, "name,value\n1,2\n", "exchange_languages"),
        (term_tables.read, f"en,fr\n{'a' * 20_001},b\n", "too_long"),
    ],
)
def test_a_file_of_terms_that_cannot_be_read_is_refused(
    read: Callable[[IO[bytes]], Iterator[TermEntry]], text: str, reason: str
) -> None:
    with pytest.raises(BadRequest) as refused:
        list(read(io.BytesIO(text.encode())))
    assert refused.value.reason == reason
