"""Whose delegation somebody belongs to, who led one, who holds which post, on whose initiative the talks met."""
