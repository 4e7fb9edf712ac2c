"""Recognises the expressions of printed papers: dates, hours, numbers, symbols, speaking times, in six languages."""
