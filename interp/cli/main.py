"""The commands a person types, from demo and serve to audit, backup and tls."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import uuid4

import click
import msgspec

from interp.cli.memory import memory
from interp.cli.models import models, offer, plant_fixtures
from interp.cli.options import FILE, Said, data_option, line, settings_from
from interp.cli.terms import checked_terms, terms
from interp.cli.text_checks import text
from interp.cli.worker import worker
from interp.config import Settings, table
from interp.errors import InterpError

# what to do about a data folder that cannot be opened; the facts follow in brackets
ADVICE = {
    "short_key": "The key file is empty or too short and was not used. Restore it from a backup; or delete it and make "
    "every link again: links and sessions signed with the lost key are void.",
}


def _service(settings: Settings) -> Any:
    """Open the data folder; the composition root is loaded here so that --help stays quick."""
    from interp.run.assemble import assemble, configure_logging

    configure_logging(settings)
    try:
        return assemble(settings)
    except InterpError as error:
        raise Said(f"{ADVICE[error.reason]} ({line(error)})" if error.reason in ADVICE else line(error)) from None
    except OSError as error:
        raise Said(f"The data folder {settings.data} cannot be used: {error.strerror}.") from None


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="interp", prog_name="interp")
def main() -> None:
    """Coordinate a multilingual meeting: floor, booths, captions, programme."""


main.add_command(memory)
main.add_command(models)
main.add_command(terms)
main.add_command(text)
main.add_command(worker)


@main.command()
@data_option
@click.option("--host", help="Address to listen on (INTERP_HOST).")
@click.option("--port", type=click.IntRange(0, 65_535), help="Port; 0 takes a free one (INTERP_PORT).")
@click.option("--tls-cert", type=FILE, help="Certificate, to serve https (INTERP_TLS_CERT).")
@click.option("--tls-key", type=FILE, help="Its private key (INTERP_TLS_KEY).")
def serve(data: Path | None, host: str | None, port: int | None, tls_cert: Path | None, tls_key: Path | None) -> None:
    """Serve the meetings of a data folder."""
    from interp.run.serving import every_address

    settings = settings_from(data, host=host, port=port, tls_cert=tls_cert, tls_key=tls_key)

    def ready(url: str) -> None:
        for address in every_address(settings, url):
            click.echo(f"interp serves {address}", err=True)

    _run(_service(settings), ready)


def _run(service: Any, ready: Callable[[str], None]) -> None:
    from interp.run.serving import run

    try:
        run(service, ready)
    except InterpError as error:
        raise Said(line(error)) from None
    except OSError as error:
        where = f"{service.house.settings.host}:{service.house.settings.port}"
        raise Said(f"cannot listen on {where}: {error.strerror}") from None


@main.command()
@data_option
@click.option("--host", help="Address to listen on (INTERP_HOST).")
@click.option("--port", type=click.IntRange(0, 65_535), help="Port; 0 takes a free one (INTERP_PORT).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line when ready, nothing else.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--fixture-models", is_flag=True, help="Draft with a phrase book, marked as such; no real translations.")
def demo(
    data: Path | None, host: str | None, port: int | None, as_json: bool, no_browser: bool, fixture_models: bool
) -> None:
    """Serve the Human Rights Council's meeting on the rights of the child, dated today."""
    from interp.run import demo as demonstration

    chosen = data or (None if "INTERP_DATA" in os.environ else Path("demo-data"))
    settings = settings_from(chosen, host=host, port=port)
    if as_json and "INTERP_LOG_LEVEL" not in os.environ:
        settings = replace(settings, log_level="warning")
    service = _service(settings)
    demonstration.prepare(service.house)
    if fixture_models:
        plant_fixtures(settings.data)

    def ready(url: str) -> None:
        shown = demonstration.describe(service.house, url, technician=not as_json)
        if as_json:
            click.echo(json.dumps(shown, ensure_ascii=False))
        else:
            click.echo(demonstration.table(shown, demonstration.papers_link(service.house, url)))
            if missing := offer(settings.data):
                click.echo(missing)
        if not (no_browser or as_json):
            click.launch(shown["meetings"][0]["links"]["console"])

    _run(service, ready)


@main.command()
@click.argument("meeting")
@data_option
@click.option("--speed", type=click.IntRange(1, 60), default=10, show_default=True, help="How many times as fast.")
@click.option("--faults", is_flag=True, help="Points of order, a wrong language, a wrong switch, a guest, lines cut.")
@click.option("--card", "card_s", type=click.IntRange(0, 600), default=20, show_default=True, help="Seconds of card.")
@click.option("--host", help="Address to listen on (INTERP_HOST).")
@click.option("--port", type=int, help="Port; 0 takes a free one (INTERP_PORT).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line with every link, nothing else.")
def rehearse(
    meeting: str, data: Path | None, speed: int, faults: bool, card_s: int, host: str | None, port: int | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Run a meeting's programme on every screen, on a copy that is thrown away; the record is not touched."""
    from interp.run import rehearsal
    from interp.run.serving import run

    settings = settings_from(data, host=host, port=port, log_level="warning")
    folder = Path(mkdtemp(prefix="interp-rehearsal-"))
    try:
        rehearsal.stage(settings.data, folder, meeting, speed)
        service = _service(replace(settings, data=folder, rehearsal=True, worker=False))
        clerk = rehearsal.clerk(service, meeting, speed, faults, lambda line: click.echo(line, err=True))
        run(service, _opening(service, clerk, card_s, as_json), lambda: shutil.rmtree(folder, ignore_errors=True))
    except InterpError as error:
        raise Said(line(error)) from None
    except OSError as error:
        raise Said(f"cannot listen there: {error.strerror}; try --port 0") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _opening(service: Any, clerk: Any, card_s: int, as_json: bool) -> Callable[[str], None]:
    """Return what a rehearsal does once it takes connections: say where it is, then begin."""
    from interp.run import demo as demonstration
    from interp.run import rehearsal

    def ready(url: str) -> None:
        shown = demonstration.describe(service.house, url, technician=True)
        told = json.dumps(shown, ensure_ascii=False) if as_json else demonstration.table(shown, "not in a rehearsal")
        click.echo(told)
        rehearsal.begin(clerk, card_s)

    return ready


@main.command("import")
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help="Read and report; keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the proposal as JSON on standard output.")
@data_option
def import_(file: Path, dry_run: bool, as_json: bool, data: Path | None) -> None:
    """Read a concept note; a person then confirms what it proposes on a page."""
    from interp.drafting.files.file_lines import read_file
    from interp.drafting.papers.paper_to_proposal import propose
    from interp.web.wording.refusal_sentences import sentence

    try:
        paper = read_file(file)
        if dry_run:
            proposal = propose(paper, file.name)
        else:
            proposal_id = uuid4().hex[:12]
            service = _service(settings_from(data))
            proposal = service.house.documents.bring_in(proposal_id, paper, file.name)
            click.echo(f"Kept. Confirm it at /proposals/{proposal_id}", err=True)
    except InterpError as error:
        raise Said(f"{sentence(error, 'en')} ({line(error)})") from None
    if as_json:
        click.echo(msgspec.json.encode(proposal).decode())
        return
    for meeting in proposal.meetings:
        click.echo(f"{meeting.starts_at} – {meeting.ends_at}  {meeting.title}: {len(meeting.people)} people")
    for warning in proposal.warnings:
        click.echo(f"line {warning.line}: {warning.text}" if warning.line else warning.text)


@main.command()
@data_option
def config(data: Path | None) -> None:
    """Print every setting with its value."""
    for name, value, default, help_text in table(settings_from(data)):
        mark = "" if value == default else f"   (default {default or 'empty'})"
        click.echo(f"{name}={value}{mark}\n    {help_text}")


@main.group()
def user() -> None:
    """People who sign in with a password: staff, admin, chair, reviser."""


@user.command("add")
@click.argument("name")
@click.option("--role", default="staff", show_default=True, help="admin, staff, chair or reviser.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@data_option
def user_add(name: str, role: str, password_stdin: bool, data: Path | None) -> None:
    """Add a user, or give one a new password."""
    if password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    _do(data, lambda house: house.access.add_user(name, role, password))
    click.echo(f"{name} may sign in as {role}.")


@user.command("list")
@data_option
def user_list(data: Path | None) -> None:
    """List the users."""
    for each in _do(data, lambda house: house.access.users()):
        click.echo(f"{each.name}\t{each.role}\t{'disabled' if each.disabled else 'active'}")


@user.command("disable")
@click.argument("name")
@data_option
def user_disable(name: str, data: Path | None) -> None:
    """Refuse a user from now on; open pages of theirs are closed."""
    _do(data, lambda house: house.access.disable_user(name))
    click.echo(f"{name} is disabled.")


@main.group()
def link() -> None:
    """Signed links that open a role without a password."""


@link.command("make")
@click.option("--role", required=True, help="staff, chair, interpreter, reviser, technician or attendee.")
@click.option("--meeting", help="Id of the meeting; without one, good for every meeting.")
@click.option("--language", help="The booth's language, for an interpreter.")
@click.option("--days", type=int, help="Days for which the link is good.")
@click.option("--url", default="", help="Address of the service, to print a whole link and its QR code.")
@data_option
def link_make(
    role: str, meeting: str | None, language: str | None, days: int | None, url: str, data: Path | None
) -> None:
    """Make a link and print it."""
    settings = settings_from(data)
    link_id = uuid4().hex
    good_for = days or settings.link_days
    token = _do(data, lambda house: house.access.make_link(link_id, role, meeting, language, good_for))
    address = (url or settings.public_url).rstrip("/")
    click.echo(f"{link_id}\t{address}/t/{token}")
    if address:
        from interp.run.demo import qr

        click.echo(qr(f"{address}/t/{token}"))


@link.command("list")
@data_option
def link_list(data: Path | None) -> None:
    """List the links."""
    for each in _do(data, lambda house: house.access.links()):
        state = "revoked" if each.revoked_at else "good"
        click.echo(f"{each.id}\t{each.role}\t{each.meeting or ''}\t{each.language or ''}\t{state}\t{each.label}")


@link.command("revoke")
@click.argument("link_id")
@data_option
def link_revoke(link_id: str, data: Path | None) -> None:
    """Make a link worthless; pages open with it are closed within a second."""
    _do(data, lambda house: house.access.revoke(link_id))
    click.echo("Revoked.")


@main.command()
@data_option
def check(data: Path | None) -> None:
    """Check the data folder: database, tables, every meeting's log, the list of terms."""
    from interp.store import check_backup_restore

    settings = settings_from(data)
    wrong = 0
    for name, good, detail in (*check_backup_restore.check(settings.data), *checked_terms(settings.data)):
        click.echo(f"{'ok ' if good else 'BAD'}  {name}: {detail}")
        wrong += not good
    if wrong:
        raise Said(f"{wrong} problem(s) found")


@main.command()
@click.argument("meeting", required=False)
@click.option("--refused", is_flag=True, help="Only what was refused; without a meeting, also sign-ins and links.")
@click.option("--texts", is_flag=True, help="Only what was done at the translation desk, and refused there.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each row, whole.")
@click.option("--hash", "sealed", is_flag=True, help="Print only how many events there are and their fold hash.")
@click.option("--until", type=int, help="Number of the last event to read, to compare with an earlier hash.")
@data_option
def audit(
    meeting: str | None, refused: bool, texts: bool, as_json: bool, sealed: bool, until: int | None,
    data: Path | None,
) -> None:  # fmt: skip
    """Print who asked for what, when and with which screen, done or refused; the folder is only looked at."""
    from interp.store import audit

    if meeting is None and (sealed or until or not refused):
        raise click.UsageError("Name a meeting; only --refused goes without one.")
    folder = settings_from(data).data
    try:
        done, turned_down = audit.of_folder(folder, meeting, until)
        acts = audit.of_desk(folder, meeting, done[-1].at if until else None) if meeting else []
    except InterpError as error:
        raise Said(line(error)) from None
    if sealed:
        click.echo(f"{done[-1].seq}\t{audit.fold(done)}")
        return
    if texts:
        turned_down = [each for each in turned_down if each.name.startswith("desk.")]
    for row in audit.together([] if refused or texts else done, [] if refused else acts, turned_down):
        click.echo(json.dumps(audit.said(row), ensure_ascii=False) if as_json else audit.line(row))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@data_option
def backup(file: Path, data: Path | None) -> None:
    """Write the data folder into one file, also while the service runs."""
    from interp.store import check_backup_restore

    try:
        check_backup_restore.backup(settings_from(data).data, file)
    except InterpError as error:
        raise Said(line(error)) from None
    click.echo(f"Backed up to {file}.")


@main.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@data_option
def restore(file: Path, data: Path | None) -> None:
    """Restore a backup into an empty data folder; every screen starts afresh."""
    from interp.store import check_backup_restore

    try:
        check_backup_restore.restore(file, settings_from(data).data)
    except InterpError as error:
        raise Said(line(error)) from None
    click.echo("Restored; links and QR codes stay good.")


@main.group()
def tls() -> None:
    """A certificate of your own, for a network without the internet."""


@tls.command("init")
@click.option("--name", "names", multiple=True, help="Host name or address people open; may be given again.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder (tls in the data folder).")
@data_option
def tls_init(names: tuple[str, ...], out: Path | None, data: Path | None) -> None:
    """Make a local authority and a certificate, and say how each device is made to trust it."""
    from interp.run import tls
    from interp.web.machine_addresses import machine_addresses, machine_names

    own = (*machine_names(), *machine_addresses(), "localhost", "127.0.0.1")
    try:
        made = tls.make(out or settings_from(data).data / "tls", (*names, *own))
    except InterpError as error:
        raise Said(line(error)) from None
    click.echo(f"{'Made' if made.fresh else 'Kept'} the authority {made.authority}.")
    click.echo(f"Made {made.certificate} for {', '.join(dict.fromkeys((*names, *own)))}.\n")
    click.echo(tls.advice(made))


def _do(data: Path | None, work: Callable[[Any], Any]) -> Any:
    try:
        return work(_service(settings_from(data)).house)
    except InterpError as error:
        raise Said(line(error)) from None
