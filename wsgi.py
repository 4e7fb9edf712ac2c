"""The service as a WSGI app, for servers that load one."""

from interp.start import patch

patch()

from interp.run.app import app_from_environment  # noqa: E402

app = app_from_environment()
