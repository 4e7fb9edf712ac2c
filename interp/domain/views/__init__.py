"""The view of each audience, one module and type per audience, so that no field is sent by a forgotten filter."""
