"""Nobody's absence locks a booth: a long press, the chief's release, and who sits down says who they are."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace

import pytest
from playwright.sync_api import Browser

from interp.domain.rules.usual_teams import geneva
from tests.browser.demo_pages import Hall, live, prepared
from tests.browser.test_booth_relay import at_desk, set_usual_team
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True


# the booth's page says at each beat where it stands
SITTING = """() => new Promise((done) => {
  const look = () => (localStorage.getItem("interp.sitting") ? done() : setTimeout(look, 50));
  look();
})"""


def set_named_team(hall: Hall, *names: str) -> None:
    """Set the usual team with names in the English booth."""
    booths = [
        replace(team, interpreters=tuple(replace(team.interpreters[n], name=name) for n, name in enumerate(names)))
        if team.booth == "en" else team for team in geneva()
    ]  # fmt: skip
    hall.ask("team.set", booths=json.loads(json.dumps([asdict(each) for each in booths])))


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One demonstration for these tests; each sets the team, nobody at a desk."""
    with prepared(browser, tmp_path_factory.mktemp("microphone")) as made:
        yield made


def test_a_microphone_is_had_by_a_long_press_and_the_chief_releases_it(hall: Hall) -> None:
    hall.ask("team.set", booths=[])
    set_usual_team(hall)
    one, two = at_desk(hall, "en", "1"), at_desk(hall, "en", "2")
    one.keyboard.press("t")
    expect(two.locator(".state")).to_contain_text("Desk 1 has the microphone")
    two.keyboard.press("m")
    expect(two.locator(".state")).to_contain_text("Desk 1 has the microphone")
    two.keyboard.down("m")
    expect(two.locator('[data-slot="told"]')).to_contain_text("Your colleague will be told")
    expect(two.locator(".state")).to_contain_text("You have the microphone")
    two.keyboard.up("m")
    expect(one.locator(".request")).to_contain_text("Desk 2 has taken the microphone without asking.")
    expect(one.locator('[data-slot="relay-said"]')).to_contain_text("without asking")
    chief = hall.open("chief")
    chief.locator('[data-release="en"]').click()
    expect(two.locator(".request")).to_contain_text("released your microphone")
    expect(one.locator('[data-do="take"]')).to_be_visible()
    expect(chief.locator('[data-release="en"]')).to_have_count(0)


def test_who_sits_down_says_who_they_are_and_a_new_team_is_asked_again(hall: Hall) -> None:
    hall.ask("team.set", booths=[])
    set_named_team(hall, "Ann Le Guin", "Bo")
    page = hall.open("booth", "en")
    page.locator('[data-desk-id="1"]').click()
    expect(page.locator(".question")).to_contain_text("Who sits at desk 1?")
    assert page.locator('[data-do="person"]').all_inner_texts() == ["Ann Le Guin", "Bo"]
    page.locator('[data-do="person"]', has_text="Bo").click()
    expect(page.locator(".desk-menu summary")).to_contain_text("Bo")
    page.reload()
    expect(page.locator(".desk-menu summary")).to_contain_text("Bo")
    expect(page.locator('[data-do="take"]')).to_be_visible()
    live(page)  # before, nothing is sent
    page.keyboard.press("t")
    expect(page.locator(".state")).to_contain_text("You have the microphone")
    set_named_team(hall, "Cy", "Di")
    expect(page.locator('[data-do="sit"]')).to_be_visible()
    page.keyboard.press("t")
    expect(page.locator('[data-do="person"]')).to_have_text(["Cy", "Di"])
    page.locator('[data-do="person"]', has_text="Di").click()
    expect(page.locator(".state")).to_contain_text("Nobody has said who has the microphone")


def test_another_page_of_the_device_keeps_the_desk_when_the_booths_own_is_closed(hall: Hall) -> None:
    hall.ask("team.set", booths=[])
    set_usual_team(hall)
    booth = at_desk(hall, "en", "1")
    expect(booth.locator('[data-do="take"]')).to_be_visible()
    booth.keyboard.press("t")
    expect(booth.locator(".state")).to_contain_text("You have the microphone")
    booth.evaluate(SITTING)
    other = booth.context.new_page()
    other.goto(f"{hall.demo.url}/m/{hall.meeting['id']}/zh/documents")
    asks = "/view?audience=booth&language=en&desk=1"
    with other.expect_request(lambda request: request.url.endswith(asks), timeout=60_000) as asked:
        booth.close()
    answer = asked.value.response()
    assert answer and answer.ok and answer.json()["view"]["desks"]["active"] == "1"
