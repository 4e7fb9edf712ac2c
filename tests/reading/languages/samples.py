"""Texts of known languages cut into pieces of a number of words, and what a detector answers to them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from interp.domain.model.meeting_languages import MEETING_LANGUAGES

HERE = Path(__file__).parent
WORDS = (4, 8, 16)
Answer = Callable[[str], str | None]
Texts = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """How many pieces there were, were answered with one of the six, and were answered wrongly."""

    pieces: int
    answered: int
    wrong: int


def declaration() -> Texts:
    """Return the Declaration in the six languages, as bundled."""
    folder = files("interp.seed").joinpath("udhr")
    rows = {code: folder.joinpath(f"{code}.tsv").read_text("utf-8").splitlines() for code in MEETING_LANGUAGES}
    return {code: [line.split("\t", 2)[2] for line in lines] for code, lines in rows.items()}


def others(name: str) -> Texts:
    """Return the texts of a file beside this one, by language: "declaration" or "sentences"."""
    found: dict[str, list[str]] = {}
    for line in (HERE / f"{name}.tsv").read_text("utf-8").splitlines():
        language, text = line.split("\t")
        found.setdefault(language, []).append(text)
    return found


def pieces(texts: Iterable[str], words: int, language: str) -> Iterator[str]:
    """Yield consecutive pieces of `words` words of each text; of two characters for a word without spaces."""
    for text in texts:
        parts: Sequence[str] = text if language in ("zh", "ja") else text.split()
        length = 2 * words if language in ("zh", "ja") else words
        for start in range(0, len(parts) - length + 1, length):
            yield ("" if language in ("zh", "ja") else " ").join(parts[start : start + length])


def score(answer: Answer, texts: Iterable[str], language: str) -> Score:
    """Return how a detector does on pieces in a language; for one that is none of the six every answer is wrong."""
    found = [answer(text) for text in texts]
    given = [each for each in found if each is not None]
    return Score(len(found), len(given), sum(each != language for each in given))
