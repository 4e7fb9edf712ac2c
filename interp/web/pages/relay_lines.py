"""Words a line of the relay plan, an alarm and the chains of all booths; relay_line.js does the same in the page."""

from collections.abc import Iterable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.web.drawing.markup import drawn
from interp.web.wording.page_words import word
from interp.web.wording.phrases import said

ARROW = " → "


@pass_context
def relay_line(context: Context, line: dict[str, Any], held: bool = False) -> Markup:
    """Return what a booth, or one interpreter (a line of a desk with the booth's `into`), listens to and works into.

    `held`: somebody has the floor, also while the meeting is suspended.
    """
    reader, source, by = str(context["language"]), line["source"], line["by"]
    language = said(word(f"language.{line['into']}"), reader)
    return drawn("relay.line", reader, {
        "mode": line["mode"], "reason": line["reason"], "held": held, "via": by and by != source,
        "source": source, "channel": upper(source), "by": upper(by), "language": language,
    })  # fmt: skip


@pass_context
def relay_reason(context: Context, line: dict[str, Any]) -> Markup:
    """Return why, as a sentence; what was set by hand has the reason that was given."""
    values = {"reason": line["reason"], "override": line.get("override"), "given": line.get("words")}
    return drawn("relay.reason", str(context["language"]), values)


@pass_context
def relay_alarm(context: Context, alarm: dict[str, Any], relay: dict[str, Any] | None = None) -> Markup:
    """Return an alarm as a sentence; `relay`, the view that it is in, names a floor language outside the six."""
    reader, source = str(context["language"]), alarm["source"]
    unseated = alarm["code"] == "handover_needed" and not alarm["desk"]
    helper = "" if not unseated else "_named" if alarm["name"] else "_unseated"
    return drawn("relay.alarm", reader, {
        "code": f"{alarm['code']}{helper}", "booth": upper(alarm["booth"]), "source": source, "channel": upper(source),
        "desk": alarm["desk"], "language": language_named(alarm["language"], reader, relay), "name": alarm["name"],
    })  # fmt: skip


@pass_context
def relay_alarm_line(context: Context, alarm: dict[str, Any], relay: dict[str, Any] | None = None) -> Markup:
    """Return an alarm with its sign and its severity in words."""
    values = {"severity": alarm["severity"], "alarm": relay_alarm(context, alarm, relay)}
    return drawn("relay.alarm_line", str(context["language"]), values)


@pass_context
def alarm_items(context: Context, relay: dict[str, Any] | None) -> Markup:
    """Return the alarms of a view of relay as a list's items."""
    alarms = [relay_alarm_line(context, each, relay) for each in relay["alarms"]] if relay else []
    return drawn("relay.alarm_items", str(context["language"]), {"alarms": alarms})


@pass_context
def relay_chains(context: Context, view: dict[str, Any] | None, held: bool = False, sign: bool = False) -> Markup:
    """Return all booths in one line: who is on relay from what, who works direct, who is off air, who has nothing.

    `held`: somebody has the floor, also while the meeting is suspended; `sign`: that it is expected is said elsewhere
    on the page, and here by a sign.
    """
    reader = str(context["language"])
    if not view:
        return drawn("relay.chains", reader, {"standing": "no_team"})
    if view["language"] is None:
        spoken = any(each["code"] == "language_unknown" for each in view["alarms"])
        return drawn("relay.chains", reader, {
            "standing": "language_unknown" if spoken else "halted" if held else "nobody",
        })  # fmt: skip
    return drawn("relay.chains", reader, {
        "relay": "; ".join(_relays(view)), "direct": caps(_direct(view)), "off_air": caps(view["resting"]),
        "gaps": caps(view["gaps"]), "expected": ("sign" if sign else "word") if view["expected"] else None,
    })  # fmt: skip


def _relays(view: dict[str, Any]) -> list[str]:
    """Return each channel that others listen to: "ZH → EN → AR ES", from the floor language on.

    A booth that works from its own channel is named in that chain alone which it makes.
    """
    chains = [each for each in view["chains"] if each["by"] is not None]
    found = []
    for chain in chains:
        others = [booth for booth in chain["booths"] if booth != chain["by"]]
        if others or not any(each is not chain and each["by"] == chain["by"] for each in chains):
            found.append(ARROW.join([*_origin(chain, view, chains), *([caps(others)] if others else [])]))
    return found


def _origin(
    chain: dict[str, Any], view: dict[str, Any], chains: list[dict[str, Any]], seen: tuple[str, ...] = ()
) -> list[str]:
    """Return where a channel comes from; a channel that nobody produces comes from nowhere."""
    source = chain["source"]
    before = next((each for each in chains if each is not chain and chain["by"] in each["booths"]), None)
    if before and before["source"] not in seen:
        return [*_origin(before, view, chains, (*seen, source)), source.upper()]
    silent = any(each["code"] == "gap" and each["source"] == source for each in view["alarms"])
    if silent or before or source == view["language"]:
        return [source.upper()]
    return [view["language"].upper(), source.upper()]


def _direct(view: dict[str, Any]) -> list[str]:
    """Return the booths that work direct and that no chain names already."""
    named = {each["by"] for each in view["chains"]}
    return [
        booth for each in view["chains"] if each["by"] is None for booth in each["booths"] if booth not in named
    ]


def language_named(language: str | None, reader: str, relay: dict[str, Any] | None) -> str:
    """Return the name of a floor language: of the six as the page says it, else as the view does."""
    if language in MEETING_LANGUAGES:
        return str(said(word(f"language.{language}"), reader))
    known = relay["language_name"] if relay and relay["language"] == language else None
    return known or (language or "").upper()


def caps(codes: Iterable[str]) -> str:
    """Return codes of booths or channels in capitals."""
    return " ".join(code.upper() for code in codes)


def upper(code: str | None) -> str:
    """Return the code of a booth or channel in capitals."""
    return (code or "").upper()
