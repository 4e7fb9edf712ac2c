"""The command `interp serve`: serves the meetings of a data folder."""

from pathlib import Path

import click

from interp.cli.opened_service import begin, open_service, run_service, served_folder
from interp.cli.options import FILE, data_option, settings_from


@click.command()
@data_option
@click.option("--host", help="Address to listen on (INTERP_HOST).")
@click.option("--port", type=click.IntRange(0, 65_535), help="Port; 0 takes a free one (INTERP_PORT).")
@click.option("--tls-cert", type=FILE, help="Certificate, to serve https (INTERP_TLS_CERT).")
@click.option("--tls-key", type=FILE, help="Its private key (INTERP_TLS_KEY).")
@click.option("--despite-damage", is_flag=True, help="Serve damaged meetings too; recorded (INTERP_DESPITE_DAMAGE).")
def serve(
    data: Path | None, host: str | None, port: int | None, tls_cert: Path | None, tls_key: Path | None,
    despite_damage: bool,
) -> None:  # fmt: skip
    """Serve the meetings of a data folder."""
    from interp.run.serving import every_address

    despite = despite_damage or None  # else what the environment says
    settings = settings_from(data, host=host, port=port, tls_cert=tls_cert, tls_key=tls_key, despite_damage=despite)

    def ready(url: str) -> None:
        for address in every_address(settings, url):
            click.echo(f"interp serves {address}", err=True)

    begin(settings)
    _tell_open_key(settings.data)
    lock = served_folder(settings)
    run_service(open_service(settings), lock, ready)


def _tell_open_key(folder: Path) -> None:
    """Say that the key of a folder could be read by others, which opening the folder ends. Raises OSError."""
    from interp.store.signing_key import key_fault

    fault = key_fault(folder)
    if fault is not None and fault.reason == "open_key":
        click.echo(
            f"Others than its owner could read {folder / 'key'}, and may have signed links with it. It is closed now; "
            "to be sure, stop the service, delete the key and make every link again.", err=True,
        )  # fmt: skip
