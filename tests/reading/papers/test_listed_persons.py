"""A line that somebody says is a person or an item, in six languages."""

from interp.reading.papers.listed_persons import no_topic, read_line
from interp.reading.papers.paper_to_proposal import propose
from tests.row_by_row import row_by_row


@row_by_row(
    ("line", "honorific", "name", "functions", "country"),
    [("• Ms. Aino Virtanen, Director of the Water Board (Finland)", "Ms.", "Aino Virtanen",
      ("Director of the Water Board (Finland)",), None),
     ("Peter Okello, Professor of Hydrology", None, "Peter Okello", ("Professor of Hydrology",), None),
     ("– H.E. Mr. Karim Haddad (Tunisia), Judge", "H.E. Mr.", "Karim Haddad", ("Judge",), "Tunisia"),
     ("S. Exc. M. Paul Arnaud, Ambassadeur", "S. Exc. M.", "Paul Arnaud", ("Ambassadeur",), None),
     ("Sra. Inés Prado, Directora del Instituto", "Sra.", "Inés Prado", ("Directora del Instituto",), None),
     ("г-жа Анна Белова, директор института", "г-жа", "Анна Белова", ("директор института",), None),
     ("السيدة ليلى حداد، مديرة المعهد", "السيدة", "ليلى حداد", ("مديرة المعهد",), None),
     ("方长民，研究员", None, "方长民", ("研究员",), None),
     ("Welcome by Ms. Jane Mwangi, National Librarian", "Ms.", "Jane Mwangi", ("National Librarian",), None),
     ("youth choir of the valley", None, "youth choir of the valley", (), None)],
)  # fmt: skip
def test_a_line_is_read_as_the_person_somebody_says_it_is(
    line: str, honorific: str | None, name: str, functions: tuple[str, ...], country: str | None
) -> None:
    found = read_line(line).person
    assert (found.honorific, found.name, found.functions, found.country) == (honorific, name, functions, country)


def test_words_before_a_person_are_what_they_speak_on() -> None:
    assert read_line("Welcome by Ms. Jane Mwangi").person.topic == "Welcome"
    assert read_line("Ms. Jane Mwangi, Judge").person.topic is None


@row_by_row(
    ("line", "roles", "name"),
    [("Moderator: Ms. Ana Ruiz, Judge", ("moderator",), "Ana Ruiz"), ("主持人：方长民", ("moderator",), "方长民"),
     ("10:15 Chair: Ms. Ana Ruiz", ("chair",), "Ana Ruiz")],
)  # fmt: skip
def test_a_label_before_a_person_is_their_role(line: str, roles: tuple[str, ...], name: str) -> None:
    found = read_line(line).person
    assert (found.roles, found.name) == (roles, name)


@row_by_row(
    ("line", "title", "hour"),
    [("10:15–10:30 Who pays", "Who pays", "10:15"), ("9 a.m.: Opening", "Opening", "09:00"),
     ("• Adoption of the report", "Adoption of the report", None), ("15 h 00 Clôture", "Clôture", "15:00"),
     ("11:30–12:00", "11:30–12:00", "11:30"), ("", "", None)],
)  # fmt: skip
def test_a_line_is_an_item_without_its_hours(line: str, title: str, hour: str | None) -> None:
    found = read_line(line)
    assert (found.title, found.hour) == (title, hour)


@row_by_row(
    "text",
    ["Q&A", "Questions and answers", "Questions et réponses", "Preguntas y respuestas", "Вопросы и ответы",
     "أسئلة وأجوبة", "问答环节", "11 h 30 Pause café", "12.00–13.00 Lunch", "Clausura: Sr. Luis Gómez, Presidente"],
)  # fmt: skip
def test_business_below_a_person_is_no_function_and_no_topic_and_is_told(text: str) -> None:
    paper = f"A workshop on water\n12 May 2026\n\nPanellists:\nMs. Anna Berg, Director\n{text}\n"
    found = propose(paper.encode(), "a.txt")
    (person,) = found.meetings[0].people
    assert (person.functions, person.topic) == (("Director",), None)
    assert any(text.rsplit(maxsplit=1)[-1] in each.text for each in found.warnings)


@row_by_row("text", ["Questions of water in the Andes", "Discussion paper: rivers and lakes"])
def test_a_topic_that_begins_like_business_is_a_topic(text: str) -> None:
    assert not no_topic(text)
