"""The captions a page is written with: the newest rows in one language or two, and who speaks in them."""

import re
from typing import Any

from interp.domain.model.state import Meeting
from interp.domain.views.cues import last_cues
from interp.domain.views.programme import programme
from interp.wire import view_json

WITHOUT = ("off_text", "no_text", "text_follows")
PRINTED = re.compile(r"(?<=[!-~])\n(?=[!-~])")


def newest(state: Meeting, languages: tuple[str, ...]) -> dict[str, Any]:
    """Return the last cues of each language as a join is answered with."""
    return {code: view_json(last_cues(state, code)) for code in languages}


def cue_rows(captions: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows to show, the oldest first: each number with its cue in every language, and whose turn begins."""
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
        rows.append({"number": number, "cue": cue, "cells": _once(cells), "turn": turn})
        speech = cue["speech"]
    return rows


def _once(cells: list[Any]) -> list[Any]:
    """Return the cells of a row without the second where neither language has words of its own."""
    texts = [(each["text"]["language"], each["text"]["text"]) for each in cells if each and each["text"]]
    return cells[:1] if len(texts) == 2 and texts[0] == texts[1] else cells


def speeches(state: Meeting, language: str, captions: dict[str, Any]) -> dict[str, Any]:
    """Return who speaks in the captions, and on which item, by speech."""
    wanted = {cue["speech"] for held in captions.values() for cue in held["cues"]}
    if not wanted:
        return {}
    rows = view_json(programme(state, language, drafts=False))["items"]
    return {
        each["speech"]["id"]: {"speech": each["speech"], "item": row["item"]["title"]}
        for row in rows
        for each in row["speeches"]
        if each["speech"]["id"] in wanted
    }


def follow_key(view: dict[str, Any]) -> str | None:
    """Return the word for how the speaker's text is followed, None when there is nothing to say."""
    following = view["following"]
    if view["speech"] is None or following is None:
        return None
    if following["mode"] in WITHOUT:
        return f"follow.{following['mode']}"
    if not following["visible"]:
        return "follow.not_public"
    if following["mode"] == "held":
        return "follow.held"
    return "follow.approximate" if following["approximate"] else None


def flowing(text: dict[str, Any]) -> str:
    """Return a text as a paragraph of any width.

    Where it was cut for a wide screen is a space again, between Han characters nothing.
    """
    said = str(text["text"])
    return PRINTED.sub(" ", said).replace("\n", "") if text["language"] == "zh" else said.replace("\n", " ")


def lowest(captions: dict[str, Any]) -> int:
    """Return the lowest number held in any language, 1 when there is none: whether there are earlier ones."""
    return min((cue["number"] for held in captions.values() for cue in held["cues"]), default=1)
