"""Measure how many planted faults the tests notice: a seeded sample of each folder's mutants.

Cosmic Ray lists the mutants and writes each. What is here picks, runs the tests that concern the module, and counts.
"""

import argparse
import ast
import csv
import importlib
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic
from typing import Any
from warnings import catch_warnings, simplefilter

ROOT = Path(__file__).parent.parent
# folder -> the tests that concern its modules; a module's own test file runs before them
TESTS = {
    "interp/domain/rules": ("tests/domain/rules", "tests/domain/model"),
    "interp/domain/captions": ("tests/domain/captions",),
    "interp/service": ("tests/service",),
}
# mutants that mean the same as the original where enums and None are compared
SAME = {f"core/ReplaceComparisonOperator_{pair}" for pair in ("Eq_Is", "NotEq_IsNot", "Is_Eq", "IsNot_NotEq")}
PRELOADED = (
    "pytest", "xdist.plugin", "hypothesis", "sqlalchemy.orm", "alembic.command", "structlog", "msgspec", "rapidfuzz",
    "argon2", "babel", "docx", "flask", "pypdf",
)  # fmt: skip
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")
SAID = "said.txt"
KEPT = ROOT / "benchmarks" / "kept_mutants.tsv"
COLUMNS = ("path", "line", "operator", "occurrence", "args", "fared")
TIMES = 5  # a mutant may take so many times the processor time of the unmutated run, and four times as much wall time
MEMORY = 4 << 30


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault that can be planted: Cosmic Ray's operator, and the how-manieth place in the module."""

    path: str
    line: int
    operator: str
    occurrence: int
    args: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.operator.removeprefix('core/')} #{self.occurrence}"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may use: seconds of processor and of wall time."""

    cpu_s: float
    wall_s: float


def type_spans(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return where a module writes types and patterns: a mutant there cannot run, so any test would notice it."""
    found: list[ast.expr | ast.pattern | None] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.arg | ast.AnnAssign):
            found.append(node.annotation)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found.append(node.returns)
        elif isinstance(node, ast.MatchOr) or (isinstance(node, ast.BinOp) and _is_union(node)):
            found.append(node)
    return [_span(each) for each in found if each is not None]


def _is_union(node: ast.expr) -> bool:
    """Return whether an expression is a union of named types, as `Event = Given | Taken`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return all(_is_union(each) or _is_type(each) for each in (node.left, node.right))
    return False


def _is_type(node: ast.expr) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return name[:1].isupper() or name in ("str", "int", "bool")


def _span(node: ast.expr | ast.pattern) -> tuple[tuple[int, int], tuple[int, int]]:
    return (node.lineno, node.col_offset), (node.end_lineno or node.lineno, node.end_col_offset or 0)


def listed(tree: Path, folder: str) -> list[Mutant]:
    """Return every mutant of a folder that can change what the code does, in a stable order."""
    commands, work = importlib.import_module("cosmic_ray.commands"), importlib.import_module("cosmic_ray.work_db")
    paths = sorted(path for path in (tree / folder).rglob("*.py"))
    database = work.WorkDB(":memory:", work.WorkDB.Mode.create)
    commands.init(paths, database, {})
    spans = {path: type_spans(path.read_text(encoding="utf-8")) for path in paths}
    found = [
        Mutant(
            each.module_path.relative_to(tree).as_posix(), each.start_pos[0], each.operator_name, each.occurrence,
            tuple(sorted(each.operator_args.items())),
        )
        for item in database.work_items for each in item.mutations
        if each.operator_name not in SAME
        and not any(first <= tuple(each.start_pos) < last for first, last in spans[each.module_path])
    ]  # fmt: skip
    database.close()
    return sorted(found, key=lambda each: (each.path, each.line, each.operator, each.occurrence))


def sample(mutants: Sequence[Mutant], size: int, seed: int, fits: Callable[[Mutant], bool]) -> Iterator[Mutant]:
    """Yield the mutants a seed picks among those that fit, as they are drawn: the first of them are a sample too."""
    order = random.Random(seed).sample(mutants, len(mutants))
    return islice((each for each in order if fits(each)), size)


def compiles(text: str) -> bool:
    """Return whether Python reads a text without a word: what it does not read, no test has to notice."""
    with catch_warnings():
        simplefilter("error")
        try:
            compile(text, "mutant", "exec")
        except (SyntaxError, SyntaxWarning):
            return False
    return True


class NoMutant(LookupError):
    """The module has no such place any more."""


def mutated(mutant: Mutant, text: str) -> str:
    """Return the text of a module with one fault in it. Raises NoMutant."""
    operator = importlib.import_module("cosmic_ray.plugins").get_operator(mutant.operator)(**dict(mutant.args))
    made = importlib.import_module("cosmic_ray.mutating").mutate_code(text, operator, mutant.occurrence)
    if not isinstance(made, str):
        raise NoMutant
    return made


def concerning(tree: Path, path: str) -> list[str]:
    """Return the tests that concern a module, its own file first: most faults show there."""
    folder = next(each for each in TESTS if path.startswith(each + "/"))
    name, mirrored = Path(path).stem, "tests" / Path(path).parent.relative_to("interp")
    own = sorted(each.relative_to(tree).as_posix() for each in (tree / mirrored).glob(f"test_{name}*.py"))
    return [*own, *TESTS[folder]]


def _run(tree: Path, tests: Sequence[str], cpu_s: float | None) -> None:
    """Run tests in this process, which was forked for it, and leave it with pytest's code."""
    import pytest

    if cpu_s is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (int(cpu_s) + 1, int(cpu_s) + 2))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        sys.dont_write_bytecode = True  # a module of the same second and size would be taken for the one before
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_DFL)
    os.chdir(tree)
    with open(SAID, "w") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    os._exit(pytest.main([*OPTIONS, *tests]))


def outcome(tree: Path, tests: Sequence[str], limits: Limits | None = None) -> str:
    """Return `passed`, `failed` or `timed out`: what tests come to in a tree, in a process of their own."""
    process: BaseProcess = get_context("fork").Process(
        target=_run, args=(tree, tests, limits.cpu_s if limits else None)
    )
    process.start()
    try:
        process.join(limits.wall_s if limits else None)
    finally:
        late = process.exitcode is None
        process.kill()
        process.join()
    if late:
        return "timed out"
    if process.exitcode in (-signal.SIGXCPU, -signal.SIGKILL):
        return "timed out"  # the kernel ends whoever has used up the processor time
    return "passed" if process.exitcode == 0 else "failed"


def limits_of(tree: Path, folder: str) -> Limits:
    """Run a folder's tests on the unmutated code and return what a mutant may use. Raises SystemExit if they fail."""
    outcome(tree, TESTS[folder])  # the first run compiles
    began, used = monotonic(), _children_cpu_s()
    if outcome(tree, TESTS[folder]) != "passed":
        said = (tree / SAID).read_text(encoding="utf-8")
        raise SystemExit(f"The tests of {folder} fail on the code as it is:\n{said[-2_000:]}")
    wall_s, cpu_s = monotonic() - began, _children_cpu_s() - used
    return Limits(TIMES * cpu_s, 4 * TIMES * max(wall_s, cpu_s))


def _children_cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def copied(root: Path = ROOT) -> Iterator[Path]:
    """Yield a copy of the tree in which faults may be planted."""
    skip = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__", ".*_cache", ".hypothesis", "dist")
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        yield Path(shutil.copytree(root, Path(folder) / "tree", ignore=skip, symlinks=True))


@contextmanager
def planted(tree: Path, path: str, text: str) -> Iterator[None]:
    """Put another text into a module, and its own back afterwards."""
    module = tree / path
    original = module.read_text(encoding="utf-8")
    for compiled in (module.parent / "__pycache__").glob(f"{module.stem}.*.pyc"):
        compiled.unlink()
    module.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        module.write_text(original, encoding="utf-8")


def changed_line(before: str, after: str) -> str:
    """Return the first line that a fault changed, as it is with the fault."""
    pairs = zip(before.splitlines(), [*after.splitlines(), ""], strict=False)
    return next((new.strip() for old, new in pairs if old != new), "")


def measured(tree: Path, folder: str, size: int, seed: int) -> tuple[int, list[tuple[Mutant, str]]]:
    """Plant a sample of a folder's mutants one by one and print those that survive.

    Return how many mutants there are, and how each of the sample fared: of what was tried, when somebody interrupts.
    """
    everything = listed(tree, folder)
    texts = {each.path: (tree / each.path).read_text(encoding="utf-8") for each in everything}
    drawn = sample(everything, size, seed, lambda each: compiles(mutated(each, texts[each.path])))
    return len(everything), tried(tree, folder, drawn)


def tried(tree: Path, folder: str, mutants: Iterable[Mutant]) -> list[tuple[Mutant, str]]:
    """Plant mutants of a folder one by one, print those that survive, and return how each fared."""
    limits, fared = limits_of(tree, folder), list[tuple[Mutant, str]]()
    try:
        for mutant in mutants:
            before = (tree / mutant.path).read_text(encoding="utf-8")
            try:
                text = mutated(mutant, before)
            except NoMutant:
                print(f"gone: {mutant}", flush=True)
                continue
            with planted(tree, mutant.path, text):
                fared.append((mutant, outcome(tree, concerning(tree, mutant.path), limits)))
            if fared[-1][1] == "passed":
                print(f"{len(fared)}: survived {mutant}\n    {changed_line(before, text)}", flush=True)
    except KeyboardInterrupt:
        print(f"interrupted after {len(fared)}", flush=True)
    return fared


def kept(file: Path = KEPT) -> list[tuple[Mutant, str]]:
    """Return the mutants of a file and how each fared when it was written."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [*csv.DictReader(lines, dialect="excel-tab")]
    return [
        (
            Mutant(row["path"], int(row["line"]), row["operator"], int(row["occurrence"]),
                   tuple(sorted(json.loads(row["args"]).items()))),
            row["fared"],
        )
        for row in rows
    ]  # fmt: skip


def keep(fared: Iterable[tuple[Mutant, str]], file: Path = KEPT) -> None:
    """Write mutants and how each fared to a file."""
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, dialect="excel-tab", lineterminator="\n")
        writer.writerow(COLUMNS)
        for each, came in fared:
            writer.writerow((each.path, each.line, each.operator, each.occurrence, json.dumps(dict(each.args)), came))


def newly_surviving(before: Iterable[tuple[Mutant, str]], now: Iterable[tuple[Mutant, str]]) -> list[Mutant]:
    """Return the mutants that no test notices now and one did before; what was not tried before is not among them."""
    known = dict(before)
    return [each for each, came in now if came == "passed" and known.get(each) in ("failed", "timed out")]


def again(tree: Path, folders: Sequence[str]) -> list[Mutant]:
    """Plant the kept mutants of folders again; return those that newly survive."""
    before = kept()
    now = [
        each
        for folder in folders
        for each in tried(tree, folder, [mutant for mutant, _ in before if mutant.path.startswith(f"{folder}/")])
    ]
    return newly_surviving(before, now)


def row(folder: str, of: int, fared: Counter[str]) -> str:
    """Return a folder's line of the table."""
    tried, killed = fared.total(), fared["failed"] + fared["timed out"]
    share = f"{100 * killed / tried:.1f} %" if tried else "-"
    return f"| `{folder}` | {of} | {tried} | {killed} | {fared['timed out']} | {fared['passed']} | {share} |"


HEAD = (
    "| folder | mutants | sample | killed | of these by time | survived | killed |",
    "|---|--:|--:|--:|--:|--:|--:|",
)


def main(words: Iterable[str] | None = None) -> None:
    """Measure the folders named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", default=list(TESTS), help=f"of {', '.join(TESTS)}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=400)
    parser.add_argument("--keep", action="store_true", help=f"write the sample to {KEPT.relative_to(ROOT)}")
    parser.add_argument("--kept", action="store_true", help="plant those of that file, and tell what newly survives")
    asked: Any = parser.parse_args(list(words) if words is not None else None)
    if unknown := set(asked.folders) - set(TESTS):
        parser.error(f"no tests are known for {', '.join(sorted(unknown))}")
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)  # also where a shell has them ignored: the table is printed
    os.environ["CI"] = "1"  # Hypothesis then draws the same examples for every mutant
    for name in PRELOADED:
        importlib.import_module(name)  # once, not in every forked process
    with copied() as tree:
        if asked.kept:
            lost = again(tree, asked.folders)
            print(f"{len(lost)} newly survive", *lost, sep="\n")
            raise SystemExit(bool(lost))
        found = {folder: measured(tree, folder, asked.size, asked.seed) for folder in asked.folders}
    if asked.keep:
        keep(each for _, fared in found.values() for each in fared)
    rows = [row(folder, of, Counter(came for _, came in fared)) for folder, (of, fared) in found.items()]
    print(f"seed {asked.seed}", *HEAD, *rows, sep="\n")


if __name__ == "__main__":
    main()
