"""Reads papers and drafts translations: files to lines and blocks, papers to proposals, documents to drafts."""
