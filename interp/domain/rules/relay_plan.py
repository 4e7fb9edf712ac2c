"""The relay plan: from the floor language and who is there, what each booth listens to, through one booth at most.

Sources of the rules: a booth takes relay from one that works from the floor itself (United Nations practice: a single
intermediary); the Arabic and Chinese booths work into English or French while their own language is spoken; a pivot
that works into its A language from a language it understands well is the best one (AIIC, practical guide).
"""

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import lru_cache

from interp.domain.model.booths import Pivot
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.relay_lines import DeskLine, Reason, RelayLine, RelayMode, RelayPlan
from interp.domain.model.teams import Channel, RelayOverride, Teams
from interp.domain.rules.booth_staffing import LEVELS, Seated, Staffed, staffed
from interp.value_types import dataclass, replace

USUAL_PIVOTS = ("en", "fr", "es", "ru", "ar", "zh")
# what each part of a source's score, the lower the better, says where it decides between two sources
DECIDED_BY: tuple[Reason, ...] = (
    "best_language", "at_microphone", "works_into_own", "best_language", "best_language", "least_load", "usual_pivot",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FloorFacts:
    """What the plan must know of the floor. `language` is None when it is unknown or nobody speaks.

    `own_interpreter` is the booth whose channel is made of a language outside the six, and `pivot` how: by the
    delegation's own interpreter, or by the booth, which reads a text. `retour` is what each two-way booth
    works into, `chosen` the booths that chose it for this speech. `overrides` are those in force now. `ahead`: it is
    the floor of a speech to come, of which what the console hardware says now tells nothing.
    """

    speaking: bool
    language: str | None = None
    own_interpreter: MeetingLanguage | None = None
    retour: tuple[tuple[MeetingLanguage, MeetingLanguage], ...] = ()
    chosen: frozenset[MeetingLanguage] = frozenset()
    overrides: tuple[RelayOverride, ...] = ()
    ahead: bool = False
    pivot: Pivot = Pivot()


@dataclass(frozen=True, slots=True)
class Source:
    """A channel that is produced from the floor itself: by which booth, into which rank of language, from which."""

    channel: MeetingLanguage
    by: MeetingLanguage
    certain: bool = True
    into_rank: int = 0
    from_rank: int = 0


@dataclasses.dataclass(slots=True)
class _Draft:
    """The plan while it is made; `works_on_into`: what the booth of the delegation's interpreter works into."""

    facts: FloorFacts
    booths: tuple[Staffed, ...]
    works_on_into: MeetingLanguage | None = None
    lines: dict[MeetingLanguage, RelayLine] = field(default_factory=dict)
    sources: dict[MeetingLanguage, Source] = field(default_factory=dict)


@lru_cache(maxsize=512)
def relay_lines(teams: Teams, facts: FloorFacts) -> RelayPlan:
    """Return the plan without its alarms; rules/relay_alarms.py adds them."""
    booths = tuple(staffed(teams, team) for team in teams.booths)
    if not facts.speaking or facts.language is None:
        return RelayPlan(None, tuple(_without_language(each, facts) for each in booths))
    draft = _with_fewest_gaps(_made(facts, booths))
    return RelayPlan(facts.language, tuple(_finished(draft, each) for each in booths))


def _made(facts: FloorFacts, booths: tuple[Staffed, ...], works_on_into: MeetingLanguage | None = None) -> _Draft:
    draft = _Draft(facts, booths, works_on_into)
    for place in (_own_interpreter, _by_hand, _own_language, _worked_into, _direct, _relay, _producers):
        place(draft)
    return draft


def _with_fewest_gaps(draft: _Draft) -> _Draft:
    """Return the plan in which a two-way booth works on from its own channel where that leaves fewer booths in a gap.

    The delegation's interpreter works into Arabic or Chinese, which hardly any other booth understands: that booth
    takes the channel as its floor, and works into the first of its other languages with which the fewest have none.
    """
    own, facts = draft.facts.own_interpreter, draft.facts
    booth = next((each for each in draft.booths if each.booth == own), None)
    if booth is None or facts.pivot.by == "text" or not _gaps(draft):
        return draft
    usual = dict(facts.retour).get(booth.booth)
    able = [code for code in booth.into if any(each.works_into(code) for each in booth.may_work)]
    order = sorted(able, key=lambda code: code != usual)
    return min((draft, *(_made(facts, draft.booths, code) for code in order)), key=_gaps)


def _gaps(draft: _Draft) -> int:
    return sum(each.reason == "no_source" for each in draft.lines.values())


def _without_language(booth: Staffed, facts: FloorFacts) -> RelayLine:
    mode: RelayMode = "unknown" if facts.speaking else "idle"
    reason: Reason = "language_unknown" if facts.speaking else "nobody_speaks"
    desks = tuple(
        DeskLine(each.interpreter.id, each.interpreter.name, each.desk, mode, None, reason) for each in booth.people
    )
    return RelayLine(booth.booth, mode, booth.booth, None, None, reason, desks=desks)


def _open(draft: _Draft) -> Iterator[Staffed]:
    """Yield the booths that have no line yet."""
    yield from [each for each in draft.booths if each.booth not in draft.lines]


def _own_interpreter(draft: _Draft) -> None:
    """The delegation's own interpreter speaks into a booth's channel; that booth listens, the others may take relay.

    A two-way booth may take its channel as its floor. A booth that reads a text speaks into its channel itself.
    """
    own, pivot = draft.facts.own_interpreter, draft.facts.pivot
    booth = next((each for each in draft.booths if each.booth == own), None)
    if own is None or (pivot.by == "text" and booth and booth.declared and not booth.people):
        return
    draft.sources[own] = Source(own, own, not pivot.expected)
    if booth is None:
        return
    if pivot.by == "text":
        line = RelayLine(own, "direct", own, "floor", None, "reads_text", not pivot.expected)
    elif draft.works_on_into:
        line = replace(_retour(draft, booth, draft.works_on_into), source=own, by=own, reason="own_channel")
        line = replace(line, certain=line.certain and not pivot.expected)
    else:
        line = RelayLine(own, "listening", own, own, own, "own_interpreter", not pivot.expected)
    draft.lines[own] = line


def _own_language(draft: _Draft) -> None:
    """The booth of the floor language rests, or works into another language where it is two-way and somebody can."""
    for booth in _open(draft):
        if booth.booth == draft.facts.language:
            into = retour_into(booth, draft.facts, draft.lines)
            draft.lines[booth.booth] = _retour(draft, booth, into) if into else _rest(booth)


def _rest(booth: Staffed) -> RelayLine:
    reason: Reason = "nobody_there" if booth.declared and not booth.people else "own_language"
    return RelayLine(booth.booth, "rest", booth.booth, None, None, reason)


def retour_into(
    booth: Staffed, facts: FloorFacts, by_hand: Mapping[MeetingLanguage, RelayLine]
) -> MeetingLanguage | None:
    """Return what a two-way booth works into while its own language is spoken: as chosen, as usual, else as it can.

    A choice holds where somebody there can work so. A channel whose own booth works by hand is left to that booth where
    there is another. Where the booth's languages are not declared, it works as chosen or as usual.
    """
    usual = dict(facts.retour).get(booth.booth)
    can = usual is not None and any(each.works_into(usual) for each in booth.people)
    if usual and (not booth.declared or (can and booth.booth in facts.chosen)):
        return usual
    able = [code for code in booth.into if any(each.works_into(code) for each in booth.may_work)]
    free = [code for code in able if code not in by_hand]
    able = free or [code for code in able if by_hand[code].mode == "relay"]
    if usual in able:
        return usual
    return able[0] if able else None


def _retour(draft: _Draft, booth: Staffed, into: MeetingLanguage) -> RelayLine:
    """Return the line of a booth that works into another language; the booth of that language has no line by hand then.

    It is the line of who can: a colleague's, where who is at the microphone cannot work into what was chosen.
    """
    who = [each for each in booth.may_work if each.works_into(into)]
    certain = bool(who) and len(who) == len(booth.may_work)
    draft.sources[into] = Source(into, booth.booth, certain, into_rank=1)
    draft.lines.pop(into, None)
    able = next((each for each in (*who, *booth.people) if each.works_into(into)), None)
    return RelayLine(booth.booth, "retour", into, "floor", None, "works_out", certain, *_named(able))


def _named(who: Seated | None) -> tuple[str | None, str | None]:
    return (who.desk, who.interpreter.id) if who else (None, None)


def _by_hand(draft: _Draft) -> None:
    """What was set by hand comes before what the plan would say, where somebody in the booth may work at all.

    The booth of the floor language has no source. The channel of the floor language carries the floor itself.
    """
    open_ = {each.booth: each for each in _open(draft) if each.people or not each.declared}
    for override in draft.facts.overrides:
        booth, source = override.booth, override.source
        if booth not in open_ or draft.facts.language == booth:
            continue
        direct = source in ("floor", draft.facts.language)
        source = "floor" if direct else source
        if direct:
            draft.sources[booth] = Source(booth, booth)
        draft.lines[booth] = RelayLine(
            booth, "direct" if direct else "relay", booth, source, None, "by_hand", override=True,
            words=override.reason,
        )  # fmt: skip


def _worked_into(draft: _Draft) -> None:
    """The booth into whose language a two-way booth works listens meanwhile."""
    for booth in _open(draft):
        source = draft.sources.get(booth.booth)
        if source is not None and source.by != booth.booth:
            draft.lines[booth.booth] = RelayLine(
                booth.booth, "listening", booth.booth, booth.booth, source.by, "worked_into", source.certain
            )


def _direct(draft: _Draft) -> None:
    """A booth where somebody who may be at the microphone understands the floor language works direct."""
    for booth in _open(draft):
        levels = [(level, each) for each in booth.may_work if (level := each.level(draft.facts.language)) is not None]
        if not levels:
            continue
        rank, who = min(levels, key=lambda row: row[0])
        certain = len(levels) == len(booth.may_work)
        draft.sources[booth.booth] = Source(booth.booth, booth.booth, certain, from_rank=rank)
        draft.lines[booth.booth] = RelayLine(
            booth.booth, "direct", booth.booth, "floor", None, "understands", certain, *_named(who)
        )


def _relay(draft: _Draft) -> None:
    """Every other booth listens to the best channel that is produced from the floor itself."""
    load = Counter(each.source for each in draft.lines.values() if each.mode == "relay")
    for booth in _open(draft):
        if not booth.declared:
            line = RelayLine(booth.booth, "unknown", booth.booth, None, None, "not_declared")
        elif not booth.people:
            line = RelayLine(booth.booth, "gap", booth.booth, None, None, "nobody_there")
        else:
            line = _best(booth, draft.sources, load)
        load[line.source] += 1
        draft.lines[booth.booth] = line


def _best(booth: Staffed, sources: Mapping[MeetingLanguage, Source], load: Mapping[Channel | None, int]) -> RelayLine:
    scored = sorted(
        (score, each.channel)
        for each in sources.values()
        if (score := _score(booth.may_work, each, load)) is not None
    )
    if not scored:
        return RelayLine(booth.booth, "gap", booth.booth, None, None, "no_source")
    score, channel = scored[0]
    reason: Reason = "only_source"
    if len(scored) > 1:
        reason = next(DECIDED_BY[number] for number, part in enumerate(score) if part != scored[1][0][number])
    by = sources[channel].by
    understood = [each for each in booth.may_work if each.level(channel) is not None]
    certain = len(understood) == len(booth.may_work) and sources[channel].certain
    return RelayLine(booth.booth, "relay", booth.booth, channel, by, reason, certain, *_named(understood[0]))


def _score(people: tuple[Seated, ...], source: Source, load: Mapping[Channel | None, int]) -> tuple[int, ...] | None:
    """Return how good a source is, the lower the better; None when nobody understands it."""
    levels = [each.level(source.channel) for each in people]
    known = [level for level in levels if level is not None]
    if not known:
        return None
    return (
        len(levels) - len(known), not source.certain, source.into_rank, source.from_rank,
        sum(known) + LEVELS * (len(levels) - len(known)), load.get(source.channel, 0),
        USUAL_PIVOTS.index(source.channel),
    )  # fmt: skip


def _finished(draft: _Draft, booth: Staffed) -> RelayLine:
    """Return a booth's line with who listens to it and what each interpreter who is there would do."""
    line = draft.lines[booth.booth]
    lines = [draft.lines[each.booth] for each in draft.booths]
    takers = tuple(each.booth for each in lines if each.mode == "relay" and each.by == booth.booth)
    desks = tuple(_desk_line(draft, booth, line, each) for each in booth.people)
    return replace(line, listeners=takers, desks=desks)


def _producers(draft: _Draft) -> None:
    """A channel that was set by hand is produced by the booth that works into it, else by its own."""
    for booth, line in draft.lines.items():
        if line.override and line.source is not None and line.source != "floor":
            source = draft.sources.get(line.source)
            draft.lines[booth] = replace(line, by=source.by if source else line.source)


def _desk_line(draft: _Draft, booth: Staffed, line: RelayLine, who: Seated) -> DeskLine:
    """Return what one interpreter would do at the microphone; the booth's line where they can work by it."""
    mode, source, reason, by = line.mode, line.source, line.reason, line.by
    if line.mode == "retour" and not who.works_into(line.into):
        mode, source, reason, by = "rest", None, "own_language", None
    if line.mode in ("direct", "relay", "gap") and not line.override and reason != "reads_text":
        alone = replace(booth, people=(who,), worker=who, may_work=(who,))
        if who.level(draft.facts.language) is not None:
            mode, source, reason, by = "direct", "floor", "understands", None
        else:
            others = {code: each for code, each in draft.sources.items() if each.by != booth.booth}
            one = _best(alone, _preferring(others, who, line), {})
            mode, source, reason, by = one.mode, one.source, one.reason, one.by
    return DeskLine(who.interpreter.id, who.interpreter.name, who.desk, mode, source, reason, by)


def _preferring(
    sources: Mapping[MeetingLanguage, Source], who: Seated, line: RelayLine
) -> Mapping[MeetingLanguage, Source]:
    """Return only the channel that the booth's line has, where this interpreter understands it; else all."""
    if line.source in sources and who.level(line.source) is not None:
        return {code: each for code, each in sources.items() if code == line.source}
    return sources
