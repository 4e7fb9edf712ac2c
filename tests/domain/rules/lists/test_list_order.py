"""The order of a list of speakers: its properties, against a list kept on paper, and the reason of each position."""

import random
from dataclasses import dataclass, field, replace
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.model.list_rules import LEVELS, Band, BandName, Level, ListRules, SpeakerCategory, Within
from interp.domain.model.speaker_lists import Capacity, Entry, Hand, OrderKey, OrderRow, Place, Reason
from interp.domain.rules.lists.list_order import (
    TAKES,
    drawn,
    key_of,
    letters,
    order,
    placed_by_hand,
    reason_of,
    released,
    with_lots,
)
from tests.domain.rules.lists.list_on_paper import Line, Paper
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

MINUTE = 60_000
NAMES = ["Afghanistan", "Åland", "Cote d'Ivoire", "Côte d'Ivoire", "Zambia", "中国"]
CATEGORIES: tuple[SpeakerCategory, ...] = ("member", "observer", "un_igo", "nhri", "ngo", "group")
PANEL = ListRules(bands=(Band("dignitaries", "level"), Band("groups"), Band("states"), Band("un_igo"), Band("ngo")))


def rules_of(chance: random.Random) -> ListRules:
    """Return rules with bands, orders and levels by chance."""
    names = chance.sample(get_args(BandName), chance.randint(0, 6))
    bands = tuple(Band(name, chance.choice(get_args(Within))) for name in names)
    levels: tuple[tuple[Level, ...], ...] = (LEVELS[:1], LEVELS[1:3], LEVELS[3:4])
    return ListRules(bands=bands, levels=levels[: chance.randint(0, 3)], dignitary=chance.choice(LEVELS))


def entry_of(chance: random.Random) -> Entry:
    """Return an entry by chance; many share their time, level or lot."""
    return Entry(
        "l1", chance.randint(1, 5) * MINUTE, chance.choice(CATEGORIES),
        capacity=Capacity(chance.choice(("national", "national", "group", "joint"))),
        level=chance.choice((None, *LEVELS)), level_confirmed=chance.random() < 0.7,
        concerned=chance.random() < 0.2, turn=chance.choice((1, 1, 2)), lot=chance.choice((None, 1, 2, 3)),
    )  # fmt: skip


@dataclass
class Listed:
    """The list as the rules of the product keep it, from operation to operation."""

    rules: ListRules
    present: tuple[str, ...] = ()
    entries: dict[str, Entry] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    over: set[str] = field(default_factory=set)
    hands: tuple[Hand, ...] = ()

    def inscribe(self, who: str, entry: Entry, name: str) -> None:
        self.entries[who], self.names[who] = entry, name
        self.present = self.ordered((*self.present, who), who)

    def ordered(self, present: tuple[str, ...], fresh: str = "") -> tuple[str, ...]:
        return order([self.row(each, fresh) for each in present], self.hands)

    def row(self, who: str, fresh: str = "") -> OrderRow:
        key = None if who in self.over else key_of(self.entries[who], self.rules, self.names[who])
        return OrderRow(who, key, who == fresh)

    def put(self, who: str, after: str | None) -> None:
        self.hands = placed_by_hand(self.hands, self.present, who, after)
        self.present = self.ordered(self.present)

    def absent(self, who: str, at: int) -> None:
        self.hands = released(self.hands, self.present, who)
        self.entries[who] = replace(self.entries[who], absent_at=at)
        self.present = self.ordered(self.present, who)

    def remove(self, who: str) -> None:
        self.hands = released(self.hands, self.present, who)
        self.present = self.ordered(tuple(each for each in self.present if each != who))


def same_day_twice(chance: random.Random, steps: int) -> tuple[Listed, Paper]:
    """Return a list by chance, as the product and as the paper have it."""
    rules = rules_of(chance)
    ours, paper = Listed(rules), Paper(rules)
    for number in range(steps):
        act = chance.choice(("inscribe", "inscribe", "inscribe", "put", "over", "absent", "remove"))
        waiting = [each for each in ours.present if each not in ours.over]
        if act == "inscribe" or not waiting:
            who, entry, name = f"s{chance.randint(0, 9)}.{number}", entry_of(chance), chance.choice(NAMES)
            ours.inscribe(who, entry, name)
            paper.inscribe(Line(who, entry, letters(name)))
            continue
        who = chance.choice(waiting)
        match act:
            case "put":
                after = chance.choice([None, *(each for each in ours.present if each != who)])
                ours.put(who, after)
                paper.put(who, after)
            case "over":
                ours.over.add(who)
                ours.present = ours.ordered(ours.present)
                paper.cross_out(who)
            case "absent":
                at = (10 + number % 3) * MINUTE
                ours.absent(who, at)
                paper.absent(who, at)
            case "remove":
                ours.remove(who)
                paper.take(who)
    return ours, paper


def test_hundreds_of_lists_are_as_on_paper() -> None:
    """No move of one entry moves another, whatever was placed by hand, spoken, withdrawn, removed or absent before."""
    wrong = []
    for seed in range(size(300, torture=1_000)):
        ours, paper = same_day_twice(random.Random(seed), 5 + seed % 25)
        if ours.present != paper.ids():
            wrong.append((seed, ours.present, paper.ids()))
    assert wrong == []


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_that_of_appending(chance: random.Random) -> None:
    rules = rules_of(chance)
    rows = [OrderRow(f"s{each}", key_of(entry_of(chance), rules, chance.choice(NAMES)), True) for each in range(12)]
    hands = (Hand("s3", None), Hand("s5", "s3"), Hand("s1", "s7"))
    made = order(rows, hands)
    assert sorted(made) == sorted(row.id for row in rows)
    chance.shuffle(rows)
    assert order(rows, hands) == made


@row_by_row("seed", range(40))
def test_no_later_inscription_loses_a_place_by_hand(seed: int) -> None:
    """Behind its anchor stand only places by hand that were made later, and nobody else has moved."""
    chance = random.Random(seed)
    ours, _ = same_day_twice(chance, 25)
    before = ours.present
    ours.inscribe("new", entry_of(chance), "Zambia")
    assert tuple(each for each in ours.present if each != "new") == before
    made = {hand.id: number for number, hand in enumerate(ours.hands)}
    for hand in ours.hands:
        at = ours.present.index(hand.id)
        ahead = [each for each in reversed(ours.present[:at]) if made.get(each, -1) < made[hand.id]]
        assert next(iter(ahead), None) == hand.after


@row_by_row("seed", range(40))
def test_an_order_that_was_made_is_made_again(seed: int) -> None:
    ours, _ = same_day_twice(random.Random(seed), 25)
    assert ours.ordered(ours.present) == ours.present
    assert {hand.after for hand in ours.hands} <= {None, *ours.present}, "an anchor dangles"


def test_a_place_by_hand_of_an_entry_that_is_gone_is_anchored_to_nothing() -> None:
    assert released((Hand("b", "a"),), ("a", "c"), "a") == (Hand("b", None),)


def test_new_rules_order_again_all_who_wait_and_nobody_else() -> None:
    rows = [OrderRow("spoke", None), OrderRow("a", OrderKey(lot=3), True), OrderRow("gone", None),
            OrderRow("b", OrderKey(lot=2), True), OrderRow("c", OrderKey(lot=1), True)]  # fmt: skip
    assert order(rows) == ("spoke", "gone", "c", "b", "a")


def test_a_draw_is_repeated_from_its_seed_by_anybody() -> None:
    made = drawn({"cuba", "norway", "kenya"}, "2016-03-07")
    # by printf '2016-03-07\ncuba' | sha256sum, and so for each: 45b2…, 5bfe…, ff42…
    assert made.result == ("cuba", "norway", "kenya")
    assert len({drawn({"cuba", "norway", "kenya"}, f"{seed}").result for seed in range(60)}) == 6
    entries = {each: Entry("l1", 1, "member") for each in made.result}
    lots = with_lots(entries, made)
    assert [lots[each].lot for each in made.result] == [1, 2, 3]
    by_lot = ListRules(bands=(Band("states", "lot"),))
    rows = [OrderRow(each, key_of(entry, by_lot)) for each, entry in lots.items()]
    late = OrderRow("late", key_of(Entry("l1", 0, "member"), by_lot))
    assert order([late, *rows]) == (*made.result, "late")


def test_every_band_has_a_rule() -> None:
    assert set(TAKES) == set(get_args(BandName))


AT = 9 * 60 * MINUTE
MINISTER = Entry("l1", AT, "member", level="minister", level_confirmed=True)
BY_LEVEL = ListRules(bands=(Band("states", "level"),), levels=(LEVELS[:2], ("minister",)))


@row_by_row(
    ("entry", "rules", "reason"),
    [
        (MINISTER, PANEL, Reason("dignitaries", "level", AT, level="minister", before="groups")),
        (replace(MINISTER, level="head_of_state"), PANEL,
         Reason("dignitaries", "level", AT, level="head_of_state", before="groups", before_levels=("vice_president",))),
        (replace(MINISTER, level_confirmed=False), PANEL,
         Reason("states", "inscribed", AT, unconfirmed="minister", before="un_igo")),
        (replace(MINISTER, level="vice_minister"), PANEL, Reason("states", "inscribed", AT, before="un_igo")),
        (replace(MINISTER, level_confirmed=False, level=None, capacity=Capacity("group")), PANEL,
         Reason("groups", "inscribed", AT, before="states")),
        (Entry("l1", AT, "ngo"), PANEL, Reason("ngo", "inscribed", AT)),
        (Entry("l1", AT, "nhri"), PANEL, Reason(None, "inscribed", AT)),
        (replace(MINISTER, absent_at=AT + 1), PANEL,
         Reason("dignitaries", "level", AT, level="minister", absent_at=AT + 1, before="groups")),
        (replace(MINISTER, level="head_of_state"), BY_LEVEL,
         Reason("states", "level", AT, level="head_of_state", before_levels=("minister",))),
        (MINISTER, BY_LEVEL, Reason("states", "level", AT, level="minister")),
        (replace(MINISTER, lot=7), ListRules(bands=(Band("states", "lot"),)), Reason("states", "lot", AT, lot=7)),
        (replace(MINISTER, place=Place("s1", "swap", "agreed")), PANEL,
         Reason("dignitaries", "level", AT, level="minister", before="groups", place=Place("s1", "swap", "agreed"))),
    ],
)  # fmt: skip
def test_each_position_has_a_reason(entry: Entry, rules: ListRules, reason: Reason) -> None:
    assert reason_of(entry, rules) == reason
