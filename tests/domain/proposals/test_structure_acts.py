"""Acts on the structure of a proposal: those an entry allows, and a programme with ten faults that they put right."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.proposals.conversions import LineReading, plain_reading
from interp.domain.proposals.corrections import path_of, removed, value_at, with_value
from interp.domain.proposals.planning import plans
from interp.domain.proposals.proposal import Proposal
from interp.domain.proposals.structure_acts import Act, acts_of, done
from interp.domain.rules.decide.meeting import is_sound
from interp.errors import BadRequest
from tests.domain.proposals.small_paper import PAPER
from tests.domain.proposals.ten_faults import FAULTY, RIGHT, at, line, shape


def read(text: str) -> LineReading:
    """Return a line as read; an hour before it is its own."""
    hour, _, rest = text.partition(" ")
    return replace(plain_reading(rest), hour=hour) if hour.replace(":", "").isdigit() else plain_reading(text)


def act(proposal: Proposal, what: str, dotted: str, to: int | None = None) -> Proposal:
    return done(proposal, Act(what, path_of(dotted), to), read)[0]


def titled(proposal: Proposal, dotted: str, value: object) -> Proposal:
    made: Proposal = with_value(proposal, path_of(dotted), value)
    return made


def test_a_programme_with_ten_faults_is_put_right() -> None:
    made = act(FAULTY, "person", "meetings.0.items.2")
    made = act(made, "item", "meetings.0.people.3")
    made = titled(made, "meetings.0.items.2.starts_at", at("11:00"))
    made = titled(made, "meetings.0.items.5.starts_at", at("14:45"))
    made = act(made, "split", "meetings.0.items.3")
    assert [each.title for each in made.meetings[:2]] == ["Sharing water in dry years", "Session 2: Paying for repairs"]
    assert (made.meetings[0].ends_at, made.meetings[1].starts_at) == (None, None)
    made = titled(made, "meetings.1.title", "Paying for repairs")
    made = titled(made, "meetings.0.ends_at", at("12:00"))
    made = titled(made, "meetings.1.starts_at", at("14:00"))
    made = removed(made, path_of("meetings.1.items.0"))
    made = act(made, "merge", "meetings.2")
    made = act(made, "to", "meetings.1.items.2", 2)
    abebe = next(place for place, each in enumerate(made.meetings[1].people) if each.name == "Ruth Abebe")
    made = act(made, "to", f"meetings.1.people.{abebe}", 2)
    made = act(made, "person", f"line.{line('Daniel Brandt')['title'][0]}", 1)
    made = act(made, "item", f"line.{line('Questions')['title'][0]}", 1)
    made = titled(made, "documents.1.public", "NR/2019/7")
    assert shape(made) == shape(RIGHT)
    assert made.warnings == ()


def test_an_entry_allows_what_can_be_done_with_it() -> None:
    two = act(PAPER, "to", "meetings.0.items.2", 1)
    told = {
        dotted: [(each.what, each.to) for each in acts_of(two, path_of(dotted))]
        for dotted in (
            "meetings.0",
            "meetings.1",
            "meetings.0.items.0",
            "meetings.0.items.1",
            "meetings.0.people.0",
            "line.1",
        )
    }
    assert told == {
        "meetings.0": [("merge", 1)], "meetings.1": [("merge", 0)],
        "meetings.0.items.0": [("person", None), ("to", 1), ("to", 2)],
        "meetings.0.items.1": [("person", None), ("split", None), ("to", 1), ("to", 2)],
        "meetings.0.people.0": [("item", None), ("to", 1), ("to", 2)],
        "line.1": [("person", 0), ("item", 0), ("person", 1), ("item", 1)],
    }  # fmt: skip


def test_every_act_that_is_offered_can_be_done() -> None:
    two = act(PAPER, "to", "meetings.0.items.2", 1)
    entries = [f"meetings.{m}" for m in (0, 1)] + [f"meetings.0.{k}.{n}" for k in ("people", "items") for n in (0, 1)]
    for dotted in (*entries, "line.1"):
        for each in acts_of(two, path_of(dotted)):
            assert done(two, each, read)[0] != two


@pytest.mark.parametrize(
    ("what", "dotted", "to"),
    [("to", "meetings.0.items.0", 0), ("to", "meetings.0.items.0", 2), ("to", "meetings.0.items.0", None),
     ("to", "meetings.0.blocks.0", 1), ("split", "meetings.0.items.0", None), ("merge", "meetings.0", None),
     ("merge", "meetings", None), ("person", "line.2", 0), ("person", "line.1", 1), ("item", "line.0", 0),
     ("item", "meetings.0.items.0", None), ("person", "meetings.0.people.0", None), ("dance", "meetings.0", None),
     ("split", "line.1", None), ("to", "meetings.0.people.9", 1)],
)  # fmt: skip
def test_an_act_that_cannot_be_is_refused(what: str, dotted: str, to: int | None) -> None:
    with pytest.raises(BadRequest, match="unknown_field"):
        act(PAPER, what, dotted, to)


def entries(proposal: Proposal) -> list[str]:
    """Return the path of each entry that has acts."""
    meetings = [f"meetings.{place}" for place in range(len(proposal.meetings))]
    inside = [
        f"{meetings[place]}.{name}.{n}"
        for place, each in enumerate(proposal.meetings)
        for name in ("people", "items")
        for n in range(len(getattr(each, name)))
    ]
    return [*meetings, *inside, *(f"line.{n}" for n in range(1, len(proposal.paper) + 1))]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=12))
def test_whatever_is_done_the_meetings_can_be_planned(chosen: list[tuple[int, int]]) -> None:
    made = FAULTY
    for entry, number in chosen:
        known = entries(made)
        acts = acts_of(made, path_of(known[entry % len(known)]))
        if acts:
            before = made
            made, path = done(made, acts[number % len(acts)], read)
            assert value_at(made, path) is not None
            assert words(before) <= words(made)
    timed = tuple(replace(each, title="x", starts_at=at("09:00"), ends_at=at("10:00")) for each in made.meetings)
    for _, plan in plans(replace(made, meetings=timed), "m"):
        assert is_sound(plan)


def words(proposal: Proposal) -> set[str]:
    """Return the words of names, functions and titles in a proposal."""
    said = [text for each in proposal.meetings for text in (each.title, *(item.title for item in each.items))]
    said += [text for each in proposal.meetings for who in each.people for text in (who.name, *who.functions)]
    return {word.strip(",:;.()") for text in said for word in text.split()}
