"""What is made of decisions: positions, with what a list or an echo takes over, and the records that people review."""
