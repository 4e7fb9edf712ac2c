"""Every act at the desk that has a key is in the list of keys, with its words; no two have one key at first."""

import re
from collections import Counter

from interp.web.static_files import FOLDER
from interp.web.wording.desk_words import KEYS
from interp.web.wording.editing_words import EDITING_KEYS

HEAD = "desk.key."
SCRIPTS = [each.read_text() for each in sorted((FOLDER / "js" / "desk").rglob("*.js"))]
ADDED = [pair for script in SCRIPTS for pair in re.findall(r'keys\.add\("(\w+)", \[(.*?)\]', script)]
NUMBERED = [pair for script in SCRIPTS for pair in re.findall(r'keys\.addNumbered\("(\w+)", "(.*?)"', script)]
SIGNS = [pair for script in SCRIPTS for pair in re.findall(r'\b(\w+): \[((?:"(?:Alt|Ctrl)\+[^"]+"(?:, )?)+)\]', script)]


def test_each_act_with_a_key_has_its_words_and_each_of_these_its_act() -> None:
    acts = [name for name, _ in ADDED + NUMBERED + SIGNS]
    assert len(acts) == len(set(acts)) > 40
    assert set(acts) == {key.removeprefix(HEAD) for key in KEYS | EDITING_KEYS if key.startswith(HEAD)}


def test_no_two_acts_have_one_usual_key() -> None:
    strokes = [stroke for _, listed in ADDED + SIGNS for stroke in re.findall(r'"([^"]+)"', listed)]
    digits = [f"{held}{digit}" for _, held in NUMBERED for digit in range(1, 10)]
    assert [stroke for stroke, times in Counter(strokes + digits).items() if times > 1] == []
