"""The events of a meeting: one frozen type each, with a version, one module for each noun; EVENTS has them by name.

A released name is never changed.
"""

# ruff: noqa: F403 - everything that the modules define is exported; these imports are the only list
from interp.domain.model.events.announcement import *
from interp.domain.model.events.block import *
from interp.domain.model.events.booth import *
from interp.domain.model.events.caption import *
from interp.domain.model.events.entry import *
from interp.domain.model.events.event import Event as Event
from interp.domain.model.events.event import Logged as Logged
from interp.domain.model.events.floor import *
from interp.domain.model.events.handover import *
from interp.domain.model.events.interpretation import *
from interp.domain.model.events.item import *
from interp.domain.model.events.limit import *
from interp.domain.model.events.list import *
from interp.domain.model.events.meeting import *
from interp.domain.model.events.outputs import *
from interp.domain.model.events.party import *
from interp.domain.model.events.person import *
from interp.domain.model.events.relay import *
from interp.domain.model.events.room import *
from interp.domain.model.events.speech import *
from interp.domain.model.events.statement import *
from interp.domain.model.events.team import *
from interp.domain.model.events.text import *
from interp.domain.model.wire_names import collected, submodules

MODULES = submodules(__name__, globals())
EVENTS: dict[tuple[str, int], type[Event]] = collected(MODULES, Event, lambda kind: (kind.name, kind.version))
