"""Protocol of leases: which of several processes does a kind of work that only one may do."""

from typing import Protocol


class Lease(Protocol):
    """Grants each kind of work to one process at a time."""

    def granted(self, work: str) -> bool:
        """Return whether this process may do that work now; a work that nobody holds is granted to the first to ask.

        A process that ends, or does not ask again within the lease's time, loses it. Never raises: in doubt, False.
        """
