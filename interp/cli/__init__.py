"""The commands a person types, one module for each group."""
