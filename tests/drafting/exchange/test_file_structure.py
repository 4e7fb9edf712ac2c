"""The files of exchange keep the structure of XLIFF 2.1 and TBX-Basic: elements in order, attributes, ids once."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from interp.domain.translation.term_entries import entries
from interp.drafting.exchange import tbx, xliff_writer
from interp.drafting.exchange.exchange_units import Exchanged, Suggestion

CORE, MATCHES = "{urn:oasis:names:tc:xliff:document:2.0}", "{urn:oasis:names:tc:xliff:matches:2.0}"
METADATA = "{urn:oasis:names:tc:xliff:metadata:2.0}"
TBX, MIN, BASIC = "{urn:iso:std:iso:30042:ed-2}", "{http://www.tbxinfo.net/ns/min}", "{http://www.tbxinfo.net/ns/basic}"
SPACES = {CORE: "", MATCHES: "mtc:", METADATA: "mda:", TBX: "", MIN: "min:", BASIC: "basic:",
          "{http://www.w3.org/XML/1998/namespace}": "xml:"}  # fmt: skip
# element -> the children it may have, as a pattern, and its attributes; "!" marks those it must have
XLIFF = {
    "xliff": ("(file )+", "version! srcLang! trgLang"),
    "file": ("(unit )+", "id! original canResegment srcDir trgDir xml:space"),
    "unit": ("(mtc:matches )?(mda:metadata )?(notes )?(segment )+", "id! name"),
    "mtc:matches": ("(mtc:match )+", ""),
    "mtc:match": ("source target ", "ref! type origin similarity"),
    "mda:metadata": ("(mda:metaGroup )+", ""),
    "mda:metaGroup": ("(mda:meta )+", "category"),
    "mda:meta": ("", "type!"),
    "notes": ("(note )+", ""),
    "note": ("", "category"),
    "segment": ("source (target )?", "id state subState"),
    "source": ("((cp|mrk) )*", ""),
    "target": ("((cp|mrk) )*", ""),
    "mrk": ("(cp )*", "id! translate"),
    "cp": ("", "hex!"),
}
TBX_BASIC = {
    "tbx": ("tbxHeader text ", "type! style! xml:lang!"),
    "tbxHeader": ("fileDesc ", ""), "fileDesc": ("sourceDesc ", ""), "sourceDesc": ("p ", ""), "p": ("", ""),
    "text": ("body ", ""), "body": ("(conceptEntry )+", ""),
    "conceptEntry": ("(min:subjectField )?(basic:source )?(basic:projectSubset )?(note )?(langSec )+", "id!"),
    "min:subjectField": ("", ""), "basic:source": ("", ""), "basic:projectSubset": ("", ""), "note": ("", ""),
    "langSec": ("(termSec )+", "xml:lang!"), "termSec": ("term min:administrativeStatus ", ""),
    "term": ("", ""), "min:administrativeStatus": ("", ""),
}  # fmt: skip
UNITS = (
    Exchanged(
        "0f1e", "en", {"en": "A/1 and A/1\x00.", "ar": "A/1 A/1\x0b"}, "translated", "mt:en-ar@1.9",
        (("finding-error", "2016"), ("", "seen")), (Suggestion("icm", "A/1", 100.0, "A\x01", "B"),),
        (("revision", "3"),), "machine", "Ana", 7, ("A/1",),
    ),
    Exchanged("s 1", "en", {"en": "Chair"}, "initial"),
    Exchanged("7", "en", {"en": "Chair", "ar": ""}, "final"),
)  # fmt: skip
TERMS = (
    "kind\tid\ten\tfr\tnote\tsubject\tsource\nrequired\t7 a\tChair|Chairperson\tPrésident\tn\ts\tUNTERM\n"
    "forbidden\t\tChairman>Chair\t\t\t\t\nkeep\t\tUNHCR\t\t\t\t\n"
)


def named(name: str) -> str:
    """Return a name with the usual prefix of its namespace."""
    space, _, rest = name.rpartition("}")
    return SPACES[space + "}"] + rest if space else name


def check(root: Element, known: dict[str, tuple[str, str]]) -> None:
    """Fail unless each element has the children and attributes it may have."""
    for element in root.iter():
        children, attributes = known[named(element.tag)]
        assert re.fullmatch(children, "".join(f"{named(each.tag)} " for each in element)), named(element.tag)
        have = set(map(named, element.attrib))
        assert have <= {each.rstrip("!") for each in attributes.split()}, (named(element.tag), have)
        assert {each[:-1] for each in attributes.split() if each.endswith("!")} <= have, named(element.tag)


def once(found: Iterable[str | None]) -> None:
    """Fail unless each id is there, once."""
    ids = list(found)
    assert None not in ids
    assert len(ids) == len(set(ids))


def test_xliff() -> None:
    root = ElementTree.fromstring("".join(xliff_writer.write(UNITS, "en", "ar", "a & b.docx", "d1")))
    check(root, XLIFF)
    once(each.get("id") for each in root.iter(f"{CORE}unit"))
    for unit in root.iter(f"{CORE}unit"):
        [segment] = unit.iter(f"{CORE}segment")
        source, *rest = (each for each in segment if each.tag in (f"{CORE}source", f"{CORE}target"))
        for side in (source, *rest):
            once([segment.get("id"), *(each.get("id") for each in side.iter(f"{CORE}mrk"))])
        assert all(match.get("ref") == f"#{segment.get('id')}" for match in unit.iter(f"{MATCHES}match"))
    states = [each.get("state") for each in root.iter(f"{CORE}segment")]
    assert states == ["translated", "initial", "final"]
    assert [each.get("subState") for each in root.iter(f"{CORE}segment")] == ["interp:machine", None, None]


def test_tbx() -> None:
    root = ElementTree.fromstring("".join(tbx.write(entries(TERMS))))
    check(root, TBX_BASIC)
    once(each.get("id") for each in root.iter(f"{TBX}conceptEntry"))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", each.get("id") or "") for each in root.iter(f"{TBX}conceptEntry"))
    statuses = {each.text for each in root.iter(f"{MIN}administrativeStatus")}
    assert statuses == {f"{each}Term-admn-sts" for each in ("preferred", "admitted", "deprecated")}
    assert (root.get("type"), root.get("style")) == ("TBX-Basic", "dct")
