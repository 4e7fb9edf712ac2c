"""Lets no process of a test's server step back: how soon a test goes on must not depend on what else the machine does.

Python imports it at its start, where this folder is in PYTHONPATH. What steps back has tests without it.
"""

import os

os.nice = lambda _: 0
os.getsid = lambda _: -1  # of no session: that of a helper is given no priority either
