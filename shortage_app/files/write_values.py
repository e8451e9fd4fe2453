"""Values made safe for any file: Python's own types, and no character that a reader could not take in."""

import math
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from shortage_app.report.table import Table

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# A spreadsheet takes a cell that starts so for a formula when it opens a CSV file, or when a person edits the cell.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# Control characters but tab and line feed, lone surrogates, and the two code points XML does not know.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")

# Whole numbers beyond this are no longer exact as floats, and are left as they are.
_EXACT = 2**53


def writable(text: str) -> str:
    """`text` with line ends as line feeds, and each character that cannot be written replaced by U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return _UNWRITABLE.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text))


def native_columns(table: Table) -> list[list[object]]:
    """The values of each column as Python's own types, None for what is missing, hidden or no finite number."""
    hidden = {column.name: hidden_rows(table, column.hidden_by) for column in table.columns if column.hidden_by}
    return [_native(table.rows[column.name], hidden.get(column.name, ())) for column in table.columns]


def hidden_rows(table: Table, hidden_by: str) -> list[bool]:
    """For each row, whether the yes/no column `hidden_by` says yes."""
    return [value is True or value == "yes" for value in table.rows[hidden_by].astype(object).tolist()]


def infinite_figures(table: Table) -> int:
    """How many figures are infinite: every writer leaves them blank, and a workbook says so."""
    values = (value for column in table.columns for value in table.rows[column.name].tolist())
    return sum(isinstance(value, float) and math.isinf(value) for value in values)


def plain_number(value: float) -> float:
    """A whole number as int, so that a count kept as float is written "112" and not "112.0"."""
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


def iso_date(value: date) -> str:
    """A date in ISO form, without the hour where it is midnight."""
    return value.isoformat().removesuffix("T00:00:00")


def _native(values: "pd.Series[Any]", hidden: Sequence[bool]) -> list[object]:
    """A column as a list; whatever a hidden cell still holds is left behind."""
    natives: list[object] = values.astype(object).where(values.notna(), None).tolist()
    natives = [None if isinstance(value, float) and not math.isfinite(value) else value for value in natives]
    if any(hidden):
        return [None if gone else value for value, gone in zip(natives, hidden, strict=True)]
    return natives
