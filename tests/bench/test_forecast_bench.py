"""The benchmark of forecasts runs for a few meetings; how near it comes is for people to read."""

from types import SimpleNamespace

import pytest

from benchmarks import forecast


def test_each_way_is_compared_at_each_horizon_and_what_is_missed_is_said() -> None:
    figures = forecast.compared(6, visit_known=True)
    assert {horizon for _, horizon in figures} == set(forecast.HORIZONS)
    assert all(of.errors for of in figures.values())
    assert len(forecast.table(figures)) == len(figures) + 2
    figures["forecast", 30].inside = [False]
    assert "0% of starts in the range" in forecast.missed(figures, visit_known=True)


def test_a_long_list_is_forecast_as_a_whole_in_processor_time(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter((1.0, 1.5))  # what other processes do meanwhile is not counted
    monkeypatch.setattr(forecast, "time", SimpleNamespace(process_time=lambda: next(ticks)))
    assert forecast.milliseconds(50, 1) == 500
