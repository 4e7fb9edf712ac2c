"""How long a file may be that somebody brings in, a paper or a document, and the check that refuses a longer one."""

from interp.errors import BadRequest

LONGEST_FILE = 10 * 1024 * 1024  # bytes


def check_size(size: int) -> None:
    """Raise BadRequest, `empty_file` or `too_large` with limit and size in bytes, unless a file may be so long."""
    if not size:
        raise BadRequest("empty_file")
    if size > LONGEST_FILE:
        raise BadRequest("too_large", limit=LONGEST_FILE, size=size)
