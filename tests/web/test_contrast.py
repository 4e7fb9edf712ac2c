"""The contrast of the clocks and the strip, computed from the style sheets: what is written, and what is drawn."""

import re

import pytest

from tests.sources import ROOT

CSS = ROOT / "interp" / "web" / "static" / "css"
LOOK = re.sub(r"/\*.*?\*/", "", (CSS / "look.css").read_text(encoding="utf-8"), flags=re.DOTALL)
PRINT = (CSS / "print_sheet.css").read_text(encoding="utf-8")
DARK, LIGHT, YELLOW = ':root[data-theme="dark"]', ":root", ':root[data-theme="yellow"]'
# what is read of a clock in each of its phases: the rule that colours it
CLOCK = {
    "runs": ".clock", "beside": ".clock .of, .clock .left",
    "last minute": '.clock[data-phase="warning"], .clock[data-phase="warning"] .left',
    "time is up": '.clock[data-phase="over"], .clock[data-phase="over"] .left',
    "paused": ".clock[data-paused] .elapsed",
}  # fmt: skip
# what is read of the strip, with the ground on which it stands
STRIP = {
    "an hour after the end": (".strip .mark-end .at", "--ground"),
    "the line": (".strip .mark-line .at", "--ground"),
    "the hours": (".strip .hours", "--ground"),
    "planned after the end": (".strip .bar[data-late]", "--ground"),
    "over": ('.strip .bar[data-status="done"]', "--hair"),
}
# what is drawn of the strip and not read
DRAWN = ("--rule", "--live", "--over", "--text")


def colours(theme: str) -> dict[str, str]:
    """Return the colours of a theme by name."""
    own = next(each for each in re.findall(r"([^{}]+)\{([^{}]*)\}", LOOK) if each[0].strip() == theme)[1]
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6})", own))


def colour(rule: str, of: dict[str, str]) -> str:
    """Return the colour in which a rule writes; that of the page's text where it says none."""
    own = next(body for head, body in re.findall(r"([^{}]+)\{([^{}]*)\}", LOOK) if head.strip() == rule)
    said = re.search(r"(?<![\w-])color:\s*var\((--[\w-]+)\)", own)
    return of[said[1] if said else "--text"]


def light(hexes: str) -> float:
    """Return the relative luminance of a colour."""
    parts = (int(hexes[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


# The pages with clocks are dark; on a delegation's page, which is light, the clock is large type.
@pytest.mark.parametrize(("theme", "least"), [(DARK, 7.0), (YELLOW, 7.0), (LIGHT, 4.5)])
@pytest.mark.parametrize("phase", CLOCK)
def test_a_clock_is_read_in_each_of_its_phases(theme: str, least: float, phase: str) -> None:
    own = colours(theme)
    assert ratio(colour(CLOCK[phase], own), own["--ground"]) >= least


@pytest.mark.parametrize("part", STRIP)
def test_what_is_written_on_the_strip_is_read(part: str) -> None:
    rule, ground = STRIP[part]
    own = colours(DARK)
    assert ratio(colour(rule, own), own[ground]) >= 7


def test_what_is_drawn_of_the_strip_is_seen() -> None:
    own = colours(DARK)
    assert {name: ratio(own[name], own["--ground"]) for name in DRAWN if ratio(own[name], own["--ground"]) < 3} == {}


def test_slower_please_is_read_at_a_lectern() -> None:
    own = colours(DARK)
    assert ratio(own["--on-live"], own["--live"]) >= 7


def test_the_printed_strip_is_read() -> None:
    words, held, end = (
        re.findall(rf"\.strip {each} {{ fill: (#\w{{6}})", PRINT)[0] for each in ("text", "rect", r"text\.ends")
    )
    assert ratio(words, held) >= 7 and ratio(end, "#ffffff") >= 4.5
