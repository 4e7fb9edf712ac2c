"""How many characters a field takes is stated once: no template or script has a number of its own."""

import re
from collections.abc import Iterator

from interp.domain.model import commands as do
from interp.errors import BadRequest
from interp.web.pages.field_lengths import LENGTHS
from interp.wire import cleaned
from tests.paint.drawn import app, draw
from tests.row_by_row import gathered
from tests.sources import ROOT

WEB = ROOT / "interp" / "web"
STATED = re.compile(r"""(?:max|min)length\b["']?(?: = |[=:]\s*|[,(]\s*)(.{0,48})""", re.IGNORECASE)
IN_TEMPLATE = re.compile(r'"\{\{ lengths\.(\w+)\.(\w+) \}\}"')
DIALOGS_OF = {"dialogs": ("chair", "console")}  # the pages that open them
IN_SCRIPT = re.compile(r'longest\("(\w+)"\)')


def stated() -> Iterator[tuple[str, str, str]]:
    """Yield each length that a template or script states: its file, its page or folder, and how it is written."""
    for path in sorted([*(WEB / "templates").rglob("*.html"), *(WEB / "static" / "js").rglob("*.js")]):
        name = path.relative_to(WEB).as_posix()
        folder = name.split("/")[2] if path.suffix == ".js" else ""
        for written in STATED.findall(path.read_text("utf-8")):
            yield from ((name, page, written) for page in DIALOGS_OF.get(folder, (folder,)))


def field(page: str, written: str) -> tuple[str, str] | None:
    """Return the page and the field of the table whose length is meant; None for what is not from the table."""
    if page:
        named = IN_SCRIPT.match(written)
        return (page, named[1]) if named else None
    named = IN_TEMPLATE.match(written)
    return (named[1], named[2]) if named else None


def test_every_length_of_a_field_is_of_the_table_and_every_row_of_the_table_is_used() -> None:
    used = {field(page, written): f"{name}: {written}" for name, page, written in stated()}
    wrong = {where for found, where in used.items() if found is None or found[1] not in LENGTHS.get(found[0], {})}
    assert wrong == set()
    assert set(used) == {(page, name) for page, names in LENGTHS.items() for name in names}


def test_a_number_in_a_template_or_a_script_is_seen() -> None:
    with gathered() as row:
        for page, line in (
            ("", '<input maxlength="80">'), ("", "<input minlength=8>"), ("", '<input maxlength="{{ 80 }}">'),
            ("desk", '{ maxlength: "80" }'), ("desk", "{ maxlength: LONGEST }"), ("desk", "area.maxLength = 80;"),
            ("desk", 'area.setAttribute("maxlength", 80)'),
        ):  # fmt: skip
            with row(line):
                assert [field(page, each) for each in STATED.findall(line)] == [None]


def test_what_a_field_takes_the_service_takes_and_nothing_longer() -> None:
    console = LENGTHS["console"]
    with gathered() as row:
        for name, command in (
            ("title", lambda text: do.AddItem("other", text)),
            ("number", lambda text: do.AmendItem("i1", number=text)),
            ("function", lambda text: do.CorrectSpeech("s1", title=text)),
            ("topic", lambda text: do.CorrectSpeech("s1", topic=text)),
        ):
            with row(name):
                assert cleaned(command("x" * console[name]))
                try:
                    cleaned(command("x" * (console[name] + 1)))
                except BadRequest as error:
                    assert error.args_["longest"] == console[name]
                else:
                    raise AssertionError("a longer text was taken")


def test_a_page_whose_script_makes_fields_is_sent_their_lengths_and_a_readers_page_is_not() -> None:
    with app().test_request_context():
        for page, sent in (("console", True), ("captions", False)):
            html = draw(page, "speaking", "en").html
            assert ('<script type="application/json" id="lengths">' in html) is sent
            assert (f'"number": {LENGTHS["console"]["number"]}' in html) is sent
