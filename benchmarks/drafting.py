"""Measures drafting: interp against argostranslate's own translate(), on one model of the official size, in one run."""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import report
from interp.drafting.machine import fixture_model_weights, fixture_packages
from interp.drafting.machine.models import package_install

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- drafting: begin -->", "<!-- drafting: end -->"
PACKAGES = ("argos-translate-lt", "ctranslate2", "sentencepiece")
PAPER = "hrc31-concept-note.txt"
TARGETS = ("fr", "es", "ru")
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


ARGOS = fixture_model_weights.Shape(layers=6, depth=512, heads=8, inner=2048, tied=True, quantization="int8")
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
        prepare(folder, lines, shape, 3_000 if asked.quick else PIECES)
        taken = measure(folder, lines, asked.passes)
        held = run(folder, {"drafter": "memory", "beam": 4, "targets": TARGETS, "lines": lines[:12]}, {})
        size_mb = (folder / "translate-en_fr-0_1/model/model.bin").stat().st_size / 1e6
    said = "\n".join([*table(taken, lines), "", remarks(taken, lines), memory(held, size_mb)])
    print(said)
    if not asked.quick and not asked.no_write:
        loads = f"{asked.passes} passes, the order changing; medians. Load average when it began: {load:.1f}; "
        loads += f"when it ended: {os.getloadavg()[0]:.1f}, the benchmark's own share included."
        report.write(DOCUMENT, f"{report.ran_on(PACKAGES)} {loads}\n\n{said}", BEGIN, END)
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


def measure(folder: Path, lines: Sequence[str], passes: int) -> dict[Way, list[dict[str, Any]]]:
    """Return what each way took in each pass; they take turns and never run together."""
    taken: dict[Way, list[dict[str, Any]]] = {way: [] for way in WAYS}
    for turn in range(passes):
        for way in WAYS[:: -1 if turn % 2 else 1]:
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
