"""Draws what a booth listens to, before a desk is chosen on the device; relay.js does the same in the page."""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.domain.model.relay_lines import WORKING
from interp.web.pages.relay_lines import ARROW, caps, language_named, relay_line, relay_reason, relay_sign
from interp.web.wording.page_words import word
from interp.web.wording.phrases import phrase, said


@pass_context
def relay_own(context: Context, relay: dict[str, Any]) -> Markup:
    """Return the booth's line, with its desk where another interpreter of the booth would work otherwise."""
    line = relay["line"]
    desk = None if line["certain"] else line["desk"]
    label = phrase(word("relay.desk"), str(context["language"]), {"desk": _ltr(desk)}) if desk else None
    return _row(context, line, label, is_expected=_is_expected(relay))


@pass_context
def relay_others(context: Context, relay: dict[str, Any]) -> Markup:
    """Return the lines of those in the booth who would work otherwise than its line says."""
    line, reader = relay["line"], str(context["language"])
    rows = [
        _row(context, {"into": line["into"]} | each, _label(each, reader), is_expected=relay["standing"] != "confirmed")
        for each in line["desks"] if _differs(each, line)
    ]  # fmt: skip
    return Markup(" ").join(rows)


@pass_context
def relay_why(context: Context, relay: dict[str, Any]) -> Markup:
    """Return why the booth works so; what was set by hand is told even where there is little room."""
    why = relay_reason(context, relay["line"])
    return Markup('<span class="by-hand">{}</span>').format(why) if relay["line"]["override"] else why


@pass_context
def relay_listeners(context: Context, relay: dict[str, Any], desks: dict[str, Any] | None) -> Markup:
    """Return which booths listen to this one, and what the interpreter is to do for them."""
    line, reader = relay["line"], str(context["language"])
    if not line["listeners"]:
        return Markup("")
    is_mine = line["mode"] in WORKING and not (desks and desks["at_microphone"])
    values = {"n": len(line["listeners"]), "booths": _ltr(caps(line["listeners"]))}
    parts = [phrase(word("relay.listeners" if is_mine else "relay.listeners_booth"), reader, values)]
    if _is_expected(relay):
        parts.append(_mark(reader))
    if is_mine:
        parts.append(Markup('<span class="say-names">{}</span>').format(phrase(word("relay.say_names"), reader, {})))
    return Markup(" ").join(parts)


def relay_alarms(relay: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Return the alarms to show: not that the language is unknown, which the page says beside the name."""
    return [each for each in relay["alarms"] if each["code"] != "language_unknown"] if relay else []


def relay_path(relay: dict[str, Any]) -> Markup:
    """Return the way from the floor to this booth and on to those that listen to it; nothing when it is off air."""
    line = relay["line"]
    if line["mode"] not in WORKING:
        return Markup("")
    before, own = _from(relay), line["into"].upper()
    after = f"{ARROW}{caps(line['listeners'])}" if line["listeners"] else ""
    return Markup('<bdi dir="ltr" aria-hidden="true">{}<b>{}</b>{}</bdi>').format(before, own, after)


def _from(relay: dict[str, Any]) -> str:
    line, source = relay["line"], relay["line"]["source"]
    floor = (relay["language"] or "").upper()
    if line["mode"] != "relay":
        return f"{floor}{ARROW}"
    about = [each["code"] for each in relay["alarms"] if each["booth"] == line["booth"] and each["source"] == source]
    origin = "" if "gap" in about else f"{floor}{ARROW}…{ARROW}" if "double_relay" in about else f"{floor}{ARROW}"
    return f"{origin}{source.upper()}{ARROW}"


@pass_context
def relay_next(context: Context, relay: dict[str, Any] | None) -> Markup:
    """Return the language of the armed speech and what the booth will listen to then."""
    if not relay:
        return Markup("")
    reader, code = str(context["language"]), relay["language"]
    key = "relay.next" if code else "relay.next_unknown"
    label = phrase(word(key), reader, {"language": language_named(code, reader, relay)})
    found = Markup('<span class="label">{}</span>').format(label)
    if not code:
        return found
    rows = [relay_own(context, relay), relay_others(context, relay)]
    return Markup(" ").join([found, *filter(None, rows)])


def _row(context: Context, line: dict[str, Any], label: object, *, is_expected: bool) -> Markup:
    parts = [Markup('<span class="sign" aria-hidden="true">{}</span>').format(relay_sign(line["mode"]))]
    if label:
        parts.append(Markup('<span class="label">{}</span>').format(label))
    parts.append(relay_line(context, line))
    if is_expected:
        parts.append(_mark(str(context["language"])))
    kind = "relay expected" if is_expected else "relay"
    return Markup('<span class="{}" data-mode="{}">{}</span>').format(kind, line["mode"], Markup(" ").join(parts))


def _mark(reader: str) -> Markup:
    return Markup('<span class="mark">{}</span>').format(said(word("relay.expected"), reader))


def _is_expected(relay: dict[str, Any]) -> bool:
    """Whether a line rests on something expected: the language, or who works."""
    line = relay["line"]
    return line["mode"] != "unknown" and (relay["standing"] != "confirmed" or not line["certain"])


def _differs(each: dict[str, Any], line: dict[str, Any]) -> bool:
    return (each["mode"], each["source"]) != (line["mode"], line["source"])


def _label(each: dict[str, Any], reader: str) -> Markup | str:
    if each["name"]:
        return Markup("<bdi>{}</bdi>").format(each["name"])
    if each["desk"]:
        return phrase(word("relay.desk"), reader, {"desk": _ltr(each["desk"])})
    return str(said(word("relay.colleague"), reader))


def _ltr(text: object) -> Markup:
    return Markup('<bdi dir="ltr">{}</bdi>').format(text)
