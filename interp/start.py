"""The entry point: decides how the process waits, patches if it must, and only then hands on."""

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
    # What serves looks up no names; eventlet's own resolver would take a tenth of the time that a start takes.
    os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # eventlet announces its own retirement; docs/decisions.md says why we use it
        import eventlet

        eventlet.monkey_patch()


def main() -> None:
    """Run the command line; only what serves is patched, so that imports and workers stay plain."""
    os.umask(0o077)  # as owner_only.umask does, which may not be imported before the patch
    if next((word for word in sys.argv[1:] if not word.startswith("-")), "") in SERVING:
        patch()
    from interp.cli.main import main as commands

    commands()


if __name__ == "__main__":
    main()
