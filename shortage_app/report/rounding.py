"""Figures rounded so that what is shown adds up."""

from collections.abc import Sequence
from math import floor


def adding_up(parts: Sequence[float], decimals: int) -> list[float]:
    """Parts rounded so that they add up to their sum rounded: those nearest to the next step are rounded up."""
    steps = 10**decimals
    exact = [round(part * steps, 6) for part in parts]
    floors = [floor(part) for part in exact]
    missing = round(sum(exact)) - sum(floors)
    nearest = sorted(range(len(exact)), key=lambda place: floors[place] - exact[place])
    up = set(nearest[:missing])
    return [(low + (place in up)) / steps for place, low in enumerate(floors)]
