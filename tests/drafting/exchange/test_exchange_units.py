"""Translation units in and out: nothing is lost on the way, nothing hostile gets in, a large file streams."""

import io
import tracemalloc
from pathlib import Path
from xml.etree import ElementTree

import pytest

from interp.drafting.exchange import tmx, xliff_writer
from interp.drafting.exchange.exchange_files import units
from interp.drafting.exchange.exchange_units import Exchanged, Suggestion, language_of
from interp.errors import BadRequest
from tests.sample_sizes import size

RIGHTS = Exchanged(
    "a/1 & 2", "en", {"en": "Rights <of> the “child”", "ar": "حقوق الطفل", "zh": "儿童权利"}, "reviewed", "tm:97",
    (("", "seen"),),
)  # fmt: skip
PEACE = Exchanged("peace", "fr", {"fr": "Paix & sécurité", "ru": "Мир и безопасность"})


def kept(tmp_path: Path, name: str, text: str) -> list[Exchanged]:
    """Return the units of a file of that name and content."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    return list(units(tmp_path / name))


def test_tmx_comes_back_as_it_went(tmp_path: Path) -> None:
    assert kept(tmp_path, "a.tmx", "".join(tmx.write([RIGHTS, PEACE], "en"))) == [RIGHTS, PEACE]


def test_tmx_of_other_tools_is_read(tmp_path: Path) -> None:
    written = (
        '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="EN-US"/><body>'
        '<tu><tuv xml:lang="FR-CA"><seg>Voir <ph x="1">&lt;b/&gt;</ph>la <hi>note</hi>.</seg></tuv>'
        '<tuv xml:lang="en-GB"><seg>See the <bpt i="1">{b}</bpt>note<ept i="1">{/b}</ept>.</seg></tuv></tu>'
        '<tu tuid="7" srclang="zh-CN"><tuv xml:lang="de"><seg>nein</seg></tuv><tuv lang="zh_CN"><seg>见</seg></tuv>'
        "</tu>"
        "</body></tmx>"
    )
    first, second = kept(tmp_path, "a.tmx", written)
    assert (first.id, first.source, first.targets) == ("1", "See the note.", (("fr", "Voir la note."),))
    assert (second.id, second.source_language, second.targets) == ("7", "zh", ())


def test_xliff_carries_state_notes_and_matches(tmp_path: Path) -> None:
    unit = Exchanged(
        "s 1", "en", {"en": "Chair", "fr": "Président"}, "final", "", (("qa", "name_missing"),),
        (Suggestion("tm", "tm:hrc", 82.0, "Chairs", "Présidents"),),
    )  # fmt: skip
    bare = Exchanged("s2", "en", {"en": "Moderator"}, "initial")
    written = "".join(xliff_writer.write([unit, bare], "en", "fr", "note.docx"))
    assert kept(tmp_path, "a.xlf", written) == [unit, bare]
    names = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(written).iter()}
    assert {"xliff", "file", "unit", "segment", "matches", "match", "notes", "note"} <= names


def test_xliff_of_version_1_is_read(tmp_path: Path) -> None:
    written = (
        '<xliff version="1.2"><file source-language="en" target-language="es-ES"><body><trans-unit id="9">'
        "<source>Peace</source><target>Paz</target></trans-unit></body></file></xliff>"
    )
    assert kept(tmp_path, "a.xliff", written) == [Exchanged("9", "en", {"en": "Peace", "es": "Paz"})]


def test_tables_are_read(tmp_path: Path) -> None:
    assert kept(tmp_path, "a.tsv", 'id\ten\tfr\nx\tA "word"\tUn « mot »\n')[0].texts["en"] == 'A "word"'
    assert kept(tmp_path, "a.csv", 'ru,zh-Hans\n"раз, два",一二\n') == [
        Exchanged("1", "ru", {"ru": "раз, два", "zh": "一二"})
    ]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.tmx", "<tmx><body><tu>", "unreadable_file"),
        ("a.tmx", "no markup at all", "unreadable_file"),
        ("a.tmx", '<!DOCTYPE t [<!ENTITY a "aaaa">]><tmx>&a;</tmx>', "unsafe_file"),
        ("a.tmx", '<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx>&a;</tmx>', "unsafe_file"),
        ("a.xlf", '<!DOCTYPE t [<!ENTITY % a "x"> %a;]><xliff/>', "unsafe_file"),
        ("a.tsv", "name\tvalue\n1\t2\n", "exchange_languages"),
        ("a.csv", "en,fr\n" + "a" * 30_000 + ",b\n", "too_long"),
        ("a.tmx", f'<tmx><tu><tuv xml:lang="en"><seg>{"a" * 30_000}</seg></tuv></tu></tmx>', "too_long"),
        ("a.mid", "♪", "exchange_format"),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, name: str, text: str, reason: str) -> None:
    with pytest.raises(BadRequest) as refused:
        kept(tmp_path, name, text)
    assert refused.value.reason == reason


def test_a_deep_segment_is_read(tmp_path: Path) -> None:
    deep = "<hi>" * 20_000 + "word" + "</hi>" * 20_000
    written = f'<tmx><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>{deep}</seg></tuv></tu></body></tmx>'
    assert kept(tmp_path, "a.tmx", written)[0].source == "word"


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    odd = Exchanged("1", "en", {"en": "a\x00b\x0cc", "fr": "d"})
    ElementTree.fromstring("".join(tmx.write([odd], "en")))
    ElementTree.fromstring("".join(xliff_writer.write([odd], "en", "fr", "a\x01")))


def test_many_units_stream() -> None:
    many = size(1_000, torture=5_000)
    unit = '<tu tuid="{}"><tuv xml:lang="en"><seg>Peace</seg></tuv><tuv xml:lang="fr"><seg>Paix</seg></tuv></tu>'
    body = "".join(unit.format(number) for number in range(many))
    stream = io.BytesIO(f'<tmx><header srclang="en"/><body>{body}</body></tmx>'.encode())
    assert sum(1 for _ in tmx.read(stream)) == many
    stream.seek(0)
    tracemalloc.start()
    reading = tmx.read(stream)
    first = [next(reading) for _ in range(many // 5)]
    held, _ = tracemalloc.get_traced_memory()
    del first
    for _ in range(many * 3 // 5):
        next(reading)
    later, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert later < held


def test_language_tags_are_understood() -> None:
    assert [language_of(tag) for tag in ("zh-Hans-CN", "EN_us", "fr", "de", "")] == ["zh", "en", "fr", "", ""]
