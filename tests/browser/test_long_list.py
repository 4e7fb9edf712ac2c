"""The console with a long list: those who come next stay in view, and a row is found and moved by its letters."""

import pytest

from interp.domain.model.parties import Party
from tests.browser.demo_pages import Hall, takes_press
from tests.browser.long_list import fill, round_of
from tests.browser.waiting import expect
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
OWN_BROWSERS = True

CODES = ("NOR", "CUB", "KEN", "EGY", "FJI", "PAK", "BRA", "CHN", "JPN", "FRA") * 4
# Whether every row at the head of the list, and the bar, is whole on the screen and not covered.
SEEN = """() => ["[data-slot=later] > li", "[data-slot=go]", "[data-slot=name]"].every((where) =>
    [...document.querySelectorAll(where)].every((each) => {
        const { left, right, top, bottom, x, y, width, height } = each.getBoundingClientRect();
        const at = document.elementFromPoint(x + width / 2, y + height / 2);
        const whole = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        return whole && (each.contains(at) || at?.contains(each));
    }))"""


def order(hall: Hall) -> list[str]:
    """Return the codes of those who are inscribed, in order."""
    answer = hall.contexts[0].request.get(f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/programme?language=en")
    row = next(each for each in answer.json()["items"] if each["item"]["id"] == round_of(hall))
    return [str(each["speech"]["party"]["code"]) for each in row["speeches"]]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_next_five_stay_in_view_and_a_row_is_found_and_moved_by_letters(hall: Hall, language: str) -> None:
    fill(hall, *(Party("delegation", "", code=code) for code in CODES))
    hall.ask("item.open", item=round_of(hall))
    hall.advance()
    console = hall.open("console", language, size={"width": 1366, "height": 768})
    later, chosen = console.locator('[data-slot="later"] > li'), console.locator('.programme [aria-selected="true"]')
    expect(later).to_have_count(5)
    expect(console.locator('.programme [data-pick^="speech:"]').first).to_be_attached()
    for press in ("m", *["Alt+ArrowDown"] * 30):
        console.keyboard.press(press)
    assert console.evaluate(SEEN)
    expect(chosen).to_be_in_viewport()
    first = later.first.locator(".name").text_content() or ""
    takes_press(console)
    console.keyboard.press("Space")
    expect(console.locator('[data-slot="go-name"]')).to_contain_text(first)
    expect(later.first).not_to_contain_text(first)
    console.keyboard.press("Alt+Enter")
    console.keyboard.type("فرنس" if language == "ar" else "franc")
    console.keyboard.press("Enter")
    expect(chosen).to_be_in_viewport()
    console.keyboard.press("Control+Alt+Enter")
    console.keyboard.press("Enter")
    until(lambda: order(hall)[0] == "FRA")
    assert sorted(order(hall)) == sorted(CODES)
