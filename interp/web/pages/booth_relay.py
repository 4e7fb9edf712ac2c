"""Draws what a booth listens to, before a desk is chosen on the device; relay.js does the same in the page."""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.domain.model.relay_lines import WORKING
from interp.web.drawing.markup import drawn
from interp.web.pages.relay_lines import ARROW, caps, language_named, relay_alarm_line, relay_line, relay_reason


@pass_context
def relay_own(context: Context, relay: dict[str, Any], sign: bool = False) -> Markup:
    """Return the booth's line, with its desk where another interpreter of the booth would work otherwise.

    `sign`: the page says elsewhere that it is expected, and here a sign stands for it, as in the lines below.
    """
    line = relay["line"]
    desk = None if line["certain"] else line["desk"]
    label = _label({"name": None, "desk": desk}, str(context["language"])) if desk else None
    return _row(context, line, label, _mark(sign) if _is_expected(relay) else "")


@pass_context
def relay_others(context: Context, relay: dict[str, Any], sign: bool = False) -> Markup:
    """Return the lines of those in the booth who would work otherwise than its line says."""
    line, reader = relay["line"], str(context["language"])
    mark = "" if relay["standing"] == "confirmed" else _mark(sign or _is_expected(relay))
    rows = [
        _row(context, {"into": line["into"]} | each, _label(each, reader), mark)
        for each in line["desks"] if _differs(each, line)
    ]  # fmt: skip
    return drawn("relay.booth_others", reader, {"rows": rows})


@pass_context
def relay_why(context: Context, relay: dict[str, Any]) -> Markup:
    """Return why the booth works so; what was set by hand is told even where there is little room."""
    values = {"override": relay["line"]["override"], "reason": relay_reason(context, relay["line"])}
    return drawn("relay.booth_why", str(context["language"]), values)


@pass_context
def relay_listeners(context: Context, relay: dict[str, Any], desks: dict[str, Any] | None) -> Markup:
    """Return which booths listen to this one, and what the interpreter is to do for them."""
    line, reader = relay["line"], str(context["language"])
    if not line["listeners"]:
        return Markup("")
    is_mine = line["mode"] in WORKING and not (desks and desks["at_microphone"])
    return drawn("relay.booth_listeners", reader, {
        "n": len(line["listeners"]), "booths": caps(line["listeners"]), "mine": is_mine,
        "expected": "sign" if _is_expected(relay) else "",  # the booth's line says so
    })  # fmt: skip


@pass_context
def relay_alarms(context: Context, relay: dict[str, Any] | None) -> Markup:
    """Return the alarms to show: not that the language is unknown, which the page says beside the name."""
    shown = [each for each in relay["alarms"] if each["code"] != "language_unknown"] if relay else []
    alarms = [relay_alarm_line(context, each, relay) for each in shown]
    return drawn("relay.booth_alarms", str(context["language"]), {"alarms": alarms})


@pass_context
def relay_path(context: Context, relay: dict[str, Any]) -> Markup:
    """Return the way from the floor to this booth and on to those that listen to it; nothing when it is off air."""
    line = relay["line"]
    if line["mode"] not in WORKING:
        return Markup("")
    after = f"{ARROW}{caps(line['listeners'])}" if line["listeners"] else ""
    values = {"before": _from(relay), "own": line["into"].upper(), "after": after}
    return drawn("relay.booth_path", str(context["language"]), values)


def _from(relay: dict[str, Any]) -> str:
    line, source = relay["line"], relay["line"]["source"]
    floor = (relay["language"] or "").upper()
    if line["mode"] != "relay":
        through = f"{source.upper()}{ARROW}" if line["reason"] == "own_channel" else ""
        return f"{floor}{ARROW}{through}"
    about = [each["code"] for each in relay["alarms"] if each["booth"] == line["booth"] and each["source"] == source]
    origin = "" if "gap" in about else f"{floor}{ARROW}…{ARROW}" if "double_relay" in about else f"{floor}{ARROW}"
    return f"{origin}{source.upper()}{ARROW}"


@pass_context
def relay_next(context: Context, relay: dict[str, Any] | None, sign: bool = False) -> Markup:
    """Return the language of the speech that comes next and what the booth will listen to then."""
    if not relay:
        return Markup("")
    reader, code = str(context["language"]), relay["language"]
    rows = [relay_own(context, relay, sign), relay_others(context, relay, sign)] if code else []
    return drawn("relay.booth_next", reader, {
        "known": bool(code), "language": language_named(code, reader, relay), "rows": rows,
    })  # fmt: skip


def _row(context: Context, line: dict[str, Any], label: object, expected: str) -> Markup:
    return drawn("relay.booth_row", str(context["language"]), {
        "mode": line["mode"], "label": label, "line": relay_line(context, line), "expected": expected,
    })  # fmt: skip


def _mark(sign: bool) -> str:
    return "sign" if sign else "word"


def _is_expected(relay: dict[str, Any]) -> bool:
    """Whether a line rests on something expected: the language, or who works."""
    line = relay["line"]
    return line["mode"] != "unknown" and (relay["standing"] != "confirmed" or not line["certain"])


def _differs(each: dict[str, Any], line: dict[str, Any]) -> bool:
    return (each["mode"], each["source"]) != (line["mode"], line["source"])


def _label(each: dict[str, Any], reader: str) -> Markup:
    values = {"name": each["name"], "desk": each["desk"], "label": "desk" if each["desk"] else "colleague"}
    return drawn("relay.booth_label", reader, values)
