"""PostgreSQL as the home of the stores: its hosts, its connections, and what a database must be able to do."""
