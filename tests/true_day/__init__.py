"""One morning with everything that happens to a floor, as a script of what really happened, and checks against it."""
