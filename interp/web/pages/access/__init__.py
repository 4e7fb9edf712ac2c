"""The pages of access: links with their printed sheet, and people with their sessions."""
