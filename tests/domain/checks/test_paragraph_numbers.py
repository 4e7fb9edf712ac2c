"""The number of a paragraph is none of its text."""

from interp.domain.checks.paragraph_numbers import unlabelled
from tests.row_by_row import row_by_row


@row_by_row(
    ("source", "target", "left"),
    [
        ("51. The group met.", "Le groupe s’est réuni.", ("The group met.", "Le groupe s’est réuni.")),
        ("51. The group met.", "51- اجتمع الفريق.", ("The group met.", "اجتمع الفريق.")),
        ("1.与会者", "(1) Participants", ("与会者", "Participants")), ("2.26 该处", "2-26 ويسعى", ("该处", "ويسعى")),
        ("2.5 million people", "2,5 millions", ("2.5 million people", "2,5 millions")),
        ("12.5 per cent", "12.5 في المائة", ("12.5 per cent", "12.5 في المائة")),
        ("13-24 July", "13 - 24 июля", ("13-24 July", "13 - 24 июля")),
        ("7376-е заседание", "7376e", ("7376-е заседание", "7376e")),
    ],
)  # fmt: skip
def test_it_is_taken_off(source: str, target: str, left: tuple[str, str]) -> None:
    assert unlabelled(source, target) == (*left, [])


def test_another_number_is_a_warning() -> None:
    (told,) = unlabelled("4. Items", "5. Questions")[2]
    assert (told.severity, told.values) == ("warning", ("4.", "5."))
