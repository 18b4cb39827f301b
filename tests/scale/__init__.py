"""Tests of `kg.scale`; those that need Ray share one cluster."""
