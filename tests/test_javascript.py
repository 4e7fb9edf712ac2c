"""The types that the scripts of the pages are checked by are those of the messages; building needs no Node."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.javascript import message_types
from tests.sources import ROOT

FOLDER = ROOT / "tests/javascript"
WRONG = "/** @param {wire.TimedView} view */\nexport const name = (view) => view.speech?.parti.name;\n"
RIGHT = WRONG.replace("parti", "party")
BUILDING = ("hatch_build.py", "deploy/Containerfile", "deploy/bundle.py", "deploy/install.sh", ".ci/install")


def test_a_field_that_no_view_has_is_found_and_one_that_it_has_is_not(tmp_path: Path) -> None:
    config = {"extends": str(FOLDER / "strict.json"), "include": [str(message_types.FILE), "*.js"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    (tmp_path / "right.js").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "wrong.js").write_text(WRONG, encoding="utf-8")
    words = [ROOT / "node_modules/.bin/tsc", "--project", tmp_path]
    ran = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    found = re.findall(r"(\w+)\.js\(2,\d+\): error (TS\d+)", ran.stdout)
    assert found == [("wrong", "TS2551")], ran.stdout


def test_what_pages_share_is_checked_strictly() -> None:
    strict = json.loads((FOLDER / "strict.json").read_text("utf-8"))
    assert strict["compilerOptions"] == {"strict": True}
    assert strict["include"][1:] == ["../../interp/web/static/js/shared/*.js"]


@pytest.mark.parametrize("file", BUILDING)
def test_what_builds_and_installs_calls_no_node(file: str) -> None:
    assert not re.search(r"\b(node|npm|npx)\b", (ROOT / file).read_text(encoding="utf-8")), file
