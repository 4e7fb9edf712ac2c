"""Keeps the compiled templates beside their sources, as Python keeps its modules: a start only reads them."""

import pickle
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, compiler
from jinja2.bccache import Bucket, FileSystemBytecodeCache

PARTS = re.compile(r'\{%-? *(?:extends|include|import|from) "([^"]+)"')
FOLDER = Path(__file__).parent / "templates" / "__pycache__"


class CompiledTemplates(FileSystemBytecodeCache):
    """Files of compiled templates, of this Python and this Jinja; where none can be written all work without."""

    def __init__(self, folder: Path = FOLDER) -> None:
        # Jinja keeps the source's hash and Python's version with the code, but not its own version.
        super().__init__(str(folder), f"%s.{Path(compiler.__file__).stat().st_mtime_ns:x}.jinja")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template; what cannot be read, or is damaged, is compiled again."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, pickle.UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where that is possible and Python keeps compiled modules."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


def compiled_now(environment: Environment, names: Iterable[str]) -> frozenset[str]:
    """Compile templates and all that they extend, include or import, and return the names of these."""
    found, left = set[str](), set(names)
    while left:
        found.add(name := left.pop())
        environment.get_template(name)
        source = environment.loader.get_source(environment, name)[0] if environment.loader else ""
        left |= {*PARTS.findall(source)} - found
    return frozenset(found)
