"""The command `interp`: the group that contains every command of this package."""

import click

from interp.cli.certificates import tls
from interp.cli.data_folder import audit, backup, check, config, restore
from interp.cli.links import link
from interp.cli.memory import memory
from interp.cli.models import models
from interp.cli.paper_import import import_
from interp.cli.serve import demo, rehearse, serve
from interp.cli.team import team
from interp.cli.terms import terms
from interp.cli.text_checks import text
from interp.cli.users import user
from interp.cli.worker import worker

COMMANDS: tuple[click.Command, ...] = (
    serve, demo, rehearse, import_, config, user, link, check, audit, backup, restore, tls,
    memory, models, team, terms, text, worker,
)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="interp", prog_name="interp")
def main() -> None:
    """Coordinate a multilingual meeting: floor, booths, captions, programme."""


for command in COMMANDS:
    main.add_command(command)
