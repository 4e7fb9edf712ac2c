"""240 random teams on eight floors, with what happens in booths, before a judge who knows docs/protocol.md alone."""

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.teams import BoothTeam, Interpreter
from interp.domain.views.audiences import Audience, view
from interp.domain.views.chief import chief_view
from interp.domain.views.parts.view_part_cache import sharing
from interp.errors import InterpError
from interp.wire import view_json
from tests.builders import Sitting, sitting
from tests.domain.views.relay_judge import SIX, Judge
from tests.sample_sizes import size
from tests.sources import ROOT

FLOORS = (*((code, None) for code in SIX), ("pt", None), ("pt", "fr"))
TEAMS, ACTS = 240, 14
SOME = ("floor", *SIX)


def team_of(dice: random.Random) -> tuple[BoothTeam, ...]:
    """Return a random team of six booths: one to three people each, with B and C languages, desks or none."""
    return tuple(_booth(dice, code) for code in SIX)


def _booth(dice: random.Random, code: str) -> BoothTeam:
    desks = ("1", "2", "3") if code in ("ar", "zh") else ("1", "2")
    people = []
    for number in range(1, dice.randint(1, 3) + 1):
        others = dice.sample([each for each in (*SIX, "pt") if each != code], dice.randint(0, 3))
        b = tuple(each for each in others[:1] if each in ("en", "fr") and code in ("ar", "zh"))
        desk = dice.choice((*desks, None))
        c = tuple(each for each in others if each not in b)
        people.append(Interpreter(f"{code}-{number}", dice.choice(("", "Ann")), code, b, c, desk))  # type: ignore[arg-type]
    into = ("en", "fr") if code in ("ar", "zh") else ()
    return BoothTeam(code, desks, tuple(people), into)  # type: ignore[arg-type]


def acts(dice: random.Random, teams: tuple[BoothTeam, ...]) -> Iterator[do.Command]:
    """Yield what happens in the booths: desks, microphones, absences, overrides, retours, another team."""
    for _ in range(ACTS):
        team = dice.choice(teams)
        booth, desk, one = team.booth, dice.choice(team.desks), dice.choice(team.interpreters)
        hardware = dice.choice((None, "on", "off", "cough")), dice.choice((None, "floor", *SIX))
        yield dice.choice(
            (
                do.TakeDesk(booth, desk, one.id), do.TakeDesk(booth, desk, one.id), do.TakeHandover(booth, desk),
                do.TakeHandover(booth, desk, unasked=True), do.ReleaseHandover(booth), do.LeaveDesk(booth, desk),
                do.ReportDesk(booth, desk, gone=dice.random() < 0.7), do.ReportMicrophone(booth, desk, *hardware),  # type: ignore[arg-type]
                do.ReportMicrophone(booth, desk, "off"), do.ReportMicrophone(booth, desk, *hardware),  # type: ignore[arg-type]
                do.MarkInterpreter(one.id, dice.random() < 0.4),
                do.OverrideRelay(booth, dice.choice(SOME), "as asked", dice.random() < 0.5), do.ClearRelay(booth),  # type: ignore[arg-type]
                do.SetRetour(dice.choice(("ar", "zh")), dice.choice(("en", "fr"))),
                do.SetTeam(tuple(_booth(dice, each.booth) if each is team else each for each in teams)),
            )
        )  # fmt: skip


def faults(sat: Sitting, own: str | None) -> list[str]:
    """Return what is wrong with what all booths and the chief interpreter are shown, and with the retours offered."""
    shown = sharing(sat.state)
    chief = view_json(view(shown, Audience("chief", "en")))
    booths = {code: view_json(view(shown, Audience("booth", code))) for code in SIX}
    return [*Judge(chief, booths, own).faults(), *offered(sat, chief)]


def gaps(chains: dict[str, Any] | None) -> set[str]:
    """Return the booths that have nothing to listen to."""
    return set(chains["gaps"]) if chains else set()


def offered(sat: Sitting, chief: dict[str, Any]) -> list[str]:
    """Return what is wrong with the retours that are offered: one is where it closes a gap and opens none."""
    chains, now = chief["chains"], gaps(chief["chains"])
    said = {(each["booth"], each["source"]) for each in chains["alarms"] if each["code"] == "retour_possible"}
    could: dict[tuple[str, str], int] = {}
    for booth, into in product(("ar", "zh"), ("en", "fr")):
        team = next(each["team"] for each in chief["booths"] if each["booth"] == booth)
        if team and booth == chains["language"] and into in team["into"]:
            with_it = Sitting(sat.state, [], sat.now, sat.asked).does(do.SetRetour(booth, into))  # type: ignore[arg-type]
            after = gaps(view_json(view(with_it.state, Audience("chief", "en")))["chains"])
            could |= {(booth, into): len(after)} if after < now else {}
    best = {each for each, left in could.items() if left == min(could.values())}
    return [] if said <= best and bool(said) == bool(best) else [f"offers {said}, and it could be {best}"]


@pytest.mark.parametrize("seed", range(size(8, torture=TEAMS)))
def test_every_line_alarm_and_certainty_of_a_random_team_is_as_the_protocol_says(seed: int) -> None:
    for number, (language, own) in enumerate(FLOORS):
        dice = random.Random(seed * len(FLOORS) + number)
        teams = team_of(dice)
        sat = sitting(do.SetTeam(teams), do.OpenMeeting(), do.AdvanceFloor(None), do.SetLanguage(language, own))  # type: ignore[arg-type]
        for act in acts(dice, teams):
            with suppress(InterpError):
                sat.does(act)
            wrong = faults(sat, own)
            assert not wrong, (seed, language, own, act, wrong)


def rich_in_retours(dice: random.Random) -> tuple[BoothTeam, ...]:
    """Return a random team of one or two people a booth; those of two-way booths work into English and French."""
    booths = []
    for team in team_of(dice):
        b: tuple[MeetingLanguage, ...] = ("en", "fr") if team.into else ()
        people = tuple(
            replace(each, b=b, c=tuple(code for code in each.c if code not in b)[: dice.randint(0, 1)])
            for each in team.interpreters[: dice.randint(1, 2)]
        )  # fmt: skip
        booths.append(replace(team, interpreters=people))
    return tuple(booths)


def test_a_retour_is_offered_wherever_it_would_close_a_gap_and_open_none() -> None:
    offers = 0
    for seed in range(size(30, torture=3_000)):
        dice = random.Random(seed)
        start = (do.SetTeam(rich_in_retours(dice)), do.OpenMeeting(), do.AdvanceFloor(None))
        for language in ("ar", "zh"):
            sat = sitting(*start, do.SetLanguage(language))
            assert not (wrong := faults(sat, None)), (seed, language, wrong)
            offers += any(each.code == "retour_possible" for each in chief_view(sat.state, "en").chains.alarms)  # type: ignore[union-attr]
    assert offers > 3


def test_the_judge_imports_nothing_of_the_rules_or_the_views() -> None:
    text = (ROOT / "tests/domain/views/relay_judge.py").read_text(encoding="utf-8")
    imported = [line for line in text.splitlines() if line.startswith(("from ", "import "))]
    assert imported == ["from collections.abc import Iterator", "from typing import Any"]


@pytest.mark.parametrize(
    ("field", "value"), [("certain", False), ("mode", "rest"), ("listeners", ["zh"]), ("source", "ru"), ("by", "zh")]
)  # fmt: skip
def test_the_judge_notices_what_is_planted(field: str, value: object) -> None:
    dice = random.Random(5)
    sat = sitting(do.SetTeam(team_of(dice)), do.OpenMeeting(), do.AdvanceFloor(None), do.SetLanguage("en"))
    chief = view_json(view(sat.state, Audience("chief", "en")))
    booths = {code: view_json(view(sat.state, Audience("booth", code))) for code in SIX}
    assert not [*Judge(chief, booths, None).faults()]
    for row in chief["booths"]:
        row["relay"]["line"][field] = value
    assert [*Judge(chief, booths, None).faults()]
