"""Facts of an order of the day, as a person would write them down, and as the proposal has them."""

from typing import Any

from interp.domain.proposals.proposal import MeetingProposal, Proposal

Facts = dict[str, Any]


def facts_of(proposal: Proposal) -> Facts:
    """Return what a proposal says, in the form of the files beside the papers."""
    said = {code: [str(w.values.get(name)) for w in proposal.warnings if w.code == code]
            for code, name in (("left_out", "text"), ("time_apart", "time"))}  # fmt: skip
    return {
        "session": proposal.session.number, "body": proposal.session.body,
        "meetings": [_meeting(meeting) for meeting in proposal.meetings],
        "documents": sorted(each.symbol or each.title for each in proposal.documents),
        "left_out": said["left_out"], "apart": said["time_apart"],
        "notes": sum(w.code == "footnote" for w in proposal.warnings),
        "unplaced": [w.text for w in proposal.warnings if w.code == "unplaced"],
    }  # fmt: skip


def _meeting(meeting: MeetingProposal) -> Facts:
    items = []
    for item in meeting.items:
        minutes = meeting.blocks[item.block].budget_s // 60 if item.block is not None else None
        said = {
            "title": item.title, "number": item.number, "start": (item.starts_at or "")[11:16], "minutes": minutes,
            "floor": item.speech_limit_s,
            "members": None if item.members_limit_s == item.speech_limit_s else item.members_limit_s,
        }  # fmt: skip
        items.append({name: value for name, value in said.items() if value})
    return {
        "number": meeting.number, "start": _clock(meeting.starts_at), "end": _clock(meeting.ends_at),
        "title": meeting.title, "room": meeting.room,
        "people": [[role, person.name] for person in meeting.people for role in person.roles], "items": items,
    }  # fmt: skip


def _clock(moment: str | None) -> str | None:
    return moment[:16].replace("T", " ") if moment else None


def differences(want: Facts, have: Facts) -> list[str]:
    """Return each fact that is missing or other than a person wrote; title and room count where they are written."""
    found = [f"{name}: {have[name]!r}, not {want[name]!r}" for name in ("session", "body") if want[name] != have[name]]
    lists = ("apart", "unplaced", "left_out")
    found += [f"{name}: {have[name]!r}" for name in lists if have[name] != want.get(name, [])]
    if sorted(want["documents"]) != have["documents"]:
        found.append(f"documents: {have['documents']}, not {want['documents']}")
    if have["notes"] != want.get("notes", 0):
        found.append(f"notes: {have['notes']}")
    if len(want["meetings"]) != len(have["meetings"]):
        found.append(f"meetings: {[m['number'] for m in have['meetings']]} {[m['start'] for m in have['meetings']]}")
    for first, second in zip(want["meetings"], have["meetings"], strict=False):
        expected = {"people": []} | first
        for name, value in expected.items():
            if name != "items" and second[name] != value:
                found.append(f"{expected['number']} {name}: {second[name]!r}, not {value!r}")
        found += [f"{expected['number']} missed {item}" for item in expected["items"] if item not in second["items"]]
        found += [f"{expected['number']} invented {item}" for item in second["items"] if item not in expected["items"]]
        if not found and [i for i in second["items"]] != expected["items"]:
            found.append(f"{expected['number']}: other order of items")
    return found
