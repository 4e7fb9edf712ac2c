"""When those who wait begin, as a range: what the meeting has shown so far, and the ranges made of it."""
