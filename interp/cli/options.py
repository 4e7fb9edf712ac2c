"""Options that several commands share: builds the settings from the command line, prints a refusal as one line."""

import errno
import json
import os
import pwd
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from interp import owner_only
from interp.config import Settings
from interp.errors import InterpError, Refused, noted
from interp.value_types import replace

# What is wrong and what to do, for refusals that only commands meet; of others the pages' sentence is printed.
ADVICE = {
    "bad_setting": "The setting {name} cannot be {value}. interp config prints every setting.",
    "unknown_setting": "There is no setting {name}. interp config prints every setting.",
    "no_data": "{folder} does not exist, or holds no meetings. Name the data folder with --data or INTERP_DATA.",
    "earlier_release": "The data folder {folder} is of an earlier release and was not changed. Start the service on it "
    "once (interp serve): it writes a backup and brings the folder to this release.",
    "folder_in_use": "{folder} has meetings already, and nothing in it was changed. Restore into a new folder, or give "
    "--replace, which moves them aside.",
    "no_folder": "There is no folder {folder}. Make it, or name another one.",
    "backup_damaged": "What was written of the backup cannot be read again ({file}). Write it onto another disk.",
    "not_a_backup": "The file is no backup of interp, or a damaged one.",
    "later_release": "The database was written by a later release of interp ({version}). Use that one or a newer.",
    "short_key": "The key file is empty or too short and was not used. Restore it from a backup; or delete it and make "
    "every link again: links and sessions signed with the lost key are void.",
    "open_key": "Others than its owner can read the key file, and may have signed links with it. Close it (chmod 600); "
    "or delete it and make every link again.",
    "backup_not_written": "The backup could not be written: {detail}. Is there room, also in the data folder?",
    "damaged_database": "A database is damaged and cannot be opened. Restore a backup into another folder, and serve "
    "that one.",
    "store": "The database cannot be used ({detail}). Is there room on the disk, and may this user write in the "
    "folder? With INTERP_DATABASE: is its server there, and its driver installed?",
    "database_in_use": "The database has meetings, accounts or documents already, and nothing in it was changed. Name "
    "one that has nothing; or restore with --replace, which writes them into a file first.",
    "no_postgresql_programs": "PostgreSQL's own programs are not installed here: {missing}. Install those of the "
    "server's major version or a later one (Debian: postgresql-client).",
    "postgresql_program": "{program} could not do it: {detail}",
    "no_scratch_database": "The backup was written but not checked: it was not restored into a scratch database. The "
    "user must be one that may create it (ALTER ROLE … CREATEDB) and, by pg_hba.conf and its file of passwords, enter "
    "any database; or name another server: --scratch.",
    "other_schema": "The backup is of the schema {schema}, and the address leads to the schema {here}, in which "
    "nothing was changed.",
    "backup_of_database": "The backup is of a PostgreSQL database. Set INTERP_DATABASE to one that has nothing and "
    "restore it there; interp move takes that into a folder.",
    "backup_of_folder": "The backup is of a data folder. Unset INTERP_DATABASE and restore it into a folder; interp "
    "move takes that into a database.",
    "move_differs": "What was written is not what was read ({table}), so nothing was moved. interp check says whether "
    "the source is damaged.",
    "old_server": "PostgreSQL {version} is too old: {oldest} or newer is needed.",
    "no_trigrams": "The database's user cannot add the extension pg_trgm ({detail}), by which the translation memory "
    "searches. Is the package postgresql-contrib installed? An administrator may add it: CREATE EXTENSION pg_trgm.",
    "database_locale": "The database cannot hold the six languages: it has another encoding, order of letters or "
    "letters than needed. Nothing was made in it. Make one with: {command}",
    "terms": "The file of terms cannot be read or written. Has this user the right to, and is there room?",
    "foreign_folder": "{folder} holds other files and nothing of interp, and was not changed. Name a new or an empty "
    "folder, or the data folder.",
    "role": "There is no such role for this. It is one of: {roles}.",
    "scope": "A link of the role {role} is for one of these: {kinds}. Name which, like delegation:cuba.",
    "host_name": "{name} is neither a host name nor an address.",
    "no_openssl": "openssl is not installed. Install it, or bring a certificate of your own.",
    "openssl": "openssl could not make the certificate.",
    "tls_needs_both": "Set both INTERP_TLS_CERT and INTERP_TLS_KEY, or neither.",
    "tls_unreadable": "The certificate or its key cannot be read.",
    "link": "There is no such link. interp link list prints the links.",
    "user": "There is no such user. interp user list prints the users.",
    "meeting": "There is no such meeting. interp meeting list prints the meetings.",
}
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
F = TypeVar("F", bound=Callable[..., Any])


class Said(click.ClickException):
    """An expected refusal, printed as one line on standard error."""

    exit_code = 1


def settings_from(data: Path | None, **changes: object) -> Settings:
    """Return the settings of the environment, with the values given on the command line in their place."""
    settings = Settings.from_env(os.environ)
    given = {name: value for name, value in changes.items() if value is not None}
    return replace(settings, **({"data": data} if data else {}), **given)  # type: ignore[arg-type]


def own_folder(settings: Settings) -> Path:
    """Return the data folder of settings, for a command that may begin it. Raises Refused `foreign_folder`."""
    if owner_only.is_foreign(settings.data):
        raise Refused("foreign_folder", folder=str(settings.data))
    return settings.data


def line(error: InterpError) -> str:
    """Return an error as one line: what is wrong and what to do, where that is known, then `facts`."""
    told, why = _advice(error), noted(error)
    return (f"{told} ({facts(error)})" if told else facts(error)) + (f" What it said: {why}" if why else "")


def facts(error: InterpError) -> str:
    """Return the code, reason and arguments of an error, for programs and for a report of a fault."""
    given = ", ".join(f"{name} {value}" for name, value in error.args_.items() if name != "reason")
    return f"{error.code}: {error.reason or error.code}" + (f", {given}" if given else "")


def _advice(error: InterpError) -> str:
    from interp.web.wording.refusal_sentences import BY_REASON, sentence

    if error.reason in ADVICE:
        given = error.args_.items()
        args = {name: ", ".join(map(str, value)) if isinstance(value, list) else value for name, value in given}
        return ADVICE[error.reason].format_map(defaultdict(str, args))
    return sentence(error, "en") if error.reason in BY_REASON else ""


def unusable(error: OSError) -> str:
    """Return a sentence on a file or folder that the system refuses, and where rights are missing for whom."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        where = f"{error.filename} cannot be written" if error.filename else "Nothing more can be written"
        return f"{where}: the disk is full ({error.strerror}). Make room, then do it again."
    who = f" for the user {_user()}" if error.errno in (errno.EACCES, errno.EPERM) else ""
    return f"{error.filename or 'A file'} cannot be used: {error.strerror}{who}."


def _user() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def print_json(shown: Mapping[str, Any]) -> None:
    """Print a mapping as one line of JSON."""
    click.echo(json.dumps(shown, ensure_ascii=False))


def print_row(row: Mapping[str, Any], as_json: bool) -> None:
    """Print a row of a list: its values with tabs between them, or all of it as one line of JSON."""
    if as_json:
        print_json(row)
    else:
        click.echo("\t".join("" if value is None else str(value) for value in row.values()))


def json_option(command: F) -> F:
    """Return the command of a list with the option --json added."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object for each row.")(command)


def data_option(command: F) -> F:
    """Return the command with the option --data added."""
    return click.option("--data", type=click.Path(path_type=Path), help="Data folder (INTERP_DATA).")(command)
