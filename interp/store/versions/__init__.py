"""Which version tables have, which releases may still read them, and how they are brought to the newest."""
