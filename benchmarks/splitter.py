"""A sentence splitter for argostranslate's own translate(), written by hand as an ONNX file, so that it runs offline.

The library splits with minisbd, which fetches its models from the network unless the package carries one. This one
looks for a full stop before a space, and knows initials and a few abbreviations. It serves the benchmark only.
"""

import json
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

ENDS, CLOSERS = ".!?؟…", '"”’»)]'
ABBREVIATIONS = "Mr Mrs Ms Dr Prof No Nos para paras Art cf vol pp p".split()
BEFORE, AFTER = 9, 3  # how far a rule may look, in characters
FLOAT, LONG, INTS = 1, 7, 7
CLASSES = ("end", "space", "lower", "upper", "closer", "letter")
Weights = NDArray[np.float32]
Rule = tuple[Mapping[tuple[str, int], float], float]


def splitter() -> bytes:
    """Return the ONNX file."""
    signs = [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA1, 0x180)), *"“”‘’–—…؟"]
    known = ["<PAD>", "<UNK>", *signs]
    rules = [*_rules()]
    settings = {
        "lang_code": "en",
        "config": json.dumps({"max_seqlen": 1000, "batch_size": 8, "feat_funcs": ["space_before"]}),
        "vocab": json.dumps({
            "lang": "en", "idx": 0, "cutoff": 0, "lower": False, "_id2unit": known,
            "_unit2id": {sign: number for number, sign in enumerate(known)},
        }),
        "lexicon": "null",
    }  # fmt: skip
    return _model(_features(known), *_detectors(known, rules), settings)


def _rules() -> Sequence[Rule]:
    """Return what to look for, as (class or sign, offset) → weight, and how it counts: over 0.5 ends a sentence."""
    ends: list[Rule] = [
        ({("end", 0): 1, ("space", 1): 1, ("lower", 2): -4}, 1.0),
        ({("end", -1): 1, ("closer", 0): 1, ("space", 1): 1, ("lower", 2): -4}, 1.0),
    ]
    vetoes: list[Rule] = [({(".", 0): 1, ("upper", -1): 1, ("letter", -2): -4}, -3.0)]
    for word in (f"{each}." for each in ABBREVIATIONS):
        signs: dict[tuple[str, int], float] = {(sign, at - len(word) + 1): 1 for at, sign in enumerate(word)}
        vetoes.append((signs | {("letter", -len(word)): -4}, -3.0))
    return [*ends, *vetoes]


def _features(known: Sequence[str]) -> Weights:
    """Return a row for each sign: its classes, then itself."""
    rows = np.zeros((len(known), len(CLASSES) + len(known)), np.float32)
    for number, sign in enumerate(known[2:], 2):
        is_a = (
            sign in ENDS, sign == " ", sign.islower(), sign.isupper(), sign in CLOSERS, sign.isalpha()
        )  # fmt: skip
        rows[number, : len(CLASSES)] = is_a
        rows[number, len(CLASSES) + number] = 1
    return rows


def _detectors(known: Sequence[str], rules: Sequence[Rule]) -> tuple[Weights, Weights, Weights, Weights]:
    """Return the two convolutions: one unit for each rule, then its count towards the end of a sentence."""
    names = {name: number for number, name in enumerate((*CLASSES, *known))}
    look = np.zeros((len(rules), len(names), BEFORE + 1 + AFTER), np.float32)
    bias = np.zeros(len(rules), np.float32)
    count = np.zeros((3, len(rules), 1), np.float32)
    for number, (wanted, weight) in enumerate(rules):
        for (name, offset), value in wanted.items():
            look[number, names[name], offset + BEFORE] = value
        bias[number] = 1 - sum(value for value in wanted.values() if value > 0)
        count[2, number, 0] = weight
    return look, bias, count, np.array([0.5, -9, 0], np.float32)


def _model(
    table: Weights, look: Weights, bias: Weights, count: Weights, base: Weights, settings: Mapping[str, str]
) -> bytes:
    """Return an ONNX model: look a sign up, run the rules over its surroundings, add up."""
    tensors = {"table": table, "look": look, "bias": bias, "count": count, "base": base}
    nodes = (
        _node("Gather", ("table", "units"), "rows"),
        _node("Transpose", ("rows",), "columns", perm=(0, 2, 1)),
        _node("Conv", ("columns", "look", "bias"), "seen", pads=(BEFORE, AFTER)),
        _node("Relu", ("seen",), "found"),
        _node("Conv", ("found", "count", "base"), "sums"),
        _node("Transpose", ("sums",), "logits", perm=(0, 2, 1)),
    )
    graph = b"".join((
        *(_field(1, node) for node in nodes), _field(2, b"splitter"),
        *(_field(5, _tensor(name, value)) for name, value in tensors.items()),
        _field(11, _value("units", LONG, "b", "t")), _field(11, _value("features", FLOAT, "b", "t", "f")),
        _field(12, _value("logits", FLOAT, "b", "t", "c")),
    ))  # fmt: skip
    props = (_field(14, _field(1, name.encode()) + _field(2, text.encode())) for name, text in settings.items())
    return _field(1, 9) + _field(7, graph) + _field(8, _field(1, b"") + _field(2, 17)) + b"".join(props)


# --- the few words of the protobuf format that an ONNX file is written in


def _node(kind: str, inputs: Sequence[str], output: str, **lists: Sequence[int]) -> bytes:
    named = [_field(1, name.encode()) for name in inputs]
    attributes = [
        _field(5, _field(1, name.encode()) + b"".join(_field(8, value) for value in values) + _field(20, INTS))
        for name, values in lists.items()
    ]
    return b"".join([*named, _field(2, output.encode()), _field(4, kind.encode()), *attributes])


def _tensor(name: str, value: Weights) -> bytes:
    sizes = b"".join(_field(1, size) for size in value.shape)
    return sizes + _field(2, FLOAT) + _field(8, name.encode()) + _field(9, value.tobytes())


def _value(name: str, kind: int, *sizes: str) -> bytes:
    shape = b"".join(_field(1, _field(2, size.encode())) for size in sizes)
    return _field(1, name.encode()) + _field(2, _field(1, _field(1, kind) + _field(2, shape)))


def _field(number: int, value: int | bytes) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])
