"""A stranger sends a long body to every route: it is refused before it is read, whatever it says to be."""

import io
import re
from pathlib import Path

from werkzeug.test import create_environ, run_wsgi_app

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.web.auth import FILES, FORM, FORM_BYTES
from tests.builders import plan
from tests.prepared_demo import empty

LONG = 8_000_000
KINDS = (FORM, f"{FILES}; boundary=x", "application/json", "text/plain", "")
GIVEN = {"meeting": "m1", "language": "fr"}
WRITES = ("POST", "PUT", "PATCH", "DELETE")


class Body(io.RawIOBase):
    """A body that begins as a form of any kind would, and counts what is read of it."""

    def __init__(self) -> None:
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: "memoryview") -> int:  # type: ignore[override]
        self.taken += len(into)
        into[:] = (b"a=1&" * (len(into) // 4 + 1))[: len(into)]
        return len(into)


def test_no_route_reads_a_long_body_of_somebody_without_a_role(tmp_path: Path) -> None:
    service = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    service.services.meetings.handle(SYSTEM, "m1", "plan", plan(id="m1"))
    app, wrong, asked = create_app(service), [], 0
    for rule in app.url_map.iter_rules():
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: GIVEN.get(found[1], "1"), rule.rule)
        for method in sorted((rule.methods or set()).intersection(WRITES)):
            for kind in KINDS:
                body, asked = Body(), asked + 1
                environ = create_environ(path, "http://127.0.0.1", method=method, content_type=kind)
                environ |= {"wsgi.input": body, "CONTENT_LENGTH": str(LONG)}
                _, status, _ = run_wsgi_app(app.wsgi_app, environ)
                if body.taken > FORM_BYTES or status.startswith(("2", "5")):
                    wrong.append((method, rule.rule, kind, body.taken, status))
    service.close()
    assert wrong == [] and asked > 100
