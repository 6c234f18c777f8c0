"""Precision, recall and F1."""

from __future__ import annotations


def ratio(part: int, whole: int) -> float:
    """Return a share, 0 where there is nothing to share."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def line(precision: float, recall: float) -> str:
    """Return the three figures as text."""
    return f"P {precision:.3f} R {recall:.3f} F1 {f1(precision, recall):.3f}"
