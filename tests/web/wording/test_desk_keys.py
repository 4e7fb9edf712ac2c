"""Every act at the desk that has a key is in the list of keys, with its words; no two have one key at first."""

import re
from collections import Counter

from interp.web.static_files import FOLDER
from interp.web.wording.desk_words import KEYS
from interp.web.wording.editing_words import EDITING_KEYS

HEAD = "desk.key."
FOLDER_OF_DESK = FOLDER / "js" / "desk"
ADDED = [
    name
    for script in sorted(FOLDER_OF_DESK.rglob("*.js"))
    for name in re.findall(r'keys\.(?:add|addNumbered)\("(\w+)"', script.read_text())
]
TABLES = (FOLDER_OF_DESK / "desk_keys.js").read_text()


def table(name: str) -> dict[str, list[str]]:
    """Return a table of usual keys: each action with its strokes, or with what is held with its digit."""
    (body,) = re.findall(rf"const {name} = {{(.*?)\n?}};", TABLES, re.DOTALL)
    rows = re.findall(r'(\w+): (\[.*?\]|".*?")', body)
    return {action: re.findall(r'"([^"]*)"', listed) for action, listed in rows}


USUAL, HELD, SIGNS = table("USUAL"), table("HELD"), table("SIGNS")


def test_each_act_with_a_key_has_its_words_and_each_of_these_its_act() -> None:
    acts = [*USUAL, *HELD, *SIGNS]
    assert len(acts) == len(set(acts)) > 40
    assert set(acts) == {key.removeprefix(HEAD) for key in KEYS | EDITING_KEYS if key.startswith(HEAD)}
    assert sorted(ADDED) == sorted([*USUAL, *HELD]), "the signs are added together"


def test_no_two_acts_have_one_usual_key() -> None:
    strokes = [stroke for listed in (*USUAL.values(), *SIGNS.values()) for stroke in listed]
    digits = [f"{held}{digit}" for (held,) in HELD.values() for digit in range(1, 10)]
    assert [stroke for stroke, times in Counter(strokes + digits).items() if times > 1] == []
