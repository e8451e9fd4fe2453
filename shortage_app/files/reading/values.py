"""What a cell can be read as: a plain value, or something odd that must be said, hidden or left aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | float | int | bool | None


class Odd:
    """What a cell is read as when it is no plain value."""

    __slots__ = ()


@dataclass(frozen=True)
class Flaw(Odd):
    """What is wrong with a cell: `value` is kept all the same, unless the row is refused."""

    kind: str
    value: Value = None
    refuses: bool = False
    parts: Mapping[str, object] = field(default_factory=dict)


# Questions about a whole column, asked once with an example.
ASKED = frozenset({"unclear_decimal", "unclear_date"})


@dataclass(frozen=True)
class Suppressed(Odd):
    """A count the source hid; `mark` is how."""

    mark: str


@dataclass(frozen=True)
class Total(Odd):
    """A choice that says that the row is a total of others."""


Parsed = Value | Flaw | Suppressed | Total
