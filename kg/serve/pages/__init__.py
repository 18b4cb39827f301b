"""The explorer: pages made in a worker from one state of the store, sent as they are."""
