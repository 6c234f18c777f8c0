"""What a trained reader sees of a meeting in a sentence, and the claims that are made of it beside those of rules."""
