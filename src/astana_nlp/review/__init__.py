"""Reviewing: people look at what the machine found, and everything they decide is kept in one log.

`log` keeps the decisions, `standing` says what holds now, `attach` finds the record that a decision is about in a newer
run, `judgements` is what the trainer learns from.
"""
