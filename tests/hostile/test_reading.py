"""Every hostile file is read or refused with a reason, with bounded work and memory, and told of in six languages."""

import re
from typing import Any

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.errors import BadRequest
from interp.reading.papers.paper_to_proposal import propose
from interp.web.wording.refusal_sentences import BY_CODE, BY_REASON, sentence
from tests.hostile.corpus import READ, corpus

MOST_TIMES = 200  # the work of reading a plain paper of 1,000 paragraphs
MOST_MEGABYTES = 300
CORPUS = {each.id: each for each in corpus()}
PATIENT = pytest.mark.timeout(900)  # for the other process, which may have begun to weigh
REASONS = sorted({outcome for each in CORPUS.values() for outcome in each.outcomes} - {READ}) + ["no_file"]
SCRIPTS = {"ar": re.compile("[؀-ۿ]"), "zh": re.compile("[一-鿿]"), "ru": re.compile("[а-яА-Я]")}
HIDDEN = re.compile("[\u0000-\u0008\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def test_the_corpus_is_a_corpus() -> None:
    assert len(CORPUS) == len(corpus()) >= 60


@PATIENT
def test_each_is_read_or_refused_as_it_should_be(weighed: dict[str, dict[str, Any]]) -> None:
    assert weighed.keys() == CORPUS.keys()
    wrong = {id_: row for id_, row in weighed.items() if row["outcome"] not in CORPUS[id_].outcomes}
    assert wrong == {}


@PATIENT
def test_none_is_much_work_or_takes_much_memory(weighed: dict[str, dict[str, Any]]) -> None:
    beyond = [row for row in weighed.values() if row["times"] > MOST_TIMES or row["megabytes"] > MOST_MEGABYTES]
    assert beyond == []


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_is_a_sentence_in_each_language(reason: str) -> None:
    said = {language: sentence(BadRequest(reason), language) for language in MEETING_LANGUAGES}
    assert len(set(said.values())) == len(MEETING_LANGUAGES)
    assert BY_REASON[reason] == said["en"] != BY_CODE["bad_request"]
    assert all(SCRIPTS[language].search(said[language]) for language in SCRIPTS)
    assert not any(reason in text for text in said.values())


@pytest.mark.parametrize("id_", ["a name turned round", "a text never turned back", "letters nobody sees"])
def test_what_hides_or_turns_letters_does_not_come_through(id_: str) -> None:
    assert not HIDDEN.search(repr(propose(CORPUS[id_].make(), "a.txt")))


@pytest.mark.parametrize("id_", ["KOI8-R", "Windows Cyrillic", "Windows Arabic", "GB18030"])
def test_letters_that_had_to_be_guessed_are_said_to_be(id_: str) -> None:
    assert "encoding" in {warning.code for warning in propose(CORPUS[id_].make(), "a.txt").warnings}


def test_one_broken_letter_spoils_no_other() -> None:
    proposal = propose(CORPUS["UTF-8 with a broken letter"].make(), "a.txt")
    assert "José Ñandú" in repr(proposal)
    assert "unreadable_character" in {warning.code for warning in proposal.warnings}
