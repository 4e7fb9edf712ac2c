"""A language of the pages is added on a copy by one catalogue and one line; meetings keep their six languages."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from tests.prepared_demo import empty
from tests.sources import ROOT
from tests.test_walk import MADE

LAST = '    Language("es", '
LINE = '    Language("pt", "pt", "ltr", "Português", "pt", "nplurals=2; plural=(n != 1);"),\n'
LIMIT = 4_096


def pseudo_translated() -> bytes:
    """Return a catalogue with each text of the pages marked, and 30 % longer."""
    catalogue = Catalog(locale="pt")
    with (ROOT / "locales/fr/LC_MESSAGES/messages.po").open("rb") as file:
        for entry in read_po(file):
            if entry.id:
                texts = entry.id if isinstance(entry.id, tuple) else (entry.id,)
                longer = [f"¤ {text} {'ã' * (len(text) // 3)}" for text in texts]
                catalogue.add(entry.id, longer if len(texts) > 1 else longer[0], context=entry.context)
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what a service says on a copy of the project that has pages in Portuguese too."""
    copy = Path(tmp_path_factory.mktemp("pt"))
    shutil.copytree(ROOT / "interp", copy / "interp", ignore=MADE)
    (copy / "locales").symlink_to(ROOT / "locales")
    (copy / "interp/locales/pt/LC_MESSAGES").mkdir(parents=True)
    (copy / "interp/locales/pt/LC_MESSAGES/messages.mo").write_bytes(pseudo_translated())
    table = copy / "interp/languages.py"
    head, last, rest = table.read_text(encoding="utf-8").partition(LAST)
    table.write_text(head + LINE + last + rest, encoding="utf-8")
    empty(copy / "data")
    words = [sys.executable, "-m", "tests.web.pages_in_portuguese", str(copy / "data")]
    paths = os.environ | {"PYTHONPATH": f"{copy}{os.pathsep}{ROOT}", "PYTHONDONTWRITEBYTECODE": ""}
    ran = subprocess.run(words, cwd=copy, env=paths, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-4_000:]
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


def test_every_page_answers_in_the_new_language_and_offers_it(told: dict[str, Any]) -> None:
    wrong = {path: said for path, said in told["pages"].items() if said[1:3] != [["pt", "ltr"], True]}
    assert not wrong
    unoffered = {path for path, said in told["pages"].items() if not said[3]}
    assert unoffered == {"/m/m1/room/pt", "/room/ptx/pt"}


def test_every_answer_about_the_meeting_is_given_to_a_reader_of_it(told: dict[str, Any]) -> None:
    assert set(told["answers"].values()) == {200}, told["answers"]


def test_views_for_it_have_the_original_where_there_is_no_text_and_keep_to_the_limit(told: dict[str, Any]) -> None:
    assert set(told["views"]) == {"captions", "room", "console", "chair", "moderator", "technician", "chief", "cues"}
    assert all(set(languages) <= {*MEETING_LANGUAGES} for _, languages in told["views"].values())
    assert max(told["views"][name][0] for name in ("captions", "room", "cues")) <= LIMIT


def test_booths_keys_and_drafts_are_those_of_the_six_languages(told: dict[str, Any]) -> None:
    six = list(MEETING_LANGUAGES)
    assert told["meeting"] == told["booths"] == told["keys"] == six and told["directions"] == 30
    assert told["works"] == ["booth", "desk"] and told["refused"] == [404, 400, 400, 400, 400]
