"""What a round was about and led to: papers and who signed them, what was agreed, areas, prisoners."""
