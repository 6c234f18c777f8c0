"""When, where and for how long a round met, and how many there were so far."""
