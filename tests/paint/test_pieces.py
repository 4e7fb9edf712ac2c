"""The small things pages are drawn from: clocks, plural forms, captions in rows, what is said of a text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.web.drawing.markup import plainly
from interp.web.drawing.provenance import source_of
from interp.web.pages import template_functions
from interp.web.pages.before_opening import beginning
from interp.web.pages.cue_rows import cue_rows, flowing, follow_key, takes_page
from interp.web.pages.planned_ends import meeting_ends, remaining
from interp.web.wording import i18n
from interp.web.wording.page_words import table as words
from tests.paint import table
from tests.paint.drawn import app
from tests.paint.node import node
from tests.paint.outline import outline

PIECES = table.made(table.read("pieces"), "en")
FACE = ("phase", "face", "elapsed", "limit", "left", "share")
MARKS = ("provenance", "provenance_of_run", "provenance_of_line")


def cases(name: str) -> pytest.MarkDecorator:
    """Return a test's cases: what is given, and what is to be shown."""
    return pytest.mark.parametrize(("given", "shown"), [(each["given"], each["shown"]) for each in PIECES[name]])


def captions(given: dict[str, list[str]]) -> dict[str, Any]:
    """Return the named cues in each language."""
    return {code: {"cues": [table.made(f"$cues.{each}", code) for each in names]} for code, names in given.items()}


@cases("clocks")
def test_a_clock(given: dict[str, Any] | None, shown: list[Any]) -> None:
    face = template_functions.clock_face(given, PIECES["now"])
    assert [face[each] for each in FACE] == shown


@cases("lengths")
def test_a_length_is_never_taken_for_a_time_of_day(given: int, shown: str) -> None:
    assert template_functions.length_of(given) == shown and ":" not in shown


@cases("limits")
def test_what_the_chair_reads_out_of_limits(given: list[dict[str, Any]], shown: dict[str, Any]) -> None:
    assert template_functions.limit_to_read(given) == shown


@cases("remaining")
def test_what_is_left(given: int, shown: str) -> None:
    assert remaining(given) == shown


def meeting(given: dict[str, Any]) -> dict[str, Any]:
    """Return an open meeting until noon with what a case says of it."""
    noon = 1457348400000
    about = {"status": "open", "starts_at": 1457337600000, "ends_at": noon, "interpretation_until": noon}
    about |= {"timezone": "Europe/Zurich"} | given
    standing, asked = given.get("interpretation", ("planned", None))
    end = {"until": about["interpretation_until"], "standing": standing, "asked_until": asked}
    starts = given.get("next_meeting")
    return about | {"interpretation": end, "next_meeting": starts and {"starts_at": starts, "title": "T"}}


@cases("begins")
def test_the_sentence_of_a_planned_meeting(given: dict[str, Any], shown: str) -> None:
    assert beginning(meeting(given), PIECES["now"]) == shown


@cases("ends")
def test_the_planned_ends_at_a_moment(given: dict[str, Any], shown: list[Any]) -> None:
    found = meeting_ends(meeting(given), PIECES["now"])
    counted = [found[each] and list(found[each]) for each in ("to_end", "countdown")]
    assert [*counted, [list(each) for each in found["said"]]] == shown


@cases("following")
def test_how_a_text_is_followed(given: list[Any], shown: str | None) -> None:
    assert (follow_key({"speech": given[0], "following": given[1]}) or None) == shown


@cases("provenance")
def test_where_a_text_comes_from(given: list[Any], shown: list[Any]) -> None:
    standing, origin, language, *cue = given
    text = {"standing": standing, "origin": origin, "language": language}
    assert [plainly(f"text.{each}", "en", source_of(text, "en", *cue)) for each in MARKS] == shown


@cases("rows")
def test_captions_in_rows(given: dict[str, list[str]], shown: list[Any]) -> None:
    rows = cue_rows(captions(given))
    assert [[row["number"], row["turn"], spoken(row["cells"])] for row in rows] == shown


@cases("runs")
def test_what_is_said_once_for_a_run_of_lines(given: dict[str, list[str]], shown: list[Any]) -> None:
    rows = cue_rows(captions(given))
    assert [[row["number"], row["ends"], row["begins"], row["continues"]] for row in rows] == shown


@cases("page_mode")
def test_whether_the_captions_are_the_page(given: list[Any], shown: bool) -> None:
    speech, newest, now, begun = (*given, None)[:4]
    rows = [{"cue": {"speech": newest[0], "at": newest[1]}}] if newest else []
    view = {"speech": speech and {"id": speech}, "clocks": {"speech": {"started_at": begun}}}
    assert takes_page(view, rows, now) is shown


def spoken(cells: list[Any]) -> list[str | None]:
    """Return in which language each cell is, None where one says nothing."""
    return [cell["text"]["language"] if cell and cell["text"] else None for cell in cells]


@cases("flowing")
def test_a_caption_in_a_column(given: list[str], shown: str) -> None:
    assert flowing({"language": given[0], "text": given[1]}) == shown


@cases("names")
def test_a_person_as_addressed(given: list[str], shown: dict[str, str]) -> None:
    found = {code: addressed(given, code) for code in table.LANGUAGES}
    assert found == shown


def addressed(given: list[str], language: str) -> str:
    """Return a person as the templates name them in a language."""
    name, form = given
    person = table.made(f"$people.{name}", language)
    return rendered("{{ addressed(*given) }}", language, [person, form == "spoken"])


@cases("relay_lines")
def test_a_line_of_the_relay_plan(given: dict[str, Any], shown: list[str]) -> None:
    assert relay_line(given, "en") == shown


@cases("relay_alarms")
def test_an_alarm_of_relay(given: list[Any], shown: str) -> None:
    assert relay_alarm(given, "en") == shown


@cases("relay_chains")
def test_all_booths_in_one_line(given: dict[str, Any] | None, shown: str) -> None:
    assert relay_chains(given, "en") == shown


def relay_line(given: dict[str, Any], language: str) -> list[str]:
    """Return what a line says, and why, as the templates draw them in a language."""
    sources = ("{{ relay_line(given) }}", "{{ relay_reason(given) }}")
    return [rendered(each, language, given) for each in sources]


def relay_alarm(given: list[Any], language: str) -> str:
    """Return an alarm as the templates draw it in a language."""
    return rendered("{{ relay_alarm_line(*given) }}", language, given)


def relay_chains(given: dict[str, Any] | None, language: str) -> str:
    """Return the chains as the templates draw them in a language."""
    return rendered("{{ relay_chains(given) }}", language, given)


def rendered(source: str, language: str, given: Any) -> str:
    """Return the outline of a piece of a template in a language."""
    with app().app_context():
        names = app().jinja_env.globals | template_functions.TEMPLATE_GLOBALS
        template = app().jinja_env.from_string(source, names)
        return outline(template.render(given=given, language=language))


@pytest.mark.parametrize(("language", "shown"), PIECES["plurals"]["shown"].items())
def test_which_plural_goes_with_a_number(language: str, shown: list[int]) -> None:
    chosen = i18n.catalogue(language).plural
    assert [chosen(n) for n in PIECES["plurals"]["numbers"]] == shown


def named(case: dict[str, Any], language: str) -> dict[str, Any]:
    """Return a case of a name in one language."""
    name, form = case["given"]
    return {"given": [table.made(f"$people.{name}", language), form, language], "shown": case["shown"][language]}


def relays(name: str, drawn: Callable[[Any, str], Any]) -> list[dict[str, Any]]:
    """Return the cases of a table of relay in each language, with what the templates draw."""
    return [
        {"given": [each["given"], code], "shown": drawn(each["given"], code)}
        for each in PIECES[name] for code in table.LANGUAGES
    ]  # fmt: skip


def days() -> list[dict[str, Any]]:
    """Return a day of every month and weekday, in each language."""
    monday, day_ms = 1457341200000, 86_400_000
    when = [monday + step * 31 * day_ms for step in range(14)]
    return [
        {"given": [ms, "Europe/Zurich", code], "shown": [
            i18n.day(ms, "Europe/Zurich", code, inline=True), i18n.short_day(ms, "Europe/Zurich", code),
        ]}
        for ms in when for code in MEETING_LANGUAGES
    ]  # fmt: skip


def test_scripts_make_the_same_of_the_same_cases(tmp_path: Path) -> None:
    rows, runs = (
        [{"given": captions(each["given"]), "shown": each["shown"]} for each in PIECES[name]]
        for name in ("rows", "runs")
    )
    names = [named(each, code) for each in PIECES["names"] for code in table.LANGUAGES]
    ends = [{"given": meeting(each["given"]), "shown": each["shown"]} for each in PIECES["ends"]]
    begins = [{"given": meeting(each["given"]), "shown": each["shown"]} for each in PIECES["begins"]]
    made = {"rows": rows, "ends": ends, "begins": begins, "days": days(), "names": names, "runs": runs}
    made |= {
        "relay_lines": relays("relay_lines", relay_line), "relay_alarms": relays("relay_alarms", relay_alarm),
        "relay_chains": relays("relay_chains", relay_chains),
    }  # fmt: skip
    tables = {code: words(code, "captions") | words(code, "booth") for code in table.LANGUAGES}
    node("pieces.test.mjs", tmp_path, PIECES | made | {"words": tables})
