"""The registry reads its tables, and says who bears which name on which day."""

from datetime import date

import pytest

from interp.domain.delegations.registry import Delegations, Name, read
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.errors import NotFound

HEAD = "code\tsince\tshort\tafter\tformal\tkey"
NAMES = "\n".join([HEAD, "SWZ\t\tOld\tof Old\tthe Old\told", "SWZ\t2018-04-19\tNew\tof New\tthe New\tnew"])
TABLES = {code: NAMES for code in MEETING_LANGUAGES} | {
    "delegations": "code\tcategory\tregion\nSWZ\tmember_state\tAF",
    "council": "code\tfirst\tlast\nSWZ\t2016-01-01\t2018-12-31",
}


@pytest.fixture
def registry() -> Delegations:
    return read(TABLES)


@pytest.mark.parametrize(
    ("day", "short"), [(date(2018, 4, 18), "Old"), (date(2018, 4, 19), "New"), (date(1900, 1, 1), "Old")]
)
def test_a_name_holds_from_its_day_on(registry: Delegations, day: date, short: str) -> None:
    assert registry.name("SWZ", "ar", day).short == short
    assert registry.name("SWZ", "zh", day).after == f"of {short}"


def test_the_order_of_the_lines_does_not_matter() -> None:
    head, old, new = NAMES.splitlines()
    turned = read(TABLES | {code: "\n".join([head, new, old]) for code in MEETING_LANGUAGES})
    assert turned == read(TABLES)


def test_a_member_of_the_council_is_one_from_the_first_day_to_the_last(registry: Delegations) -> None:
    days = [date(2015, 12, 31), date(2016, 1, 1), date(2018, 12, 31), date(2019, 1, 1)]
    assert [registry.council(day) for day in days] == [frozenset(), {"SWZ"}, {"SWZ"}, frozenset()]


def test_who_is_not_in_the_table_is_not_found_and_is_named_no_longer_than_needed(registry: Delegations) -> None:
    with pytest.raises(NotFound) as told:
        registry.one("X" * 500)
    assert told.value.args_["delegation"] == "X" * 80


def test_a_delegation_is_given_with_category_and_region(registry: Delegations) -> None:
    (only,) = registry
    assert (only.code, only.category, only.region) == ("SWZ", "member_state", "AF")
    assert only.periods[0].names["fr"] == Name("Old", "of Old", "the Old", "old")


@pytest.mark.parametrize(
    ("table", "text", "error"),
    [
        ("fr", f"{HEAD}\nSWZ\tsoon\tOld\tof Old\tthe Old\told", ValueError),
        ("fr", f"{HEAD}\nSWZ\t\tOld", ValueError),
        ("council", "code\tfirst\nSWZ\t2016-01-01", KeyError),
        ("delegations", "code\tcategory\tregion\nTUV\tmember_state\tAP", KeyError),
    ],
)
def test_a_table_that_cannot_be_is_refused(table: str, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read(TABLES | {table: text})
