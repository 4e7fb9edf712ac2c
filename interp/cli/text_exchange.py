"""The commands `interp text xliff out` and `in`: a document's translation to another tool, and back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from interp.cli.listed_meetings import meetings_of
from interp.cli.opened_service import looking, writing_texts
from interp.cli.options import FILE, Said, data_option, settings_from
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.errors import BadRequest
from interp.ports import Document

if TYPE_CHECKING:
    from interp.run.helper_tasks import HelperTasks
    from interp.service.review_desk.returned_text import Returned
    from interp.store.open_stores import Stores

LANGUAGE = click.Choice(MEETING_LANGUAGES)


@click.group()
def xliff() -> None:
    """A document's translation as XLIFF 2.1, to another tool and back."""


@xliff.command("out")
@click.argument("document")
@click.argument("language", type=LANGUAGE)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--matches", is_flag=True, help="Also write the memory's matches of each sentence.")
@data_option
def out(document: str, language: str, file: Path, matches: bool, data: Path | None) -> None:
    """Write a document, named by its id or symbol, and its translation into a new file; also while the service runs."""
    if file.exists():
        raise Said(f"{file} exists already; nothing was written.")
    with looking(data) as stores:
        found, tasks = _document(stores, document, language), _tasks(stores, data)
        file.write_bytes(tasks.call("document_xliff", (found, language, matches), lambda *_: None))
    click.echo(f"Written to {file}.")


@xliff.command("in")
@click.argument("document")
@click.argument("language", type=LANGUAGE)
@click.argument("file", type=FILE)
@click.option("--confirm", "by", metavar="NAME", help="Store every change under this person's name.")
@data_option
def in_(document: str, language: str, file: Path, by: str | None, data: Path | None) -> None:
    """Print what a returned file would change; --confirm stores it, except where a text has changed since."""
    with writing_texts(data) if by else looking(data) as stores:
        found, tasks = _document(stores, document, language), _tasks(stores, data)
        returned = tasks.call("returned_xliff", (file.read_bytes(), found, language), lambda *_: None)
        _tell(returned)
        if by:
            if found.meeting:
                meetings_of(stores).check_unarchived(found.meeting)
            _store(tasks, found, language, returned, by)


def _store(tasks: "HelperTasks", document: Document, language: str, returned: "Returned", by: str) -> None:
    from interp.domain.rules.permissions import Actor
    from interp.service.review_desk.returned_comments import ConfirmedComment
    from interp.service.review_desk.returned_text import MOST_CHANGES, Confirmed

    confirmed = [Confirmed(each.segment, each.text, each.from_revision, each.approve) for each in returned.changes]
    for first in range(0, len(confirmed), MOST_CHANGES):
        some = confirmed[first : first + MOST_CHANGES]
        for made in tasks.call("take_returned", (Actor("staff", by), document, language, some), lambda *_: None):
            click.echo(f"{made.segment}\t{made.result}" + (f"\t{made.reason}" if made.reason else ""))
    if returned.comments:
        comments = [ConfirmedComment(each.segment, each.words) for each in returned.comments]
        new = tasks.call("take_comments", (Actor("staff", by), document, language, comments), lambda *_: None)
        click.echo(f"{new} comments stored")


def _tell(returned: "Returned") -> None:
    for change in returned.changes:
        click.echo(f"{change.segment}\t{'approve' if change.approve else 'change'}\t{change.was}\t{change.text}")
    for conflict in returned.conflicts:
        click.echo(f"{conflict.segment}\t{conflict.reason}\t{conflict.now}\t{conflict.text}")
    for comment in returned.comments:
        click.echo(f"{comment.segment}\tcomment\t\t{comment.words}")
    click.echo(
        f"{len(returned.changes)} changes, {len(returned.conflicts)} conflicts, {returned.unchanged} as they are, "
        f"{returned.untranslated} without a translation"
        + (f", {len(returned.comments)} comments" if returned.comments else "")
        + (f", {returned.more_comments} comments left out" if returned.more_comments else "")
    )


def _document(stores: "Stores", named: str, language: str) -> Document:
    """Return the document of an id or symbol. Raises BadRequest, Said."""
    found = stores.documents.document(named) or next(
        (each for each in stores.documents.documents() if each.symbol == named), None
    )
    if found is None:
        raise Said(f"There is no document {named}.")
    if found.language == language:
        raise BadRequest("original_language")
    return found


def _tasks(stores: "Stores", data: Path | None) -> "HelperTasks":
    from interp.run.helper_tasks import HelperTasks

    return HelperTasks(stores, settings_from(data).data)
