"""A table of speakers is read as spreadsheets and the record write it; each wrong line is told with what to do."""

from itertools import product

from interp.domain.delegations.search import Finder
from interp.domain.model.commands import InscribeEntry
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import Capacity
from interp.errors import BadRequest
from interp.seed.bundled_data import delegations
from interp.web.pages.lists.uploaded_table import COLUMNS, ListTable, TableLine, command_id, upload_id
from interp.web.wording.page_words import word
from interp.web.wording.phrases import said
from tests.builders import plan
from tests.row_by_row import row_by_row

FINDER = Finder(delegations())
ACME = Party("organization", "Acme Watch", id="x", language="fr")
NORWAY, SWEDEN = (Party("delegation", "", code=code) for code in ("NOR", "SWE"))
COUNCIL = "Human Rights Council"
ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))


def lines(text: str, language: str = "en", encoding: str = "utf-8", body: str = COUNCIL) -> list[TableLine]:
    table = ListTable("l1", language, FINDER, {"acme watch": (ACME, "nhri")}, plan(body=body).about)
    return list(table.read(text.encode(encoding)))


def commands(text: str, **more: str) -> list[InscribeEntry | None]:
    return [each.command for each in lines(text, **more)]


def faults(text: str, **more: str) -> list[str]:
    return [each.fault.translate(ISOLATES) for each in lines(text, **more)]


def test_a_line_is_an_inscription_with_all_that_its_columns_say() -> None:
    head = ",".join(COLUMNS)
    (made,) = commands(f"{head}\nPakistan,Organization of Islamic Cooperation,Arabic,,,minister,fr,Safety,yes,,no,2\n")
    group = Capacity("group", (Party("group", "", code="oic"),))
    assert made == InscribeEntry(
        "l1", Party("delegation", "", code="PAK"), capacity=group, language="ar", level="minister", interpreter="fr",
        topic="Safety", video=True, turn=2, channel="file",
    )  # fmt: skip
    assert not made.level_confirmed


def test_a_joint_statement_names_some_and_counts_the_others() -> None:
    (made,) = commands("speaker;with\nNorway;\"Sweden; 54\"\n")
    assert made and (made.party, made.capacity) == (NORWAY, Capacity("joint", (SWEDEN,), 54))


def test_who_is_not_known_is_taken_by_name_and_category_and_is_known_where_it_was_typed_before() -> None:
    typed, before = commands("speaker,category\nChild Helpline of Geneva,NGO\nacme watch,\n".replace("NGO", "ngo"))
    assert typed == InscribeEntry(
        "l1", Party("organization", "Child Helpline of Geneva", language="en"), "ngo", channel="file"
    )
    assert before and (before.party, before.category) == (ACME, "nhri")


def test_in_a_body_whose_members_nobody_knows_a_state_is_told_before_it_would_be_refused() -> None:
    table = "speaker,category\nNorway,\nEgypt,member\nEuropean Union,\nUNICEF,\nacme watch,\n"
    read = lines(table, body="Preparatory Committee")
    assert [each.command is not None for each in read] == [False, True, True, True, True]
    assert "“Norway”" in read[0].fault.translate(ISOLATES) and "“category”" in read[0].fault


@row_by_row("language", MEETING_LANGUAGES)
def test_the_headings_of_the_record_are_read_in_each_language_and_its_other_columns_left(language: str) -> None:
    head = ",".join(str(said(word(f"record.{name}"), language)) for name in ("started", "speaker", "language", "held"))
    category = str(said(word("speaks.ngo"), language))
    spanish = str(said(word("language.es"), language))
    (made,) = commands(f'{head},category\n9:41,Acme,{spanish},120,"{category}"\n')
    assert made and (made.party.name, made.language, made.category) == ("Acme", "es", "ngo")


@row_by_row(("separator", "encoding"), product([",", ";", "\t"], ["utf-8", "utf-8-sig", "utf-16"]))
def test_every_separator_and_mark_of_a_spreadsheet_is_read(separator: str, encoding: str) -> None:
    text = "\r\n".join(separator.join(row) for row in (("Speaker", "Turn"), ("挪威", "2"), ("", "")))
    (made,) = commands(text, encoding=encoding)
    assert made and (made.party, made.turn) == (NORWAY, 2)


CANNOT = "Line 2: “{}” cannot be read in the column “{}”. Write one of: {}."
ALL_LEVELS = "head_of_state, vice_president, head_of_government, minister, vice_minister, chair_of_delegation"


@row_by_row(
    ("text", "told"),
    [
        ("name\nNorway", "Line 1: There is no column “name”. The columns are: " + ", ".join(COLUMNS) + "."),
        ("speaker,speaker\nNorway", "Line 1: The column “speaker” stands twice. Remove one."),
        ("topic\nNorway", "Line 1: The first line must name the columns, one of them “speaker”."),
        ("speaker,topic\n,Safety", "Line 2: Write who speaks in the column “speaker”."),
        ("speaker,level\nNorway,king", CANNOT.format("king", "level", ALL_LEVELS)),
        ("speaker,turn\nNorway,3", CANNOT.format("3", "turn", "1, 2")),
        ("speaker,video\nNorway,perhaps", CANNOT.format("perhaps", "video", "yes, no")),
        ("speaker,language\nNorway,Elvish", CANNOT.format("Elvish", "language", "ar, zh, en, fr, ru, es")),
        ("speaker\nNorway,fr", "Line 2: This line has more cells than the first line has columns."),
        (
            "speaker,with,behalf\nNorway,Sweden,European Union",
            "Line 2: Fill in “behalf” for a group, or “with” for a joint statement, not both.",
        ),
    ],
)
def test_a_wrong_line_is_told_with_its_number_and_what_to_do(text: str, told: str) -> None:
    assert faults(text) == [told]


def test_the_beginning_of_a_name_is_no_name_and_the_other_lines_are_right() -> None:
    found = lines("speaker\nNorw\nSweden\n")
    assert [each.command is None for each in found] == [True, False]
    assert found[0].fault.translate(ISOLATES) == (
        "Line 2: “Norw” is not known by that name. Correct it, or write in the column “category” what the speaker is."
    )


def test_the_same_file_for_the_same_list_is_the_same_upload_whose_ids_sort_as_its_lines() -> None:
    assert upload_id("l1", b"a") == upload_id("l1", b"a") != upload_id("l2", b"a")
    ids = [command_id("file-a", TableLine(number, None)) for number in (9, 10, 200)]
    assert ids == sorted(ids) == ["file-a.00009", "file-a.00010", "file-a.00200"]


@row_by_row("data", [b"", b"  \n", "spéaker".encode("latin-1")])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    table = ListTable("l1", "en", FINDER, {}, None)
    try:
        list(table.read(data))
    except BadRequest as refusal:
        assert refusal.reason in ("empty_file", "unreadable_file")
    else:
        raise AssertionError("it was read")
