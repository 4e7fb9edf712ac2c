"""The table of all pieces, by the module of js/drawing/ that gives them to scripts; `make schema` writes these."""

import json
from collections.abc import Mapping
from pathlib import Path

from interp.web.drawing.announcement_pieces import ANNOUNCED
from interp.web.drawing.booth_pieces import BOOTH
from interp.web.drawing.caption_pieces import CAPTIONS
from interp.web.drawing.chair_pieces import CHAIR
from interp.web.drawing.chief_pieces import CHIEF
from interp.web.drawing.console_pieces import CONSOLE
from interp.web.drawing.desk_pieces import DESK
from interp.web.drawing.floor_pieces import FLOOR
from interp.web.drawing.moderator_pieces import MODERATOR
from interp.web.drawing.nodes import Pieces
from interp.web.drawing.programme_pieces import PROGRAMME
from interp.web.drawing.reading_pieces import READING
from interp.web.drawing.relay_pieces import RELAY
from interp.web.drawing.speaker_pieces import SPEAKER
from interp.web.drawing.technician_pieces import TECHNICIAN
from interp.web.drawing.text_pieces import TEXT

TABLE: Mapping[str, Pieces] = {
    "announced": ANNOUNCED, "booth": BOOTH, "captions": CAPTIONS, "chair": CHAIR, "chief": CHIEF,
    "console": CONSOLE, "desk": DESK, "floor": FLOOR, "moderator": MODERATOR, "programme": PROGRAMME,
    "reading": READING, "relay": RELAY, "speaker": SPEAKER, "technician": TECHNICIAN, "text": TEXT,
}  # fmt: skip
COMPACT = (",", ":")
FOLDER = Path(__file__).parent.parent / "static" / "js" / "drawing"


def module(name: str) -> str:
    """Return the text of the module that gives scripts the pieces of one table."""
    written = {key: json.dumps(node, ensure_ascii=False, separators=COMPACT) for key, node in TABLE[name].items()}
    rows = [f"  {key}: {node},\n" for key, node in written.items()]
    return f"// Written by `make schema` from interp/web/drawing/.\nexport const {name} = {{\n{''.join(rows)}}};\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for own in TABLE:
        (FOLDER / f"{own}.js").write_text(module(own), encoding="utf-8")
