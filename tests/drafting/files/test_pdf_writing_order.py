"""Digits of a printed page: spaces within Chinese dates go, Arabic digits that were turned round are turned back."""

from interp.drafting.files.pdf_writing_order import in_writing_order


def test_a_chinese_date_has_no_spaces_between_its_fonts() -> None:
    lines = in_writing_order(["2026 年3 月12 日，下午4 时至6 时", "10:00 开幕", "Room 3 ok"])
    assert lines == ["2026年3月12日，下午4时至6时", "10:00 开幕", "Room 3 ok"]


def test_arabic_digits_are_turned_back_where_the_years_show_it() -> None:
    assert in_writing_order(["الاثنين، ٩ آذار/مارس ٦٢٠٢", "الجلسة ٣٢"]) == ["الاثنين، ٩ آذار/مارس ٢٠٢٦", "الجلسة ٢٣"]


def test_arabic_digits_in_their_order_stay() -> None:
    lines = ["الاثنين، ١٢ آذار/مارس ٢٠٢٦", "الجلسة ٢٣"]
    assert in_writing_order(lines) == lines
