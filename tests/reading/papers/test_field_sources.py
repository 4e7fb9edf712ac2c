"""Each field of a proposal is traced to the lines it was read from, in every layout and format."""

from collections.abc import Iterator

import pytest

from interp.domain.proposals.proposal import Lines, Proposal
from interp.reading.papers.field_sources import narrowed
from interp.reading.papers.paper_to_proposal import propose
from tests.reading.formats import FORMATS
from tests.reading.layouts import layouts_of
from tests.reading.test_papers import PAPERS, facts_of
from tests.row_by_row import row_by_row
from tests.sample_sizes import size
from tests.sources import ROOT

SEED = ROOT / "interp" / "seed" / "hrc31-concept-note.txt"


def letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def printed(proposal: Proposal) -> Iterator[tuple[str, str, Lines]]:
    """Yield each value that a paper prints as such: what it is, its words, and the lines of its thing."""
    yield "title", proposal.event.title, proposal.event.lines
    yield "theme", proposal.event.theme or "", proposal.event.lines
    for meeting in proposal.meetings:
        yield "title", meeting.title, meeting.lines or proposal.event.lines
        for person in meeting.people:
            yield "name", person.name, person.lines
            for function in person.functions:
                yield "functions", function, person.lines
            yield "topic", person.topic or "", person.lines


@row_by_row("kind", ["txt", "docx", "pdf"])
@row_by_row("name", PAPERS)
def test_every_name_function_and_topic_stands_in_the_lines_it_is_traced_to(name: str, kind: str) -> None:
    papers = [*layouts_of(facts_of(name)).values()]
    few = size(1, torture=0)  # layouts differ in their lines, formats in who reads them
    for paper in papers[-few:]:
        proposal = propose(FORMATS[kind](paper), f"{name}.{kind}")
        lost = []
        for field, words, lines in printed(proposal):
            there = letters(" ".join(proposal.paper[number - 1] for number in lines.get(field, ())))
            if words and letters(words) not in there and field != "title":
                lost.append((field, words, lines))
        assert lost == []


def test_the_seed_is_traced_to_the_lines_a_reader_would_point_at() -> None:
    proposal = propose(SEED.read_bytes(), "note.txt")
    morning = proposal.meetings[0]
    gilmore = next(person for person in morning.people if person.name == "Kate Gilmore")
    mezmur = next(person for person in morning.people if "Mezmur" in person.name)
    assert proposal.session.lines["number"] == (1,)
    assert proposal.event.lines == {
        "number": (1,), "body": (1,), "title": (2,), "theme": (3,), "as_of": (4,),
    }  # fmt: skip
    assert (morning.lines["title"], morning.lines["room"]) == ((30,), (8,))
    assert {8, 29} <= set(morning.lines["starts_at"])
    assert (gilmore.lines["name"], gilmore.lines["roles"]) == ((41,), (37,))
    assert (mezmur.lines["name"], mezmur.lines["topic"]) == ((50,), (51,))
    assert morning.blocks[0].lines[""] == (106,)
    assert proposal.paper[40].startswith("Ms. Kate Gilmore")
    assert proposal.language == "en"


def test_a_value_over_several_lines_is_traced_to_those_it_stands_in_alone() -> None:
    texts = {3: "• Ms. Ana Doe, Director", 4: "of the Office for", 5: "Rights", 6: "Another matter"}
    assert narrowed("Director of the Office", (3, 4, 5, 6), texts) == (3, 4)
    assert narrowed("Rights", (3, 4, 5, 6), texts) == (5,)
    assert narrowed("nowhere", (3, 4), texts) == (3, 4)


@pytest.mark.parametrize(("title", "language"), [
    ("Réunion annuelle sur les droits de l’enfant et le numérique", "fr"), ("حلقة النقاش السنوية", "ar"),
    ("Riunione annuale sui diritti del fanciullo e le tecnologie", None),
])  # fmt: skip
def test_a_paper_has_a_language_or_none_in_doubt(title: str, language: str | None) -> None:
    assert propose(title.encode(), "note.txt").language == language


def test_every_warning_of_the_seed_names_what_it_is_about() -> None:
    warnings = propose(SEED.read_bytes(), "note.txt").warnings
    assert warnings
    assert {warning.code for warning in warnings if warning.values} >= {"no_slack", "ordinal"}
