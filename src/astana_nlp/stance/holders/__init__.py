"""Whom names, pronouns, descriptions and subjects left out stand for, and who speaks."""
