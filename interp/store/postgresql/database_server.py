"""Names a PostgreSQL database: its address, how long a statement may take there, and what looks up its hosts."""

from dataclasses import field

from interp.store.postgresql.host_names import HostNames
from interp.value_types import dataclass

STATEMENT_S = 2.0  # of a server, for which people wait
LONG_STATEMENT_S = 30.0  # of a command, of drafting, of what reads many rows


@dataclass(frozen=True, slots=True)
class DatabaseServer:
    """Where a database is; nothing is connected."""

    address: str = field(repr=False)  # it may have a password
    statement_s: float = STATEMENT_S
    names: HostNames = field(default_factory=HostNames)
