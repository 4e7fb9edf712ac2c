"""Writes all of a meeting into one file in open formats, for an archive: log, record, transcripts, documents, acts."""

import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from interp import owner_only
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.streams import stream_of
from interp.errors import NotFound, Refused
from interp.run.helper_tasks import HelperTasks
from interp.store import audit
from interp.store.erasing.log_seal import entries, fold
from interp.store.open_stores import Stores

Entry = tuple[str, bytes]
MANIFEST = "manifest.json"


def archive(stores: Stores, folder: Path, meeting: str, file: Path) -> int:
    """Write the file, whole or not at all; return how many files are in it, besides the manifest with their hashes.

    Raises NotFound for an unknown meeting, Refused `no_folder`, Unavailable, OSError.
    """
    target = check_folder(file)
    with stores.meetings.reading() as connection:
        log = list(entries(connection, stream_of(meeting)))
    if not log:
        raise NotFound("meeting", meeting=meeting[:80])
    hashes: dict[str, str] = {}
    made = target / f".{file.name}.{os.getpid()}"
    try:
        with (
            open(made, "xb", opener=owner_only.opener) as opened,
            zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED) as to,
        ):
            for name, data in (("log.jsonl", _lines(log)), *_acts(stores, meeting), *_texts(stores, folder, meeting)):
                to.writestr(name, data)
                hashes[name] = sha256(data).hexdigest()
            said = {
                "meeting": meeting, "written_by": f"interp {version('interp')}", "events": log[-1].seq,
                "seal": fold(log), "sha256": hashes,
            }  # fmt: skip
            to.writestr(MANIFEST, json.dumps(said, ensure_ascii=False, indent=1))
        os.replace(made, file)
    finally:
        made.unlink(missing_ok=True)
    return len(hashes)


def check_folder(file: Path) -> Path:
    """Return the folder that a file is to be written into. Raises Refused `no_folder` where it is not there."""
    target = file.resolve().parent
    if not target.is_dir():
        raise Refused("no_folder", folder=str(target))
    return target


def _lines(rows: Iterable[audit.Row]) -> bytes:
    return "".join(json.dumps(audit.said(each), ensure_ascii=False) + "\n" for each in rows).encode()


def _acts(stores: Stores, meeting: str) -> Iterator[Entry]:
    """Yield what was done at the desk and to access, and what documents there are."""
    yield "desk.jsonl", _lines(stores.acts.of(meeting))
    yield "access.jsonl", _lines(stores.access.acts(meeting))
    documents = [asdict(each) for each in stores.documents.documents(meeting)]
    yield "documents.json", json.dumps(documents, ensure_ascii=False, indent=1).encode()


def _texts(stores: Stores, folder: Path, meeting: str) -> Iterator[Entry]:
    """Yield record, transcript and every document as it may be read, in each language."""
    tasks = HelperTasks(stores, folder)
    documents = stores.documents.documents(meeting)
    for language in MEETING_LANGUAGES:
        for kind in ("json", "csv"):
            yield f"record/{language}.{kind}", tasks.record(meeting, language, kind)
        for kind in ("txt", "vtt"):
            yield f"transcript/{language}.{kind}", tasks.meeting_transcript(meeting, language, None, kind, "")
        for each in documents:
            try:
                text = tasks.document_transcript(meeting, each.id, language, "txt", "")
            except NotFound:
                continue  # it was not published
            yield f"documents/{each.id}-{language}.txt", text
