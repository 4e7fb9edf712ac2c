"""A printed page: spaces within Chinese dates go, Arabic words and digits are put in the order of writing."""

import json
from pathlib import Path

from interp.reading.files.line_cleaning import PrintedLine
from interp.reading.files.pdf_writing_order import in_writing_order
from interp.reading.papers.line_accounting import LineAccounting
from interp.reading.papers.paper_to_proposal import read
from tests.reading.note_facts import missed

# The lines of notes/panel-ar.txt as a library reads them from the page that a browser printed.
PRINTED = (Path(__file__).parent / "panel-ar-printed.txt").read_text(encoding="utf-8").split("\n")
NOTE = Path(__file__).parents[1] / "papers" / "notes" / "panel-ar"


def test_a_chinese_date_has_no_spaces_between_its_fonts() -> None:
    lines = in_writing_order(["2026 年3 月12 日，下午4 时至6 时", "10:00 开幕", "Room 3 ok"])
    assert lines == ["2026年3月12日，下午4时至6时", "10:00 开幕", "Room 3 ok"]


def test_arabic_digits_are_turned_back_where_the_years_show_it() -> None:
    assert in_writing_order(["الاثنين، ٩ آذار/مارس ٦٢٠٢", "الجلسة ٣٢"]) == ["الاثنين، ٩ آذار/مارس ٢٠٢٦", "الجلسة ٢٣"]


def test_arabic_digits_in_their_order_stay() -> None:
    lines = ["الاثنين، ١٢ آذار/مارس ٢٠٢٦", "الجلسة ٢٣"]
    assert in_writing_order(lines) == lines


def test_a_note_that_a_browser_printed_in_arabic_is_read_as_it_was_written() -> None:
    texts = in_writing_order(PRINTED)
    lines = tuple(PrintedLine(number, text) for number, text in enumerate(texts, start=1))
    want = json.loads(NOTE.with_suffix(".json").read_text(encoding="utf-8"))
    assert missed(want, read(lines, LineAccounting(lines), printed=True)) == []
    whole = " ".join(" ".join(texts).split())
    written = NOTE.with_suffix(".txt").read_text(encoding="utf-8").split("\n")
    assert [line for line in written if line.strip() and line.strip() not in whole] == []


def test_numbers_brackets_and_marks_stand_where_they_are_written() -> None:
    lines = [
        ".ﺟﻨﻴﻒ", "(2026 ﻓﺒﺮاﻳﺮ/ ﺷﺒﺎط  26 ﺣﺘﻰ ) ﻣﻔﺎﻫﻴﻤﻴﺔ  ﻣﺬﻛﺮة", "Room 3 (hybrid)",
        "ﺑﻮﻛﻴﻜﻴﻮ،- ﺑﻮر  دي  ﻣﻮد  اﻟﺴﻴﺪة•  ",
    ]
    assert in_writing_order(lines) == [
        "جنيف.", "مذكرة مفاهيمية (حتى 26 شباط/فبراير 2026)", "Room 3 (hybrid)", "• السيدة مود دي بور-بوكيكيو،",
    ]


def test_shaped_arabic_words_in_their_order_only_lose_their_shapes() -> None:
    assert in_writing_order(["ﻣﺠﻠﺲ ﺣﻘﻮق اﻹﻧﺴﺎن:", "ﺟﻨﻴﻒ."]) == ["مجلس حقوق الإنسان:", "جنيف."]
