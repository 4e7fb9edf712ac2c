"""Finds what a view says that is not so, compared with what really happened."""

from collections.abc import Iterator
from typing import Any

from tests.true_day.happened import NAMES, Happened, Turn, booth_mode

View = dict[str, Any]
LATE_MS = 1_000  # added seconds are whole ones


def untrue(view: View, audience: str, language: str, happened: Happened) -> list[str]:
    """Return a line for each thing in a view that is not as it happened."""
    found = [*_meeting(view, happened), *_floor(view, language, happened), *_clocks(view, happened)]
    found += _interruption(view, language, happened)
    if audience == "booth":
        found += _booth(view, language, happened)
    if audience in ("captions", "room", "console"):
        found += _same("outputs_blank", view["outputs_blank"], happened.outputs_blank)
    return found


def _same(what: str, said: object, true: object) -> Iterator[str]:
    if said != true:
        yield f"{what}: said {said!r}, true is {true!r}"


def _name(turn: Turn | None, language: str) -> str | None:
    if turn is None or turn.name is None:
        return None
    return NAMES.get(turn.name, {}).get(language, turn.name)


def _meeting(view: View, happened: Happened) -> Iterator[str]:
    meeting = view["meeting"]
    yield from _same("status", meeting["status"], happened.status)
    yield from _same("reason", meeting["status_reason"], happened.reason)
    yield from _same("interpretation_until", meeting["interpretation_until"], happened.until)
    if "interpretation" in meeting:
        yield from _same("extension", meeting["interpretation"]["standing"], happened.extension)
    yield from _same("item", view["item"] and view["item"]["id"], happened.item)


def _floor(view: View, language: str, happened: Happened) -> Iterator[str]:
    speech, turn = view["speech"], happened.speaking
    name = speech["party"]["name"] if speech else None
    shown = name and name["text"]
    # A person's name may not have been translated: then it is the original, and says so.
    yield from _same("speaker", shown, _name(turn, name["language"] if name else language))
    if speech is None or turn is None:
        return
    yield from _same("language", speech["language"], turn.language)
    yield from _same("standing", speech["language_standing"], turn.standing)
    yield from _same("limit", speech["limit_ms"], turn.limit_ms)
    outside = turn.language not in (None, *NAMES["China"])
    by = {"by": "booth" if turn.booth else None, "booth": turn.booth, "expected": False} if outside else None
    yield from _same("interpretation", speech["interpretation"], by)
    yield from _same("named", bool(speech["language_name"]), turn.language is not None)


def _clocks(view: View, happened: Happened) -> Iterator[str]:
    turn = happened.turns[-1] if happened.turns else None
    clock = view["clocks"]["speech"]
    yield from _same("spoken", _elapsed(clock, happened.now), turn.spoken_ms if turn and turn.name else None)
    item = happened.item_ms if happened.item else None
    yield from _same("item's time", _elapsed(view["clocks"]["item"], happened.now), item)


def _elapsed(clock: View | None, now: int) -> int | None:
    if clock is None or clock["started_at"] is None:
        return None
    end = now if clock["paused_at"] is None else clock["paused_at"]
    return int(end - clock["started_at"] - clock["paused_ms"])


def _interruption(view: View, language: str, happened: Happened) -> Iterator[str]:
    said = view["interruption"]
    kinds = [turn.kind for turn in happened.turns if turn.kind]
    yield from _same("interruption", said and said["kind"], kinds[-1] if kinds else None)
    if not said:
        return
    yield from _same("depth", said["depth"], len(kinds))
    waiting = happened.turns[-2] if len(happened.turns) > 1 else None
    name = said["interrupted"] and said["interrupted"]["party"]["name"]
    yield from _same("interrupted", name and name["text"], _name(waiting, name["language"] if name else language))


def _booth(view: View, booth: str, happened: Happened) -> Iterator[str]:
    yield from _same("mode", view["booth"]["mode"], booth_mode(happened, booth))
    turn = happened.speaking
    yield from _same("floor", view["booth"]["floor"], turn.language if turn else None)
