"""The command `interp tls init`: takes host names, writes a certificate for a local network, prints how to trust it."""

from pathlib import Path

import click

from interp.cli.options import data_option, own_folder, settings_from


@click.group()
def tls() -> None:
    """A certificate of your own, for a network without the internet."""


@tls.command("init")
@click.option("--name", "names", multiple=True, help="Host name or address people open; may be given again.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder (tls in the data folder).")
@data_option
def tls_init(names: tuple[str, ...], out: Path | None, data: Path | None) -> None:
    """Make a local authority and a certificate, and print how to make each device trust it."""
    from interp.run import tls
    from interp.web.machine_addresses import machine_addresses, machine_names

    own = (*machine_names(), *machine_addresses(), "localhost", "127.0.0.1")
    made = tls.make(out or own_folder(settings_from(data)) / "tls", (*names, *own))
    click.echo(f"{'Made' if made.fresh else 'Kept'} the authority {made.authority}.")
    click.echo(f"Made {made.certificate} for {', '.join(dict.fromkeys((*names, *own)))}.\n")
    click.echo(tls.advice(made))
