"""The command `interp worker`: runs the drafting process, next to the server or on another machine."""

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

import click

from interp.cli.opened_service import looking
from interp.cli.options import settings_from
from interp.config import Settings


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Data folder (INTERP_DATA).")
@click.option("--attached", is_flag=True, help="End when standard input closes, as the server's own worker does.")
@click.option("--child", is_flag=True, hidden=True, help="Be the process that loads the models.")
@click.option("--owner", hidden=True, help="The name on the leases of the child.")
@click.argument("sign", nargs=-1, type=int)
def worker(data: Path | None, attached: bool, child: bool, owner: str | None, sign: tuple[int, ...]) -> None:
    """Draft written materials into the other languages, at the lowest priority of the machine."""
    from interp.run.log_lines import configure_logging

    settings = settings_from(data)
    if not child:
        with looking(data):  # it makes and migrates no folder
            pass
    configure_logging(settings)
    stop = Event()
    for ends in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ends, lambda *_: stop.set())
    if child:
        be_child(settings, owner or "child", lambda: not stop.is_set(), sign)
        return
    from interp.worker.drafting_setup import open_jobs, screen_waits, sign_writer
    from interp.worker.supervisor import Supervisor, child_command

    jobs = open_jobs(settings, owner := uuid4().hex[:12])
    command, sign_of = child_command(settings.data, owner), sign_writer(settings, owner)
    supervisor = Supervisor(jobs, command, sign_of, waits=screen_waits(settings))
    if attached:
        Thread(target=end_with_server, args=(stop, supervisor.stop), daemon=True).start()
    supervisor.run(lambda: not stop.is_set())


def be_child(settings: Settings, owner: str, running: Callable[[], bool], sign: Sequence[int] = ()) -> None:
    """Load the models and work until stopped or until the supervisor has ended.

    `sign` is the pipe by which the supervisor stops it for a while.
    """
    from interp.worker import drafting_process, drafting_setup
    from interp.worker.stopping import StopSign

    drafting_process.end_with_parent()
    drafting_process.step_back(settings.worker_idle)
    drafting_process.bound_memory(settings.worker_memory_mb)
    stopped_by = StopSign(*sign) if sign else None
    drafting_setup.child(settings, owner, drafting_process.say, stopped_by).run(running)


def end_with_server(stop: Event, stop_child: Callable[[], None]) -> None:
    """Wait until the server ends, then end the child and this process."""
    while os.read(0, 1_024):  # a buffered read holds a lock when this process exits
        pass
    stop.set()
    stop_child()
    os._exit(0)
