"""Draws the chief interpreter's boards, a row for each booth; boards.js and rows.js of the page do the same."""

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.web.drawing.markup import drawn
from interp.web.pages.relay_lines import relay_line, relay_reason, upper

Row = dict[str, Any]
LEVELS = ("a", "b", "c")


def knows_microphones(booths: list[Row]) -> bool:
    """Return whether the console hardware tells of any microphone."""
    return any(desk["microphone"] for each in booths if each["desks"] for desk in each["desks"]["desks"])


def _people(booth: Row, off_duty: list[str], hardware: bool) -> list[Row]:
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


@pass_context
def chief_board(context: Context, booth: Row, view: Row, hardware: bool) -> Markup:
    """Return the row of a booth: what it listens to, who produces its channel, who is there, and what comes next.

    `hardware`: some microphones are known.
    """
    reader, code, held = str(context["language"]), booth["booth"], view["speech"] is not None
    of_booth = {"booth": code, "code": code.upper()}
    if not booth["team"]:
        return drawn("chief.board", reader, of_booth | {"team": False})

    def draw(piece: str, /, **values: object) -> Markup:
        return drawn(piece, reader, of_booth | values)

    line = booth["relay"]["line"]
    is_told = not line["override"] and not (held and line["mode"] == "idle")
    return draw(
        "chief.board", team=True, line=_line(context, booth["relay"], held=held), retour=_retour(draw, booth, view),
        by_hand=[_by_hand(draw, each) for each in view["overrides"] if each["booth"] == code],
        reason=relay_reason(context, line) if is_told else None, channel=_produced(draw, booth["relay"]),
        people=[draw("chief.person", **_said(each)) for each in _people(booth, view["off_duty"], hardware)],
        next=_line(context, booth["next_relay"]) if booth["next_relay"] else None,
    )  # fmt: skip


Drawing = Callable[..., Markup]


def _line(context: Context, relay: Row, *, held: bool = False) -> Markup:
    """Return a line of the plan as others than the booth read it."""
    values = {"mode": relay["line"]["mode"], "line": relay_line(context, relay["line"], held)}
    return drawn("chief.line", str(context["language"]), values | {"unsure": _is_unsure(relay)})


def _is_unsure(relay: Row) -> bool:
    line = relay["line"]
    return line["mode"] not in ("idle", "unknown") and (relay["standing"] != "confirmed" or not line["certain"])


def _retour(draw: Drawing, booth: Row, view: Row) -> Markup | None:
    retour, line = view["retour"].get(booth["booth"]) if view["speech"] else None, booth["relay"]["line"]
    asks = line["mode"] == "retour" and line["listeners"]
    into = "fr" if retour == "en" else "en"
    return draw("chief.retour", into=into, n=len(line["listeners"]) if asks else None) if retour else None


def _by_hand(draw: Drawing, override: Row) -> Markup:
    source = override["source"]
    values = {"source": source, "channel": upper(source), "reason": override["reason"]}
    return draw("chief.by_hand", speech=override["speech"], **values)


def _produced(draw: Drawing, relay: Row) -> Markup:
    line = relay["line"]
    is_sure = line["mode"] in ("retour", "rest") and relay["standing"] == "confirmed"
    values = {"mode": line["mode"], "reason": line["reason"], "by": upper(line["by"]), "channel": upper(line["source"])}
    listeners = " ".join(line["listeners"]).upper()
    return draw("chief.channel", unsure=not is_sure and _is_unsure(relay), listeners=listeners, **values)


def _said(person: Row) -> Row:
    return person | {"seat": (person["desk"] or "–").upper(), "called": person["name"] or person["desk"] or "–"}
