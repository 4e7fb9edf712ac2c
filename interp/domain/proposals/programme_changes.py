"""Compares two versions of a paper with the planned meeting; returns the changes by field, with conflicts marked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal

from interp.domain.model import commands as do
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import About, Item, ItemStatus, Meeting, MeetingStatus
from interp.domain.rules.programme_order import hours_moved, placed
from interp.domain.rules.time_limits import without_computed
from interp.value_types import dataclass, replace

# plain: no manual change; conflict: staff changed it, or the meeting is running; held: already on record
Standing = Literal["plain", "conflict", "held"]
LATE = (SpeechStatus.ON_FLOOR, SpeechStatus.INTERRUPTED, SpeechStatus.DONE)


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs in the newer paper.

    `what` is a field's name, or added, removed, order; `subject` the person's or item's name ("" for the meeting).
    `before` and `after` are the papers' values, `now` the meeting's, where staff changed it. `steps` are the commands,
    with ids that prevent them from being applied twice.
    """

    key: str
    what: str
    subject: str
    before: Any
    after: Any
    now: Any
    standing: Standing
    steps: tuple[tuple[str, do.Command], ...] = ()


Make = Callable[[str, Any], do.Command]


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two plans, the meeting, and the prefix of new command ids."""

    old: do.PlanMeeting
    new: do.PlanMeeting
    state: Meeting
    mark: str

    def fields(
        self, key: str, subject: str, things: tuple[Any, Any, Any], names: Sequence[str], make: Make, held: bool = False
    ) -> Iterator[Change]:
        """Yield a change for each field in which the papers differ and the meeting does not yet have the new value."""
        old, new, now = things
        for name in names:
            before, after, here = (getattr(each, name) for each in (old, new, now))
            if before == after or here == after:
                continue
            standing: Standing = "held" if held else "plain" if here == before else "conflict"
            made = f"{key}.{name}"
            steps = ((f"{self.mark}-{made}", make(name, after)),)
            yield Change(made, name, subject, before, after, here, standing, () if held else steps)


def changes(old: do.PlanMeeting, new: do.PlanMeeting, state: Meeting, mark: str) -> tuple[Change, ...]:
    """Return the changes from `old` to `new` that the meeting does not have yet; none once it is closed."""
    if state.status == MeetingStatus.CLOSED or state.about is None:
        return ()
    compared = _Compared(old, new, without_computed(state), mark)
    return (*_about(compared, state.about), *_people(compared), *_items(compared), *_speeches(compared))


def _about(c: _Compared, about: About) -> Iterator[Change]:
    names = ("title", "theme", "venue", "timezone", "webcast", "number")
    plans = (c.old.about, c.new.about, about)
    yield from c.fields("meeting", "", plans, names, _making(do.AmendMeeting))
    before, after, here = ((each.starts_at, each.ends_at) for each in plans)
    if before != after and here != after:  # start and end together, so that the end never precedes the start
        step = (f"{c.mark}-meeting.hours", do.AmendMeeting(starts_at=after[0], ends_at=after[1]))
        yield Change("meeting.hours", "hours", "", before, after, here,
                     "plain" if here == before else "conflict", (step,))  # fmt: skip
    rules = (c.old.about.modalities, c.new.about.modalities, about.modalities)
    limits = ("floor_limit_ms", "members_limit_ms")
    yield from c.fields("meeting", "", rules, limits, _making(do.AmendMeeting))
    yield from _blocks(c)


def _making(kind: Callable[..., do.Command], *whose: str) -> Make:
    """Return a function that makes the command for one field; a removed value becomes empty, or 0."""

    def make(name: str, value: Any) -> do.Command:
        empty: Any = 0 if name == "number" and kind is do.AmendMeeting or name.endswith(("_ms", "_at")) else ""
        said: dict[str, Any] = {"called" if name == "name" else name: empty if value is None else value}
        return kind(*whose, **said)

    return make


def _blocks(c: _Compared) -> Iterator[Change]:
    if c.old.blocks != c.new.blocks and c.state.blocks != c.new.blocks:
        kept = {item.block for item in c.state.items} <= {None, *(block.id for block in c.new.blocks)}
        standing: Standing = "held" if not kept else "plain" if c.state.blocks == c.old.blocks else "conflict"
        was, will, now = (
            tuple(block.budget_ms for block in each) for each in (c.old.blocks, c.new.blocks, c.state.blocks)
        )
        step = (f"{c.mark}-meeting.blocks", do.AmendMeeting(blocks=c.new.blocks))
        yield Change("meeting.blocks", "blocks", "", was, will, now, standing, (step,) if kept else ())


def _people(c: _Compared) -> Iterator[Change]:
    before = {person.id: person for person in c.old.people}
    for person in c.new.people:
        here = c.state.people.get(person.id)
        if person.id not in before and here is None:
            step = do.AddPerson(person.name, person.honorific, person.functions, person.affiliation)
            steps = ((person.id, step),)
            yield Change(f"{person.id}.added", "person_added", "", None, person.name, None, "plain", steps)
        elif person.id in before and here:
            spoke = any(s.person == person.id and s.status in LATE for s in c.state.speeches.values())
            names = ("name", "honorific", "functions", "affiliation")
            things, make = (before[person.id], person, here), _making(do.AmendPerson, person.id)
            for change in c.fields(person.id, before[person.id].name, things, names, make):
                # a person who has spoken is on record under that name: staff decide
                yield replace(change, standing="conflict") if spoke else change


def _items(c: _Compared) -> Iterator[Change]:
    before, after = ({item.id: item for item in plan.items} for plan in (c.old, c.new))
    here = {item.id: item for item in c.state.items}
    above: str | None = None
    for item in c.new.items:
        if item.id in before and item.id in here:
            yield from c.fields(item.id, before[item.id].title, (before[item.id], item, here[item.id]),
                                ("title", "number", "speech_limit_ms"), _making(do.AmendItem, item.id))  # fmt: skip
            yield from _hour(c, before[item.id], item, here[item.id])
        elif item.id not in before and item.id not in here:
            yield _added(c, item, above)
        above = item.id
    for gone in before:
        if gone in here and gone not in after:
            yield _gone(c, here[gone])
    kept = [item.id for item in c.new.items if item.id in before and item.id in here]
    yield from _order(c, "items", "", [i for i in before if i in kept], kept, [i for i in here if i in kept],
                      do.MoveItem, {each.id: each.title for each in here.values()})  # fmt: skip


def _hour(c: _Compared, old: Item, new: Item, now: Item) -> Iterator[Change]:
    """Yield the change of an item's stated hour; none where it only moves with the meeting to another day."""
    moved_ms = hours_moved(c.new.about.starts_at - c.old.about.starts_at)
    if old.starts_at is None or new.starts_at != old.starts_at + moved_ms:
        held = now.status != ItemStatus.PLANNED
        yield from c.fields(old.id, old.title, (old, new, now), ("starts_at",), _making(do.AmendItem, old.id), held)


def _added(c: _Compared, item: Item, above: str | None) -> Change:
    block = item.block if item.block in {block.id for block in c.new.blocks} else None
    step = do.AddItem(
        item.kind, item.title, item.number, block, item.limit_ms, item.speech_limit_ms, None, above, item.starts_at
    )
    steps: list[tuple[str, do.Command]] = [(item.id, step)]
    if above is None:
        steps.append((f"{c.mark}-{item.id}.first", do.MoveItem(item.id, None)))
    return Change(f"{item.id}.added", "item_added", "", None, item.title, None, "plain", tuple(steps))


def _gone(c: _Compared, item: Item) -> Change:
    held = item.id == c.state.floor.item or any(c.state.speeches[s].status in LATE for s in item.speeches)
    by_hand = set(item.speeches) - {speech.id for speech in c.old.speeches}
    standing: Standing = "held" if held else "conflict" if by_hand else "plain"
    step = (f"{c.mark}-{item.id}.removed", do.RemoveItem(item.id))
    return Change(f"{item.id}.removed", "item_removed", "", item.title, None, item.title, standing,
                  () if held else (step,))  # fmt: skip


def _order(
    c: _Compared, key: str, subject: str, old: list[str], new: list[str], now: list[str],
    move: Callable[[str, str | None], do.Command], names: Mapping[str, str],
) -> Iterator[Change]:  # fmt: skip
    """Yield one change for a new order; staff decide in a running meeting or where they moved entries."""
    if old == new or now == new:
        return
    plain = now == old and c.state.status == MeetingStatus.PLANNED
    steps, order = [], tuple(now)
    for upon, one in pairwise([None, *new]):
        moved = placed(order, str(one), upon)
        if moved != order:
            steps.append((f"{c.mark}-{key}.{one}.moved", move(str(one), upon)))
            order = moved
    standing: Standing = "plain" if plain else "conflict"
    before, after, here = (tuple(names[each] for each in order) for order in (old, new, now))
    yield Change(f"{key}.order", "order", subject, before, after, here, standing, tuple(steps))


def _speeches(c: _Compared) -> Iterator[Change]:
    here = {item.id: item for item in c.state.items}
    old, new = _turns(c.old), _turns(c.new)
    above: dict[str, str] = {}
    orders: dict[str, list[str]] = {}
    for turn, speech in new.items():
        now = _now(c.state, here.get(turn[0]), turn)
        if turn not in old and now is None:
            yield _turn_added(c, turn[0], speech, above.get(turn[0]))
            above[turn[0]] = f"{c.mark}-{speech.id}"
        elif now:
            above[turn[0]] = now.id
            if turn in old:
                orders.setdefault(turn[0], []).append(now.id)
                said = ("topic", "limit_ms") if speech.person else ("limit_ms",)
                yield from c.fields(f"{turn[0]}.{now.id}", speech.party.name, (old[turn], speech, now), said,
                                    _making(do.AmendSpeech, now.id), now.status in LATE)  # fmt: skip
    for turn in old:
        if turn not in new and turn[0] in {each.id for each in c.new.items}:
            yield from _turn_gone(c, _now(c.state, here.get(turn[0]), turn))
    for item, order in orders.items():
        wanted = list(dict.fromkeys(order))
        before = [one.id for turn in old if turn[0] == item and (one := _now(c.state, here[item], turn))]
        kept = [each for each in before if each in wanted]
        now_kept = [each for each in here[item].speeches if each in wanted]
        names = {each: c.state.speeches[each].party.name for each in wanted}
        yield from _order(c, f"{item}.speeches", here[item].title, kept, wanted, now_kept, do.MoveSpeech, names)


def _turn_gone(c: _Compared, now: Speech | None) -> Iterator[Change]:
    if now:
        held = now.status in LATE
        steps = () if held else ((f"{c.mark}-{now.id}.removed", do.RemoveSpeech(now.id)),)
        standing: Standing = "held" if held else "plain"
        yield Change(f"{now.id}.removed", "speech_removed", "", now.party.name, None, now.party.name, standing, steps)


Turn = tuple[str, str, int]


def _turns(plan: do.PlanMeeting) -> dict[Turn, Speech]:
    """Return the speeches by speaker, item and occurrence."""
    speeches = {speech.id: speech for speech in plan.speeches}
    found: dict[Turn, Speech] = {}
    for item in plan.items:
        for each in item.speeches:
            who = speeches[each].person or "recording"
            found[item.id, who, sum(turn[:2] == (item.id, who) for turn in found)] = speeches[each]
    return found


def _now(state: Meeting, item: Item | None, turn: Turn) -> Speech | None:
    """Return the meeting's speech of the same person or recording with the same occurrence number."""
    there = [state.speeches[each] for each in item.speeches] if item else []
    same = [each for each in there if (each.person or "recording") == turn[1] and (each.person or each.role == turn[1])]
    return same[turn[2]] if turn[2] < len(same) else None


def _turn_added(c: _Compared, item: str, speech: Speech, above: str | None) -> Change:
    made = f"{c.mark}-{speech.id}"
    role: Any = speech.role
    step = do.AddSpeech(item, speech.party, role, None, speech.topic, speech.limit_ms, above, speech.person)
    steps: list[tuple[str, do.Command]] = [(made, step)]
    if above is None:
        steps.append((f"{made}.first", do.MoveSpeech(made, None)))
    return Change(f"{made}.added", "speech_added", "", None, speech.party.name, None, "plain", tuple(steps))
