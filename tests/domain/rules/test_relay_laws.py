"""Each law of a relay plan is broken by planted faults, and named: parts of good plans have other values."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any, get_args

from interp.domain.model.relay_lines import Alarm, RelayLine, RelayMode, RelayPlan
from interp.domain.model.teams import RelayOverride, Teams
from interp.domain.rules.relay_alarms import relay_plan
from interp.domain.rules.relay_plan import FloorFacts
from interp.domain.rules.usual_teams import geneva
from tests.domain.rules import relay_laws
from tests.domain.rules.relay_laws import USUAL, faults, on_duty
from tests.planted_messages import never_said

MODES = get_args(RelayMode)
BY_HAND = (RelayOverride("ru", "zh", "as asked"), RelayOverride("es", "floor", "as asked"))
SPOKEN = (
    FloorFacts(True, "fr", None, USUAL), FloorFacts(True, "zh", None, USUAL), FloorFacts(True, "pt", "es", USUAL),
    FloorFacts(True, None, None, USUAL), FloorFacts(True, "en", None, USUAL, overrides=BY_HAND),
)  # fmt: skip


def of_a_line(line: RelayLine) -> Iterator[dict[str, Any]]:
    """Yield other values for a line."""
    for mode, source, by in product(MODES, (None, "floor", "en", "zh", line.booth), (None, "en", "zh", line.booth)):
        yield {"mode": mode, "source": source, "by": by}
        yield {"mode": mode, "source": source, "by": by, "into": "en" if line.booth != "en" else "fr", "certain": True}
    yield {"certain": not line.certain}
    yield {"mode": "direct", "source": "floor", "by": None, "reason": "reads_text"}
    yield from ({"interpreter": one, "desk": desk} for one, desk in product((None, "nobody", "fr-1"), (None, "9")))
    yield from ({"listeners": each} for each in ((), ("fr",)))
    yield from ({"desks": each} for each in ((), (*line.desks, *line.desks)))
    yield {"override": False}
    for at, desk in enumerate(line.desks):
        for mode, source, by in product(MODES, (None, "floor", "en", "zh"), (None, "en", "zh")):
            other = replace(desk, mode=mode, source=source, by=by)  # type: ignore[arg-type]
            yield {"desks": (*line.desks[:at], other, *line.desks[at + 1 :])}


def of_alarms(plan: RelayPlan) -> Iterator[tuple[Alarm, ...]]:
    """Yield other alarms for a plan."""
    mild, worst = Alarm("gap", 2, "ru"), Alarm("uncovered", 3)
    yield from ((), (mild, worst), (mild, mild), (Alarm("booth_empty", 3, "fr"),), (Alarm("language_unknown", 3),))
    yield (Alarm("handover_needed", 2, "fr", desk="9"),)


def planted(plan: RelayPlan) -> Iterator[RelayPlan]:
    """Yield the plan with a fault in it, each in turn."""
    yield replace(plan, lines=tuple(replace(each, desks=()) for each in plan.lines[::-1]))
    yield from (replace(plan, alarms=alarms) for alarms in of_alarms(plan))
    for at, line in enumerate(plan.lines):
        for other in of_a_line(line):
            yield replace(plan, lines=(*plan.lines[:at], replace(line, **other), *plan.lines[at + 1 :]))


def test_every_law_is_named_by_a_planted_fault() -> None:
    said: set[str] = set()
    teams = Teams(geneva())
    there = on_duty(teams)
    for facts in SPOKEN:
        good = relay_plan(teams, facts)
        assert [*faults(teams, facts, good, there, there)] == []
        for plan in planted(good):
            said.update(faults(teams, facts, plan, there, there))
    assert never_said(Path(relay_laws.__file__), said) == []
