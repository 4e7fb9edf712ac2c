"""The pure modules of the pages, by node's own test runner."""

import json
import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from interp.web.pages.symbol_links import Links
from tests.sources import ROOT

HOOK = re.compile(r"\b(?:before|after)(?:Each)?\b[^;]*from \"node:test\"")
FOLDER = ROOT / "tests" / "browser" / "js"


def ran(files: Sequence[Path]) -> subprocess.CompletedProcess[str]:
    """Run test files of node in one process, and return what it says of them."""
    environment = os.environ | {"LINKS": json.dumps(Links("ar", {}).data())}
    command = ["node", str(FOLDER / "one_process.mjs"), *map(str, files)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=200, check=False)


def test_the_pure_modules_of_the_pages_pass_their_own_tests() -> None:
    files = sorted(FOLDER.glob("*.test.mjs"))
    hooks = [each.name for each in files if HOOK.search(each.read_text(encoding="utf-8"))]
    assert hooks == [], "what is done before each test would be done in every file after this one"
    said = ran(files)
    assert said.returncode == 0, said.stdout + said.stderr
    assert files and "# fail 0" in said.stdout
    assert [each.name for each in files if f"{each.name} has ended" not in said.stdout] == []
    assert said.stdout.count("\nok ") > 2 * len(files)


def test_every_file_that_fails_is_named_and_none_sees_what_another_has_left(tmp_path: Path) -> None:
    whole = {
        "a.test.mjs": "globalThis.left = 1; globalThis.fetch = 2; setTimeout(() => { globalThis.late = 3; });"
                      "test('first', () => { assert.equal(left, 2); });",
        "b.test.mjs": "const none = 'undefined'; await new Promise((done) => { setTimeout(done, 50); });"
                      "test('second', () => assert.deepEqual([typeof left, typeof late, typeof fetch], "
                      "[none, none, 'function']));",
        "c.test.mjs": "test('third', async () => { await null; throw new Error('planted'); });",
    }  # fmt: skip
    for name, lines in whole.items():
        head = 'import assert from "node:assert/strict"; import { test } from "node:test";\n'
        (tmp_path / name).write_text(head + lines, encoding="utf-8")
    said = ran([tmp_path / name for name in whole])
    assert said.returncode == 1
    assert "not ok 1 - first" in said.stdout and "not ok 5 - third" in said.stdout and "# fail 2" in said.stdout
    assert all(each in said.stdout for each in ("a.test.mjs?of=0:", "c.test.mjs?of=2:", "planted"))
