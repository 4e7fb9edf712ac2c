"""Translation packages in the data folder: listed, fetched, unpacked, verified, removed; never by themselves."""
