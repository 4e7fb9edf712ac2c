"""The benchmark of forecasts runs for a few meetings; how near it comes is for people to read."""

from benchmarks import forecast


def test_each_way_is_compared_at_each_horizon_and_what_is_missed_is_said() -> None:
    figures = forecast.compared(6, visit_known=True)
    assert {horizon for _, horizon in figures} == set(forecast.HORIZONS)
    assert all(of.errors for of in figures.values())
    assert len(forecast.table(figures)) == len(figures) + 2
    figures["forecast", 30].inside = [False]
    assert "0% of starts in the range" in forecast.missed(figures, visit_known=True)


def test_a_long_list_is_forecast_as_a_whole() -> None:
    assert forecast.milliseconds(50, 1) > 0
