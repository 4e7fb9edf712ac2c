"""The official language of a State among the six, where there is exactly one."""


from interp.service.official_names import official_language
from tests.row_by_row import row_by_row


@row_by_row(
    ("state", "language"),
    [
        ("CUB", "es"), ("CHN", "zh"), ("EGY", "ar"), ("RUS", "ru"), ("FRA", "fr"), ("MEX", "es"), ("PAK", "en"),
        ("HTI", "fr"), ("USA", "en"), ("PSE", "ar"),
        ("BRA", None), ("PRT", None), ("DEU", None), ("CAN", None), ("DZA", None), ("CMR", None), ("UKR", None),
        ("ISR", None), ("XXX", None), ("OIC", None),
    ],
)  # fmt: skip
def test_exactly_one_of_the_six_is_expected_and_never_one_of_several(state: str, language: str | None) -> None:
    assert official_language(state) == language
