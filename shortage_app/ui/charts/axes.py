"""Round numbers for axes."""

import math

COUNT_STEPS = (1, 2, 4, 5, 10)
FIGURE_ROOM = 0.05
DIFFERENCE_STEPS = (1, 2, 5, 10)


def friendly_step(reach: float, most: int, steps: tuple[int, ...] = COUNT_STEPS) -> float:
    """The smallest round step that needs at most `most` steps: 112 in 3 steps gives 40."""
    if reach <= 0:
        return 1
    power = 10.0 ** math.floor(math.log10(reach / most))
    return next(step * power for step in steps if math.ceil(round(reach / (step * power), 9)) <= most)


def ticks(low: float, high: float, step: float) -> list[float]:
    """The multiples of a step from at or below `low` to at or above `high`."""
    first, last = math.floor(round(low / step, 9)), math.ceil(round(high / step, 9))
    return [index * step for index in range(first, last + 1)]


def share_ticks(low: float, high: float) -> list[float]:
    """Ticks of an axis of rates around the points drawn, never beyond 0 and 1; dots need no zero.

    Beside the highest point there is room for its figure: an interval that ends at 0.77 gives a last tick of 1.
    """
    step = 0.1 if high - low <= 0.4 else 0.2
    return [tick for tick in ticks(max(low, 0), min(high + FIGURE_ROOM, 1), step) if -1e-9 <= tick <= 1 + 1e-9]


def difference_ticks(low: float, high: float) -> list[float]:
    """Ticks of an axis of differences; zero is among them."""
    low, high = min(low, 0), max(high, 0)
    return ticks(low, high, max(friendly_step(high - low, 5, DIFFERENCE_STEPS), 0.01))
