"""A bundle does what its modules do: every module once, before who needs it, with its own names."""

import json
import subprocess
from pathlib import Path

import pytest

from interp.web import script_bundles
from interp.web.script_bundles import bundle, bundle_name, bundles
from interp.web.script_imports import STATIC, script_modules
from interp.web.static_files import static_files

ENTRIES = ("captions", "document", "documents")


def small(folder: Path, monkeypatch: pytest.MonkeyPatch, **modules: str) -> None:
    """Make the modules the only ones: `one="…"` is js/one.js."""
    (folder / "js").mkdir()
    for name, text in modules.items():
        (folder / f"js/{name}.js").write_text(text, encoding="utf-8")
    monkeypatch.setattr(script_bundles, "STATIC", folder)
    monkeypatch.setattr("interp.web.script_imports.STATIC", folder)


def run(script: str) -> str:
    """Return what Node prints when it runs a module."""
    command = ("node", "--input-type=module", "-")
    return subprocess.run(command, input=script, capture_output=True, text=True, check=True).stdout


def test_every_script_of_an_attendees_page_has_a_bundle_that_is_served() -> None:
    names = {bundle_name(f"js/reader/{each}.js") for each in ENTRIES}
    assert set(bundles()) == names and names <= set(static_files())


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_bundle_has_every_module_once_and_is_a_module_itself(entry: str, tmp_path: Path) -> None:
    name = f"js/reader/{entry}.js"
    text = bundle(name)
    heads = [line[3:] for line in text.splitlines() if line.startswith("// js/")]
    assert sorted(heads) == sorted([*script_modules(name), name]) and heads[-1] == name
    path = tmp_path / "bundle.mjs"
    path.write_text(text, encoding="utf-8")
    subprocess.run(("node", "--check", path), check=True, capture_output=True)


def test_modules_keep_their_names_and_give_each_other_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(
        tmp_path, monkeypatch,
        one='import { made } from "./two.js";\nimport {\n  SIGN as other,\n} from "./three.js";\nimport "./four.js";\n'
            '\nconst SIGN = "1";\nconsole.log(JSON.stringify([SIGN, other, made(), globalThis.four]));\n',
        two='import { SIGN as three, Kept } from "./three.js";\n/** Says\n * two. */\nexport function made() {\n'
            "  // of both\n  return `${SIGN}${three}${new Kept().is} // kept`;\n}\nconst SIGN = 2;\n",
        three='export const SIGN = "3";\nexport class Kept {\n  is = "!";\n}\nexport async function later() {}\n',
        four="globalThis.four = 4;\n",
    )  # fmt: skip
    text = bundle("js/one.js")
    assert json.loads(run(text)) == ["1", "3", "23! // kept", 4]
    assert "Says" not in text and "of both" not in text


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        ({"one": 'import { a } from "./two.js";\n', "two": 'import { b } from "./one.js";\n'}, "imports itself"),
        ({"one": 'import * as a from "./two.js";\n', "two": "export const a = 1;\n"}, "a form of import"),
        ({"one": "export default function () {}\n"}, "a form of import"),
        ({"one": "const a = 1;\nexport { a };\n"}, "a form of import"),
    ],
)
def test_what_a_bundle_cannot_hold_is_refused(
    modules: dict[str, str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(tmp_path, monkeypatch, **modules)
    with pytest.raises(ValueError, match=said):
        bundle("js/one.js")


def test_no_line_of_a_template_text_is_taken_for_a_comment() -> None:
    """A bundle leaves out lines that are comments: none may stand inside a text over several lines."""
    for name in {each for entry in ENTRIES for each in script_modules(f"js/reader/{entry}.js")}:
        inside = False
        for line in (STATIC / name).read_text(encoding="utf-8").splitlines():
            assert not (inside and line.lstrip().startswith(("//", "/*"))), (name, line)
            inside ^= line.count("`") % 2 == 1
