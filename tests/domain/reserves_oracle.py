"""Teams of reserves in plain loops over whole lines: slow, obvious, and written apart from the program."""

from shortage_app.domain.disclosure.reserves import TRIES

Numbers = list[int]  # one for every place


class SlowTeam:
    """The line of each reserve, over all places."""

    def __init__(self) -> None:
        self.lines: dict[int, Numbers] = {}

    def left_of(self, sum_: Numbers) -> Numbers:
        """A sum less the lines of the reserves that it counts."""
        left = sum_
        for reserve, line in self.lines.items():
            left = less(left, line, sum_[reserve])
        return left

    def lines_with(self, left: Numbers, free: Numbers) -> dict[int, Numbers] | None:
        """The lines with one sum more, its reserve last; None if nowhere are enough people."""
        places = [place for place, times in enumerate(left) if abs(times) == 1 and free[place] >= 1]
        fit = [place for place in places if free[place] >= asked(place, [times * left[place] for times in left])]
        for place in sorted(fit, key=lambda place: -free[place])[:TRIES]:
            line = [times * left[place] for times in left]
            lines = {reserve: less(other, line, other[place]) for reserve, other in self.lines.items()} | {place: line}
            if all(asked(one, lines[one]) <= asked(one, self.lines[one]) + free[one] for one in self.lines):
                return lines
        return None


def asked(reserve: int, line: Numbers) -> int:
    """The most that a reserve loses for one person more in any other place."""
    return max([0, *(times for place, times in enumerate(line) if place != reserve)])


def less(one: Numbers, other: Numbers, times: int) -> Numbers:
    """One line less another, so many times."""
    return [here - times * there for here, there in zip(one, other, strict=True)]
