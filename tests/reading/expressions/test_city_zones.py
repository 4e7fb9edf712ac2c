"""Cities in the six languages and their time zones."""

from zoneinfo import ZoneInfo

import pytest

from interp.reading.expressions.city_zones import CITIES, STATIONS, zone_of


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Palais des Nations", "Europe/Zurich"), ("New York", "America/New_York"),
        ("Conference Centre, Beijing", "Asia/Shanghai"), ("国家会议中心，北京", "Asia/Shanghai"),
        ("в Пекине", "Asia/Shanghai"), ("القاهرة، مصر", "Africa/Cairo"), ("Ciudad de México", "America/Mexico_City"),
        ("Addis Ababa", "Africa/Addis_Ababa"), ("Le Caire", "Africa/Cairo"),
    ],
)
def test_a_place_has_the_zone_of_its_city(place: str, zone: str) -> None:
    assert zone_of(place) == zone


@pytest.mark.parametrize("place", ["somewhere", "Climate Hall", "the Promenade", "a Limassol hotel", "Parisian Room"])
def test_a_city_within_another_word_is_none(place: str) -> None:
    assert zone_of(place) is None


def test_every_zone_is_known() -> None:
    assert {ZoneInfo(zone).key for zone in (*CITIES, *STATIONS.values())} == {*CITIES, *STATIONS.values()}
