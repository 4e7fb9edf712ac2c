"""Running lines and page numbers of a PDF are found from two pages on, by their places; real text stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.reading.files.file_blocks import file_text
from interp.reading.files.pdf_lines import pdf_texts
from interp.reading.files.visible_text.left_out_text import LeftOutText
from interp.reading.files.visible_text.pdf_page_edges import PdfLine, without_edges
from tests.hostile.pdf_files import CATALOG, FONT, pdf, stream

BODY = (
    "Thank you, Mr. President, for this opportunity.", "My delegation aligns itself with the statement",
    "made on behalf of the group, and would like", "to add some remarks in its own name.",
)  # fmt: skip
Line = tuple[int, int, str]  # size, height on the page, text


def printed(*pages: list[Line]) -> bytes:
    """Return a PDF of pages of lines, each at its own height and size."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    made: list[bytes | str] = [CATALOG, f"<</Type/Pages/Count {count}/Kids[{kids}]>>", FONT]
    for number, lines in enumerate(pages):
        made.append("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>"
                    f"/Contents {5 + 2 * number} 0 R>>")  # fmt: skip
        made.append(stream("".join(f"BT /F {size} Tf 40 {y} Td ({text}) Tj ET\n" for size, y, text in lines)))
    return pdf(*made)


def body(*texts: str, top: int = 700) -> list[Line]:
    return [(11, top - 15 * number, text) for number, text in enumerate(texts)]


def read(*pages: list[Line]) -> tuple[str, list[str]]:
    """Return the text of the blocks, and what was left out as printed on every page."""
    found = file_text(printed(*pages), "a.pdf")
    left = {each.kind: list(each.texts) for each in found.left_out}
    return " ".join(block.text for block in found.blocks), left.get("page", [])


def test_two_pages_with_a_running_head_and_numbers() -> None:
    head = "Statement by Norway"
    text, left = read(
        [(9, 760, head), *body("Statement by the delegation of Norway", *BODY[:2]), (9, 30, "1")],
        [(9, 760, head), *body(*BODY[2:]), (9, 30, "2")],
    )
    assert text == f"Statement by the delegation of Norway {' '.join(BODY)}"
    assert sorted(left) == sorted([head, "1", head, "2"])


def test_a_number_beside_the_head_or_under_a_line_at_the_foot_is_found() -> None:
    text, left = read(
        [(9, 775, "A/HRC/31/34"), (9, 765, "2"), *body(*BODY[:2]), (9, 40, "5"), (9, 30, "GE.16-02417")],
        [(9, 775, "A/HRC/31/34"), (9, 765, "3"), *body(*BODY[2:]), (9, 40, "6"), (9, 30, "GE.16-02418")],
    )
    assert "A/HRC" not in text and not {"2", "3", "5", "6"} & set(text.split())
    assert set(left) == {"A/HRC/31/34", "2", "3", "5", "6"}


@pytest.mark.parametrize(
    ("one", "two"),
    [("Page 1 of 2", "Page 2 of 2"), ("A/HRC/31/34 | 3", "A/HRC/31/34 | 4"), ("- 1 -", "- 2 -"),
     ("7 | Statement by Norway", "8 | Statement by Norway")],
)  # fmt: skip
def test_numbers_that_grow_by_one_with_the_words_around_them(one: str, two: str) -> None:
    text, left = read([*body(*BODY[:2]), (9, 30, one)], [*body(*BODY[2:]), (9, 30, two)])
    assert text == " ".join(BODY)
    assert left == [one, two]


def test_a_title_printed_larger_than_the_running_head_stays() -> None:
    title = "Rights of the child"
    text, left = read([(20, 760, title), *body(*BODY[:2])], [(9, 770, title), *body(*BODY[2:])])
    assert text.startswith(title)
    assert text.count(title) + left.count(title) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Panel 1", "Panel 2"),  # headings of their own
        ("Thank you, Mr. President.", "Thank you, Mr. President."),  # a sentence said twice
        ("The resolutions were adopted:", "The resolutions were adopted:"),
    ],
)  # fmt: skip
def test_text_that_only_looks_repeated_stays(one: str, two: str) -> None:
    text, left = read(body(one, *BODY[:2]), body(two, *BODY[2:]))
    assert left == []
    assert one in text and two in text


def test_a_figure_in_the_text_is_no_page_number() -> None:
    text, left = read(body(BODY[0], "47", "States took part."), body("12", BODY[1], BODY[2], "30", top=650))
    assert "47" in text and left in ([], ["12"], ["12", "30"])  # a bare number alone at the edge is one


def test_a_programme_keeps_the_running_line_once() -> None:
    pages = [[(9, 760, "Human Rights Council"), *body(*BODY)] for _ in range(2)]
    assert pdf_texts(printed(*pages)).count("Human Rights Council") == 1


def test_equal_pages_are_not_emptied() -> None:
    page = body("Agenda")
    assert read(page, page) == ("Agenda Agenda", [])


LINES = st.lists(st.lists(st.text("ab1", min_size=1, max_size=2), max_size=7), max_size=5)


@given(LINES, st.booleans(), st.booleans())
def test_each_line_is_either_kept_in_order_or_told(texts: list[list[str]], placed: bool, stays: bool) -> None:
    pages = [
        [PdfLine(text, (40, 700 - 15 * n, 9) if placed else None) for n, text in enumerate(page)] for page in texts
    ]
    left = LeftOutText()
    kept = without_edges(pages, left, first_stays=stays)
    every = [text for page in texts for text in page]
    told = [text for each in left.found() for text in each.texts]
    assert sorted(kept + told) == sorted(every)
    assert any(True for _ in kept) or all(len(page) <= 2 for page in texts)
    rest = iter(every)
    assert all(line in rest for line in kept)


@given(st.lists(st.lists(st.sampled_from(BODY), unique=True, max_size=4), min_size=1, max_size=3))
def test_sentences_without_a_common_place_all_stay(texts: list[list[str]]) -> None:
    """Body text repeated at different heights on fewer than three pages is real text."""
    pages = [[PdfLine(text, (40, 700 - 15 * n - 100 * page, 9)) for n, text in enumerate(lines)]
             for page, lines in enumerate(texts[:2])]  # fmt: skip
    kept = without_edges(pages, LeftOutText(), first_stays=False)
    assert kept == [text for lines in texts[:2] for text in lines]
