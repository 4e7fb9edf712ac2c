"""One morning with everything that happens to a floor: no view of any audience says at any moment what is not so."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from interp.domain.model.commands import COMMANDS, Command
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.views.audiences import Audience, every_audience, view
from interp.domain.views.meeting_record import meeting_record
from interp.domain.views.programme import programme
from interp.reading.papers.paper_to_proposal import propose
from interp.seed.bundled_data import delegations, phrases
from interp.service.meetings import Meetings
from interp.service.proposals import Proposals
from interp.wire import view_json
from tests.builders import HOUR
from tests.fakes import FixedClock, ListeningBell, MemoryLog, Tray
from tests.releases.day import PAPER, paper
from tests.true_day import afternoon, views
from tests.true_day.happened import Happened, Held, Turn
from tests.true_day.morning import NINE, NOON, Step, script
from tests.true_day.views import untrue

MORNING = "hrc31-1"


class Day:
    """One of the seed's meetings in memory, beside what really happened in it."""

    def __init__(self, meeting: str = MORNING, starts_at: int = NINE) -> None:
        self.meeting = meeting
        self.clock = FixedClock(starts_at - 600_000)
        self.meetings = Meetings(MemoryLog(), ListeningBell(), self.clock, delegations())
        documents = Proposals(Tray(), self.meetings, self.clock, propose, phrases())
        documents.bring_in("seed", paper(), PAPER)
        documents.confirm(SYSTEM, "seed", "hrc31")
        self.happened = Happened(self.clock.now, until=starts_at + NOON - NINE)
        self.presses = 0

    def does(self, step: Step) -> None:
        """Let the step's time pass, press, and change what is true."""
        ms = int(step.after_s * 1000)
        self.clock.passes(ms)
        self.happened = self.happened.passes(ms)
        self.presses += 1
        actor = Actor(step.role, step.role, language=step.booth)
        self.meetings.handle(actor, self.meeting, f"press-{self.presses}", self.command(step))
        self.happened = step.change(self.happened)

    def command(self, step: Step) -> Command:
        """Return the step's command; "now" stands for the speech on the floor."""
        speech = self.meetings.state(self.meeting).floor.speech
        args = {name: speech if value == "now" else value for name, value in step.args.items()}
        return msgspec.convert(args, COMMANDS[step.name])

    def lies(self) -> list[str]:
        """Return what any view says now that is not so."""
        state = self.meetings.state(self.meeting)
        found = []
        for audience in every_audience():
            shown = view_json(view(state, audience))
            wrong = untrue(shown, audience.name, audience.language, self.happened)
            found += [f"{audience.name} {audience.language}: {line}" for line in wrong]
        return found

    def seen(self, audience: str, language: str = "en") -> dict[str, Any]:
        """Return a view as it is sent."""
        return view_json(view(self.meetings.state(self.meeting), Audience(audience, language)))


@pytest.mark.parametrize("half", ["morning", "afternoon"])
def test_no_view_says_what_is_not_so_at_any_moment(half: str) -> None:
    day, steps = (Day(), script()) if half == "morning" else (Day("hrc31-2", NINE + 6 * HOUR), afternoon.script())
    false = {}
    for number, step in enumerate(steps, start=1):
        day.does(step)
        if found := day.lies():
            false[f"{number} {step.name} {step.args}"] = found[:6]
    assert false == {}


def turn(**changes: Any) -> Callable[[Happened], Happened]:
    return lambda now: now.now_speaking(**changes)


# what is compared, and another truth by which the view is not so
PLANTED: dict[str, Callable[[Happened], Happened]] = {
    "status": lambda now: replace(now, status="planned"), "reason": lambda now: replace(now, reason="planted"),
    "interpretation_until": lambda now: replace(now, until=1), "item": lambda now: replace(now, item="planted"),
    "extension": lambda now: replace(now, extension="planted"), "speaker": turn(name="planted"),
    "language": turn(language="planted"), "standing": turn(standing="planted"), "limit": turn(limit_ms=-1),
    "interpretation": turn(booth="planted", language="planted"), "named": turn(language=None),
    "spoken": turn(spoken_ms=-1), "item's time": lambda now: replace(now, item_ms=-1),
    "interruption": turn(kind="planted"), "depth": lambda now: replace(now, turns=(*now.turns, *now.turns)),
    "interrupted": lambda now: replace(now, turns=(Turn("planted"), *now.turns[1:])),
    "mode": turn(standing="expected"), "floor": turn(language="planted"),
    "outputs_blank": lambda now: replace(now, outputs_blank=not now.outputs_blank),
}  # fmt: skip


SEEN = (("console", "en"), ("booth", "zh"), ("captions", "en"))


def test_each_thing_that_is_not_so_is_named() -> None:
    day, named = Day(), dict[str, set[str]]()
    for step in script():
        day.does(step)
        state = day.meetings.state(MORNING)
        shown = [view_json(view(state, Audience(*each))) for each in SEEN]
        for what, change in PLANTED.items() if day.happened.turns else ():
            for (audience, language), each in zip(SEEN, shown, strict=True):
                wrong = untrue(each, audience, language, change(day.happened))
                named.setdefault(what, set()).update(line.partition(": said ")[0] for line in wrong)
    assert [what for what in PLANTED if what not in named[what]] == []
    assert {*PLANTED} == {*re.findall(r'_same\("([^"]+)"', Path(views.__file__).read_text(encoding="utf-8"))}


def test_next_does_what_it_said() -> None:
    day = Day()
    for step in script():
        said = day.seen("console")["advance"]["speech"]
        day.does(step)
        if step.name == "floor.advance" and (given := day.seen("console")["speech"]):
            assert said and said["id"] == given["id"], step


def test_the_record_has_who_spoke_how_long_and_against_what_limit() -> None:
    day = Day()
    for step in script():
        day.does(step)
    record = view_json(meeting_record(day.meetings.state(MORNING), "en"))
    recorded: dict[str, Held] = {}
    for turn in record["turns"]:
        if turn["taken_back"]:
            continue
        before = recorded.get(turn["speech"]["id"])
        spoken = turn["held_ms"] + (before.spoken_ms if before else 0)
        kind = before.kind if before else turn["interruption"]
        recorded[turn["speech"]["id"]] = Held(turn["speech"]["party"]["name"]["text"], spoken, turn["limit_ms"], kind)
    held = [each for each in recorded.values() if each.name not in day.happened.absent or each.kind]
    assert Counter(held) == Counter(day.happened.held)


def test_the_public_sees_nothing_of_what_was_taken_back_and_staff_who_was_absent() -> None:
    day = Day()
    for step in script():
        day.does(step)
    state = day.meetings.state(MORNING)
    for drafts in (False, True):
        rows = [row for item in programme(state, "en", drafts=drafts).items for row in item.speeches]
        statuses = {row.speech.party.name.text: row.status for row in rows}
        assert {name for name in statuses if name in day.happened.gone} == (day.happened.gone if drafts else set())
        assert [statuses[name] for name in day.happened.absent] == ["absent"]
