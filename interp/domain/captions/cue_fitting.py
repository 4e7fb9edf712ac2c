"""Fits text that arrives late, for a sentence already on the screens, into the steps the sentence began with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from interp.domain.captions.cue_edits import letters
from interp.domain.captions.line_breaks import places
from interp.domain.captions.multilingual_cues import spread
from interp.domain.model.caption_state import LONGEST_CUE, ScriptUnit
from interp.domain.model.texts import T
from interp.value_types import replace

Begun = Mapping[int, ScriptUnit]  # the units of a sentence that are on the screens, by position


def fitted(units: Sequence[ScriptUnit], shown: Iterable[ScriptUnit]) -> tuple[ScriptUnit, ...]:
    """Return the units of a text; each sentence with a unit in `shown` keeps the steps it began with.

    Words on the screens keep their place while the sentence still begins with them, and the rest follows; otherwise the
    language is laid out again over the same steps. A language that does not fit is left out, and its readers see the
    original.
    """
    begun: dict[tuple[str | None, str | None], dict[int, ScriptUnit]] = {}
    for unit in shown:
        if unit.document is not None:
            begun.setdefault(_sentence(unit), {})[_place(unit)] = unit
    made: list[ScriptUnit] = []
    for sentence, group in groupby(units, key=_sentence):
        steps = tuple(group)
        made += steps if _agrees(steps, begun.get(sentence, {})) else _laid(steps, begun[sentence])
    return tuple(made)


def shared_ms(start_ms: int | None, end_ms: int | None, place: int, of: int) -> int | None:
    """Return the start of a step of a recording's sentence, its time divided evenly over the steps. None without times.
    """
    if start_ms is None:
        return None
    return start_ms + ((end_ms if end_ms is not None else start_ms) - start_ms) * place // of


def _sentence(unit: ScriptUnit) -> tuple[str | None, str | None]:
    return unit.document, unit.segment


def _place(unit: ScriptUnit) -> int:
    return int(unit.id.rpartition(".")[2])


def _agrees(steps: Sequence[ScriptUnit], begun: Begun) -> bool:
    """Return whether the screens already show these steps, so that nothing needs fitting; this is the usual case."""
    return all(
        unit.of == len(steps) > place and all(steps[place].text(text.language) == text for text in unit.texts)
        for place, unit in begun.items()
    )


def _laid(sentence: Sequence[ScriptUnit], begun: Begun) -> Iterator[ScriptUnit]:
    first, last = sentence[0], sentence[-1]
    of = max(*(unit.of for unit in begun.values()), 1 + max(begun))
    texts: list[list[T]] = [[] for _ in range(of)]
    for text in first.texts:
        row = _row(sentence, text.language, begun, of)
        if max(map(len, row)) <= LONGEST_CUE or text.language == first.language:
            for place, value in enumerate(row):
                texts[place].append(replace(text, text=value))
    for place in range(of):
        yield replace(
            first, id=f"{first.id.rpartition('.')[0]}.{place}", texts=tuple(texts[place]), of=of,
            start_ms=shared_ms(first.start_ms, last.end_ms, place, of),
            end_ms=shared_ms(first.start_ms, last.end_ms, place + 1, of),
        )  # fmt: skip


def _row(sentence: Sequence[ScriptUnit], language: str, begun: Begun, of: int) -> Sequence[str]:
    """Return the text of a language in each step."""
    every = tuple(text.text for unit in sentence if (text := unit.text(language)))
    cues = [text for text in every if text]
    on_screen: list[str] = []
    while (unit := begun.get(len(on_screen))) and (said := unit.text(language)):
        on_screen.append(said.text)
    anew = every if len(every) == of else spread(cues, language, of)
    left = of - len(on_screen)
    if len(on_screen) < len(begun) or list(anew[: len(on_screen)]) == on_screen:
        return anew
    rest = _rest(cues, "".join(on_screen))
    if rest is None or (rest and not left):
        return anew
    return (*on_screen, *spread(rest, language, left))


def _rest(cues: Sequence[str], said: str) -> list[str] | None:
    """Return the cues after the text in `said`, ignoring spaces; None when the text does not begin with it."""
    before = letters(said)
    if not letters("".join(cues)).startswith(before):
        return None
    left = len(before)
    for number, cue in enumerate(cues):
        inked = [place for place, letter in enumerate(cue) if not letter.isspace()]
        if left == 0:
            return list(cues[number:])
        if left < len(inked):
            breaks = {after for _, after in places(cue.replace("\n", " "))}
            return [cue[inked[left] :], *cues[number + 1 :]] if inked[left] in breaks else None
        left -= len(inked)
    return []
