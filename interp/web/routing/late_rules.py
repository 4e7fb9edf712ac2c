"""Address rules whose functions that write an address are compiled when one is first written."""

from collections.abc import Callable
from functools import cache, partial

from werkzeug.routing import Rule


class LateRule(Rule):
    """A rule of Werkzeug, which would compile two functions for each rule when an app is made.

    Those of 141 routes took more time at a start than all else that is done with them, and few pages write an address.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compiled = cache(partial(super()._compile_builder, append_unknown))
        return lambda rule, /, **values: compiled()(rule, **values)
