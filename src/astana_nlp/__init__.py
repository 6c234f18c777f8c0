"""Reads documents on the Astana process and writes reviewable tables of positions, actors, rounds and dates."""

__version__ = "0.1.0"
