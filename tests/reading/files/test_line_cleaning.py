"""What is taken out of a line, and that a line in which nothing is to be taken out stays as it is."""

from interp.reading.files.line_cleaning import tidy
from tests.row_by_row import row_by_row


@row_by_row(
    ("text", "read"),
    [
        ("Point 1", "Point 1"), ("Пункт 1", "Пункт 1"), ("البند ١", "البند ١"), ("议程项目1", "议程项目1"),
        ("  two   blanks ", "two blanks"), ("Пункт\u00a0\u20021", "Пункт 1"), ("a\tб\t", "a\tб"),
        ("Пу\u200bнкт", "Пункт"), ("م\u200cی", "م\u200cی"), ("Пун\ufffdкт", "Пункт"), ("\uf0b7 пункт", "• пункт"),
        ("e\u0301t\u202ee\x07", "éte"),
    ],
)  # fmt: skip
def test_only_what_nobody_sees_or_reads_is_taken_out_and_white_space_is_one_blank(text: str, read: str) -> None:
    assert tidy(text) == read
