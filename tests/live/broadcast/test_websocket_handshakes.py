"""What is agreed of a client's offer to deflate; the handshake itself is in tests/contracts/test_fan_out.py."""

import pytest

from interp.live.broadcast.websocket_handshakes import DirectWebSocket

AGREED = b"permessage-deflate; server_no_context_takeover; client_no_context_takeover"
OFFERS = {
    None: None, "": None, "x-other": None, "permessage-deflate": AGREED,
    "permessage-deflate; client_max_window_bits": AGREED,
    "permessage-deflate; server_max_window_bits=15": AGREED,
    "permessage-deflate; server_max_window_bits=9": None,
    "permessage-deflate; server_max_window_bits=9, permessage-deflate": AGREED,
}  # fmt: skip


@pytest.mark.parametrize("offered", OFFERS)
def test_deflate_is_agreed_without_context_or_not_at_all(offered: str | None) -> None:
    made = DirectWebSocket(None, type("Engine", (), {"max_http_buffer_size": 9}))
    assert made.agreed(offered) == OFFERS[offered]
