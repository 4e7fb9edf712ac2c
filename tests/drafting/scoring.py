"""Splits a paper and a proposal into single facts and counts which were found and which invented."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from interp.domain.proposals.proposal import MeetingProposal, PersonProposal, Proposal

Facts = dict[str, Any]
Fact = tuple[Any, ...]
ZONES = {"New York": "America/New_York", "Nairobi": "Africa/Nairobi"}


def expected(facts: Facts) -> set[Fact]:
    """Return the facts a paper holds."""
    return {fact for fact in (_order_facts(facts) if facts["kind"] == "order" else _concept_facts(facts)) if fact[-1]}


def found(proposal: Proposal) -> set[Fact]:
    """Return the facts a proposal holds."""
    return {fact for fact in _found(proposal) if fact[-1]}


def _head(facts: Facts) -> Iterator[Fact]:
    yield ("session", facts["session"])
    yield ("body", facts["body"])
    for at, meeting in enumerate(facts["meetings"]):
        yield from _when(at, meeting, facts)


def _when(at: int, meeting: Facts, facts: Facts) -> Iterator[Fact]:
    zone = ZoneInfo(ZONES.get(facts["place"], "Europe/Zurich"))
    for side in ("start", "end"):
        moment = datetime.fromisoformat(f"{facts['day']}T{meeting[side]}").replace(tzinfo=zone)
        yield (side, at, moment.isoformat())
    yield ("room", at, facts["room"])
    yield ("place", at, facts["place"])


def _concept_facts(facts: Facts) -> Iterator[Fact]:
    yield from _head(facts)
    for key in ("event", "theme", "as_of", "webcast"):
        yield (key, facts.get(key))
    yield ("languages", tuple(facts["languages"]))
    for at, meeting in enumerate(facts["meetings"]):
        yield ("title", at, meeting["title"] or facts["event"])
        yield from (fact for person in meeting["people"] for fact in _person_facts(at, person))
        yield from (("video", at, title, seconds) for title, seconds in meeting.get("videos", ()))
        yield ("blocks", at, tuple((kind, minutes * 60) for kind, minutes in facts["blocks"]))
        if any(kind == "floor_round" for kind, _ in facts["blocks"]):
            yield ("floor", at, facts["floor"])
    yield from (("document", symbol) for symbol in facts["documents"])


def _order_facts(facts: Facts) -> Iterator[Fact]:
    yield from _head(facts)
    limits: list[int] = [0, 0]
    for at, meeting in enumerate(facts["meetings"]):
        items = meeting.get("items", ())
        yield ("number", at, meeting["number"])
        yield ("title", at, meeting.get("title") or items[0]["title"])
        yield ("theme", at, meeting.get("theme"))
        yield from (("document", symbol) for symbol in meeting.get("symbols", ()))
        people = [*meeting.get("people", ()), *meeting.get("speakers", ())]
        yield from (fact for person in people for fact in _person_facts(at, person))
        limits = limits if meeting.get("see_above") else meeting.get("limits", limits)
        yield from (fact for item in items for fact in _item_facts(at, item, limits))
        yield from (fact for visit in meeting.get("visits", ()) for fact in _visit_facts(at, visit, facts))
        if "limits" in meeting:
            yield ("limits", at, tuple(limits))
        if "speakers" in meeting:
            yield ("item", at, None, meeting["title"], tuple(person["name"] for person in people), True)
        if "slots" in meeting:
            times, _, floor, replies = meeting["slots"]
            yield ("blocks", at, (("floor_round", floor * 60), ("replies", replies * 60)) * times)
            yield ("floor", at, meeting["limits"][1])


def _item_facts(at: int, item: Facts, limits: list[int]) -> Iterator[Fact]:
    yield ("item", at, item["number"], item["title"], (), True)
    for lead, points in item["business"]:
        for title in [f"{lead} {point}" for point in points] or [lead]:
            debate = "dialogue" in title or "debate" in title
            yield ("item", at, item["number"], title, (), True)
            yield ("item_limit", at, title, limits[1] if debate else None)


def _visit_facts(at: int, visit: list[str], facts: Facts) -> Iterator[Fact]:
    clock, honorific, name, office = visit
    zone = ZoneInfo("Europe/Zurich")
    yield ("visit", at, datetime.fromisoformat(f"{facts['day']}T{clock}").replace(tzinfo=zone).isoformat())
    yield ("item", at, None, f"Visit of {honorific} {name}, {office}", (name,), True)
    yield from _person_facts(
        at, {"roles": ["floor_speaker"], "honorific": honorific, "name": name, "functions": [office]}
    )


def _person_facts(at: int, person: Facts) -> Iterator[Fact]:
    name = person["name"]
    yield ("person", at, name)
    yield from (("role", at, name, role) for role in person["roles"])
    yield ("honorific", at, name, person["honorific"])
    yield from (("function", at, name, function) for function in person["functions"])
    yield from ((key, at, name, person.get(key)) for key in ("country", "topic", "video"))


def _found(proposal: Proposal) -> Iterator[Fact]:
    yield ("session", proposal.session.number)
    yield ("body", proposal.session.body)
    yield ("event", proposal.event.title)
    yield ("theme", proposal.event.theme)
    yield ("as_of", proposal.event.as_of)
    yield ("webcast", proposal.webcast)
    yield ("languages", proposal.languages)
    yield from (("document", document.symbol) for document in proposal.documents)
    for at, meeting in enumerate(proposal.meetings):
        yield from _found_meeting(at, meeting)
        yield from (fact for person in meeting.people for fact in _found_person(at, person))
        yield from _found_items(at, meeting)


def _found_meeting(at: int, meeting: MeetingProposal) -> Iterator[Fact]:
    yield ("start", at, meeting.starts_at)
    yield ("end", at, meeting.ends_at)
    yield ("room", at, meeting.room)
    yield ("place", at, meeting.place)
    yield ("title", at, meeting.title)
    yield ("theme", at, meeting.theme)
    yield ("number", at, meeting.number)
    yield ("blocks", at, tuple((block.kind, block.budget_s) for block in meeting.blocks))
    if said := meeting.speaking_time:
        yield ("limits", at, (said.members_s, said.floor_s))
    rounds = {item.speech_limit_s for item in meeting.items if item.kind == "floor_round" and item.block is not None}
    yield from (("floor", at, limit) for limit in rounds)


def _found_person(at: int, person: PersonProposal) -> Iterator[Fact]:
    facts = {
        "roles": person.roles, "honorific": person.honorific, "name": person.name, "functions": person.functions,
        "country": person.country, "topic": person.topic, "video": person.by_video,
    }  # fmt: skip
    yield from _person_facts(at, facts)


def _found_items(at: int, meeting: MeetingProposal) -> Iterator[Fact]:
    for item in meeting.items:
        names = tuple(meeting.people[person].name for person in item.people)
        if item.kind == "video_message":
            yield ("video", at, item.title, item.length_s)
        elif item.number or item.starts_at or item.kind == "other":
            yield ("item", at, item.number, item.title, names, True)
            yield ("item_limit", at, item.title, item.speech_limit_s)
            yield ("visit", at, item.starts_at)
