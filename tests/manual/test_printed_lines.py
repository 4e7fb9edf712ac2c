"""Each line that the manual prints to be typed is walked somewhere, or it is said why not."""

from tests.manual.printed_lines import PAGES, PrintedLine, printed, to_paste
from tests.manual.walked_lines import WALKED
from tests.sources import ROOT

LINES = [line for page in PAGES for line in printed(page)]


def place(line: PrintedLine) -> str | None:
    """Return where a line is walked, or why not; None when nothing says it."""
    by_itself = WALKED.get((line.page, line.text))
    return by_itself or WALKED.get((line.page, line.section)) or WALKED.get(("card", line.text))


def test_every_printed_line_is_walked_or_says_why_not() -> None:
    assert len(LINES) > 60
    assert [f"{each.page}: {each.section}: {each.text}" for each in LINES if place(each) is None] == []


def test_no_line_that_is_gone_is_named() -> None:
    known = {(each.page, name) for each in LINES for name in (each.text, each.section)}
    assert WALKED.keys() - known == set()


def test_what_a_line_is_walked_by_exists_and_takes_it_from_the_page() -> None:
    walkers = {each.split()[0] for each in WALKED.values() if each.startswith("tests/")}
    assert [each for each in walkers if not (ROOT / each).is_file()] == []
    pasted = {(each.page, each.section) for each in LINES if each.pasted}
    for (page, name), walker in WALKED.items():
        if walker.endswith("walk.py") and (page, name) in pasted:
            assert f'"{page}", "{name}"' in (ROOT / walker).read_text(encoding="utf-8"), (page, name)


def test_the_rehearsal_is_printed_for_a_machine_whose_service_runs() -> None:
    (line,) = to_paste("operations", "Rehearse")
    assert line.endswith(" --port 0"), "the service has its own port"


def test_lines_are_read_from_blocks_and_sentences() -> None:
    assert to_paste("operations", "Without the internet") == [
        "tar xzf interp-*.tar.gz && cd interp-bundle", "./install.sh --service",
    ]  # fmt: skip
    assert PrintedLine("operations", "Stop and upgrade", "./install.sh --service", pasted=False) in LINES
