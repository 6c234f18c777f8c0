"""What a sentence names and its passage goes on with: the talks, a neighbouring process, or another matter."""
