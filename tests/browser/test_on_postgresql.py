"""Floor, captions and desk once on PostgreSQL; `make on-postgresql` does the walks of SQLite there."""

import pytest

from tests.browser.demo_pages import Hall, shows, takes_press
from tests.browser.waiting import expect
from tests.forked_demo import on_server
from tests.postgresql_server import server_address

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300), pytest.mark.usefixtures("server")]
SMALL_PAGES = True


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have demonstrations keep their meetings in a database, where there is a server."""
    server_address()
    monkeypatch.setenv("ON_POSTGRESQL", "1")


def test_a_switch_a_caption_and_a_text_of_the_desk_reach_the_screens(hall: Hall) -> None:
    assert on_server(hall.demo.log.parent).startswith("postgresql:")
    console, phone = hall.open("console"), hall.open("captions", "ru")
    console.keyboard.press("Space")
    for page in (console, phone):
        shows(page, "Kate Gilmore")
    line = hall.ask("caption.type", text="Thank you, Mr. President.", language="en")
    cue = phone.locator("[data-slot=cues] .cue").first
    expect(cue.locator(".words[lang=en]")).to_have_text("Thank you, Mr. President.")
    hall.ask("caption.correct", unit=line, language="ru", text="Спасибо, г-н Председатель.", revision=0)
    expect(cue.locator(".words[lang=ru]")).to_have_text("Спасибо, г-н Председатель.")
    field = hall.open("desk", query="language=ru").locator(".text", has_text="Kate Gilmore").first.locator("textarea")
    field.fill("Кейт Гилмор")
    field.press("Control+Shift+Enter")
    shows(phone, "Кейт Гилмор")
    takes_press(console)
    console.keyboard.press("Space")
    shows(phone, "John Carr")
