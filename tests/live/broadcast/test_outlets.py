"""What writes to a socket is an outlet."""

import inspect

from interp.live.broadcast.outlets import Outlet
from interp.live.broadcast.websocket_outlets import DirectOutlet


def test_the_outlet_of_a_websocket_has_every_method_of_an_outlet() -> None:
    made: type[Outlet] = DirectOutlet
    for name in ("cast", "keep", "close"):
        assert inspect.signature(getattr(made, name)) == inspect.signature(getattr(Outlet, name))
    assert isinstance(inspect.getattr_static(made, "waits"), property)
