"""A table in the making: its values, and the fate of every row that is not taken after all."""

from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import InputTable, Kind
from shortage_app.files.reading.values import Value

SOURCE_ROW = "source_row"
DTYPES = {
    Kind.NUMBER: "Float64", Kind.INTEGER: "Float64", Kind.COUNT: "Int64", Kind.YEAR: "Int64", Kind.FLAG: "boolean",
}  # fmt: skip
SEPARATOR = ";"


@dataclass
class Draft:
    """A table in the making: its values by role, and the fate of every row that is not taken after all."""

    numbers: list[int]
    values: dict[str, list[Value]] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)  # place in `numbers` → kind of the first reason
    ignored: dict[int, str] = field(default_factory=dict)  # place in `numbers` → rule
    combined: set[int] = field(default_factory=set)  # taken, but into the row of the same key before
    suppressed: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def fates(self) -> dict[int, str]:
        """Row number → "refused" or the rule by which it is ignored, of the rows that are not taken."""
        ignored = {self.numbers[place]: rule for place, rule in self.ignored.items()}
        return ignored | {self.numbers[place]: "refused" for place in self.refused.keys() - self.ignored.keys()}

    def frame(self, table: InputTable) -> pd.DataFrame:
        """The rows taken, typed, in the order of the table's columns."""
        out = self.refused.keys() | self.ignored.keys() | self.combined
        kept = [place for place in range(len(self.numbers)) if place not in out]
        everything = len(kept) == len(self.numbers)
        found: dict[str, pd.Series] = {}
        for column in table.columns:
            if column.name in self.values:
                values = self.values[column.name]
                chosen = values if everything else [values[place] for place in kept]
                found[column.name] = pd.Series(chosen, dtype=DTYPES.get(column.kind, "str"))
        if any(column.kind is Kind.COUNT for column in table.columns):
            marks = [SEPARATOR.join(self.suppressed.get(place, ())) for place in kept]
            found[c.SUPPRESSED] = pd.Series(marks, dtype="str")
        found[SOURCE_ROW] = pd.Series([self.numbers[place] for place in kept], dtype="Int64")
        return pd.DataFrame(found)
