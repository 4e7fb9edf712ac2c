"""What the demonstration prints: a few lines when it is ready, every link when asked, a line when it ends."""

import io
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import which
from typing import Any

from interp.domain.rules.programme_order import following
from interp.run.demo import staff_link
from interp.web.machine_addresses import reached_by_others
from interp.web.services import Services

EVERY_LINK = "--all"
UNREACHABLE = """\
  No QR code: this address is this machine only. Start with --host 0.0.0.0 to be reached from phones on the
  same network, or set INTERP_PUBLIC_URL to the address people open.
"""


def first_lines(services: Services, shown: Mapping[str, Any], again: str) -> str:
    """Return what runs, the three links to begin with, what Next will do, and the command that prints every link."""
    meeting = shown["meetings"][0]
    links = meeting["links"]
    lines = [
        "",
        "  The demonstration of interp is running.",
        "",
        f"    Console       {console_link(services, shown)}",
        f"    Arabic booth  {links['booth']['ar']}",
        f"    Captions      {shown['url']}/m/{meeting['id']}",
        "",
        *(f"  {line}" for line in next_act(services, meeting["id"])),
        f"  All other pages, from another terminal: {again}",
        "  Stop with Ctrl+C.",
    ]
    return "\n".join(lines)


def console_link(services: Services, shown: Mapping[str, Any]) -> str:
    """Return the link that opens the first meeting's console, and from there every page of every meeting."""
    return staff_link(services, shown["url"], f"/m/{shown['meetings'][0]['id']}/console")


def next_act(services: Services, meeting: str) -> list[str]:
    """Return what the space bar does on the console now, and whose words the captions are not."""
    state = services.meetings.state(meeting)
    target = following(state)
    speech = state.speeches.get(target.speech or "") if target else None
    if speech is None or speech.statement is None:
        return ["Open the three pages and press Space on the console: all three change."]
    who = speech.party.name
    told = [f"Press Space on the console: {who} gets the floor, and captions run in six languages."]
    made_up = state.about is not None and state.about.demonstration
    return [*told, "The statement is made up for the demonstration; nobody said it."] if made_up else told


def command_again(words: Sequence[str], *more: str) -> str:
    """Return the command `words` of this process as a person types it, with `more`."""
    program = "interp" if words[0].endswith(".py") or which("interp") == words[0] else words[0]
    kept = [word for word in words[1:] if word not in (EVERY_LINK, "--no-browser")]
    if "--port" in more and "--port" in kept:
        del kept[kept.index("--port") : kept.index("--port") + 2]
    return shlex.join([program, *kept, *more])


def goodbye(data: Path, again: str) -> str:
    """Return the last line: what is kept, and how to go on."""
    return f"\n  Goodbye. The meetings are kept in {data}; go on with: {again}"


def table(shown: Mapping[str, Any], papers: str) -> str:
    """Return the links as a table, with the upload page `papers` and a QR code for phones."""
    lines = ["", f"  interp is running: {shown['url']}", f"    {'papers':<12}{papers}", ""]
    for meeting in shown["meetings"]:
        lines += [f"  {meeting['title']}", ""]
        links = meeting["links"]
        lines += [f"    {name:<12}{links[name]}" for name in ("console", "chair", "chief", "desk", "technician")]
        for page in ("booth", "captions", "room"):
            lines += [f"    {f'{page} {code}':<12}{link}" for code, link in links[page].items()]
        lines.append("")
    first = shown["meetings"][0]["links"]
    lines += ["  Captions in English on a phone:", qr(first["captions"]["en"]), "  Stop with Ctrl+C."]
    return "\n".join(lines)


def qr(text: str) -> str:
    """Return a QR code drawn with characters; for an address no phone can reach, a sentence instead."""
    if not reached_by_others(text):
        return UNREACHABLE
    import segno  # loaded with the first code that is drawn

    drawn = io.StringIO()
    segno.make(text, error="m").terminal(out=drawn, compact=True)
    return drawn.getvalue()
