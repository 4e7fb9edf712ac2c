"""Reads and writes the recorded day of a release, and shows every screen as today's code does.

The file is JSON lines in xz. The first line is the release with its events and audiences. Then come, stream by stream,
the commands as they were asked and the rows of the log as they were stored, each row with what it changed of every
screen: `[path, value]`, the path being the names of fields and the places in lists down to it.
"""

import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from interp.domain.model.events import Logged
from interp.domain.model.state import Meeting
from interp.domain.views.audiences import AUDIENCES, Audience, every_audience, view
from interp.domain.views.desk import text_rows
from interp.domain.views.parts.captions import last_cues
from interp.domain.views.programme import programme, speaker_list
from interp.wire import captions_message, event_from_row, view_json, view_message

HERE = Path(__file__).parent
ENDING = ".history.xz"
EPOCH = "recorded"
LANGUAGES = ("en", "ar")

Screens = dict[str, Any]
Change = tuple[list[str | int], Any]
Make = Callable[[Meeting], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the log, or the command that was asked (`row` None), with what each screen showed after it."""

    stream: str
    row: dict[str, Any] | None
    asked: dict[str, Any] | None
    screens: Screens


class _Line(msgspec.Struct):
    """A line without what it changed of every screen."""

    stream: str
    row: dict[str, Any] | None = None
    asked: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What was recorded of a release: its name, events and audiences, and its lines, not read yet."""

    about: dict[str, Any]
    lines: tuple[bytes, ...]

    def entries(self) -> Iterator[Entry]:
        """Yield every line in order, the screens whole; what did not change is the same object as before."""
        stream, screens = "", Screens()
        for line in self.lines:
            read = msgspec.json.decode(line)
            if read["stream"] != stream:
                stream, screens = read["stream"], {}
            screens = applied(screens, read.get("screens", []))
            yield Entry(stream, read.get("row"), read.get("asked"), screens)

    def without_screens(self) -> Iterator[Entry]:
        """Yield every line in order with no screens, which costs a fraction."""
        for line in self.lines:
            read = msgspec.json.decode(line, type=_Line)
            yield Entry(read.stream, read.row, read.asked, {})


def path_of(release: str) -> Path:
    """Return where the history of a release is kept."""
    return HERE / f"{release}{ENDING}"


def releases() -> tuple[str, ...]:
    """Return the releases with a history, in order of name."""
    return tuple(sorted(path.name.removesuffix(ENDING) for path in HERE.glob(f"*{ENDING}")))


def opened(path: Path) -> History:
    """Return the history in a file."""
    about, *lines = lzma.decompress(path.read_bytes()).splitlines()
    return History(msgspec.json.decode(about), tuple(lines))


def packed(history: History) -> bytes:
    """Return the bytes of a history's file."""
    lines = (msgspec.json.encode(history.about), *history.lines)
    return lzma.compress(b"\n".join(lines) + b"\n")


def logged(row: dict[str, Any]) -> Logged:
    """Return a stored row as today's code reads it."""
    event = event_from_row(row["name"], row["version"], row["body"])
    return Logged(row["seq"], row["at"], event, row["actor"], row["device"], row["command_id"], row["part"])


def audiences() -> tuple[Audience, ...]:
    """Return every audience in English and Arabic, and every booth."""
    return tuple(each for each in every_audience() if each.language in LANGUAGES or each.name == "booth")


def _shown(audience: Audience) -> Make:
    """Return what makes a view; its number is left out, for a view that gains fields is sent oftener."""
    return lambda state: view_message(EPOCH, 0, audience.name, audience.language, view(state, audience))


def _cues(language: str) -> Make:
    return lambda state: captions_message(EPOCH, language, last_cues(state, language))


def _answers(language: str, drafts: bool) -> Make:
    """Return what makes the answers over HTTP that depend on the log alone."""
    return lambda state: {
        "programme": view_json(programme(state, language, drafts=drafts)),
        "speakers": view_json(speaker_list(state, language, drafts=drafts)),
        "texts": [view_json(row) for row in text_rows(state, language)],
    }


def makers() -> dict[str, Make]:
    """Return what makes the messages of each screen; its name is what stands first in a path."""
    made: dict[str, Make] = {f"{each.name}/{each.language}": _shown(each) for each in audiences()}
    made |= {f"cues/{language}": _cues(language) for language in LANGUAGES}
    return made | {"answers/en": _answers("en", drafts=True), "answers/ar": _answers("ar", drafts=False)}


class Shown:
    """The screens of one meeting as today's code shows them; what is sent again as it was is the same object."""

    def __init__(self, making: dict[str, Make]) -> None:
        self._making = making
        self._sent = dict[str, tuple[bytes, Any]]()

    def after(self, state: Meeting) -> Screens:
        """Return what each screen shows of a state, as it is read from the wire."""
        for name, make in self._making.items():
            sent = msgspec.json.encode(make(state))
            if self._sent.get(name, (b"",))[0] != sent:
                self._sent[name] = (sent, msgspec.json.decode(sent))
        return {name: shown for name, (_, shown) in self._sent.items()}


def about(release: str, events: list[list[str | int]]) -> dict[str, Any]:
    """Return the first line of a history recorded with today's code; `audiences` without those of one scope."""
    for_all = sorted(name for name, rule in AUDIENCES.items() if not rule.scope)
    return {"release": release, "events": sorted(events), "audiences": for_all, "screens": sorted(makers())}


def changes(before: Any, after: Any, path: tuple[str | int, ...] = ()) -> Iterator[Change]:
    """Yield what turns one JSON value into another: each deepest field or place of a list that is not the same."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() <= after.keys():
        for name, value in after.items():
            if name in before:
                yield from changes(before[name], value, (*path, name))
            else:
                yield [*path, name], value
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for place, value in enumerate(after):
            yield from changes(before[place], value, (*path, place))
    else:
        yield list(path), after


def applied(value: Any, changed: list[Change]) -> Any:
    """Return the value with its changes; what none of them touches is the same object."""
    for path, new in changed:
        value = _put(value, path, new)
    return value


def _put(value: Any, path: list[str | int], new: Any) -> Any:
    if not path:
        return new
    place, *deeper = path
    if isinstance(place, int):
        return [*value[:place], _put(value[place], deeper, new), *value[place + 1 :]]
    return {**value, place: _put(value.get(place), deeper, new)}
