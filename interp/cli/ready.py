"""The command `interp ready`: asks the service of these settings whether it is ready, and waits for it if asked to."""

import json
import ssl
import time
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

import click

from interp.cli.options import Said, data_option, settings_from
from interp.config import Settings
from interp.ports.part_state import STOP

ANSWER_S, LOOK_S = 5.0, 0.2
# what a refusal without troubles means, in the words of troubles: the parts are looked at every two seconds
TROUBLE_OF = {"store": "log_unwritable", "migrations": "tables_old", "lag": "late"}


@click.command()
@click.option("--host", help="Address it listens on (INTERP_HOST).")
@click.option("--port", type=click.IntRange(1, 65_535), help="Its port (INTERP_PORT).")
@click.option("--wait", "wait_s", type=click.IntRange(0, 3_600), default=0, help="Seconds to wait until it is ready.")
@data_option
def ready(host: str | None, port: int | None, wait_s: int, data: Path | None) -> None:
    """Ask the service on this machine whether it is ready; status 1 while it is not."""
    address = _address(settings_from(data, host=host, port=port))
    ends_s = time.monotonic() + wait_s
    while told := _refusal(address):
        if time.monotonic() >= ends_s:
            raise Said(f"{address} is not ready: {told.removesuffix('.')}.")
        time.sleep(LOOK_S)
    click.echo(f"{address} is ready.")


def _address(settings: Settings) -> str:
    """Return where this machine asks a service with these settings."""
    from interp.web.machine_addresses import EVERYWHERE, reachable_host

    host = "127.0.0.1" if settings.host in EVERYWHERE else reachable_host(settings.host)
    return f"{'https' if settings.tls_cert else 'http'}://{host}:{settings.port}/readyz"


def _refusal(address: str) -> str:
    """Return why the service is not ready, '' when it is. Its certificate is not checked: it is this machine's."""
    from urllib.request import HTTPSHandler

    trusting = HTTPSHandler(context=ssl._create_unverified_context())
    try:
        with build_opener(trusting, ProxyHandler({})).open(Request(address), timeout=ANSWER_S) as answer:
            return "" if json.load(answer).get("ok") else "it says so itself"
    except HTTPError as error:
        with error:
            return _sentences(error.read()) or f"it answers {error.code}"
    except URLError as error:
        return str(getattr(error.reason, "strerror", None) or error.reason)
    except (OSError, HTTPException, ValueError, AttributeError) as error:
        return str(error) or type(error).__name__


def _sentences(body: bytes) -> str:
    """Return what stops the service, in the words of the technician's page; '' where the refusal does not say it."""
    try:
        error = json.loads(body)["error"]
        reason, rows = error["args"].get("reason"), error["args"].get("troubles", [])
        stopping = [each for each in rows if each["severity"] == STOP]
        if not stopping and reason in TROUBLE_OF:
            stopping = [{"part": "", "code": TROUBLE_OF[reason], "n": error["args"].get("lag_ms")}]
        return " ".join(map(_sentence, stopping)) or str(error["message"])
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def _sentence(row: dict[str, Any]) -> str:
    from interp.web.wording.trouble_words import TROUBLES

    key = f"trouble.{row['code']}"
    part = TROUBLES.get(f"part.{row['part']}")
    worded = TROUBLES[key if key in TROUBLES else "trouble.part"].message
    return worded.format(n=row["n"], part=part.message if part else row["part"])
