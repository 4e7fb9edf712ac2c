"""Next and undo in turn, given by the console of the Python crowd."""

from benchmarks.client import Crowd, Switch
from benchmarks.servers import Server

PAUSE_S = 0.06  # between two switches: below the 20 commands a second that a staff screen may send
WARM_UP = 4


def start_speaking(server: Server, crowd: Crowd) -> None:
    """Go a few speeches into the programme, so that views are as full as in a meeting; also the warm-up."""
    for _ in range(WARM_UP):
        switch(server, crowd, 0)


def switch(server: Server, crowd: Crowd, turn: int) -> Switch:
    """Give one command, wait for the last client, then let the server come to rest."""
    done = crowd.switch("command", server.command(crowd.console.last, turn))
    crowd.idle(PAUSE_S)
    return done
