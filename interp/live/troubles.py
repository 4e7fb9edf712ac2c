"""Lists the problems of a meeting's screens and of the service's parts, worst first, as pure functions."""

from collections.abc import Iterator

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.views.audiences import Audience
from interp.ports import PartRow, ScreenRow
from interp.ports.part_state import NOTE, STOP, WARN
from interp.value_types import dataclass

SILENT_MS = 3_000
SLOW_MS = 1_000
SKEW_MS = 2_000


@dataclass(frozen=True, slots=True)
class Server:
    """The server: delay of its last beat, free disk bytes, and the build of its pages.

    `jobs` is the number of waiting or running drafts, `waited_ms` how long the oldest has waited; None without
    drafting, or when unknown.
    """

    lag_ms: int
    disk_free: int
    build: str
    jobs: int | None = None
    waited_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem of severity 3 (stops work) to 1 (information), with the screen, language, number or part concerned.

    `audience` is that whose view cannot be made.
    """

    code: str
    severity: int
    screen: int | None = None
    language: str | None = None
    n: int | None = None
    part: str | None = None
    audience: str | None = None


def troubles(
    screens: tuple[ScreenRow, ...], build: str, parts: tuple[PartRow, ...], failing: tuple[Audience, ...] = ()
) -> tuple[Trouble, ...]:
    """Return all problems of screens and parts, worst first, in a stable order. `build` is that of today's pages.

    `failing` are the audiences whose view cannot be made.
    """
    of_parts = [Trouble(each.code or each.part, each.severity, n=each.n, part=each.part) for each in parts]
    of_views = [Trouble("no_view", STOP, language=each.language, audience=each.name) for each in failing]
    found = [*of_views, *of_parts, *(each for row in screens for each in _of_screen(row, build)), *_missing(screens)]
    return tuple(sorted((each for each in found if each.severity), key=lambda each: -each.severity))


def _of_screen(row: ScreenRow, build: str) -> Iterator[Trouble]:
    if row.heard_ms > SILENT_MS:
        yield Trouble("silent", STOP, row.id, n=row.heard_ms // 1000)
    elif row.behind:
        yield Trouble("behind", STOP, row.id, n=row.behind)
    elif row.delay_ms is not None and row.delay_ms > SLOW_MS:
        yield Trouble("slow", WARN, row.id, n=row.delay_ms)
    if row.build and row.build != build:
        yield Trouble("old_build", WARN, row.id)
    if row.skew_ms is not None and abs(row.skew_ms) > SKEW_MS:
        yield Trouble("skew", NOTE, row.id, n=round(row.skew_ms / 1000))


def _missing(screens: tuple[ScreenRow, ...]) -> Iterator[Trouble]:
    if not any(row.audience == "console" for row in screens):
        yield Trouble("no_console", WARN)
    if not any(row.audience == "room" and row.output not in ("overlay", "lectern") for row in screens):
        yield Trouble("no_room", NOTE)
    booths = {row.language for row in screens if row.audience == "booth"}
    yield from (Trouble("no_booth", NOTE, language=code) for code in MEETING_LANGUAGES if code not in booths)
