"""Persons and their functions: names whole, honorifics whole, affiliations never cut off."""

import pytest

from interp.reading.papers.person_functions import functions_in
from interp.reading.papers.printed_persons import is_name, person_in


@pytest.mark.parametrize(
    ("text", "honorific", "name"),
    [
        ("H.E. Mr. Choi Kyonglim, President", "H.E. Mr.", "Choi Kyonglim"),
        ("Ms. Maud de Boer-Buquicchio, Special Rapporteur", "Ms.", "Maud de Boer-Buquicchio"),
        ("Mr. Håkon Fostervold Høydal, VG", "Mr.", "Håkon Fostervold Høydal"),
        ("H.E. Dr. Abdulla bin Zayed Al Nahyan", "H.E. Dr.", "Abdulla bin Zayed Al Nahyan"),
        ("Prof. Nkem O. Adeyemi – University of Ibadan", "Prof.", "Nkem O. Adeyemi"),
        ("Ms. Flavia D’Souza-O'Neil, Judge", "Ms.", "Flavia D’Souza-O'Neil"),
        ("Sir Ken Robinson Jr.", "Sir", "Ken Robinson Jr."),
        ("Mr. 王 小明, Director", "Mr.", "王 小明"),
    ],
)
def test_a_name_is_whole_and_apart_from_its_honorific(text: str, honorific: str, name: str) -> None:
    found = person_in(text)
    assert found and (found.honorific, found.name) == (honorific, name)


@pytest.mark.parametrize(
    "text",
    [
        "Messages of children victims", "Mr. Carr will moderate the discussion", "Ms.", "To be confirmed",
        "International framework, challenges and practice", "Prevention programmes of UNICEF on the ground",
    ],
)
def test_what_names_nobody_is_no_person(text: str) -> None:
    assert person_in(text) is None


def test_a_name_without_honorific_needs_a_comma_after_it() -> None:
    found = person_in("Malala Yousafzai, Student", needs_honorific=False)
    assert found and found.honorific is None and found.functions == ("Student",)
    assert person_in("Malala Yousafzai", needs_honorific=False) is None


def test_a_country_is_only_what_stands_in_parentheses_after_the_name() -> None:
    found = person_in("Mr. Hēmi Tūhoe (New Zealand), Elder, Peru")
    assert found and found.country == "New Zealand" and found.functions == ("Elder, Peru",)


def test_an_acronym_in_parentheses_is_an_affiliation() -> None:
    found = person_in("Ms. Ana Ruiz (UNICEF)")
    assert found and found.country is None and found.functions == ("UNICEF",)


def test_a_video_message_is_noted_and_left_out_of_the_function() -> None:
    found = person_in("Ms. Ana Ruiz, Minister of Health (by video message)")
    assert found and found.by_video and found.functions == ("Minister of Health",)


@pytest.mark.parametrize(
    ("text", "functions"),
    [
        ("Minister of Justice and Human Rights", 1),
        ("Founder and Director of Asociación Crecer en Red, Peru", 1),
        ("Founder, former President and Chief Executive Officer of the Centre", 1),
        ("Deputy Director, Private Sector Engagement, UNICEF", 1),
        ("Chair of the Group of Friends and Member States", 1),
        ("Professor of Law and Director of the Institute", 2),
        ("President, Foundation X, and Member of Parliament", 2),
        ("Chair of A; Head of B; and Adviser to C", 3),
        ("", 0),
    ],
)
def test_functions_part_only_between_two_whole_offices(text: str, functions: int) -> None:
    assert len(functions_in(text)) == functions


def test_parted_functions_keep_their_affiliations() -> None:
    assert functions_in("Mayor of Gdynia, and Head of the Network of Cities") == (
        "Mayor of Gdynia", "Head of the Network of Cities",
    )


def test_a_sentence_is_no_name() -> None:
    assert not is_name("The Council of the")
    assert not is_name("Room 20")
