"""Measures drafting: interp against argostranslate's own translate(), on one model of the official size, in one run."""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import report, statement
from benchmarks.rows import Row
from interp.drafting.machine import fixture_model_weights, fixture_packages
from interp.drafting.machine.models import package_install

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- drafting: begin -->", "<!-- drafting: end -->"
PACKAGES = ("argos-translate-lt", "ctranslate2", "sentencepiece")
PAPER = "hrc31-concept-note.txt"
TARGETS = ("fr", "es", "ru")
QUICK_WORDS = 16  # one sentence, of a quick run: it says that both ways work
PIECES = 50_000  # in the vocabulary of an official package
SENTENCE = (
    "The annual full-day meeting will constitute an opportunity to discuss different national, regional and "
    "international initiatives to empower children through information and communication technologies."
)
HEAD = ("drafter", "beam", "wall s", "words/s", "CPU s", "words/CPU s", "one sentence ms", "ours, wall", "ours, CPU")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to draft the note: by whom, how wide the search, with what in the environment."""

    name: str
    drafter: str
    beam: int
    environment: tuple[tuple[str, str], ...] = ()


Waits = dict[str, list[tuple[float, float]]]
ARGOS = fixture_model_weights.Shape(layers=6, depth=512, heads=8, inner=2048, tied=True, quantization="int8")
QUICK = replace(ARGOS, layers=2)
GREEDY, SINGLE = ("ARGOS_BEAM_SIZE", "1"), ("ARGOS_INTRA_THREADS", "1")
WAYS = (
    Way("interp", "ours", 4),
    Way("argostranslate", "argos", 4),
    Way("argostranslate, one thread", "argos", 4, (SINGLE,)),
    Way("interp", "ours", 1),
    Way("argostranslate", "argos", 1, (GREEDY,)),
    Way("argostranslate, one thread", "argos", 1, (GREEDY, SINGLE)),
)


def main(words: list[str] | None = None) -> int:
    """Run the benchmark; return 0, or 1 when the two did not write the same words."""
    asked = arguments(words)
    load, lines = os.getloadavg()[0], note()[: asked.lines]
    with tempfile.TemporaryDirectory(prefix="interp-bench-") as name:
        folder = Path(name) / "models"
        shape = fixture_model_weights.SMALL if asked.quick else ARGOS
        prepare(folder, lines, shape, 3_000 if asked.quick else PIECES, statement.TARGETS)
        spoken = QUICK_WORDS if asked.quick else statement.WORDS
        waits = statements(folder, asked.passes, spoken)
        taken = measure(folder, lines, asked.passes, (WAYS[0], WAYS[2]) if asked.quick else WAYS)
        held = run(folder, {"drafter": "memory", "beam": 4, "targets": TARGETS, "lines": lines[:12]}, {})
        size_mb = (folder / "translate-en_fr-0_1/model/model.bin").stat().st_size / 1e6
    said = [*table(taken, lines), "", remarks(taken, lines), memory(held, size_mb), "", *statement_table(waits)]
    found = compared(taken, waits, lines, spoken)
    print(*said, *(f"{each.name}: {each.what}: {each.ratio:.2f}" for each in found), sep="\n")
    if not asked.quick and not asked.no_write:
        loads = f"{asked.passes} passes, the order changing; medians. Load average when it began: {load:.1f}; "
        loads += f"when it ended: {os.getloadavg()[0]:.1f}, the benchmark's own share included."
        report.write(DOCUMENT, f"{report.ran_on(PACKAGES)} {loads}\n\n" + "\n".join(said), BEGIN, END)
    return 0 if min(likeness(taken).values()) > 0.9 else 1


def arguments(words: list[str] | None) -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passes", type=int, default=3, help="turns of each drafter, the order changing")
    parser.add_argument("--lines", type=int, default=None, help="only so many lines of the note")
    parser.add_argument("--quick", action="store_true", help="a small model, 12 lines, 1 pass; writes no document")
    parser.add_argument("--no-write", action="store_true", help="print only, leave docs/performance.md as it is")
    asked = parser.parse_args(words)
    if asked.quick:
        asked.passes, asked.lines = 1, 12
    return asked


def note() -> list[str]:
    """Return the lines of the seed's concept note that hold text."""
    text = resources.files("interp.seed").joinpath(PAPER).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


def prepare(
    folder: Path,
    lines: Sequence[str],
    shape: fixture_model_weights.Shape,
    pieces: int,
    targets: Sequence[str] = TARGETS,
) -> None:
    """Write packages from English that copy: the size, speed and memory of real ones, and output of a real length."""
    words = sorted({word.strip(".,:;()“”‘’") for line in lines for word in line.split()} - {""})
    filler = [f"filler{number}" for number in range(pieces - 2 * len(words) - len(fixture_packages.ALPHABET))]
    known = fixture_model_weights.vocabulary(((word, word) for word in (*words, *filler)), fixture_packages.ALPHABET)
    for target in targets:
        package = folder / f"translate-en_{target}-0_1"
        package.mkdir(parents=True)
        fixture_packages.write(package, "en", target, known, shape)
        package_install.record(package, hashlib.sha256(b"").hexdigest(), "the benchmark")


def rows(quick: bool) -> list[Row]:
    """Return the two rows of B19. `quick`: a smaller model and less text, which says whether it runs, not how fast."""
    with tempfile.TemporaryDirectory(prefix="interp-bench-") as name:
        folder, lines = Path(name) / "models", note()[: 12 if quick else None]
        prepare(folder, lines, QUICK if quick else ARGOS, 3_000 if quick else PIECES, statement.TARGETS)
        spoken = QUICK_WORDS if quick else statement.WORDS
        waits = statements(folder, 1 if quick else 3, spoken)
        taken = measure(folder, lines, 1 if quick else 3, (WAYS[0], WAYS[2]))
    return compared(taken, waits, lines, spoken, "a small model: not a speed" if quick else "")


def compared(
    taken: Mapping[Way, Sequence[Mapping[str, Any]]], waits: Waits, lines: Sequence[str], spoken: int, note: str = ""
) -> list[Row]:
    """Return the rows of a run: the statement's first sentence, and the speed of the engine at beam 4 on one thread."""
    words = sum(len(line.split()) for line in lines)
    (ours, _), (before, _) = (medians(waits[way]) for way in ("interp", "before"))
    each_s, theirs = (words / median(each["cpu_s"] for each in taken[way]) for way in (WAYS[0], WAYS[2]))
    said = "statement: first sentence in five languages"
    return [
        Row("B19", said, spoken, ours, before, 0.33, "s", note),
        Row("B19", "words per processor second, beam 4, one thread", words, each_s, theirs, 3.2, "words/s", note),
    ]


def statements(folder: Path, passes: int, words: int) -> Waits:
    """Return how long statements waited, by the way of drafting, which take turns: first sentence and all, seconds."""
    waits: Waits = {"interp": [], "before": []}
    for turn in range(passes):
        for way in list(waits)[:: -1 if turn % 2 else 1]:
            asked = {"drafter": "statement", "before": way == "before", "seed": 250 + turn}
            asked |= {"statements": 1, "words": words}
            waits[way] += run(folder, asked, {})["waits"]
            print(f"statement, {way}: {waits[way][-1][0]:.1f} s", file=sys.stderr)
    return waits


def medians(waits: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the median seconds to the first sentence and to all."""
    return median(first for first, _ in waits), median(whole for _, whole in waits)


def statement_table(waits: Waits) -> list[str]:
    """Return the table of a statement's wait in Markdown."""
    rows = [("order", "first sentence in five languages s", "all of it s"), ("---", "---:", "---:")]
    for way, said in (("interp", "interp"), ("before", "one language after the other")):
        rows.append((said, *(f"{seconds:.1f}" for seconds in medians(waits[way]))))
    ratios = (ours / before for ours, before in zip(medians(waits["interp"]), medians(waits["before"]), strict=True))
    rows.append(("**ratio**", *(f"**{ratio:.2f}**" for ratio in ratios)))
    return ["| " + " | ".join(row) + " |" for row in rows]


def measure(
    folder: Path, lines: Sequence[str], passes: int, ways: Sequence[Way] = WAYS
) -> dict[Way, list[dict[str, Any]]]:
    """Return what each way took in each pass; they take turns and never run together."""
    taken: dict[Way, list[dict[str, Any]]] = {way: [] for way in ways}
    for turn in range(passes):
        for way in ways[:: -1 if turn % 2 else 1]:
            asked = {"drafter": way.drafter, "beam": way.beam, "target": TARGETS[0], "lines": lines}
            taken[way].append(run(folder, asked | {"sentence": SENTENCE}, dict(way.environment)))
            print(f"{way.name}, beam {way.beam}: {taken[way][-1]['wall_s']:.1f} s", file=sys.stderr)
    return taken


def run(folder: Path, asked: Mapping[str, Any], environment: Mapping[str, str]) -> dict[str, Any]:
    """Run a drafter in a process and a home of its own, and return what it says. Raises CalledProcessError."""
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("ARGOS_", "XDG_", "INTERP_"))}
    known = plain | {"HOME": str(home), "ARGOS_PACKAGES_DIR": str(folder)} | dict(environment)
    known["PYTHONPATH"] = str(DOCUMENT.parent.parent)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.drafters"], env=known, text=True, stdout=subprocess.PIPE, check=True,
        input=json.dumps({"folder": str(folder), **asked}),
    )  # fmt: skip
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def table(taken: Mapping[Way, Sequence[Mapping[str, Any]]], lines: Sequence[str]) -> list[str]:
    """Return the table in Markdown; the last two columns say how many times as fast ours is at the same beam."""
    words = sum(len(line.split()) for line in lines)
    rows = [HEAD, ("---", *["---:"] * (len(HEAD) - 1))]
    for way, passes in taken.items():
        wall, cpu, alone = (median(each[name] for each in passes) for name in ("wall_s", "cpu_s", "alone_s"))
        figures = (f"{wall:.1f}", f"{words / wall:.0f}", f"{cpu:.1f}", f"{words / cpu:.0f}", f"{1000 * alone:.0f}")
        ours = taken[next(each for each in taken if each.drafter == "ours" and each.beam == way.beam)]
        our_wall, our_cpu = (median(each[name] for each in ours) for name in ("wall_s", "cpu_s"))
        times = ("–", "–") if way.drafter == "ours" else (f"**{wall / our_wall:.1f} ×**", f"**{cpu / our_cpu:.1f} ×**")
        rows.append((way.name, str(way.beam), *figures, *times))
    return ["| " + " | ".join(row) + " |" for row in rows]


def likeness(taken: Mapping[Way, Sequence[Mapping[str, Any]]]) -> dict[Way, float]:
    """Return for each other way the share of lines in which it wrote the words that ours wrote."""
    ours = next(passes[0]["texts"] for way, passes in taken.items() if way.drafter == "ours")
    return {
        way: sum(one.split() == other.split() for one, other in zip(ours, passes[0]["texts"], strict=True)) / len(ours)
        for way, passes in taken.items()
        if way.drafter != "ours"
    }


def remarks(taken: Mapping[Way, Sequence[Mapping[str, Any]]], lines: Sequence[str]) -> str:
    """Return what was translated, and whether all did the same work."""
    words = sum(len(line.split()) for line in lines)
    return (
        f"{len(lines)} lines, {words} words of the seed's concept note, English to one other language. Lines in which "
        f"argostranslate wrote the same words as interp: at least {min(likeness(taken).values()):.0%}."
    )


def memory(held: Mapping[str, Any], size_mb: float) -> str:
    """Return the sentence about memory."""
    before, *loaded = held["held"]
    each = (loaded[-1] - loaded[0]) / (len(loaded) - 1)
    return (
        f"Memory: a model file of {size_mb:.0f} MB; a process with the first pair loaded and used {loaded[0]:.0f} MB "
        f"({before:.0f} MB before), each further pair {each:.0f} MB more; {held['closed']:.0f} MB after all were "
        "unloaded."
    )


if __name__ == "__main__":
    sys.exit(main())
