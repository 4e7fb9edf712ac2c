"""The lease of an installation with one serving process, to which every work is granted."""


class SingleProcessLease:
    """Grants everything; see ports.lease.Lease."""

    def granted(self, work: str) -> bool:
        """Return True."""
        return True
