"""Who depends on whom, through any number of channels; tests/domain/rules/test_relay_alarms.py has what follows."""

from interp.domain.model.relay_lines import RelayLine, RelayPlan
from interp.domain.model.teams import Teams
from interp.domain.rules.relay_doubts import closed, in_doubt


def test_who_depends_on_a_booth_depends_on_all_that_it_depends_on() -> None:
    assert set(closed([("es", "fr"), ("fr", "en"), ("ar", "en")])) == {
        ("es", "fr"), ("fr", "en"), ("ar", "en"), ("es", "en"),
    }  # fmt: skip


def test_nobody_depends_on_themselves_though_the_channels_go_in_a_circle() -> None:
    assert set(closed([("es", "fr"), ("fr", "es")])) == {("es", "fr"), ("fr", "es")}


def test_a_line_is_as_certain_as_the_lines_that_it_depends_on() -> None:
    lines = (
        RelayLine("en", "direct", "en", "floor", None, "understands", certain=False),
        RelayLine("fr", "relay", "fr", "en", "en", "by_hand"), RelayLine("es", "relay", "es", "fr", "fr", "by_hand"),
        RelayLine("ar", "direct", "ar", "floor", None, "understands"),
    )  # fmt: skip
    plan = in_doubt(Teams(), RelayPlan("ru", lines), ())
    assert [each.certain for each in plan.lines] == [False, False, False, True]
    assert plan.depends == (("fr", "en"), ("es", "fr"), ("es", "en"))
