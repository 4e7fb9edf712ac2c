"""The rows of the fan-out benchmark: servers and load client in their own processes, measured in turn."""
