"""The written day: at every step all pages say the same time of a speech, an item and the meeting, and who is next."""

import re
from collections.abc import Iterator

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from tests.browser.page_texts import text
from tests.row_by_row import row_by_row
from tests.true_day.written import LANGUAGES, LIST, pages_in, path_of, steps_in

CLOCK = re.compile(r"[−+]?\d+:\d\d(:\d\d)?")
CODE = re.compile(r" [A-Z]{2}\??$")
LENGTH = re.compile(r"(?:(\d+)′)?(?:(\d\d?)″)?")
LABELS = {text(f"clock.{name}", code): name for name in ("item", "meeting") for code in MEETING_LANGUAGES}
Parts = dict[str, str]


def written(language: str) -> str:
    """Return the written walk in a language."""
    return path_of(language).read_text("utf-8")


def moments(walk: str) -> Iterator[tuple[str, dict[str, Parts], str]]:
    """Yield each step with what every page says after it, and the open row of the console's programme."""
    last: dict[str, Parts] = {}
    rows: list[str] = []
    for title, lines in [*steps_in(walk).items()][:-1]:
        pages = dict(pages_in(lines))
        for kind, said in pages.items():
            if len(said) == 1 and said[0].endswith(": as before"):
                continue
            parts = [line.strip().partition(": ")[::2] for line in said[1:]]
            last[kind] = dict(reversed(parts))
            if kind == "console":
                rows = [row for row in rows if (f"{LIST}, no longer", row) not in parts]
                rows += [row for name, row in parts if name == LIST]
        opened = [row for row in rows if row.startswith("▸")]
        yield title, {kind: last[kind] for kind in pages}, opened[0] if opened else ""


def clocks(times: str) -> dict[str, list[str]]:
    """Return the times of a page by what they are of: the speech, the item, the meeting and its end.

    A booth's page is in the language into which the booth works now.
    """
    found: dict[str, list[str]] = {"speech": []}
    of = "speech"
    for each in times.split(" | "):
        if each in LABELS:
            of = LABELS[each]
            found[of] = []
        elif CLOCK.fullmatch(each.removeprefix("/ ")):
            found[of].append(each)
    return found


def seconds(clock: str) -> int:
    """Return the seconds of a clock, without its sign."""
    whole = 0
    for part in clock.lstrip("−+/ ").split(":"):
        whole = whole * 60 + int(part)
    return whole


def lengths(row: str) -> list[int]:
    """Return the lengths in a row, in seconds: 3′, 9′30″, 45″."""
    found = [each for each in LENGTH.finditer(row) if each.group()]
    return [int(each[1] or 0) * 60 + int(each[2] or 0) for each in found]


def contradictions(walk: str) -> Iterator[object]:
    """Yield what two pages say differently of a time: of the speech, the item, the meeting, what is left of an item."""
    for title, pages, opened in moments(walk):
        by_page = {kind: clocks(said.get("times", "")) for kind, said in pages.items()}
        spoken = [each["speech"] for each in by_page.values() if each["speech"]]
        left = {each[-1] for each in spoken if len(each) > 1 and not each[-1].startswith("/")}
        if len({each[0] for each in spoken}) > 1 or len(left) > 1:
            yield title, spoken
        console, booth = by_page["console"], by_page["booth"]
        for of in ("item", "meeting"):
            if console.get(of, []) != booth.get(of, []):
                yield title, of, console.get(of), booth.get(of)
        item, own = console.get("item", []), lengths(opened)[:2]
        if len(item) == 3 and len(own) == 2 and own[1] == seconds(item[1]) and own[0] != seconds(item[2]):
            yield title, item, opened


@row_by_row("language", LANGUAGES)
def test_no_page_contradicts_another_about_a_time(language: str) -> None:
    assert [*contradictions(written(language))] == []


@row_by_row("right, wrong", [
    ("booth\n  item: Presentations", "booth\n  times: ● | 59:59\n  item: Presentations"),
    ("| 9′30″ of 10′ left", "| 9′31″ of 10′ left"), ("Item | ●", "Item | ● | 59:59"),
])  # fmt: skip
def test_another_time_on_one_page_is_noticed(right: str, wrong: str) -> None:
    assert right in written("en")
    assert [*contradictions(written("en").replace(right, wrong, 1))] != []


def test_an_item_with_a_length_of_its_own_is_among_them() -> None:
    found = 0
    for _, pages, opened in moments(written("en")):
        item = clocks(pages["console"].get("times", "")).get("item", [])
        found += len(item) == 3 and seconds(item[1]) == [*lengths(opened), 0, 0][1]
    assert found > 10


@row_by_row("language", LANGUAGES)
def test_every_page_says_the_same_of_who_is_next(language: str) -> None:
    label = text("next", language)
    for title, pages, _ in moments(written(language)):
        coming = {kind: pages[kind].get("next", "") for kind in ("booth", "captions", "room")}
        names = {kind: said.split(" | ")[1] for kind, said in coming.items() if said.startswith(f"{label} | ")}
        assert len(set(names.values())) <= 1, (title, coming)
        chief = CODE.sub("", pages["chief"].get("next", ""))  # on whose behalf is not said there
        for each in (label, text("armed", language)):
            chief = chief.removeprefix(f"{each} ")
        assert all(each.startswith(chief) for each in names.values()), (title, names, chief)


@row_by_row("language", LANGUAGES)
def test_no_length_in_the_programme_looks_like_a_time_of_day(language: str) -> None:
    for title, lines in steps_in(written(language)).items():
        rows = [line for line in lines if line.startswith(f"  {LIST}")]
        assert [row for row in rows for cell in row.split(" | ")[1:] if CLOCK.fullmatch(cell)] == [], title


@row_by_row("language", LANGUAGES)
def test_of_a_closed_meeting_the_chair_has_nothing_to_read_out(language: str) -> None:
    closed = [pages["chair"] for title, pages, _ in moments(written(language)) if "Console G: closed" in title]
    assert len(closed) == 2 and all("say" not in each for each in closed)
