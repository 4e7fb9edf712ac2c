"""The rows of the chief interpreter's boards: who is at which desk, who produces a channel; rows.js does the same."""

from typing import Any

Row = dict[str, Any]
LEVELS = ("a", "b", "c")


def knows_microphones(booths: list[Row]) -> bool:
    """Return whether the console hardware tells of any microphone."""
    return any(desk["microphone"] for each in booths if each["desks"] for desk in each["desks"]["desks"])


def chief_people(booth: Row, off_duty: list[str], hardware: bool) -> list[Row]:
    """Return a booth's interpreters with desk and languages, then the desks at which it is not known who sits.

    `hardware`: some microphones are known, so that an unknown one is said of its desk, and not once for all.
    """
    team, desks = booth["team"], booth["desks"]
    seats = {each["interpreter"]: each for each in desks["desks"] if each["interpreter"]}
    where = {each["id"]: each["desk"] for each in desks["people"]}
    people = [
        {
            "id": each["id"], "name": each["name"], "desk": where.get(each["id"], each["desk"]),
            "languages": _languages(each), "on_duty": each["id"] not in off_duty,
        } | _seat(seats.get(each["id"]), desks, hardware)
        for each in team["interpreters"]
    ]  # fmt: skip
    others = [each for each in desks["desks"] if not each["interpreter"] and (each["taken"] or each["gone"])]
    bare = {"id": None, "name": "", "languages": "", "on_duty": False}
    return people + [bare | {"desk": each["id"]} | _seat(each, desks, hardware) for each in others]


def _languages(person: Row) -> str:
    """Return "A RU · C EN FR"."""
    held = {"a": [person["a"]], "b": person["b"], "c": person["c"]}
    return " · ".join(f"{level.upper()} {' '.join(held[level]).upper()}" for level in LEVELS if held[level])


def _seat(desk: Row | None, desks: Row, hardware: bool) -> Row:
    """Return what is known of a desk: how it stands, its microphone where somebody is there, whether it took it."""
    if desk is None:
        return {"state": "no_screen", "microphone": None, "releases": None}
    there = "there" if desk["taken"] else "no_screen"
    state = "gone" if desk["gone"] else "on_air" if desk["id"] == desks["at_microphone"] else there
    known = desk["microphone"] or ("unknown" if desk["taken"] and hardware else None)
    return {"state": state, "microphone": known, "releases": desk["id"] if desk["id"] == desks["active"] else None}


def chief_channel(line: Row) -> list[str | None]:
    """Return who produces a booth's channel: the key of the wording, the booth, the channel it listens to."""
    mode, booth = line["mode"], line["booth"]
    if mode == "listening" and line["reason"] == "own_interpreter":
        return ["own", booth, None]
    made = {
        "direct": ["booth_floor", booth, None], "relay": ["booth_relay", booth, line["source"]],
        "listening": ["booth_floor", line["by"], None], "retour": ["floor", None, None],
        "rest": ["floor", None, None], "gap": ["nobody", None, None], "unknown": ["unknown", None, None],
    }  # fmt: skip
    return list(made.get(mode, ["idle", None, None]))

