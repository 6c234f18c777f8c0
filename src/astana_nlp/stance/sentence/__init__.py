"""A sentence as words, cues, clauses and names, with what endings of words tell: what all later stages look at."""
