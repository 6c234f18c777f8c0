"""What labelled sentences taught: a case goes in, probabilities of stances and targets come out, with their reasons."""
