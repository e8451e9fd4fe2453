"""What is looked at: a page, a year, what is picked and what is left out; and where one was in a workspace."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

OCCUPATION, PRODUCT = "occupation", "product"  # what can be picked
OCCUPATIONS = "occupations"  # the page on which an occupation has its row


@dataclass(frozen=True)
class Filters:
    """What every page leaves out: rows without `words`, and rows whose value of a column is not among those chosen."""

    words: str = ""
    values: Mapping[str, frozenset[object]] = field(default_factory=lambda: MappingProxyType({}))

    def narrowed(self, column: str, chosen: frozenset[object] | None) -> "Filters":
        """The same with other values of one column; None takes all of them."""
        values = {name: kept for name, kept in self.values.items() if name != column}
        return replace(self, values=MappingProxyType(values if chosen is None else {**values, column: chosen}))


@dataclass(frozen=True)
class Visit:
    """One thing looked at: a page, a year, and what was selected (kind OCCUPATION or PRODUCT, code)."""

    page: str = ""
    year: int = 0
    kind: str = ""
    code: str = ""


@dataclass(frozen=True)
class Place:
    """Where one is in a workspace."""

    visit: Visit
    filters: Filters


class Places(Protocol):
    """What remembers where one was."""

    def of(self, path: Path) -> Place | None:
        """Where one was in a workspace when one left it."""

    def note(self, path: Path, place: Place) -> None:
        """Remember where one is."""
