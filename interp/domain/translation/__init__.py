"""Prepares text for machine translation and corrects the result: protection, repair, terms and typography."""
