"""Runs an assembled service: listens, says where, serves, and says goodbye to every screen when told to stop."""

import os
import signal
import time
from collections.abc import Callable

from interp.app import create_app, start_threads
from interp.assemble import Service
from interp.live import fanout

GOODBYE_S = 0.3


def run(service: Service, ready: Callable[[str], None], farewell: Callable[[], None] = lambda: None) -> None:
    """Serve until stopped. `ready` is called with the address once connections are taken, `farewell` at the end."""
    settings = service.house.settings
    app = create_app(service)
    listener = fanout.listen(settings.host, settings.port)
    host, port = listener.getsockname()[:2]
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    url = settings.public_url.rstrip("/") or f"http://{f'[{shown}]' if ':' in shown else shown}:{port}"
    start_threads(app, service)

    def goodbye() -> None:
        service.socketio.emit("notice", {"code": "restart"})
        time.sleep(GOODBYE_S)
        farewell()
        os._exit(0)  # every acknowledged command is on disk already

    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: fanout.background(goodbye))
    ready(url)
    fanout.serve(app, listener, settings)
