"""Makes the caption rows of a page's first content: newest cues in one or two languages, with their speakers."""

import re
from typing import Any

from interp.domain.model.state import Meeting
from interp.domain.views.parts.captions import last_cues
from interp.domain.views.programme import interrupting, programme
from interp.web.drawing.markup import drawn
from interp.web.drawing.provenance import run_of
from interp.wire import view_json

LINGER_MS = 8_000
"""How long the last caption stays the page after its speech, long enough to read it."""
RECENT_MS = 60_000
"""A speech that begins so soon after a caption finds the captions there, and its own may be loading."""
PRINTED = re.compile(r"(?<=[!-~])\n(?=[!-~])")


def newest(state: Meeting, languages: tuple[str, ...]) -> dict[str, Any]:
    """Return the last cues of each language, as in the answer to a join."""
    return {code: view_json(last_cues(state, code)) for code in languages}


def cue_rows(captions: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows to show, the oldest first: each number with its cue by language, and what begins or ends."""
    by_number: dict[int, list[Any]] = {}
    for place, held in enumerate(captions.values()):
        for cue in held["cues"]:
            by_number.setdefault(cue["number"], [None] * len(captions))[place] = cue
    rows: list[dict[str, Any]] = []
    speech = None
    for number, cells in sorted(by_number.items()):
        cue = next(each for each in cells if each)
        if not any(each and each["text"] for each in cells):
            continue
        turn = cue["speech"] if cue["speech"] != speech else None
        continues = bool(rows) and turn is None and _sentence(rows[-1]["cue"]) == _sentence(cue)
        rows.append({"number": number, "cue": cue, "cells": _once(cells), "turn": turn, "continues": continues})
        speech = cue["speech"]
    return _with_runs(rows, tuple(captions))


def sentences(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return the rows of each sentence: a row that goes on with the one before belongs to its sentence."""
    found: list[list[dict[str, Any]]] = []
    for row in rows:
        if row["continues"] and found:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def clauses(rows: list[dict[str, Any]], column: int) -> list[dict[str, Any]]:
    """Return what a sentence says in a column, clause by clause.

    Each has the number and the cell of its row, whether its language and provenance are to be said, and what parts it
    from the clause before: a space, or nothing between Chinese ones.
    """
    found: list[dict[str, Any]] = []
    for row in rows:
        cell = row["cells"][column] if column < len(row["cells"]) else None
        if not (cell and cell["text"]):
            continue
        chinese = found and found[-1]["cell"]["text"]["language"] == cell["text"]["language"] == "zh"
        begins = cell["text"]["language"] if row["begins"][column] else None
        found.append({
            "number": row["number"], "cell": cell, "begins": begins, "ends": row["ends"][column],
            "gap": "" if chinese or not found else " ",
        })  # fmt: skip
    return found


def _sentence(cue: dict[str, Any]) -> tuple[str | None, str]:
    """Return of which sentence a cue is a part; a typed line is a sentence by itself."""
    unit = str(cue["unit"])
    return cue["document"], unit.rpartition(".")[0] if cue["document"] else unit


def _with_runs(rows: list[dict[str, Any]], languages: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the rows with what is said once for a run of lines, by column: where a run ends, where a language begins.

    The run of the newest sentence has no end yet: its provenance stands at the foot of the page.
    """
    last: dict[int, int] = {}
    runs: dict[int, str] = {}
    written = dict(enumerate(languages))
    for number, row in enumerate(rows):
        row.update(ends=[False] * len(row["cells"]), begins=[False] * len(row["cells"]))
        for place, cell in enumerate(row["cells"]):
            if not (cell and cell["text"]):
                continue
            run = run_of(cell)
            if place in last and runs[place] != run:
                rows[last[place]]["ends"][place] = True
            row["begins"][place] = written[place] != cell["text"]["language"]
            last[place], runs[place], written[place] = number, run, cell["text"]["language"]
    for place, number in last.items():
        if number < _newest_sentence(rows):
            rows[number]["ends"][place] = True
    return rows


def _newest_sentence(rows: list[dict[str, Any]]) -> int:
    """Return where in the rows the newest sentence begins."""
    return max((number for number, row in enumerate(rows) if not row["continues"]), default=0)


def newest_cells(rows: list[dict[str, Any]]) -> list[dict[str, Any] | None]:
    """Return the newest sentence's last cell with a text in each column: their provenance stands at the foot."""
    found: dict[int, dict[str, Any]] = {}
    for row in rows[_newest_sentence(rows) :]:
        found |= {place: cell for place, cell in enumerate(row["cells"]) if cell and cell["text"]}
    return [found.get(place) for place in range(max(found, default=-1) + 1)]


def takes_page(view: dict[str, Any], rows: list[dict[str, Any]], now: int) -> bool:
    """Return whether the captions take the page: the speaker's run, or the last one can still be read at `now`.

    Otherwise who speaks and on what takes it.
    """
    if not rows:
        return False
    newest, speech = rows[-1]["cue"], view["speech"]
    if speech is not None and newest["speech"] == speech["id"]:
        return True
    begun = ((view.get("clocks") or {}).get("speech") or {}).get("started_at") or 0
    since = begun if 0 < begun - newest["at"] < RECENT_MS else newest["at"]
    return bool(now - since < LINGER_MS)


def _once(cells: list[Any]) -> list[Any]:
    """Return the cells of a row without the second where neither language has its own text."""
    texts = [(each["text"]["language"], each["text"]["text"]) for each in cells if each and each["text"]]
    return cells[:1] if len(texts) == 2 and texts[0] == texts[1] else cells


def speeches(state: Meeting, language: str, captions: dict[str, Any]) -> dict[str, Any]:
    """Return the speaker and item of each speech in the captions, by speech."""
    wanted = {cue["speech"] for held in captions.values() for cue in held["cues"]}
    if not wanted:
        return {}
    rows = view_json(programme(state, language, drafts=False))["items"]
    apart = {
        each.id: {"speech": view_json(each), "item": None}
        for each in interrupting(state, language)
        if each.id in wanted
    }
    return apart | {
        each["speech"]["id"]: {"speech": each["speech"], "item": row["item"]["title"]}
        for row in rows
        for each in row["speeches"]
        if each["speech"]["id"] in wanted
    }


def follow_key(view: dict[str, Any]) -> str:
    """Return the word key for how the speaker's text is followed, "" for nothing to show."""
    following = view["following"] or {}
    is_known = view["speech"] is not None and following.get("known") is not False
    return drawn("floor.followed", "en", following | {"mode": following.get("mode") if is_known else None})


def flowing(text: dict[str, Any]) -> str:
    """Return a caption text as one paragraph.

    A line break becomes a space again, or nothing between Han characters.
    """
    said = str(text["text"])
    return PRINTED.sub(" ", said).replace("\n", "") if text["language"] == "zh" else said.replace("\n", " ")


def lowest(captions: dict[str, Any]) -> int:
    """Return the lowest number held in any language, 1 when there is none: below it are earlier cues."""
    return min((cue["number"] for held in captions.values() for cue in held["cues"]), default=1)
