"""The drafting worker: a supervisor and the drafting process it watches."""
