"""The speakers of the demonstration: on one list over the rounds of each panel, in its order, and marked as made up."""

from collections.abc import Iterator

import pytest

from interp.config import Settings
from interp.domain.model.state import Meeting
from interp.run import demo
from interp.run.assemble import Service, assemble
from interp.run.demo_speakers import SPEAKERS
from tests.prepared_demo import empty


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A demonstration with its speakers."""
    made = assemble(Settings(data=empty(tmp_path_factory.mktemp("speakers")), async_mode="threading"))
    demo.prepare(made.services, speakers=True)
    yield made
    made.close()


def panel(service: Service, number: int) -> Meeting:
    """Return one of the two panels."""
    return service.services.meetings.state(f"hrc31-{number}")


@pytest.mark.parametrize("number", SPEAKERS)
def test_all_stand_on_one_list_over_both_rounds_which_everyone_sees(service: Service, number: int) -> None:
    state = panel(service, number)
    (speakers,) = state.lists.values()
    rounds = [item for item in state.items if item.kind == "floor_round"]
    assert (speakers.items, speakers.seen_by) == (tuple(item.id for item in rounds), "everyone")
    assert speakers.rules.format == "hrc-panel" and len(rounds) == 2
    assert len(rounds[0].speeches) == len(state.entries) == len(SPEAKERS[number]) and rounds[1].speeches == ()


def test_every_meeting_with_them_is_marked_as_made_up(service: Service) -> None:
    for number in SPEAKERS:
        about = panel(service, number).about
        assert about and about.demonstration


def test_the_minister_and_the_groups_come_first_and_one_organization_is_still_to_be_confirmed(service: Service) -> None:
    state = panel(service, 1)
    order = [state.entries[each] for item in state.items for each in item.speeches if each in state.entries]
    assert order[0].level == "minister" and order[0].level_confirmed
    assert {each.category for each in order} == {"member", "observer", "group", "un_igo", "nhri", "ngo"}
    assert [each.standing for each in order if each.category == "ngo"] == ["confirmed", "inscribed"]
