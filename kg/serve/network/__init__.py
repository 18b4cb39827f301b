"""The network beside each copy of the store: its ties in a file of SQLite, with a place for everybody."""
