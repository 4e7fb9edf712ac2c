"""How bytes reach sockets: short JSON, careful options, a socket that sends at once, work that holds nobody up."""

import logging
import socket
from pathlib import Path

import pytest

from interp.config import Settings
from interp.errors import BadRequest
from interp.live.broadcast.fan_out import FanOut
from interp.live.broadcast.socket_server import certificate, listen, options


def allow(_origin: str | None, _environ: dict[str, object]) -> bool:
    return True


def test_only_websockets_and_only_as_large_as_the_settings_say() -> None:
    made = options(Settings(max_message=1_234, async_mode="threading"), FanOut(), allow)
    assert made["transports"] == ["websocket"]
    assert (made["max_http_buffer_size"], made["cors_allowed_origins"], made["cookie"]) == (1_234, allow, None)


def test_a_bad_packet_is_one_line_without_the_packet(caplog: pytest.LogCaptureFixture) -> None:
    logger = options(Settings(), FanOut(), allow)["logger"]
    try:
        raise ValueError("what the packet said")
    except ValueError:
        logger.error("packet %s", "secret", exc_info=True)
    logger.info("received a packet")
    assert [(each.getMessage(), each.exc_info) for each in caplog.records] == [("bad packet: ValueError", None)]
    assert isinstance(logger, logging.Logger)


@pytest.mark.parametrize(("host", "family"), [("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)])
def test_a_socket_sends_at_once(host: str, family: socket.AddressFamily) -> None:
    with listen(host, 0) as made:
        assert made.family == family
        assert made.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        with socket.create_connection(made.getsockname()[:2]):
            made.accept()[0].close()


def test_without_a_certificate_it_is_plain_http() -> None:
    assert certificate(Settings()) is None


def test_a_certificate_needs_its_key_and_files_that_fit(tmp_path: Path) -> None:
    file = tmp_path / "cert.pem"
    file.write_text("no certificate")
    with pytest.raises(BadRequest, match="tls_needs_both"):
        certificate(Settings(tls_cert=file))
    with pytest.raises(BadRequest, match="tls_unreadable"):
        certificate(Settings(tls_cert=file, tls_key=file))
