"""Runs an assembled service: listens, reports its address, serves, notifies every screen before it stops."""

import errno
import faulthandler
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable

import structlog

from interp import process_priority
from interp.config import Settings
from interp.live.broadcast import socket_server
from interp.live.broadcast.background_work import background
from interp.run.app import create_app, start_threads
from interp.run.assemble import Service
from interp.run.folder_lock import FolderLock
from interp.store.open_stores import bind
from interp.web import machine_addresses, ready_files
from interp.web.auth import cookie_name
from interp.web.request_checks import is_readers

log = structlog.get_logger(__name__)
GOODBYE_S = 0.3
STOP_S = 10.0  # after which a stop that has not ended is ended, and says where it stands
ANSWER_S = 1.0
LOOK_S, AGAIN_S = 1.0, 5.0  # between two looks at the drafting process, and before it is started again
MOST_S = 300.0  # between two attempts to start it
NO_ROOM = (OSError, MemoryError)  # no process, descriptor or memory is left for now
WORKER_S = 2.0  # after a restart every client comes back first; the drafting process would take half a core to load


def address_of(settings: Settings, port: int) -> str:
    """Return the address for links and QR codes: the public one, else one others can reach, else this machine's."""
    scheme = "https" if settings.tls_cert else "http"
    return settings.public_url.rstrip("/") or f"{scheme}://{machine_addresses.reachable_host(settings.host)}:{port}"


def every_address(settings: Settings, url: str) -> list[str]:
    """Return the address and, when listening on all of the machine's addresses, the others."""
    if settings.host not in machine_addresses.EVERYWHERE:
        return [url]
    scheme, port = ("https" if settings.tls_cert else "http"), url.rpartition(":")[2].strip("/")
    hosts = (*machine_addresses.machine_addresses(), *machine_addresses.machine_names()[-1:])
    own = [f"{scheme}://{host}:{port}" for host in hosts] if port.isdigit() else []
    return list(dict.fromkeys([url, *own]))


def is_served(settings: Settings) -> bool:
    """Return whether something answers on the address this service would listen on."""
    host = "127.0.0.1" if settings.host in machine_addresses.EVERYWHERE else settings.host
    try:
        with socket.create_connection((host, settings.port), timeout=ANSWER_S):
            return True
    except OSError:
        return False


def listening(
    settings: Settings, wait_s: float, pause: Callable[[float], object] = time.sleep,
    now_s: Callable[[], float] = time.monotonic,
) -> socket.socket:  # fmt: skip
    """Return the listening socket; a port that a server in its goodbye still has is waited for. Raises OSError."""
    ends_s = now_s() + wait_s
    while True:
        try:
            return socket_server.listen(settings.host, settings.port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or now_s() >= ends_s:
                raise
        pause(ANSWER_S / 20)


def attached_worker(settings: Settings) -> "subprocess.Popen[bytes]":
    """Start this server's drafting process; it ends with the server, even after a crash, and takes no Ctrl+C itself."""
    command = [sys.executable, "-m", "interp.start", "worker", "--attached", "--data", str(settings.data)]
    started = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True)
    process_priority.put_below(started.pid, process_priority.LOW)
    return started


def keep_running(
    start: Callable[[], "subprocess.Popen[bytes]"], running: "list[subprocess.Popen[bytes]]",
    pause: Callable[[float], object] = time.sleep, wanted: Callable[[], bool] = lambda: True,
) -> None:  # fmt: skip
    """Start a process, which `running` then holds, and start it again some time after it has ended, while `wanted`.

    Where it cannot be started that is tried again after a pause twice as long each time, up to MOST_S seconds; the same
    reason is logged once.
    """
    told, again_s = "", AGAIN_S
    while wanted():
        try:
            running[:] = [start()]
        except NO_ROOM as error:
            if told != (told := str(error)):
                log.warning("worker_not_started", reason=told)
            pause(again_s)
            again_s = min(2 * again_s, MOST_S)
            continue
        told, again_s = "", AGAIN_S
        while wanted() and running[0].poll() is None:
            pause(LOOK_S)
        if wanted():
            log.warning("worker_started_again", status=running[0].returncode)
            pause(AGAIN_S)


def readers(service: Service) -> socket_server.Readers:
    """Return whose websockets are opened without the app."""
    settings, hosts = service.services.settings, service.services.hosts
    cookie = cookie_name(settings)
    return socket_server.Readers(
        service.socketio.server.eio, lambda environ: is_readers(environ, settings, hosts, cookie)
    )


def _bound_to(lock: FolderLock, service: Service) -> None:
    """Have this process, and what it starts, write only as long as it has the right to its database."""
    if lock.lease is not None:
        service.stores.write_while(lock.lease.holds)
        bind(lock.lease.name)


def _stops_by(goodbye: Callable[[], None]) -> None:
    """Have a signal to stop begin the goodbye; after STOP_S seconds the process ends in any case."""

    def stop(*_: object) -> None:
        faulthandler.dump_traceback_later(STOP_S, exit=True)  # in C: also where Python runs nothing else any more
        background(goodbye)

    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, stop)


def run(
    service: Service, lock: FolderLock, ready: Callable[[str], None], farewell: Callable[[], None] = lambda: None
) -> None:
    """Serve until stopped. `ready` is called with the address once connections are accepted, `farewell` at the end.

    The lock of the folder is released before the goodbye, so that the next server need not wait for that. A stop takes
    STOP_S seconds at most.
    """
    from interp.run import service_manager  # not needed to start

    process_priority.put_first()
    settings = service.services.settings
    socket_server.certificate(settings)  # before anything listens
    _bound_to(lock, service)
    app = create_app(service)
    listener = listening(settings, wait_s=10 * GOODBYE_S if lock.waited else 0.0)
    url = address_of(settings, listener.getsockname()[1])
    start_threads(app, service)
    workers: list[subprocess.Popen[bytes]] = []

    def keep_worker() -> None:
        time.sleep(WORKER_S)
        keep_running(lambda: attached_worker(settings), workers)

    def goodbye() -> None:
        service_manager.tell(service_manager.STOPPING)
        lock.release()
        try:
            service.services.rooms.send_everyone("notice", {"code": "restart"})
            time.sleep(GOODBYE_S)
            service.services.refusals.flush()
            farewell()
        finally:
            for worker in workers:
                worker.kill()
            os._exit(0)  # every acknowledged command is on disk already

    _stops_by(goodbye)
    ready(url)
    service_manager.tell(service_manager.READY)
    background(service_manager.say_alive)
    if settings.worker:
        background(keep_worker)
    socket_server.serve(app, listener, settings, ready_files.ready(service.services.hosts, settings), readers(service))
    log.error("serving_ended", address=url)  # nobody asked for it: who started the service must see that it is gone
    print(f"interp no longer serves {url}: its listening socket was lost. Start it again.", file=sys.stderr, flush=True)
    for worker in workers:
        worker.kill()
    os._exit(1)
