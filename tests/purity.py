"""Runs the rules where clock, random, files and network are refused with the caller's name.

`python -m tests.purity import [FOLDER]` imports every module of the domain so (those of FOLDER as if they were in it),
`replay` decides and replays the recorded days, `planted` runs pieces of code read as JSON. Each in a fresh interpreter:
what was imported before could have kept a clock.
"""

import builtins
import datetime
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.packages import PURE
from tests.sample_sizes import size
from tests.sources import ROOT
from tests.test_layers import CLOCKS

CORE = ("interp.domain", "interp.errors", "interp.languages")
MAKES = "interp.value_types"  # the classes of the core, by text that is made of the names of their fields
WORLD = ("time", "random", "secrets", "uuid", "os", "socket", "subprocess")
DOORS = ("open", "print", "input")
REPORTED = ("open", "os", "socket", "subprocess", "shutil", "sqlite3", "ctypes", "tempfile", "glob", "urllib")
LOADER = "<frozen importlib._bootstrap_external>"
USED = ("msgspec", "lzma")  # what reads a history, loaded beforehand
SCREENS = ("captions/ar", "room/en", "booth/fr", "console/en", "chair/ar", "desk/ar", "technician/en", "cues/ar")


class Impure(BaseException):
    """The core asked for something outside; no `except Exception` hides it."""


class Refused:
    """What stands in the place of something outside: called or looked into, it refuses."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, *_: object, **__: object) -> object:
        raise Impure(self._name)

    def __getitem__(self, _: object) -> object:
        raise Impure(self._name)


class Guard:
    """Whether the guard is on; a hook of the interpreter can never be taken away."""

    on = False


def hook(event: str, args: tuple[object, ...]) -> None:
    """Refuse files, sockets and processes, which the interpreter reports; the loader of modules may read files."""
    if Guard.on and event.partition(".")[0] in REPORTED and sys._getframe(1).f_code.co_filename != LOADER:
        raise Impure(f"{event} {str(args)[:80]}")


@contextmanager
def guarded() -> Iterator[None]:
    """Refuse the core every import but the pure ones, and everybody clock, chance, files, network and terminal."""
    with ExitStack() as undo:
        for module, name, instead in list(_poison()):
            undo.callback(setattr, module, name, getattr(module, name))
            setattr(module, name, instead)
        Guard.on = True
        undo.callback(setattr, Guard, "on", False)
        yield


def _poison() -> Iterator[tuple[ModuleType, str, object]]:
    yield builtins, "__import__", _importing(builtins.__import__)
    yield from ((builtins, name, Refused(f"builtins.{name}")) for name in DOORS)
    for module in map(import_module, WORLD):
        public = (name for name in vars(module) if not name.startswith("_"))
        yield from ((module, name, Refused(f"{module.__name__}.{name}")) for name in public if _asks(module, name))
    yield datetime, "datetime", _without_clock(datetime.datetime)
    yield datetime, "date", _without_clock(datetime.date)


def _asks(module: ModuleType, name: str) -> bool:
    """Return whether a public name of the outer world is one of its own to call, or the environment."""
    value = getattr(module, name)
    if isinstance(value, type) and issubclass(value, BaseException):
        return False
    return name == "environ" or (callable(value) and getattr(value, "__module__", None) not in ("abc", "enum"))


def _importing(really: Callable[..., Any]) -> Callable[..., Any]:
    """Return the import that refuses a module of the core whatever is not pure."""

    def imported(name: str, *rest: Any, **more: Any) -> Any:
        importer = str(sys._getframe(1).f_globals.get("__name__"))
        if _within(importer, CORE):
            wanted = tuple(rest[2] or ()) if len(rest) > 2 else ()
            names = [f"interp.{each}" for each in wanted] if name == "interp" else [name]
            if not all(_within(each, (*CORE, MAKES)) or each.partition(".")[0] in PURE for each in names):
                raise Impure(f"{importer} imports {names}")
        return really(name, *rest, **more)

    return imported


def _within(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in packages)


def _without_clock(kind: type) -> type:
    """Return a date type that cannot be asked what time it is."""
    clocks = {name: staticmethod(Refused(f"datetime.{name}")) for name in CLOCKS if hasattr(kind, name)}
    return type(kind.__name__, (kind,), clocks)


def import_all(folder: Path | None) -> list[str]:
    """Import every module of the domain, and those of `folder` as if they stood in it; return their names."""
    assert not [name for name in sys.modules if _within(name, CORE)], "imported before the guard"
    below = ROOT / "interp/domain"
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sorted(below.rglob("*.py"))]
    names += [f"interp.domain.{path.stem}" for path in sorted(folder.glob("*.py"))] if folder else []
    with guarded():
        domain = import_module("interp.domain")
        domain.__path__.extend([str(folder)] if folder else [])
        for name in names:
            import_module(name.removesuffix(".__init__"))
    return names


def guarded_releases() -> list[str]:
    """Return the releases whose recorded days are replayed under guard: the newest; in torture all."""
    recorded = import_module("tests.releases.history").releases()
    return list(recorded[-size(1, torture=len(recorded)) :])


def replay_all() -> dict[str, int]:
    """Replay every recorded day with its views, and decide its commands; return how many there were of what."""
    import_all(None)
    history, builders = import_module("tests.releases.history"), import_module("tests.builders")
    found: Counter[str] = Counter()
    for release in guarded_releases():
        entries = list(history.opened(history.path_of(release)).without_screens())
        with guarded():
            found.update(_relived(entries, history, builders))
    return dict(found)


def _relived(entries: list[Any], history: Any, builders: Any) -> Iterator[str]:
    """Yield "row" for each row that was replayed, and how each command came out against what was recorded."""
    caused: dict[tuple[str, str], list[Any]] = {}
    for entry in entries:
        if entry.row:
            caused.setdefault((entry.stream, entry.row["command_id"]), []).append(history.logged(entry.row).event)
    shown = history.Shown({name: history.makers()[name] for name in SCREENS})
    state = builders.Meeting()
    for entry in entries:
        if entry.asked:
            state = state if entry.asked["after"] else builders.Meeting()
            yield _decided(state, entry.asked, caused[entry.stream, entry.asked["id"]], builders)
        else:
            state = builders.evolve(state, history.logged(entry.row))
            shown.after(state)
            yield "row"


def _decided(state: Any, asked: dict[str, Any], recorded: list[Any], builders: Any) -> str:
    """Return whether a command causes the recorded events; what they say of the floor's language is no longer a guess.

    The service completes some commands, so the rules alone may refuse them.
    """
    commands, errors = import_module("interp.domain.model.commands"), import_module("interp.errors")
    command = import_module("msgspec").convert(asked["args"], commands.COMMANDS[asked["name"]])
    try:
        events = builders.decided(state, command, asked["at"], asked["id"])
    except errors.InterpError:
        return "refused"
    same = [type(each) for each in events] == [type(each) for each in recorded[: len(events)]]
    return "as recorded" if events and same else "otherwise"


def run_planted(pieces: dict[str, str]) -> dict[str, str | None]:
    """Run each piece of code as a module of the domain; return what it was refused, None for nothing."""
    return {name: _run(code) for name, code in pieces.items()}


def _run(code: str) -> str | None:
    try:
        with guarded():
            exec(compile(code, "planted", "exec"), {"__name__": "interp.domain.planted"})
    except Impure as refused:
        return str(refused)
    return None


def main(what: str, folder: str | None = None) -> None:
    """Do what the command line asks for and print the answer as JSON."""
    for name in (*sorted(PURE), *USED):
        import_module(name)
    sys.addaudithook(hook)
    match what:
        case "import":
            answer: object = import_all(Path(folder) if folder else None)
        case "replay":
            answer = replay_all()
        case _:
            answer = run_planted(json.load(sys.stdin))
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
