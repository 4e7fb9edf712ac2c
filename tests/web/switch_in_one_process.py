"""A service under eventlet without sockets, which prints the order of a switch's answer, messages and reactors.

`python -m tests.web.switch_in_one_process FOLDER` prints, as JSON in its last line, of each switch: `answered`, the
audience of each room that was sent a view, `reactor`.
"""

import sys

from interp.start import patch

if __name__ == "__main__":
    patch({})

import json
import time
from pathlib import Path

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.state import Meeting
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.views.audiences import AUDIENCES, Audience
from interp.live.broadcast.background_work import background
from interp.live.publisher import POLL_S
from interp.run.assemble import Service, assemble
from interp.service.reactors import Steps
from interp.web.access_log import handled
from interp.wire import CommandMessage
from tests.builders import plan
from tests.server import until

SWITCHES = 30
STAFF = Actor("staff", "Staff")


def order_of(service: Service) -> list[list[str]]:
    """Return the order of each of some switches; no step of it may leave its turn to another before its end."""
    here, found = service.services, list[str]()

    def react(meeting: str, state: Meeting) -> Steps:
        found.append("reactor")
        yield
        return None

    service.reactors.register("noted", react)
    here.publisher._send = lambda name, room, message: found.append(room.split(":")[2])
    here.meetings.handle(SYSTEM, "m1", "plan", plan())
    for name in (each for each, rule in AUDIENCES.items() if not rule.scope):
        here.publisher.watch("m1", Audience(name, "fr"))
    background(here.publisher.run, POLL_S, lambda: True)
    background(service.reactors.run, service.after_screens, lambda: True)
    until(lambda: "reactor" in found)
    orders = []
    for turn in range(SWITCHES):
        time.sleep(0.02)
        found.clear()
        command = do.UndoSwitch() if turn % 2 else do.AdvanceFloor(None)
        handled(here, STAFF, CommandMessage("m1", f"c{turn}", command.name, {}), command, "desk-1")
        found.append("answered")
        until(lambda: "reactor" in found)
        orders.append(list(found))
    return orders


if __name__ == "__main__":
    print(json.dumps(order_of(assemble(Settings(data=Path(sys.argv[1]))))), flush=True)
