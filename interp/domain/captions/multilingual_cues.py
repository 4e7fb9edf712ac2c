"""Divides one sentence in several languages into caption steps: which cue each language shows at each step."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.text.graphemes import width

NOTHING: Mapping[str, Sequence[str]] = {}
_width = lru_cache(32_768)(width)  # the layout is repeated with every draft that arrives


def cue_steps(texts: Mapping[str, str], kept: Mapping[str, Sequence[str]] = NOTHING) -> tuple[dict[str, str], ...]:
    """Return the steps of a sentence, as many as the language with most cues has; each maps language to cue.

    An empty cue means that the previous cue still applies. Every language with text has a cue in the first step, and
    later ones about when the others reach the same part. `kept` are words never split, by language.
    """
    return in_step({code: cue_texts(text, code, kept.get(code, ())) for code, text in texts.items()})


def in_step(cues: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], ...]:
    """Return the steps of a sentence whose cues are given, as `cue_steps` does."""
    most = max(map(len, cues.values()), default=0)
    rows = {code: spread(row, code, most) for code, row in cues.items()}
    return tuple({code: row[step] for code, row in rows.items()} for step in range(most))


def spread(cues: Sequence[str], language: str, of: int) -> tuple[str, ...]:
    """Return the cues of one language over `of` steps, in order, the first in the first; '' where there is no new text.

    If there are more cues than steps, cues share a step, so that no text is lost.
    """
    if len(cues) > of:
        edges = [step * len(cues) // of for step in range(of + 1)]
        return tuple("\n".join(cues[edges[step] : edges[step + 1]]) for step in range(of))
    if len(cues) == of:
        return tuple(cues)
    steps = [""] * of
    for place, cue in zip(_places([_width(cue, language) for cue in cues], of), cues, strict=True):
        steps[place] = cue
    return tuple(steps)


def _places(widths: Sequence[int], of: int) -> list[int]:
    """Return the step of each cue: where its share of the text begins, in order, at most one per step."""
    places: list[int] = []
    for number in range(len(widths)):
        share = sum(widths[:number]) * of // max(1, sum(widths))
        earliest = places[-1] + 1 if places else 0
        places.append(max(earliest, min(share, of - len(widths) + number)))
    return places
