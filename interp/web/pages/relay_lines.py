"""Words a line of the relay plan, an alarm and the chains of all booths; relay_line.js does the same in the page."""

from collections.abc import Iterable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.web.wording.page_words import word
from interp.web.wording.phrases import phrase, said

SIGNS = {"direct": "●", "retour": "●", "relay": "◆", "listening": "○", "rest": "○", "gap": "▲", "unknown": "?"}
ALARM_SIGNS = {3: "▲", 2: "△"}
ARROW = " → "


def relay_sign(mode: str) -> str:
    """Return the sign of a mode; none while nobody has the floor."""
    return SIGNS.get(mode, "")


@pass_context
def relay_line(context: Context, line: dict[str, Any], held: bool = False) -> Markup:
    """Return what a booth, or one interpreter (a line of a desk with the booth's `into`), listens to and works into.

    `held`: somebody has the floor, also while the meeting is suspended.
    """
    reader, source, by = str(context["language"]), line["source"], line["by"]
    key, into = line["mode"], line["into"]
    if key == "relay" and by and by != source:
        key = "relay_by"
    elif key == "listening" and line["reason"] == "own_interpreter":
        key = "listening_own"
    elif key == "idle" and held:
        key = "halted"
    language = said(word(f"language.{into}"), reader)
    values = {"channel": _channel(source, reader), "booth": _code(by), "language": language}
    return phrase(word(f"relay.{key}"), reader, values)


@pass_context
def relay_reason(context: Context, line: dict[str, Any]) -> Markup:
    """Return why, as a sentence; what was set by hand has the reason that was given."""
    reader = str(context["language"])
    if line.get("override"):
        return phrase(word("relay.by_hand"), reader, {"reason": line["words"] or ""})
    return phrase(word(f"reason.{line['reason']}"), reader, {})


@pass_context
def relay_alarm(context: Context, alarm: dict[str, Any], relay: dict[str, Any] | None = None) -> Markup:
    """Return an alarm as a sentence; `relay`, the view that it is in, names a floor language outside the six."""
    reader = str(context["language"])
    values = {
        "booth": _code(alarm["booth"]), "channel": _channel(alarm["source"], reader), "desk": _ltr(alarm["desk"] or ""),
        "language": language_named(alarm["language"], reader, relay),
    }  # fmt: skip
    unseated = alarm["code"] == "handover_needed" and not alarm["desk"]
    helper = "" if not unseated else "_named" if alarm["name"] else "_unseated"
    name = Markup("<bdi>{}</bdi>").format(alarm["name"] or "")
    return phrase(word(f"alarm.{alarm['code']}{helper}"), reader, values | {"name": name})


@pass_context
def relay_alarm_line(context: Context, alarm: dict[str, Any], relay: dict[str, Any] | None = None) -> Markup:
    """Return an alarm with its sign and its severity in words."""
    severity = alarm["severity"]
    return Markup(
        '<span class="alarm" data-severity="{}"><span class="sign" aria-hidden="true">{}</span> <b>{}</b> {}</span>'
    ).format(
        severity, ALARM_SIGNS[severity], said(word(f"alarm.severity.{severity}"), str(context["language"])),
        relay_alarm(context, alarm, relay),
    )  # fmt: skip


@pass_context
def expected_sign(context: Context) -> Markup:
    """Return the sign of what is expected, for where the page says the word elsewhere."""
    expected = said(word("relay.expected"), str(context["language"]))
    return Markup('<abbr class="mark expected" title="{}">?</abbr>').format(expected)


@pass_context
def relay_chains(context: Context, view: dict[str, Any] | None, held: bool = False, sign: bool = False) -> Markup:
    """Return all booths in one line: who is on relay from what, who works direct, who is off air, who has nothing.

    `held`: somebody has the floor, also while the meeting is suspended; `sign`: that it is expected is said elsewhere
    on the page, and here by a sign.
    """
    reader = str(context["language"])
    if not view:
        return phrase(word("chains.not_known"), reader, {})
    if view["language"] is None:
        spoken = any(each["code"] == "language_unknown" for each in view["alarms"])
        nobody = "relay.halted" if held else "chains.nobody"
        return phrase(word("alarm.language_unknown" if spoken else nobody), reader, {})
    groups = {
        "relay": "; ".join(_relays(view)), "direct": caps(_direct(view)), "off_air": caps(view["resting"]),
        "gaps": caps(view["gaps"]),
    }  # fmt: skip
    found = [
        Markup('<span class="chain" data-chain="{}">{}</span>').format(
            kind, phrase(word(f"chains.{kind}"), reader, {"booths": _ltr(booths)})
        )
        for kind, booths in groups.items() if booths
    ]  # fmt: skip
    if view["expected"]:
        expected = said(word("relay.expected"), reader)
        found.append(expected_sign(context) if sign else Markup('<span class="mark">{}</span>').format(expected))
    return Markup(" ").join(found)


def _relays(view: dict[str, Any]) -> list[str]:
    """Return each channel that others listen to: "ZH → EN → AR ES", from the floor language on."""
    chains = [each for each in view["chains"] if each["by"] is not None]
    return [ARROW.join([*_origin(each, view, chains), caps(each["booths"])]) for each in chains]


def _origin(
    chain: dict[str, Any], view: dict[str, Any], chains: list[dict[str, Any]], seen: tuple[str, ...] = ()
) -> list[str]:
    """Return where a channel comes from; a channel that nobody produces comes from nowhere."""
    source = chain["source"]
    before = next((each for each in chains if chain["by"] in each["booths"]), None)
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


def _code(code: str | None) -> Markup:
    return _ltr((code or "").upper())


def _ltr(text: str) -> Markup:
    return Markup('<bdi dir="ltr">{}</bdi>').format(text)


def _channel(source: str | None, reader: str) -> Markup | str:
    return str(said(word("chains.floor"), reader)) if source == "floor" else _code(source)
