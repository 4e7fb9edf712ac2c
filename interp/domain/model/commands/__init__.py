"""The commands of a meeting: one frozen type each, one module for each noun of the names; COMMANDS has them all."""

# ruff: noqa: F403 - everything that the modules define is exported; these imports are the only list
from interp.domain.model.commands.announcement import *
from interp.domain.model.commands.block import *
from interp.domain.model.commands.booth import *
from interp.domain.model.commands.caption import *
from interp.domain.model.commands.command import Command as Command
from interp.domain.model.commands.entry import *
from interp.domain.model.commands.floor import *
from interp.domain.model.commands.handover import *
from interp.domain.model.commands.interpretation import *
from interp.domain.model.commands.item import *
from interp.domain.model.commands.limit import *
from interp.domain.model.commands.list import *
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
from interp.domain.model.wire_names import collected, submodules

MODULES = submodules(__name__, globals())
COMMANDS: dict[str, type[Command]] = collected(MODULES, Command, lambda kind: kind.name)
