"""Chinese names States by a character each: two or three before what they share, one beside what is of a State."""

from interp.domain.delegations.state_pairs import CHARACTERS, joined_states
from tests.known_parties import PARTIES
from tests.row_by_row import row_by_row


@row_by_row(
    ("text", "codes"),
    [
        ("法德关系", ["DEU FRA"]), ("日韩两国外长会晤", ["JPN KOR"]),
        ("中日韩三国领导人", ["CHN JPN KOR"]),
        ("法军和英籍船员", ["FRA", "GBR"]), ("驻日使馆", ["JPN"]), ("访华代表团", ["CHN"]),
        ("全韩大会", ["KOR"]),
        ("中药与汉语", ["CHN", "CHN"]), ("德军事", []), ("访法国", []),
        ("中美洲合作", []), ("中东和平", []), ("中英文版本", []), ("关系", []),
    ],
)  # fmt: skip
def test_characters_for_states_are_read_before_what_they_share(text: str, codes: list[str]) -> None:
    assert [" ".join(sorted(each)) for _, each in joined_states(text)] == codes


def test_every_character_is_of_a_known_state() -> None:
    assert {code for codes in CHARACTERS.values() for code in codes.split()} <= set(PARTIES.forms.codes())
