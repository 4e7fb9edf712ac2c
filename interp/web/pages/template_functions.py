"""Functions of the templates: words, texts in their language, names, times and clocks."""

import re
from collections.abc import Callable, Iterable
from typing import Any, cast, get_args

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.time.speaking_clock import Clock, ClockStatus, elapsed_ms
from interp.languages import BY_CODE, INTERFACE_LANGUAGES, direction, html_lang
from interp.live.signals.short_messages import PhraseOfTeam
from interp.web.drawing.announcements import announced, standing_rows
from interp.web.drawing.desk_rows import desk_count, desk_text
from interp.web.drawing.list_groups import list_groups
from interp.web.drawing.markup import around, drawn, piece
from interp.web.drawing.provenance import line_provenance, provenance, run_of, run_provenance, words_of, written
from interp.web.drawing.speaker_names import addressed, behalf, speaker, speaker_lines, t
from interp.web.inline_files import inline_text
from interp.web.pages.before_opening import beginning
from interp.web.pages.booth_relay import (
    relay_alarms,
    relay_listeners,
    relay_next,
    relay_others,
    relay_own,
    relay_path,
    relay_why,
)
from interp.web.pages.chief_rows import chief_board, knows_microphones
from interp.web.pages.cue_rows import clauses, flowing, follow_key, sentences, takes_page
from interp.web.pages.planned_ends import (
    interpretation_ends,
    is_released,
    later_ends,
    minutes,
    planned_end,
    remaining,
)
from interp.web.pages.relay_lines import (
    alarm_items,
    relay_alarm,
    relay_alarm_line,
    relay_chains,
    relay_line,
    relay_reason,
)
from interp.web.pages.speech_language import frame, other_languages, spoken
from interp.web.pages.transcript_files import FILES
from interp.web.script_bundles import bundle_name
from interp.web.script_imports import script_modules
from interp.web.wording import i18n
from interp.web.wording.desk_file_words import MAKING
from interp.web.wording.page_words import table, word
from interp.web.wording.phrases import phrase, plain, said

TAG = re.compile("<[^>]*>")


def inline_file(name: str) -> Markup:
    """Return the text of a script or style that stands in the page itself; it comes from a file of ours."""
    return Markup(inline_text(name))  # noqa: S704


def word_tables(page: str, languages: Iterable[str]) -> dict[str, Any]:
    """Return the words of a page for its script, in each language it may show."""
    return {language: table(language, page) for language in sorted(languages)}


@pass_context
def w(context: Context, key: str, **values: object) -> Markup:
    """Return the words for `key` in the page's language."""
    return phrase(word(key), str(context["language"]), values)


@pass_context
def label(context: Context, key: str, **values: object) -> str:
    """Return the words for `key` as plain text, for an attribute."""
    return plain(word(key), str(context["language"]), values)


@pass_context
def work_words(context: Context) -> dict[str, Any]:
    """Return what a page says of how far a file is that somebody asks for by a link."""
    return {key: said(each, str(context["language"])) for key, each in MAKING.items()}


@pass_context
def term(context: Context, group: str, code: str | None) -> Markup:
    """Return the wording of a code; an unknown one is returned unchanged."""
    try:
        return phrase(word(f"{group}.{code}"), str(context["language"]), {})
    except KeyError:
        return Markup("<bdi>{}</bdi>").format(code or "")


@pass_context
def venue(context: Context, meeting: dict[str, Any]) -> Markup:
    """Return where the meeting is held, in the reader's language; as printed where the view had no room for it."""
    return t(context, meeting["venue_text"]) or Markup('<bdi dir="auto">{}</bdi>').format(meeting["venue"])


def bare(text: Markup) -> str:
    """Return the words of markup for a sentence; no-break spaces stay, which `striptags` takes for others."""
    return Markup(TAG.sub("", text)).unescape()  # noqa: S704


def named_by_themselves(codes: Iterable[str]) -> list[dict[str, str]]:
    """Return languages as they name themselves, each as its name is written."""
    return [written(code) | {"name": BY_CODE[code].endonym} for code in codes]


@pass_context
def cap(context: Context, keys: str, hidden: bool = False) -> Markup:
    """Return keys, separated by spaces or "+", as their caps name them in the page's language."""
    parts = re.split(r"\s+|(?<=\w)\+(?=\w)", keys)
    named = (term(context, "cap", key) if len(key) > 1 and key.isalpha() else key for key in parts)
    return Markup("<kbd{}>{}</kbd>").format(Markup(" hidden") if hidden else "", Markup(" ").join(named))


def clock_face(clock: dict[str, Any] | None, now: int) -> dict[str, Any]:
    """Return what a clock is drawn from at `now`: texts, phase, pause, face, and percentage of its limit."""
    if not clock or clock["started_at"] is None:
        paused = bool(clock and clock["status"] == "paused")
        blank = {"elapsed": "", "limit": "", "unlimited": True, "left": "", "share": 0}
        return blank | {"phase": "idle", "paused": paused, "face": "paused" if paused else "idle"}
    spent = elapsed_ms(Clock(**(clock | {"status": ClockStatus(clock["status"])})), now)
    limit, paused = clock["limit_ms"], clock["status"] == ClockStatus.PAUSED
    left = None if limit is None else limit - spent
    phase = "normal" if left is None or left > clock["warning_ms"] else "warning" if left > 0 else "over"
    return {
        "phase": phase,
        "paused": paused,
        "elapsed": minutes(spent),
        "limit": "" if limit is None else minutes(limit),
        "unlimited": limit is None,
        "left": "" if left is None else remaining(left),
        "share": 0 if limit is None else min(100, spent * 100 // max(1, limit)),
        "face": "paused" if paused else phase,
    }


def resumes(view: dict[str, Any]) -> dict[str, Any] | None:
    """Return the speech that goes on when a suspension, or else an interruption, is over; None for nobody."""
    now = view["interruption"]
    after = (now["after_ruling"] if now["ruling"] else now["interrupted"]) if now else None
    found: dict[str, Any] | None = view["speech"] if view["meeting"]["status"] == "suspended" else after
    return found


@pass_context
def item_inscribed(context: Context, view: dict[str, Any]) -> Markup | None:
    """Return that nobody is inscribed in an item that comes next, with the hour stated of it; None where a speech does.
    """
    item, open_now = view["next_item"], view["item"]
    if not item:
        return None
    is_open, zone = open_now and open_now["id"] == item["id"], view["meeting"]["timezone"]
    hour = None if is_open else clock_time(item["starts_at"], zone)
    return drawn("floor.inscribed", str(context["language"]), {"item": t(context, item["title"]), "hour": hour})


def seat_of(view: dict[str, Any], speech: dict[str, Any] | None) -> str | None:
    """Return at which seat or microphone a speaker is who is armed; None for others, and where it is not known."""
    armed = view["armed"]
    return armed["party"]["seat"] if armed and speech and armed["id"] == speech["id"] else None


@pass_context
def coming_rows(context: Context, view: dict[str, Any], pronounces: bool) -> Markup:
    """Return who comes next, one line each; `pronounces`: with how names are pronounced, and who is armed."""
    back = resumes(view)
    armed = view["armed"]["id"] if pronounces and view["armed"] else None
    item = item_inscribed(context, view)

    notes = view["pronunciations"] if pronounces else {}

    def row(label: str, speech: dict[str, Any]) -> dict[str, Any]:
        note = drawn("floor.pronounced", str(context["language"]), {"note": notes.get(speech["id"])})
        return {
            "label": label, "who": speaker(context, speech), "speech": True, "frame": frame(context, speech, "small"),
            "on_behalf": drawn("speaker.on_behalf", str(context["language"]), behalf(context, speech)),
            "pronounces": pronounces, "pronounced": note,
            "seat": None if pronounces else seat_of(view, speech),
        }  # fmt: skip

    rows = [row("next", back)] if back else []
    rows += [{"label": "then" if rows else "next", "who": item}] if item else []
    for each in view["next"]:
        rows.append(row("armed" if each["id"] == armed else "then" if rows else "next", each))
    return drawn("floor.coming", str(context["language"]), {"rows": rows})


def length_of(ms: int) -> str:
    """Return a length that is no running clock: "3′", "9′30″", "45″". A time of day has a colon."""
    whole, rest = divmod(ms // 1000, 60)
    return f"{whole}′" if rest == 0 else f"{whole}′{rest:02}″" if whole else f"{rest}″"


def limit_to_read(limits: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what the chair reads out of limits: one for everyone in minutes where they are whole, else in seconds."""
    if len(limits) > 1 or limits[0]["category"] != "everyone":
        return {"limits": [{"category": each["category"], "length": length_of(each["limit_ms"])} for each in limits]}
    seconds = (limits[0]["limit_ms"] + 500) // 1000
    return {"unit": "seconds", "n": seconds} if seconds % 60 else {"unit": "minutes", "n": seconds // 60}


def clock_time(ms: int | None, timezone: str) -> str:
    """Return a time of day, "09:00"; nothing for none."""
    return "" if ms is None else i18n.clock_time(ms, timezone)


def hour(ms: int, timezone: str) -> Markup:
    """Return a time of day for the page, isolated and left to right."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(i18n.clock_time(ms, timezone))


def wall(ms: int, timezone: str) -> str:
    """Return the time of day to the second."""
    return i18n.local(ms, timezone).strftime("%H:%M:%S")


@pass_context
def on_day(context: Context, ms: int, timezone: str) -> str:
    """Return the weekday and date."""
    return i18n.day(ms, timezone, str(context["language"]))


@pass_context
def day_inline(context: Context, ms: int, timezone: str) -> str:
    """Return the weekday and date as they stand inside a sentence or a list."""
    return i18n.day(ms, timezone, str(context["language"]), inline=True)


@pass_context
def short_day(context: Context, ms: int, timezone: str) -> str:
    """Return the date without its weekday, for the head of a page."""
    return i18n.short_day(ms, timezone, str(context["language"]))


@pass_context
def meeting_standing(context: Context, meeting: dict[str, Any], now: int) -> Markup:
    """Return how the meeting stands while nobody has the floor; of a planned one when it begins."""
    zone, starts = meeting["timezone"], meeting["starts_at"]
    return drawn("floor.standing", str(context["language"]), {
        "status": meeting["status"], "begins": beginning(meeting, now), "time": i18n.clock_time(starts, zone),
        "day": day_inline(context, starts, zone),
    })  # fmt: skip


@pass_context
def session_ordinal(context: Context, number: int) -> str:
    """Return "31st" as used before the word for session."""
    language = str(context["language"])
    return i18n.ordinal(number, language, i18n.SESSION_GENDER.get(language, "m"))


@pass_context
def gap(context: Context) -> str:
    """Return what parts two sentences that stand in one line: nothing in Chinese, whose full stop has its own space."""
    return "" if context["language"] == "zh" else " "


@pass_context
def hours(context: Context, starts: int, ends: int, timezone: str) -> Markup:
    """Return a range of times of day, "09:00–12:00", in the words and the order of the page's language."""
    values = {"from": hour(starts, timezone), "to": hour(ends, timezone)}
    return phrase(word("when.held"), str(context["language"]), values)


@pass_context
def decimal(context: Context, value: float) -> str:
    """Return a number with one decimal, "82.6", as the page's language writes it."""
    sign = str(said(word("decimal_sign"), str(context["language"])))
    return f"{value:.1f}".replace(".", sign)


@pass_context
def length(context: Context, ms: int) -> str:
    """Return a duration in words."""
    return i18n.duration(ms, str(context["language"]))


def by_author(value: Any) -> bool:
    """Return whether any text in `value` is the author's own translation."""
    if isinstance(value, dict):
        return value.get("origin") == "author" or any(by_author(each) for each in value.values())
    return isinstance(value, list | tuple) and any(by_author(each) for each in value)


TEMPLATE_GLOBALS: dict[str, Any] = {
    each.__name__: each
    for each in cast(
        "list[Callable[..., Any]]",
        [
            piece,
            announced,
            standing_rows,
            around,
            w,
            label,
            term,
            work_words,
            t,
            venue,
            addressed,
            speaker,
            speaker_lines,
            behalf,
            named_by_themselves,
            cap,
            frame,
            spoken,
            other_languages,
            clock_face,
            hour,
            wall,
            minutes,
            length_of,
            limit_to_read,
            remaining,
            is_released,
            later_ends,
            on_day,
            day_inline,
            short_day,
            meeting_standing,
            item_inscribed,
            seat_of,
            coming_rows,
            planned_end,
            interpretation_ends,
            clock_time,
            length,
            gap,
            hours,
            decimal,
            bare,
            session_ordinal,
            by_author,
            follow_key,
            takes_page,
            resumes,
            flowing,
            sentences,
            clauses,
            desk_text,
            desk_count,
            provenance,
            run_provenance,
            line_provenance,
            run_of,
            words_of,
            written,
            relay_line,
            relay_reason,
            relay_alarm,
            alarm_items,
            relay_alarm_line,
            relay_chains,
            relay_alarms,
            relay_own,
            relay_others,
            relay_why,
            relay_listeners,
            relay_path,
            relay_next,
            chief_board,
            list_groups,
            knows_microphones,
            script_modules,
            bundle_name,
            inline_file,
            html_lang,
            direction,
        ],
    )
} | {
    "endonyms": {code: each.endonym for code, each in BY_CODE.items()},
    "meeting_languages": MEETING_LANGUAGES, "phrases_of_team": get_args(PhraseOfTeam),
    "interface_languages": INTERFACE_LANGUAGES, "transcript_files": FILES,
}
