"""The entry point of the process: patches for eventlet before any other import if needed, then runs the command line.
"""

import os
import sys
import warnings

SERVING = ("serve", "demo", "rehearse")


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


def main() -> None:
    """Run the command line; only serving commands are patched, so that imports and workers use plain threads."""
    os.umask(0o077)  # like owner_only.umask, which may not be imported before the patch
    if next((word for word in sys.argv[1:] if not word.startswith("-")), "") in SERVING:
        patch()
    from interp.cli.main import main as commands

    commands()


if __name__ == "__main__":
    main()
