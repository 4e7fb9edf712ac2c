"""What the technician is told is wrong, and in which order; how the screens are measured."""

from dataclasses import replace

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.views.audiences import Audience
from interp.live.presence import ProcessPresence
from interp.live.troubles import troubles
from interp.ports import PartRow, Presence, Screen, ScreenRow

CONSOLE = ScreenRow(1, "console", "en", "desk-1", "b1", 9, 0, 12, 40, 300)
WALL = replace(CONSOLE, id=2, audience="room", device="left-wall")
BOOTHS = tuple(
    replace(CONSOLE, id=number, audience="booth", language=code)
    for number, code in enumerate(MEETING_LANGUAGES, start=10)
)
ALL = (CONSOLE, WALL, *BOOTHS)
FR, PHONE = Audience("booth", "fr"), Audience("captions", "ar")


def wrong(*screens: ScreenRow, parts: tuple[PartRow, ...] = ()) -> list[str]:
    """Return the codes of what is wrong, in their order."""
    return [each.code for each in troubles(screens, "b1", parts)]


def test_when_all_is_well_nothing_is_said() -> None:
    assert wrong(*ALL) == []


@pytest.mark.parametrize(
    ("changes", "code", "severity", "n"),
    [
        ({"heard_ms": 9_400}, "silent", 3, 9),
        ({"behind": 4}, "behind", 3, 4),
        ({"delay_ms": 1_400}, "slow", 2, 1_400),
        ({"build": "b0"}, "old_build", 2, None),
        ({"skew_ms": -61_000}, "skew", 1, -61),
    ],
)
def test_a_bad_screen_is_named_with_what_it_has(
    changes: dict[str, int], code: str, severity: int, n: int | None
) -> None:
    (found,) = troubles((*ALL[1:], replace(CONSOLE, **changes)), "b1", ())  # type: ignore[arg-type]
    assert (found.code, found.severity, found.screen, found.n) == (code, severity, CONSOLE.id, n)


def test_a_program_that_says_no_build_and_no_skew_is_let_be() -> None:
    assert wrong(*ALL[1:], replace(CONSOLE, build="", skew_ms=None, delay_ms=None)) == []


def test_the_worst_comes_first() -> None:
    bad = (replace(CONSOLE, skew_ms=9_000), replace(WALL, heard_ms=5_000), *BOOTHS[1:])
    late = PartRow("beat", "late", 2, 400)
    assert wrong(*bad, parts=(late,)) == ["silent", "late", "skew", "no_booth"]


def test_a_part_in_trouble_is_named_and_one_that_is_well_is_not() -> None:
    parts = (PartRow("disk", "disk", 3, 90), PartRow("worker", "no_drafting", 0, None), PartRow("log", None, 0, None))
    (found,) = troubles(ALL, "b1", parts)
    assert (found.code, found.severity, found.n, found.part, found.screen) == ("disk", 3, 90, "disk", None)


def test_a_view_that_cannot_be_made_stops_work_and_names_its_audience_and_language() -> None:
    (found,) = troubles(ALL, "b1", (), (FR,))
    assert (found.code, found.severity, found.audience, found.language) == ("no_view", 3, "booth", "fr")


def test_what_nobody_has_opened_is_said() -> None:
    assert wrong() == ["no_console", "no_room", *["no_booth"] * 6]


def test_an_overlay_or_a_lectern_is_no_screen_in_the_room() -> None:
    overlay, lectern = (replace(CONSOLE, audience="room", output=each) for each in ("overlay", "lectern"))
    assert wrong(CONSOLE, overlay, lectern)[0] == "no_room"
    assert "no_room" not in wrong(CONSOLE, overlay, replace(overlay, output=""))


# --- the measuring


@pytest.fixture
def presence() -> Presence:
    """Return a presence with a booth called a and a phone called b."""
    made = ProcessPresence("run1")
    made.enter("a", Screen("m1", FR, "cabin", 5, 0, "b1"))
    made.reader_came("m1", PHONE)
    return made


def test_the_delay_is_from_the_beat_to_its_own_answer(presence: Presence) -> None:
    for at in (1_000, 2_000):
        presence.beaten({("m1", FR): 5}, at)
    presence.heard("a", 5, 2_300, skew_ms=-7)
    presence.heard("a", 5, 2_320)
    assert presence.rows("m1", 2_400)[0].delay_ms == 320
    presence.beaten({("m1", FR): 5}, 3_000)
    presence.heard("a", 5, 4_300, skew_ms=-7)
    (row,) = presence.rows("m1", 4_500)
    assert (row.delay_ms, row.skew_ms, row.heard_ms, row.device, row.build) == (1_300, -7, 200, "cabin", "b1")


def test_a_screen_is_behind_the_number_its_beat_told_and_not_the_one_since(presence: Presence) -> None:
    presence.beaten({("m1", FR): 8}, 1_000)
    presence.heard("a", 6, 1_010)
    assert presence.rows("m1", 1_010)[0].behind == 2


def test_attendees_are_counted_and_never_listed(presence: Presence) -> None:
    assert [row.audience for row in presence.rows("m1", 0)] == ["booth"]
    assert presence.attendees("m1") == {"ar": 1}


def test_a_screen_is_found_in_its_own_meeting_only(presence: Presence) -> None:
    (row,) = presence.rows("m1", 0)
    assert (presence.find("m1", row.id), presence.find("m2", row.id)) == ("a", None)
