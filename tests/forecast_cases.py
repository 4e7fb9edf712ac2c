"""Writes the cases that the forecasts in Python and JavaScript have in common, by chance.

`python -m tests.forecast_cases` writes the files; tests/domain/rules/forecast and tests/browser/js read them.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from interp.domain.model import commands as do
from interp.domain.model.list_rules import Band, CategoryLimit, ListRules, SpeakerCategory
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import Block, Item, Meeting
from interp.domain.rules.forecast.measured_times import MeasuredTimes, Ratios, expected
from interp.domain.rules.forecast.meeting_forecast import ExpectedTime, meeting_forecast
from interp.domain.rules.forecast.start_ranges import UnlistedTime, Wait, start_ranges
from interp.domain.rules.lists.seen import as_public
from interp.domain.views.audiences import Audience, view
from interp.domain.views.programme import programme
from interp.errors import InterpError
from interp.wire import view_json
from tests.builders import ABOUT, BRAZIL, MINUTE, SECOND, START, Sitting
from tests.sources import ROOT

FOLDER = ROOT / "tests/browser/js"
MEETINGS = 12  # random ones
CATEGORIES: tuple[SpeakerCategory, ...] = ("member", "observer", "ngo", "group")
KINDS = ("opening_statement", "presentation", "floor_round", "replies", "other", "concluding_remarks")


def start_cases() -> list[dict[str, Any]]:
    """Return what is expected of measured times and the ranges of those who wait, by chance and at the edges."""
    return [_start_case(random.Random(seed)) for seed in range(20)]


def _start_case(chance: random.Random) -> dict[str, Any]:
    known = {each: _ratios(chance) for each in ("", *CATEGORIES) if chance.random() < 0.4}
    stops = chance.randrange(6)
    took = stops * chance.randrange(500_000)
    measured = MeasuredTimes(known, chance.randrange(200), chance.randrange(9), stops, took, chance.random() < 0.5)
    waits = [_wait(chance) for _ in range(chance.choice((0, 1, 3, 12, 13, 60)))]
    made = start_ranges(waits, expected(measured))
    ranges = [[each.low_ms, each.middle_ms, each.high_ms] for each in made]
    return {"measured": asdict(measured), "waits": list(map(_sent, waits)), "ranges": ranges}


def _sent(wait: Wait | UnlistedTime) -> dict[str, Any]:
    if isinstance(wait, UnlistedTime):
        return {"low": wait.low_ms, "high": wait.high_ms}
    return {"limit": wait.limit_ms, "category": wait.category}


def _ratios(chance: random.Random) -> Ratios:
    found = [chance.gauss(1, 0.3) for _ in range(chance.randrange(1, 60))]
    return Ratios(len(found), round(sum(found), 3), round(sum(each * each for each in found), 3))


def _wait(chance: random.Random) -> Wait | UnlistedTime:
    if chance.random() < 0.1:
        low = chance.randrange(20) * MINUTE
        return UnlistedTime(float(low), float(low + chance.randrange(1, 30) * MINUTE))
    return Wait(chance.choice((60, 90, 120, 180, 420)) * SECOND, chance.choice(("", *CATEGORIES)))


def meeting_cases() -> list[dict[str, Any]]:
    """Return meetings as staff and as the public see them, each at a time, with what is expected of them."""
    return [each for seed in range(MEETINGS) for each in _seen(random_meeting(seed), f"meeting {seed}")]


def random_meeting(seed: int) -> Sitting:
    """Return a meeting with a programme, lists and a course by chance."""
    chance = random.Random(seed)
    held = Sitting().does(_plan(chance))
    for act in _lists(held.state, chance):
        _tried(held, act)
    for _ in range(chance.randrange(25)):
        held.later(chance.choice((5, 40, 100, 150, 400)) * SECOND)
        _tried(held, _act(held, chance))
    return held.later(chance.randrange(200) * SECOND)


def _tried(held: Sitting, act: do.Command) -> None:
    try:
        held.does(act)
    except InterpError:
        held.now -= SECOND


def _plan(chance: random.Random) -> do.PlanMeeting:
    blocks = tuple(Block(f"b{n}", "block", chance.choice((None, 10 * MINUTE, 45 * MINUTE))) for n in range(3))
    items: list[Item] = []
    speeches: list[Speech] = []
    for n in range(chance.randrange(3, 8)):
        own = [f"s{n}-{each}" for each in range(chance.choice((0, 0, 1, 3, 12)))]
        kind = chance.choice(KINDS)
        speeches += [
            Speech(each, "panellist" if kind == "presentation" else "floor_speaker", replace(BRAZIL, id=f"p-{each}"),
                   limit_ms=chance.choice((None, 3 * MINUTE)) if chance.random() < 0.4 else None)
            for each in own
        ]  # fmt: skip
        items.append(Item(
            f"i{n}", kind, f"Item {n}", block=chance.choice((None, None, "b0", "b1", "b2")),
            limit_ms=chance.choice((None, None, 10 * MINUTE, 30 * MINUTE)),
            speech_limit_ms=chance.choice((None, 2 * MINUTE, 5 * MINUTE)), speeches=tuple(own),
            starts_at=START + chance.randrange(180) * MINUTE if chance.random() < 0.3 else None,
        ))  # fmt: skip
    return do.PlanMeeting(ABOUT, blocks, (), tuple(items), tuple(speeches))


def _lists(state: Meeting, chance: random.Random) -> Iterator[do.Command]:
    ids = [item.id for item in state.items]
    served = tuple(sorted(chance.sample(ids, chance.choice((0, 1, 2)))))
    if not served:
        return
    limits = (CategoryLimit("ngo", 90 * SECOND), CategoryLimit("everyone", 2 * MINUTE))
    bands = (Band("states", most=chance.choice((None, 1))), Band()) if chance.random() < 0.5 else (Band(),)
    rules = ListRules(limits=limits, bands=bands, confirmation=chance.choice(((), ("ngo",))))
    yield do.SetList(ListOfSpeakers("l1", served, rules, seen_by=chance.choice(("desk", "everyone"))))
    for n in range(chance.randrange(25)):
        party = replace(BRAZIL, id=f"e{n}", code=None, name=f"Party {n}")
        yield do.InscribeEntry("l1", party, chance.choice(CATEGORIES))


def _act(held: Sitting, chance: random.Random) -> do.Command:
    state, floor = held.state, held.state.floor
    waiting = [each.id for each in state.speeches.values() if each.status == SpeechStatus.PLANNED] or ["nobody"]
    often: list[do.Command] = [do.AdvanceFloor(floor.speech)] * 12
    return chance.choice([
        *often, do.OpenMeeting(), do.UndoSwitch(), do.EndFloor(), do.InterruptFloor("visit"), do.ReturnFloor(),
        do.ReturnFloor(), do.InterruptFloor("point_of_order", party=BRAZIL), do.ArmFloor(chance.choice(waiting)),
        do.MarkSpeechAbsent(chance.choice(waiting)), do.CallEntryInVain(chance.choice(waiting)),
        do.SkipSpeech(chance.choice(waiting)), do.OpenItem(chance.choice(state.items).id), do.ResumeMeeting(),
        do.ResumeMeeting(), do.SuspendMeeting(until=chance.choice((None, held.now + 20 * MINUTE))), do.AddTime(30),
    ])  # fmt: skip


def _seen(held: Sitting, says: str) -> Iterator[dict[str, Any]]:
    state, now = held.state, held.now
    for who, audience, drafts in (("staff", "console", True), ("public", "captions", False)):
        shown = view_json(view(state, Audience(audience, "en")))
        found = meeting_forecast(state if drafts else as_public(state), now)
        yield {
            "says": f"{says}, {who}", "now": now, "view": _view(shown),
            "programme": _programme(view_json(programme(state, "en", drafts=drafts))),
            "expected": found and {
                "items": {key: _told(each) for key, each in found.items.items()},
                "speeches": {key: _told(each) for key, each in found.speeches.items()},
                "end": _told(found.end),
            },
        }  # fmt: skip


def _told(time: ExpectedTime) -> list[Any]:
    return [time.low, time.middle, time.high, time.known]


def _view(shown: dict[str, Any]) -> dict[str, Any]:
    """Return what the forecast reads of a view."""
    meeting = {key: shown["meeting"][key] for key in ("status", "starts_at", "ends_at", "status_until")}
    held = {key: shown[key] and {"id": shown[key]["id"]} for key in ("item", "armed")}
    speech = shown["speech"] and {key: shown["speech"][key] for key in ("id", "role")}
    clocks = {key: shown["clocks"][key] for key in ("speech", "item")}
    return {"meeting": meeting, **held, "speech": speech, "clocks": clocks, "measured": shown["measured"]}


def _programme(shown: dict[str, Any]) -> dict[str, Any]:
    """Return what the forecast reads of a programme."""
    return {
        "blocks": [{key: each[key] for key in ("id", "budget_ms")} for each in shown["blocks"]],
        "rounds": shown["rounds"], "without_place": shown["without_place"],
        "items": [
            {
                "item": {key: row["item"][key] for key in ("id", "kind", "starts_at")},
                **{key: row[key] for key in ("status", "block", "limit_ms", "held_ms")},
                "speeches": [_speech(each) for each in row["speeches"]],
            }
            for row in shown["items"]
        ],
    }  # fmt: skip


def _speech(row: dict[str, Any]) -> dict[str, Any]:
    speech = {key: row["speech"][key] for key in ("id", "role", "limit_ms")}
    entry = row["entry"] and {"category": row["entry"]["category"]}
    return {"speech": speech, "status": row["status"], "entry": entry}


FILES = {"start_ranges.json": start_cases, "meeting_forecast.json": meeting_cases}


def written(name: str) -> str:
    """Return a file, one case a line."""
    rows = (json.dumps(each, separators=(",", ":")) for each in FILES[name]())
    return "[\n" + ",\n".join(rows) + "\n]\n"


if __name__ == "__main__":
    for each in FILES:
        (FOLDER / each).write_text(written(each), encoding="utf-8")
