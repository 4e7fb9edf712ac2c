"""Scripts and styles that stand in a page itself, and the hashes by which the content policy allows just these."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

from interp.web.script_bundles import COMMENT
from interp.web.script_imports import STATIC

SCRIPTS = ("js/shared/stored_settings.js", "js/shared/early_socket.js", "js/shared/keeping_desk.js")
STYLES = ("css/look.css", "css/captions.css", "css/reader_tools.css")
COMMENTS = {".js": COMMENT, ".css": re.compile(r"/\*.*?\*/", re.DOTALL)}


@cache
def inline_text(name: str) -> str:
    """Return the text of a file below static/ without its comments; the file must be in SCRIPTS or STYLES."""
    if name not in SCRIPTS + STYLES:
        raise ValueError(f"{name} is not allowed inside a page")
    path = STATIC / name
    return COMMENTS[path.suffix].sub("", path.read_text(encoding="utf-8"))


def sources(names: tuple[str, ...]) -> str:
    """Return the hash sources of the content policy for files that stand inside pages."""
    return " ".join(f"'sha256-{b64encode(sha256(inline_text(name).encode()).digest()).decode()}'" for name in names)
