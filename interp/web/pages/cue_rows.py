"""Makes the caption rows of a page's first content: newest cues in one or two languages, with their speakers."""

import re
from typing import Any

from interp.domain.model.state import Meeting
from interp.domain.views.captions import last_cues
from interp.domain.views.programme import interrupting, programme
from interp.wire import view_json

WITHOUT = ("off_text", "no_text", "text_follows")
ON_PUBLIC_SCREENS = ("follow.off_text", "follow.held")
PRINTED = re.compile(r"(?<=[!-~])\n(?=[!-~])")


def newest(state: Meeting, languages: tuple[str, ...]) -> dict[str, Any]:
    """Return the last cues of each language, as in the answer to a join."""
    return {code: view_json(last_cues(state, code)) for code in languages}


def cue_rows(captions: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows to show, the oldest first: each number with its cue by language, and whether a speech begins."""
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


def follow_key(view: dict[str, Any]) -> str | None:
    """Return the word key for how the speaker's text is followed, None for nothing to show."""
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


def caption_status(view: dict[str, Any], has_captions: object) -> str | None:
    """Return why captions on a screen do not move, None without captions: a public screen says nothing about texts."""
    key = follow_key(view)
    return key if has_captions and key in ON_PUBLIC_SCREENS else None


def flowing(text: dict[str, Any]) -> str:
    """Return a caption text as one paragraph.

    A line break becomes a space again, or nothing between Han characters.
    """
    said = str(text["text"])
    return PRINTED.sub(" ", said).replace("\n", "") if text["language"] == "zh" else said.replace("\n", " ")


def lowest(captions: dict[str, Any]) -> int:
    """Return the lowest number held in any language, 1 when there is none: below it are earlier cues."""
    return min((cue["number"] for held in captions.values() for cue in held["cues"]), default=1)
