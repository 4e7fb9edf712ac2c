"""The chief interpreter's page in a real browser: the team entered, people marked, a source set by hand, the file."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.demo_pages import Hall, prepared
from tests.browser.looks import LEVELS, broken
from tests.browser.page_texts import text
from tests.browser.test_booth_relay import set_usual_team
from tests.browser.waiting import expect
from tests.row_by_row import gathered
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
FULL = {"width": 1366, "height": 768}


@pytest.fixture(scope="module")
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One demonstration for this module; each test sets the team and the floor as it needs them."""
    with prepared(browser, tmp_path_factory.mktemp("chief")) as made:
        made.advance()
        made.ask("floor.set_language", language="zh")
        yield made


@pytest.fixture
def page(house: Hall) -> Page:
    """The chief interpreter's page in English, with the usual team."""
    house.ask("team.set", booths=[])
    opened = come_in(house)
    opened.get_by_role("button", name=text("team.usual")).click()
    expect(row(opened, "es")).to_be_visible()
    return opened


def come_in(house: Hall, language: str = "en", **options: Any) -> Page:
    """Return the page, opened by a link of the chief interpreter."""
    opened = house.open("chief", language, options.pop("viewport", FULL), **options)
    assert urlsplit(opened.url).path.endswith("/chief")
    return opened


def row(page: Page, booth: str) -> Locator:
    """Return a booth's row of the boards."""
    return page.locator(f'tr[data-booth="{booth}"]')


def duty(page: Page, interpreter: str) -> Locator:
    """Return the mark of who is on duty."""
    return page.locator(f'[data-duty="{interpreter}"]')


def press_duty(page: Page, interpreter: str) -> None:
    """Change a mark by keyboard, and wait for the view that has it."""
    wanted = not duty(page, interpreter).is_checked()
    duty(page, interpreter).focus()
    page.keyboard.press("Space")
    expect(duty(page, interpreter)).to_be_checked(checked=wanted)


def test_without_a_team_it_says_so_and_one_button_enters_the_usual_one(house: Hall) -> None:
    house.ask("team.set", booths=[])
    page = come_in(house)
    expect(page.locator('[data-slot="chains"]')).to_contain_text(text("relay.unknown"))
    expect(page.locator("table")).to_be_hidden()
    page.get_by_role("button", name=text("team.usual")).press("Enter")
    expect(page.locator('[data-slot="team-said"]')).to_have_text(text("team.saved"))
    expect(page.locator("[data-duty]")).to_have_count(14)
    expect(row(page, "ar")).to_contain_text(text("relay.relay_by", channel="EN", booth="ZH"))
    expect(row(page, "en")).to_contain_text(text("channel.booth_floor", booth="ZH"))
    booths = house.view("chief", token=house.meeting["tokens"]["console"])["booths"]
    teams = [each["team"] for each in booths]
    for one in (one for team in teams for one in team["interpreters"]):
        one["name"] = "María José Fernández"
    house.ask("team.set", booths=teams)
    expect(row(page, "es")).to_contain_text("María José")
    assert page.evaluate("document.querySelector('table').getBoundingClientRect().bottom") <= FULL["height"]


def test_who_is_marked_absent_changes_lines_and_alarms_and_the_focus_stays(page: Page) -> None:
    for each in ("zh-1", "zh-2"):
        press_duty(page, each)
    expect(row(page, "ar")).to_contain_text(text("relay.relay_by", channel="FR", booth="ZH"))
    expect(duty(page, "zh-2")).to_be_focused()
    press_duty(page, "zh-3")
    alarms = page.locator('[data-slot="alarms"]')
    expect(alarms.locator("li").first).to_contain_text(text("alarm.severity.3"))
    expect(alarms).to_contain_text("No booth works from Chinese")
    expect(page.locator('[data-slot="alarm-spoken"]')).to_contain_text("No booth works from Chinese")
    press_duty(page, "zh-1")
    expect(alarms).not_to_contain_text("No booth works")
    expect(page.locator('[data-slot="alarm-spoken"]')).to_be_empty()


def test_what_each_booth_listens_to_next_is_shown_when_a_speech_is_armed(house: Hall, page: Page) -> None:
    armed = house.view("chief", token=house.meeting["tokens"]["console"])["next"][0]["id"]
    house.ask("floor.arm", speech=armed)
    expect(page.locator('[data-slot="coming"]')).to_contain_text(text("armed"))
    expect(row(page, "ru").locator(".next-of .line-of")).to_have_text(re.compile(r"Relay|Direct|Off air"))
    expect(row(page, "ru").locator(".now-of")).to_contain_text("(ZH booth)")
    house.ask("floor.arm", speech=None)
    expect(row(page, "ru").locator(".next-of .line-of")).to_have_count(0)


def test_a_source_is_set_by_hand_with_a_reason_by_keyboard_and_cleared(page: Page) -> None:
    page.locator('[data-override="es"]').focus()
    page.keyboard.press("Enter")
    dialog = page.locator('[data-slot="override"]')
    dialog.get_by_label(text("chief.listens")).select_option("ar")
    preview = dialog.locator(".preview")
    expect(preview).to_contain_text("ES: ◆ Relay from AR")
    expect(preview).to_contain_text("AR is on relay itself")
    expect(preview.locator('[data-booth="ar"]')).to_contain_text(text("channel.heard_by", booths="ES"))
    expect(row(page, "es")).not_to_contain_text(text("chief.clear"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text("Give a reason.")
    expect(dialog.get_by_label("Reason")).to_be_focused()
    page.keyboard.type("Better sound")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(row(page, "es")).to_contain_text(text("chief.by_hand", channel="AR", reason="Better sound"))
    expect(page.locator('[data-slot="alarms"]')).to_contain_text("double relay, AR is on relay itself")
    page.locator('[data-clear="es"]').press("Enter")
    expect(row(page, "es")).not_to_contain_text("Manual")
    expect(page.locator('[data-slot="alarms"]')).not_to_contain_text("double relay")


def test_people_are_named_and_a_fault_stands_beside_its_field(page: Page) -> None:
    page.get_by_role("button", name=text("team.edit")).press("Enter")
    who = page.locator('[data-person="ru-1"]')
    who.get_by_label("Name").fill("Анна Петрова")
    who.get_by_label("C languages").fill("en ru")
    page.get_by_role("button", name=text("team.save")).press("Enter")
    expect(who.get_by_label("C languages")).to_be_focused()
    expect(who.get_by_label("C languages")).to_have_attribute("aria-invalid", "true")
    expect(who).to_contain_text(text("team.fault.twice"))
    who.get_by_label("C languages").fill("en qq")
    page.get_by_role("button", name=text("team.save")).press("Enter")
    expect(who).to_contain_text("Enter language codes")
    expect(who.get_by_label("Name")).to_have_value("Анна Петрова")
    who.get_by_label("C languages").fill("en zh pt")
    page.get_by_role("button", name=text("team.save")).press("Enter")
    expect(row(page, "ru")).to_contain_text("Анна Петрова")
    expect(row(page, "ru")).to_contain_text("A RU · C EN ZH PT")
    expect(row(page, "ru")).to_contain_text(text("relay.direct"))


def test_people_are_added_and_removed_and_a_booth_may_have_no_team(page: Page) -> None:
    page.get_by_role("button", name=text("team.edit")).click()
    home = page.locator('[data-team-of="es"]')
    home.get_by_role("button", name=text("team.add")).press("Enter")
    page.keyboard.type("Marta")
    home.get_by_role("button", name="Remove \u2068es-1\u2069").press("Enter")
    home = page.locator('[data-team-of="ru"]')
    for _ in range(2):
        home.get_by_role("button", name="Remove").first.press("Enter")
    home.get_by_label(text("team.desks")).fill("")
    page.get_by_role("button", name=text("team.save")).click()
    expect(row(page, "es")).to_contain_text("Marta")
    expect(page.locator('tr[data-booth="es"] [data-duty]')).to_have_count(2)
    expect(row(page, "ru")).to_contain_text(text("chief.no_team"))


def test_nothing_typed_is_lost_when_somebody_else_saves_and_the_chief_chooses(house: Hall, page: Page) -> None:
    page.get_by_role("button", name=text("team.edit")).click()
    name = page.locator('[data-person="fr-1"]').get_by_label("Name")
    name.fill("Mine")
    booths = house.view("chief", token=house.meeting["tokens"]["console"])["booths"]
    theirs = [each["team"] for each in booths if each["booth"] != "es"]
    house.ask("team.set", booths=theirs)
    expect(page.get_by_role("alert").filter(has_text="Somebody else has changed the team")).to_be_visible()
    expect(name).to_have_value("Mine")
    expect(page.get_by_role("button", name=text("team.save"))).to_be_disabled()
    page.get_by_role("button", name=text("team.mine")).press("Enter")
    page.get_by_role("button", name=text("team.save")).click()
    expect(row(page, "fr")).to_contain_text("Mine")
    expect(row(page, "es")).to_contain_text(text("chief.unnamed"))
    page.get_by_role("button", name=text("team.edit")).click()
    house.ask("team.set", booths=theirs)
    page.get_by_role("button", name=text("team.theirs")).click()
    expect(page.locator('[data-person="fr-1"]').get_by_label("Name")).to_have_value("")
    page.get_by_role("button", name=text("team.discard")).click()
    expect(page.locator('[data-slot="editor"]')).to_be_hidden()


def test_the_file_goes_out_and_comes_back_and_a_faulty_line_is_named(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as coming:
        page.get_by_role("link", name=text("team.download")).click()
    sent = Path(coming.value.path()).read_text(encoding="utf-8")
    assert len(sent.splitlines()) == 15
    file = tmp_path / "team.csv"
    file.write_text(re.sub(r"(?m)^de,", "ru,", sent).replace("ru,1,,", "de,1,,"), encoding="utf-8")
    page.get_by_label(text("team.upload")).set_input_files(file)
    faults = page.locator('[data-slot="faults"]')
    expect(faults).to_contain_text("Nothing was imported")
    expect(faults.locator("li")).to_have_text(re.compile(r"^Line 12, .+de.+: Enter the booth as"))
    file.write_text(sent.replace("ru,1,,", "ru,1,Анна,").replace("yes,zh-3", "no,zh-3"), encoding="utf-8")
    page.get_by_label(text("team.upload")).set_input_files(file)
    expect(page.locator('[data-slot="team-said"]')).to_contain_text("Nothing is saved yet")
    expect(page.locator('[data-person="ru-1"]').get_by_label("Name")).to_have_value("Анна")
    expect(row(page, "ru")).not_to_contain_text("Анна")
    page.get_by_role("button", name=text("team.save")).click()
    expect(row(page, "ru")).to_contain_text("Анна")
    expect(duty(page, "zh-3")).not_to_be_checked()


def test_a_retour_that_others_listen_to_is_changed_by_a_second_press(house: Hall, page: Page) -> None:
    press = row(page, "zh").locator("[data-retour]")
    expect(press).to_have_text(text("chief.retour", language="French"))
    press.click()
    expect(press).to_contain_text("booths listen to it. Press again to change.")
    expect(row(page, "zh")).to_contain_text(text("relay.retour", language="English"))
    press.click()
    expect(row(page, "zh")).to_contain_text(text("relay.retour", language="French"))
    expect(press).to_have_text(text("chief.retour", language="English"))
    house.ask("floor.set_retour", booth="zh", into="en")
    expect(row(page, "zh")).to_contain_text(text("relay.retour", language="English"))


@pytest.mark.full_size
def test_in_each_language_it_says_once_what_is_expected_fits_every_window_and_breaks_no_rule(house: Hall) -> None:
    house.ask("team.set", booths=[])
    set_usual_team(house)
    house.ask("floor.set_language", language="zh")
    opened = {code: come_in(house, code, bypass_csp=True) for code in size(("ar", "zh"), torture=("en", "ar", "zh"))}
    with gathered() as rows:
        for code, each in opened.items():
            with rows(code, "expected"):
                said = text("relay.expected", code)
                expect(each.locator("tbody tr")).to_have_count(6)
                # with the chains, or at the head of what is next
                assert each.locator("main").inner_text().count(said) == 1
                assert {one.get_attribute("title") for one in each.locator("tbody abbr.expected").all()} == {said}
        house.ask("relay.override", booth="es", source="ar", reason="Sound", whole_meeting=True)
        for code, each in opened.items():
            expect(each.locator('[data-clear="es"]')).to_be_attached()
            each.locator('[data-team="edit"]').click()
            for width in size((320, 1024, 1920), torture=(320, 768, 1024, 1366, 1920)):
                with rows(code, "sideways at", width):
                    each.set_viewport_size({"width": width, "height": 768})
                    assert each.evaluate("document.documentElement.scrollWidth") <= width
            each.set_viewport_size(FULL)  # type: ignore[arg-type]
            if code not in size(("ar",), torture=("en", "ar", "zh")):
                continue
            with rows(code, "axe with the form"):
                assert broken(each, {"runOnly": {"type": "tag", "values": LEVELS}}) == []
            with rows(code, "axe with the dialog"):
                each.locator('[data-override="fr"]').click()
                assert broken(each, {"runOnly": {"type": "tag", "values": LEVELS}}) == []
