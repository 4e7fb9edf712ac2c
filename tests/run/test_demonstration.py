"""The made-up statements of the demonstration: filed with the authors' translations, and marked wherever they show."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interp.config import Settings
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.usual_teams import geneva
from interp.run import demo
from interp.run.assemble import Service, assemble
from tests.prepared_demo import empty


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A demonstration with its texts."""
    made = assemble(Settings(data=empty(tmp_path_factory.mktemp("texts")), async_mode="threading"))
    demo.prepare(made.services, texts=True, team=True)
    yield made
    made.close()


@pytest.mark.parametrize("number, speech, name, language", demo.STATEMENTS)
def test_a_statement_is_the_whole_text_of_its_speech_in_six_languages_and_waits_for_no_model(
    service: Service, number: int, speech: str, name: str, language: str
) -> None:
    services = service.services
    planned = services.meetings.state(f"hrc31-{number}").speeches[speech]
    assert planned.statement and planned.statement_language == language and planned.text == "on_text"
    assert services.jobs.of(planned.statement) == []
    script = services.scripts.script(planned.statement)
    assert script and script.visible and script.units
    for unit in script.units:
        assert {text.language for text in unit.texts} == set(MEETING_LANGUAGES)
        assert {text.origin for text in unit.texts if text.language != language} == {"author"}


def test_the_first_speakers_of_both_meetings_have_a_text_and_child_victims_have_none(service: Service) -> None:
    for number in (1, 2):
        state = service.services.meetings.state(f"hrc31-{number}")
        order = [state.speeches[speech] for item in state.items for speech in item.speeches]
        spoken = [each for each in order if each.party.kind != "recording"]
        assert all(each.statement for each in spoken[:4])
        assert not any(each.statement for each in order if each.party.kind == "recording")


def test_both_meetings_have_the_usual_team_in_which_nobody_is_named(service: Service) -> None:
    for number in (1, 2):
        teams = service.services.meetings.state(f"hrc31-{number}").teams
        assert teams.booths == geneva()
        assert {each.name for team in teams.booths for each in team.interpreters} == {""}


def test_the_log_says_that_the_statements_are_made_up_and_without_them_it_does_not(
    service: Service, tmp_path: Path
) -> None:
    assert service.services.meetings.state("hrc31-2").about.demonstration is True  # type: ignore[union-attr]
    plain = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    demo.prepare(plain.services)
    assert plain.services.meetings.state("hrc31-1").teams.booths == ()
    state = plain.services.meetings.state("hrc31-1")
    plain.close()
    assert state.about and state.about.demonstration is False
    assert not any(speech.statement for speech in state.speeches.values())
