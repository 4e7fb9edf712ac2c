"""The terms and names of a meeting for its booths: one file to search, and sheets to print."""
