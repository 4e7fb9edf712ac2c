"""Time at the floor: its clock, its limit, and the pace learned."""
