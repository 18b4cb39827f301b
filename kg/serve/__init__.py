"""The store over HTTP: a SPARQL endpoint on this machine."""
