"""Every act of the booth that has a key is in the list of keys, with its words; no two have one key at first."""

import re
from collections import Counter
from typing import get_args

from interp.domain.model.booths import SignalKind
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.web.static_files import FOLDER
from interp.web.wording.tools_words import BOOTH_KEYS

HEAD, GROUPS = "booth.key.", {"hear": "hear_", "signal": "signal_"}
BOOTH = FOLDER / "js" / "booth"
SCRIPTS = "".join(script.read_text(encoding="utf-8") for script in sorted(BOOTH.rglob("*.js")))
TEMPLATE = (FOLDER.parent / "templates" / "booth.html").read_text(encoding="utf-8")
(TABLE,) = re.findall(r"const USUAL = {(.*?)\n};", (BOOTH / "layout" / "booth_keys.js").read_text("utf-8"), re.DOTALL)
USUAL = {name: re.findall(r'"([^"]*)"', listed) for name, listed in re.findall(r"(\w+): (\[.*?\])", TABLE)}

ALONE = {name for name in USUAL if not name.startswith(tuple(GROUPS.values()))}


def test_each_act_has_its_words_and_each_of_these_its_act() -> None:
    assert {f"hear_{code}" for code in MEETING_LANGUAGES} <= set(USUAL)
    assert {f"signal_{name}" for name in get_args(SignalKind)} <= set(USUAL)
    assert {key.removeprefix(HEAD) for key in BOOTH_KEYS if key.startswith(HEAD)} == ALONE | set(GROUPS)


def test_no_two_acts_have_one_usual_key() -> None:
    strokes = [stroke for listed in USUAL.values() for stroke in listed]
    assert [stroke for stroke, times in Counter(strokes).items() if times > 1] == []


def test_each_act_is_added_once() -> None:
    added = re.findall(r'keys\.add\("(\w+)"', SCRIPTS)
    (listed,) = re.findall(r"for \(const name of (\[[^\]]*\])\) keys\.add\(name", SCRIPTS)
    named = [*added, *re.findall(r'"(\w+)"', listed)]
    assert sorted(named) == sorted(ALONE)


def test_the_page_shows_the_usual_key_of_what_it_names_before_its_script_runs() -> None:
    for name, key in re.findall(r'data-key="(\w+)" aria-keyshortcuts="([^"{]+)"', TEMPLATE):
        assert USUAL[name] == [key]
    for name, key in re.findall(r'<kbd data-cap="(\w+)">([^<{]+)</kbd>', TEMPLATE):
        assert USUAL[name] == [key]
