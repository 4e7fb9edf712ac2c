"""Chromium's tree for screen readers: what a page gives to be read aloud, and what is wrong with it, in words."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

OPERATED = {
    "button", "checkbox", "combobox", "link", "listbox", "menuitem", "menuitemcheckbox", "menuitemradio", "option",
    "radio", "searchbox", "slider", "spinbutton", "switch", "tab", "textbox", "treeitem", "DisclosureTriangle",
}  # fmt: skip
NAMED = OPERATED | {"heading", "image", "dialog", "alertdialog", "RootWebArea"}
LANDMARKS = {"banner", "complementary", "contentinfo", "main", "navigation", "region", "search"}
ONE_EACH = {"banner", "contentinfo", "main"}
UNFILLED = re.compile(r"\{\w*\}|%\(\w+\)s|\bundefined\b|\bNaN\b|\[object")


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the page as a screen reader has it; `live` is "polite" or "assertive" where changes are read aloud."""

    role: str
    name: str
    live: str


def nodes(page: Page) -> list[Node]:
    """Return the parts of a page that are read, in their order."""
    session = page.context.new_cdp_session(page)
    found = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [_node(each) for each in found if not each["ignored"]]


def wrong(page: Page, *, changes: bool) -> list[str]:
    """Return what a screen reader cannot tell of a page; `changes`: it shows what happens, and must read it aloud."""
    return [*faults(nodes(page), changes=changes)]


def faults(read: list[Node], *, changes: bool) -> Iterator[str]:
    """Yield what lacks a name, what is read before it is filled in, landmarks not told apart, and silent changes."""
    for each in read:
        if each.role in NAMED and not each.name.strip():
            yield f"no name: {each.role}"
        if UNFILLED.search(each.name):
            yield f"not filled in: {each.role} {each.name!r}"
    held = Counter((each.role, each.name) for each in read if each.role in LANDMARKS)
    roles = Counter(role for role, _ in held.elements())
    if not roles["main"]:
        yield "no landmark: main"
    yield from (f"{roles[role]} landmarks of one kind: {role}" for role in sorted(ONE_EACH) if roles[role] > 1)
    for (role, name), count in held.items():
        if count > 1 and role not in ONE_EACH:
            yield f"{count} landmarks read alike: {role} {name!r}"
    if changes and not any(each.live for each in read):
        yield "no live region"


def _node(each: dict[str, Any]) -> Node:
    said = {known["name"]: known["value"].get("value", "") for known in each.get("properties", ())}
    name = each.get("name", {}).get("value", "")
    live = said.get("live", "")
    return Node(each["role"]["value"], name, live if live in ("polite", "assertive") else "")
