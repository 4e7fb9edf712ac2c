"""Runs one loaded model: translates sentences in batches bounded by tokens, each translation with its score."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from interp.drafting.machine import argos_import, decoder_import
from interp.drafting.machine.long_sentences import halves
from interp.drafting.machine.models.installed_packages import Package
from interp.value_types import dataclass

BATCH_TOKENS = 512  # of twice as many the buffers leave the caches: a twelfth slower
SHARE_TOKENS = 16  # fewer are not worth another core
UNKNOWN = "<unk>"
LENGTH_PENALTY = 0.2  # argostranslate's value, which the models were tuned with
MAX_OUTPUT = 500
MARK = "▁"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A translation of a piece: its total log probability, and its number of tokens (0: copied)."""

    text: str
    log_probability: float = 0.0
    tokens: int = 0


class Model:
    """A package loaded for translating. One thread at a time."""

    def __init__(self, package: Package, most_cores: int = 1) -> None:
        """Load the model: about 75 MB and 50 ms for an official one. Raises MemoryError."""
        self.package = package
        read = argos_import.package(package.folder)
        self._tokenizer: Any = read.tokenizer
        self._prefix: str = read.target_prefix
        # one thread for a batch: on a busy machine, two wait for each other longer than they work
        with _memory():
            self._translator = decoder_import.library().Translator(
                str(package.folder / "model"), device="cpu", inter_threads=most_cores, intra_threads=1
            )

    def close(self) -> None:
        """Free the memory."""
        self._translator.unload_model()
        decoder_import.give_back()

    def fits(self, text: str) -> bool:
        """Return whether a text is short enough to be translated at once."""
        return len(self._encoded(text)) <= self.package.most_tokens

    def pieces(self, sentence: str) -> tuple[str, ...]:
        """Return a sentence, split where it is too long to translate at once."""
        parts = None if self.fits(sentence) else halves(sentence)
        return tuple(chain.from_iterable(map(self.pieces, parts))) if parts else (sentence,)

    def translate(
        self, texts: Sequence[str], beam: int, hypotheses: int, cores: int = 1
    ) -> dict[str, tuple[Rendering, ...]]:
        """Return for each distinct text its translations, best first. `cores`: the number of batches at once.

        A text longer than the model's maximum is split in two and joined again. Raises MemoryError.
        """
        distinct = list(dict.fromkeys(texts))
        try:
            with _memory():
                return dict(zip(distinct, self._run(distinct, beam, hypotheses, cores), strict=True))
        except RuntimeError as error:
            if "position" not in str(error):
                raise
        if len(distinct) > 1:
            return {text: self.translate([text], beam, hypotheses)[text] for text in distinct}
        return {text: self._in_two(text, beam, hypotheses) for text in distinct}

    def _in_two(self, text: str, beam: int, hypotheses: int) -> tuple[Rendering, ...]:
        parts = halves(text)
        if not parts:
            return (Rendering(text),)
        found = self.translate(parts, beam, hypotheses)
        return joined([found[part] for part in parts], self.package.target)

    def _run(self, texts: Sequence[str], beam: int, hypotheses: int, cores: int) -> Iterator[tuple[Rendering, ...]]:
        tokens = [self._encoded(text) for text in texts]
        longest = max(map(len, tokens), default=0)
        most = min(max(MAX_OUTPUT, 2 * longest), 3 * longest + 20)
        asked = {"beam_size": max(beam, hypotheses), "num_hypotheses": hypotheses, "max_decoding_length": most}
        found = self._decoded_batches(tokens, cores, asked)
        # the word copied for an unknown token needs the attention of every step: asked only where there is one
        odd = [number for number, each in enumerate(found) if any(UNKNOWN in said for said in each.hypotheses)]
        again = self._decoded_batches([tokens[n] for n in odd], cores, asked | {"replace_unknowns": True})
        for number, each in zip(odd, again, strict=True):
            found[number] = each
        return (tuple(map(self._rendering, each.hypotheses, each.scores)) for each in found)

    def _decoded_batches(self, tokens: Sequence[list[str]], cores: int, asked: Mapping[str, object]) -> list[Any]:
        """Return the library's results for sentences of similar length together, `cores` batches at a time."""
        found: dict[int, Any] = {}
        batches = evenly([len(each) for each in tokens], cores)
        for turn in range(0, len(batches), cores):
            begun = [
                (number, result)
                for batch in batches[turn : turn + cores]
                for number, result in zip(batch, self._begun([tokens[n] for n in batch], asked), strict=True)
            ]
            found |= {number: result.result() for number, result in begun}
        return [found[number] for number in range(len(tokens))]

    def _begun(self, tokens: list[list[str]], asked: Mapping[str, object]) -> list[Any]:
        results: list[Any] = self._translator.translate_batch(
            tokens,
            target_prefix=[[self._prefix]] * len(tokens) if self._prefix else None,
            asynchronous=True,
            length_penalty=LENGTH_PENALTY,
            max_input_length=0,
            return_scores=True,
            **asked,
        )
        return results

    def _encoded(self, text: str) -> list[str]:
        tokens: list[str] = self._tokenizer.encode(text)
        return whole(tokens) if self.package.whole_words else tokens

    def _rendering(self, tokens: list[str], score: float) -> Rendering:
        length = len(tokens) + 1  # the end token was decoded too
        return Rendering(self._decoded(tokens), score * length**LENGTH_PENALTY, length)

    def _decoded(self, tokens: list[str]) -> str:
        """Return the text of tokens. The library's `decode` would turn each `_` of an address into a space."""
        if self._prefix and tokens[:1] == [self._prefix]:
            tokens = tokens[1:]
        if hasattr(self._tokenizer, "lazy_processor"):
            return str(self._tokenizer.lazy_processor().decode_pieces(tokens)).replace(MARK, " ").strip()
        return str(self._tokenizer.decode(tokens)).strip()


def evenly(lengths: Sequence[int], cores: int) -> list[list[int]]:
    """Return the places of sentences of these lengths in batches of about equal length, the longest sentences first.

    There are as many for each of `cores`, if they are long enough; none is much over BATCH_TOKENS.
    """
    total = sum(lengths)
    shared = cores if total >= cores * SHARE_TOKENS and len(lengths) >= cores else 1
    count = shared * -(-total // (shared * BATCH_TOKENS))
    made: list[list[int]] = []
    done = 0
    for number in sorted(range(len(lengths)), key=lambda n: -lengths[n]):
        if not made or done * count >= total * len(made):
            made.append([])
        made[-1].append(number)
        done += lengths[number]
    return made


@contextmanager
def _memory() -> Iterator[None]:
    """Convert the C library's own out-of-memory error to MemoryError."""
    try:
        yield
    except RuntimeError as error:
        if "allocate memory" in str(error):
            raise MemoryError(str(error)) from None
        raise


def whole(tokens: Sequence[str]) -> list[str]:
    """Return the tokens of a text; those that end within a word are split into letters."""
    made: list[str] = []
    for token, after in zip(tokens, [*tokens[1:], ""], strict=True):
        within = token[-1:].isalpha() and after[:1].isalpha()
        made.extend(token if within else [token])
    return made


def joined(parts: Sequence[tuple[Rendering, ...]], language: str) -> tuple[Rendering, ...]:
    """Return the translations of consecutive parts as one: the best with the best, the second with the second."""
    most = max((len(part) for part in parts), default=0)
    return tuple(_joined([part[min(rank, len(part) - 1)] for part in parts], language) for rank in range(most))


def _joined(parts: Sequence[Rendering], language: str) -> Rendering:
    space = "" if language == "zh" else " "
    return Rendering(
        space.join(part.text for part in parts),
        sum(part.log_probability for part in parts),
        sum(part.tokens for part in parts),
    )
