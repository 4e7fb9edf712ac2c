"""Coordination of multilingual meetings. Importing this package loads nothing else."""
