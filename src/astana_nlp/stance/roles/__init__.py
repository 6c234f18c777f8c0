"""Whose deed a cue tells and what turns it: by syntax where a parser runs, else by order, endings and particles."""
