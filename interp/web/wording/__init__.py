"""Every word the pages say, in six languages."""
