"""Terms and names of a meeting, as its interpreters look them up."""
