"""What stands around a figure tells what it counts."""

from interp.domain.numbers import figure_contexts
from tests.row_by_row import row_by_row


@row_by_row(
    "after",
    [" per cent of", " %", "%", " pour cent", " por ciento", " процентов", " في المائة",
     " percentage points", "个百分点",
     " points de pourcentage", " puntos porcentuales", " نقاط مئوية"],
)  # fmt: skip
def test_a_share_is_told_by_what_follows(after: str) -> None:
    assert figure_contexts.is_percent("", after)


def test_a_share_is_told_by_what_precedes_and_others_are_none() -> None:
    assert figure_contexts.is_percent("百分之", "") and figure_contexts.is_percent("%", "")
    assert not figure_contexts.is_percent("", " pour mille") and figure_contexts.is_per_mille(" pour mille")
    assert figure_contexts.may_be_percent(" and 46 per cent") and not figure_contexts.may_be_percent(" States, 46 % of")


@row_by_row("before", ["see p. ", "voir page ", "на стр. ", "في الصفحة "])
def test_a_page_is_told(before: str) -> None:
    assert figure_contexts.is_page(before)


@row_by_row(
    ("before", "after", "value", "numbering"),
    [
        ("la cible ", "", 4.1, True), ("", "", 4.1, True), ("loi n° ", "", 18_561.0, True),
        ("art. ", "(d)", 10.5, True),
        ("un taux de ", " naissances", 4.1, False), ("les ", " enfants", 15_000.0, False),
    ],
)  # fmt: skip
def test_the_number_of_a_section_is_no_decimal(before: str, after: str, value: float, numbering: bool) -> None:
    assert figure_contexts.is_numbering(before, after, value) is numbering
