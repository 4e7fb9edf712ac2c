"""chrF: the same is 100, nothing in common is 0, a small change costs little, and the known value of an example."""

import pytest

from interp.domain.text.chrf import chrf


@pytest.mark.parametrize(
    ("draft", "person", "value"),
    [
        ("The Council adopted it.", "The Council adopted it.", 100.0),
        ("人权理事会", "人权理事会", 100.0),
        ("abc", "xyz", 0.0),
        ("", "abc", 0.0),
        ("", "", 0.0),
        ("a b c", "abc", 100.0),
    ],
)
def test_the_same_is_all_and_nothing_in_common_is_nothing(draft: str, person: str, value: float) -> None:
    assert chrf([(draft, person)]) == pytest.approx(value)


def test_an_example_worked_out_by_hand() -> None:
    # "ab" of "abc": of single letters 2 of 2 and 2 of 3, of pairs 1 of 1 and 1 of 2; of three there are none in "ab"
    precision, recall = 1.0, (2 / 3 + 1 / 2) / 2
    assert chrf([("ab", "abc")]) == pytest.approx(100 * 5 * precision * recall / (4 * precision + recall))


def test_the_nearer_the_higher() -> None:
    person = "Le Conseil a adopté la résolution."
    near, far = "Le Conseil a adopté une résolution.", "La réunion est close."
    assert 100 > chrf([(near, person)]) > chrf([(near, person), (far, person)]) > chrf([(far, person)]) > 0
