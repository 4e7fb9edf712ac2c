"""Who has access: links made, shown and revoked, people and their sessions, and when each was last used."""
