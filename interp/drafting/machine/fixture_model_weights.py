"""Writes a transformer model with hand-set weights that translates phrases of a lexicon and copies everything else.

A sentence's n-th token attends to the n-th token of the source and projects onto that token's translation. Nothing is
trained, yet the real decoder runs it: beam, hypotheses, scores and attention all work. It replaces a real package in
tests, and at full size in the benchmark.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from ctranslate2.specs import transformer_spec
from numpy.typing import NDArray
from sentencepiece import sentencepiece_model_pb2 as proto

from interp.value_types import dataclass

Weights = NDArray[np.float32]
SPACE = "▁"
SPECIAL = ("<unk>", "<s>", "</s>")
UNKNOWN, CONTROL, NORMAL = 2, 3, 1
SHARPNESS = 12.0  # strength of a position's attention to its counterpart
LOUDNESS = 4.0  # weight of the attended content relative to the position
CONFIDENCE = 0.05


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a model. A head must hold `position` dimensions; the rest of `depth` is content.

    `tied`: one table serves source, target and projection, as in the official models; source and target are then alike.
    `quantization` is "int8" as in the official models; None keeps float32, which rounds alike on every processor.
    """

    layers: int = 1
    depth: int = 256
    heads: int = 1
    inner: int = 8
    position: int = 64
    longest: int = 512
    tied: bool = False
    quantization: str | None = None

    @property
    def content(self) -> int:
        """Return the number of dimensions that distinguish tokens."""
        return self.depth - self.position


SMALL = Shape()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The source tokens with their translations, and the target tokens, special ones first in both."""

    source: tuple[str, ...]
    becomes: tuple[str, ...]
    phrases: frozenset[str]

    @property
    def target(self) -> tuple[str, ...]:
        """Return the distinct target pieces, in the order of the source's."""
        return tuple(dict.fromkeys(self.becomes))


def vocabulary(
    lexicon: Iterable[tuple[str, str]], alphabet: Iterable[str], *, spaced: tuple[bool, bool] = (True, True)
) -> Vocabulary:
    """Return the pieces for pairs of phrases, each also with a capital, and the characters to copy.

    `spaced` says of source and target whether words are set apart by spaces.
    """
    pairs: dict[str, str] = {}
    for source, target in lexicon:
        for one, other in ((source, target), (_capital(source), _capital(target))):
            pairs.setdefault(_piece(one, spaced[0]), _piece(other, spaced[1]))
    letters = {letter for letter in {*alphabet, *"".join(pairs)} if not letter.isspace()} - {SPACE}
    single = (SPACE, *sorted(letters))
    phrases = tuple(piece for piece in pairs if piece not in letters)
    pieces = (*SPECIAL, *single, *phrases)
    return Vocabulary(pieces, tuple(pairs.get(piece, piece) for piece in pieces), frozenset(phrases))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _piece(phrase: str, spaced: bool) -> str:
    return (SPACE if spaced else "") + SPACE.join(phrase.split())


def tokenizer(words: Vocabulary) -> bytes:
    """Return a SentencePiece model that prefers phrases, the longest first, to characters."""
    model = proto.ModelProto()  # type: ignore[attr-defined]
    for piece in words.source:
        model.pieces.add(piece=piece, score=_score(piece, words), type=_type(piece))
    trainer = model.trainer_spec
    trainer.model_type, trainer.vocab_size = trainer.UNIGRAM, len(words.source)
    trainer.unk_id, trainer.bos_id, trainer.eos_id, trainer.pad_id = 0, 1, 2, -1
    trainer.unk_piece, trainer.bos_piece, trainer.eos_piece = SPECIAL
    text = model.normalizer_spec
    text.name, text.add_dummy_prefix = "identity", True
    text.remove_extra_whitespaces, text.escape_whitespaces = True, True
    return bytes(model.SerializeToString())


def _type(piece: str) -> int:
    return {"<unk>": UNKNOWN, "<s>": CONTROL, "</s>": CONTROL}.get(piece, NORMAL)


def _score(piece: str, words: Vocabulary) -> float:
    if piece in SPECIAL:
        return 0.0
    if piece in words.phrases:
        return -1.0 + 0.001 * len(piece)
    return -4.0 if piece == SPACE else -8.0


def write_model(folder: Path, words: Vocabulary, shape: Shape = SMALL) -> None:
    """Write the model of a vocabulary into `folder`, which must exist, as the decoder reads it."""
    spec = transformer_spec.TransformerSpec.from_config((shape.layers, shape.layers), shape.heads, pre_norm=True)
    codes = _codes(len(words.source), shape.content, seed=1)
    places = _codes(shape.longest, shape.position, seed=2)
    _frame(spec, places, shape)
    for layer in (*spec.encoder.layer, *spec.decoder.layer):
        _still(layer, shape)
    for number, layer in enumerate(spec.decoder.layer):
        _look(layer.attention, shape, 1.0 if number == 0 else 0.0)
    _tables(spec, words, codes, shape)
    spec.register_source_vocabulary(list(words.source))
    spec.register_target_vocabulary(list(words.target))
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization=shape.quantization)
    spec.save(str(folder))


def _codes(count: int, size: int, seed: int) -> Weights:
    """Return `count` random signs of `size`, half of them positive, so that a layer norm leaves them as they are."""
    order = np.random.default_rng(seed).random((count, size), np.float32).argsort(axis=1)
    return np.where(order < size // 2, 1.0, -1.0).astype(np.float32)


def _zeros(*shape: int) -> Weights:
    return np.zeros(shape, np.float32)


def _frame(spec: transformer_spec.TransformerSpec, places: Weights, shape: Shape) -> None:
    """Set position encodings and final norms."""
    positions = np.concatenate([_zeros(shape.longest, shape.content), places], axis=1)
    for part in (spec.encoder, spec.decoder):
        part.scale_embeddings = False
        part.position_encodings.encodings = positions
        _norm(part.layer_norm, shape)


def _tables(spec: transformer_spec.TransformerSpec, words: Vocabulary, codes: Weights, shape: Shape) -> None:
    """Set embeddings and projection; an untied target only needs its position."""
    table = np.concatenate([codes, _zeros(len(codes), shape.position)], axis=1)
    spec.encoder.embeddings[0].weight = table
    spec.decoder.embeddings.weight = table if shape.tied else _zeros(len(words.target), shape.depth)
    spec.decoder.projection.weight = table if shape.tied else _projection(words, codes, shape)
    spec.decoder.projection.bias = _zeros(len(words.target))


def _norm(norm: object, shape: Shape) -> None:
    norm.gamma, norm.beta = np.ones(shape.depth, np.float32), _zeros(shape.depth)  # type: ignore[attr-defined]


def _linear(layer: object, weight: Weights) -> None:
    layer.weight, layer.bias = weight.astype(np.float32), _zeros(len(weight))  # type: ignore[attr-defined]


def _still(layer: object, shape: Shape) -> None:
    """Make a layer's self-attention and feed-forward add nothing; their cost stays the same."""
    own, forward = layer.self_attention, layer.ffn  # type: ignore[attr-defined]
    _norm(own.layer_norm, shape)
    _linear(own.linear[0], _zeros(3 * shape.depth, shape.depth))
    _linear(own.linear[1], _zeros(shape.depth, shape.depth))
    _norm(forward.layer_norm, shape)
    _linear(forward.linear_0, _zeros(shape.inner, shape.depth))
    _linear(forward.linear_1, _zeros(shape.depth, shape.inner))


def _look(attention: object, shape: Shape, strength: float) -> None:
    """Make every head attend to the source token at its own position and copy that token's content."""
    size = shape.depth // shape.heads
    find = _zeros(shape.depth, shape.depth)
    for head in range(shape.heads):
        find[head * size : head * size + shape.position, shape.content :] = np.eye(shape.position)
    bring = _zeros(shape.depth, shape.depth)
    bring[: shape.content, : shape.content] = np.eye(shape.content)
    _norm(attention.layer_norm, shape)  # type: ignore[attr-defined]
    queries, keys_values, out = attention.linear  # type: ignore[attr-defined]
    _linear(queries, find * np.float32(SHARPNESS * strength))
    _linear(keys_values, np.concatenate([find, bring]) * np.float32(strength))
    _linear(out, bring * np.float32(LOUDNESS * strength))


def _projection(words: Vocabulary, codes: Weights, shape: Shape) -> Weights:
    """Return the rows of the target tokens: each matches the codes of its source tokens."""
    row: Mapping[str, int] = {piece: number for number, piece in enumerate(words.target)}
    rows: Sequence[int] = [row[piece] for piece in words.becomes]
    projection = _zeros(len(words.target), shape.depth)
    np.add.at(projection[:, : shape.content], rows, codes)
    return projection * np.float32(CONFIDENCE)
