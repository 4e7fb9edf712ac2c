"""The commands of a meeting: one frozen type each, one module for each noun of the names; COMMANDS has them all."""

# ruff: noqa: F403 - everything that the modules define is exported; there is no second list of names
from interp.domain.model.commands import (
    booth,
    caption,
    floor,
    handover,
    interpretation,
    item,
    meeting,
    outputs,
    party,
    person,
    relay,
    room,
    speech,
    statement,
    team,
    text,
)
from interp.domain.model.commands.booth import *
from interp.domain.model.commands.caption import *
from interp.domain.model.commands.command import Command as Command
from interp.domain.model.commands.floor import *
from interp.domain.model.commands.handover import *
from interp.domain.model.commands.interpretation import *
from interp.domain.model.commands.item import *
from interp.domain.model.commands.meeting import *
from interp.domain.model.commands.outputs import *
from interp.domain.model.commands.party import *
from interp.domain.model.commands.person import *
from interp.domain.model.commands.relay import *
from interp.domain.model.commands.room import *
from interp.domain.model.commands.speech import *
from interp.domain.model.commands.statement import *
from interp.domain.model.commands.team import *
from interp.domain.model.commands.text import *
from interp.domain.model.wire_names import collected

MODULES = (
    booth, caption, floor, handover, interpretation, item, meeting, outputs, party, person, relay, room, speech,
    statement, team, text,
)  # fmt: skip
COMMANDS: dict[str, type[Command]] = collected(MODULES, Command, lambda kind: kind.name)
