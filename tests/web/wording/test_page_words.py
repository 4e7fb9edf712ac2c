"""Every key of the pages' words stands for one sentence, whatever page asks for it."""

import re

from interp.domain.views.audiences import AUDIENCES
from interp.web.wording import page_words
from interp.web.wording.code_words import TERMS
from tests.sources import ROOT


def test_a_key_says_the_same_on_every_page() -> None:
    for page in (page_words.COMMON, TERMS, *page_words.PAGES.values()):
        assert {key: page_words.ALL[key] for key in page} == page


def test_the_technician_is_told_the_kind_of_every_screen() -> None:
    kinds = {f"technician.audience.{each}" for each in (*AUDIENCES, "overlay", "lectern")}
    lacking = sorted(kinds - page_words.PAGES["technician"].keys())
    assert lacking == [], "needs a word in interp/web/wording/technician_words.py"


def test_no_template_writes_an_attribute_that_would_be_escaped() -> None:
    """A string in `{{ }}` is text: its quotes would be part of the attribute's value."""
    for path in (ROOT / "interp" / "web" / "templates").glob("*.html"):
        assert not re.findall(r"\{\{ '[^']*=\"[^}]*\}\}", path.read_text(encoding="utf-8")), path.name


def test_no_selector_looks_for_the_page_inside_something() -> None:
    for path in (ROOT / "interp" / "web" / "static" / "css").glob("*.css"):
        assert not re.findall(r"[\w\])] +html\b.*\{", path.read_text(encoding="utf-8")), path.name
