"""Lets no process of a test's server step back or go first: how soon a test goes on must not depend on other work.

Python imports it at its start, where this folder is in PYTHONPATH. What steps back has tests without it.
"""

import os

os.setpriority = lambda *_: None
os.getsid = lambda _: -1  # of no session: that of a helper is given no priority either
