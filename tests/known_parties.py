"""States and organizations as they were named on the true day, read from the tables once for all tests."""

from datetime import date

from interp.seed.bundled_data import delegations, known_parties

MARCH = date(2016, 3, 7)
PARTIES = known_parties(delegations(), MARCH)
