"""Reads written materials: files of any format to lines and blocks, and a paper's lines to a programme."""
