"""Table: a frozen description of a table, rendered late by window, workbook and command line alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from types import MappingProxyType

import pandas as pd


class Format(Enum):
    """How the cells of a column are shown; the values stay native."""

    TEXT = auto()
    CODE = auto()  # text, never a number
    CHOICE = auto()  # a code shown by its label
    CHOICES = auto()  # codes joined by ";", each shown by its label
    YEAR = auto()
    INTEGER = auto()  # thousands separated
    NUMBER = auto()  # one decimal
    FIGURE = auto()  # as published: whole, or with one decimal where it has any
    PERCENT = auto()  # a share between 0 and 1
    FLAG = auto()  # yes / no
    DATE = auto()
    STRIP = auto()  # YearState codes of the years in `years`, joined by ";"
    INTERVAL = auto()  # a rate drawn with its interval; low and high stand in the columns named so


@dataclass(frozen=True)
class TableColumn:
    """One column: `name` is its code in CSV and JSON, `label` what a person reads (source text, spoken late).

    `labels` maps the codes of a CHOICE column to their source texts, and what stands for a missing name in a TEXT.
    `total` puts the sum in the foot.
    `signed` shows a figure above zero with its plus, as a difference.
    `hidden_by` names a yes/no column: where it says yes, the cell is a hidden figure and its value is missing.
    """

    name: str
    label: str
    format: Format = Format.TEXT
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    total: bool = False
    width: int = 0  # characters; 0: by format
    hidden_by: str = ""
    shown: bool = True  # False: carried for scripts and re-import, not drawn at first
    years: tuple[int, ...] = ()  # of a STRIP column
    signed: bool = False


@dataclass(frozen=True, eq=False)
class Table:
    """A table to show: `rows` has exactly the columns' names; codes, numbers and missing values are native.

    `name` is the table's name on the command line, `title` a sentence in the language spoken when it was made
    (it states year or cohort), `notes` what a reader must know (threshold, sources, synthetic data).
    """

    name: str
    title: str
    columns: tuple[TableColumn, ...]
    rows: pd.DataFrame
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if names != list(self.rows.columns):
            raise ValueError(f"columns of {self.name} differ: {names} / {list(self.rows.columns)}")

    def column(self, name: str) -> TableColumn:
        """The description of a column; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)
