"""Readers of file formats: each turns a file into lines or blocks."""
