"""Reads and writes TBX-Basic (ISO 30042): an operator's terms in six languages, with the status of each form."""

import re
from collections.abc import Iterable, Iterator
from typing import IO
from xml.etree.ElementTree import Element

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.translation.term_entries import Status, TermEntry, TermForm
from interp.drafting.exchange.exchange_units import elements, language_of, local, text_of
from interp.drafting.exchange.tmx import LANG
from interp.drafting.exchange.xml_text import content, quoted
from interp.errors import BadRequest
from interp.languages import html_lang
from interp.value_types import dataclass

HEADER = "<fileDesc><sourceDesc><p>interp</p></sourceDesc></fileDesc>"
WRITTEN: dict[Status, str] = {status: f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated")}
READ: dict[str, Status] = {written: status for status, written in WRITTEN.items()} | {
    "supersededTerm-admn-sts": "deprecated"
}
ENTRIES, TERMS = ("conceptEntry", "termEntry"), ("termSec", "tig", "ntig")  # of TBX 3 and 2
NAME = re.compile(r"[A-Za-wyz_][A-Za-z0-9._-]*")  # what XML allows as an id, but not what stands for another one
OTHER = "x-"
KEEP = "keep"
MOST_ENTRIES = 20_000
TYPED = frozenset("descrip admin termNote".split())  # elements whose type is the data category
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TbxVersion:
    """The names of a version of TBX: the file's start and end, its elements, and the data categories as elements."""

    head: str
    foot: str
    entry: str
    language: str
    term: str
    subject: str
    source: str
    subset: str
    status: str


DCT = TbxVersion(
    '<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" '
    'xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">\n'
    f"<tbxHeader>{HEADER}</tbxHeader>\n<text><body>\n",
    "</body></text>\n</tbx>\n", "conceptEntry", "langSec", "termSec", "min:subjectField", "basic:source",
    "basic:projectSubset", "min:administrativeStatus",
)  # fmt: skip
OLDER = TbxVersion(
    f'<martif type="TBX-Basic" xml:lang="en">\n<martifHeader>{HEADER}</martifHeader>\n<text><body>\n',
    "</body></text>\n</martif>\n", "termEntry", "langSet", "tig", 'descrip type="subjectField"', 'admin type="source"',
    'admin type="projectSubset"', 'termNote type="administrativeStatus"',
)  # fmt: skip


def write(terms: Iterable[TermEntry], version: TbxVersion = DCT) -> Iterator[str]:
    """Yield a TBX file of terms in pieces: of version 3 in the style that names data categories by elements (DCT), or
    of version 2, which older tools read.
    """
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{version.head}'
    for entry in terms:
        yield "".join(_lines(entry, version))
    yield version.foot


def write_older(terms: Iterable[TermEntry]) -> Iterator[str]:
    """Yield a TBX file of version 2 in pieces."""
    return write(terms, OLDER)


def _lines(entry: TermEntry, version: TbxVersion) -> Iterator[str]:
    id_ = entry.id if NAME.fullmatch(entry.id) else OTHER + entry.id.encode().hex()
    yield f"<{version.entry} id={quoted(id_)}>\n"
    about = ((version.subject, entry.subject), (version.source, entry.source))
    for name, said in (*about, (version.subset, KEEP if entry.keep else ""), ("note", entry.note)):
        yield f"{_element(name, said)}\n" if said else ""
    for code in MEETING_LANGUAGES:
        forms = [form for form in entry.forms if form.language == code]
        if forms:
            yield f"<{version.language} xml:lang={quoted(html_lang(code))}>\n"
            yield from (_form(form, version) for form in forms)
            yield f"</{version.language}>\n"
    yield f"</{version.entry}>\n"


def _form(form: TermForm, version: TbxVersion) -> str:
    said = _element("term", form.text) + _element(version.status, WRITTEN[form.status])
    return f"<{version.term}>{said}</{version.term}>\n"


def _element(start: str, text: str) -> str:
    return f"<{start}>{content(text)}</{start.partition(' ')[0]}>"


def read(stream: IO[bytes]) -> Iterator[TermEntry]:
    """Yield the entries of a TBX file, of either style, also of its second version; other languages are left out.

    Raises BadRequest as `elements`, term_format for other XML, too_large.
    """
    number = 0
    for event, element in elements(stream, *ENTRIES):
        if event == "start" and not number and local(element) in ("xliff", "tmx", "html", "svg"):
            raise BadRequest("term_format")
        if event == "end" and local(element) in ENTRIES:
            number += 1
            if number > MOST_ENTRIES:
                raise BadRequest("too_large", limit=MOST_ENTRIES)
            yield _entry(element)


def _entry(element: Element) -> TermEntry:
    forms: list[TermForm] = []
    for section in element:
        code = language_of(section.get(LANG) or section.get("lang") or "")
        if code and local(section) in ("langSec", "langSet"):
            terms = [each for each in section.iter() if local(each) in TERMS]
            forms += (form for each in terms if (form := _form_of(each, code)))
    keep = _said(element, "projectSubset") == KEEP
    about = (_said(element, name) for name in ("subjectField", "note", "source"))
    return TermEntry(_id(element.get("id", "")), tuple(forms), keep, *about)


def _id(written: str) -> str:
    try:
        return bytes.fromhex(written[len(OTHER) :]).decode() if written.startswith(OTHER) else written
    except ValueError:
        return written


def _form_of(term: Element, code: str) -> TermForm | None:
    """Return a term with its status; one without a status is preferred, as a table has it."""
    found = next((each for each in term.iter() if local(each) == "term"), None)
    said = next((each.text or "" for each in term.iter() if _category(each) == "administrativeStatus"), "")
    text = text_of(found, NOTHING)
    return TermForm(code, text, READ.get(said.strip(), "preferred")) if text.strip() else None


def _said(entry: Element, category: str) -> str:
    """Return the text of a data category of a whole entry, also inside a group."""
    groups = [each for each in entry if local(each) in ("descripGrp", "adminGrp")]
    parts = (each for level in (entry, *groups) for each in level)
    return next((text_of(each, NOTHING) for each in parts if _category(each) == category), "")


def _category(element: Element) -> str:
    """Return an element's data category: its name in one style, its type in the other."""
    name = local(element)
    return element.get("type", "") if name in TYPED else name
