"""The entry point of the process: patches for eventlet before any other import if needed, then runs the command line.
"""

import gc
import os
import sys
import warnings

SERVING = ("serve", "demo", "rehearse")
# Socket.IO's clients, of which a server uses none, load these wherever they are installed.
CLIENTS_LIBRARIES = ("aiohttp", "requests", "websocket")
# The C library gives threads areas of memory of their own, up to eight for each processor, and what one frees there no
# other uses: with two the memory of a long meeting grows by less. M_ARENA_MAX of mallopt(3), glibc alone.
ARENAS, MOST_ARENAS = -8, 2


def patch(environ: "os._Environ[str] | dict[str, str] | None" = None) -> None:
    """Make sockets and threads cooperative when the async mode is eventlet, before anything else is imported."""
    environ = os.environ if environ is None else environ
    if environ.get("INTERP_ASYNC_MODE", "eventlet") != "eventlet":
        return
    # psycopg must not block the hub; it decides at import.
    os.environ.setdefault("PSYCOPG_WAIT_FUNC", "wait_selector")
    # A server looks up no names; eventlet's own resolver would take a tenth of the start-up time.
    os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # eventlet warns of its retirement; docs/decisions.md says why it is used
        import eventlet

        eventlet.monkey_patch()


def spare() -> None:
    """Leave out of this process what a server does not need while it loads; what serves puts the collector on again."""
    import ctypes  # not needed by commands that do not serve

    gc.disable()  # almost all that is made now is kept: collecting it took a tenth of the start-up time
    for name in CLIENTS_LIBRARIES:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # the import fails at once, as if not installed
    if mallopt := getattr(ctypes.CDLL(None), "mallopt", None):
        mallopt(ARENAS, MOST_ARENAS)


def main() -> None:
    """Run the command line; only serving commands are patched, so that imports and workers use plain threads."""
    os.umask(0o077)  # like owner_only.umask, which may not be imported before the patch
    if next((word for word in sys.argv[1:] if not word.startswith("-")), "") in SERVING:
        spare()
        patch()
    from interp.cli.main import main as commands

    commands()


if __name__ == "__main__":
    main()
