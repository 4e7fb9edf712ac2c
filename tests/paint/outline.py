"""Writes drawn content as one line of text; tests/paint/js/outline.mjs does the same for scripts."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

SILENT = {
    "id", "type", "tabindex", "data-slot", "data-part", "data-word", "data-do", "data-label", "data-pick",
    "aria-keyshortcuts", "aria-selected", "aria-activedescendant", "role=treeitem", "role=tree",
}  # fmt: skip
VOID = {"meta", "link", "input", "br"}


class _Outline(HTMLParser):
    """Collects the outline of every slot and clock, leaving out what only a script can draw (by its class)."""

    def __init__(self, without: Iterable[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.without = {each.removeprefix(".") for each in without}
        self.skipped = 0  # how deep in something left out
        self.open: list[tuple[str, str]] = []  # the key of a piece that began here, and its tag
        self.begun: dict[str, list[str]] = {}
        self.found: dict[str, str] = {}
        self.text: list[str] = []

    def _write(self, said: str) -> None:
        if self.skipped:
            return
        for parts in self.begun.values():
            parts.append(said)

    def _flush(self) -> None:
        self._write(spaced("".join(self.text)))
        self.text.clear()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        held = {name: value or "" for name, value in attrs}
        key = held.get("data-slot") or (f"clock {held['data-clock']}" if "data-clock" in held else "")
        if self.skipped or self.without & set(held.get("class", "").split()):
            self.skipped += tag not in VOID
            key = ""
        if key:
            self.begun[key] = []
        self._write(f"<{tag}{_attributes(held)}>")
        if tag in VOID:
            self._end(key, tag)
        else:
            self.open.append((key, tag))

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        key, opened = self.open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"
        self._end(key, tag)

    def _end(self, key: str, tag: str) -> None:
        self._write(f"</{tag}>")
        self.skipped -= bool(self.skipped) and tag not in VOID
        if key:
            self.found[key] = "".join(self.begun.pop(key))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _attributes(held: dict[str, str]) -> str:
    told = {name: value for name, value in held.items() if name not in SILENT and f"{name}={value}" not in SILENT}
    return "".join(sorted(f" {name}='{value}'" if value else f" {name}" for name, value in told.items()))


def spaced(text: str) -> str:
    """Return the text without the template's own line breaks at its ends, any other space as one."""
    return re.sub(r"\s+", " ", re.sub(r"^\s*\n\s*|\s*\n\s*$", "", text))


def outlines(html: str, without: Iterable[str] = ()) -> dict[str, str]:
    """Return the outline of each slot and clock of a page, by its name."""
    reader = _Outline(without)
    reader.feed(html)
    reader.close()
    return reader.found


def outline(html: str) -> str:
    """Return the outline of one piece of a page."""
    return outlines(f'<div data-slot="piece">{html}</div>')["piece"].removeprefix("<div>").removesuffix("</div>")
