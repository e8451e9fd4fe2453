"""The years a file speaks of, against the year chosen for it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from shortage_app.domain.inputs import InputTable
from shortage_app.files.reading.draft import Draft
from shortage_app.files.reading.layout import Header
from shortage_app.files.reading.model import ReadOptions, Sheet, as_text
from shortage_app.files.reading.said import Findings
from shortage_app.files.reading.values import Value

_YEAR = re.compile(r"(?<!\d)(?:19[89]|20[0-4])\d(?!\d)")


def years_in(file: str, sheet: Sheet, header: Header, column: Sequence[Value]) -> tuple[int, ...]:
    """The years in the year column; without one, in the titles above the header, in the sheet's or the file's name."""
    told = sorted({int(value) for value in column if value is not None})
    if told:
        return tuple(told)
    above = sheet.rows[: bisect_left(sheet.numbers, header.last)]
    titles = " ".join(as_text(cell) for row in above for cell in row if cell != "")
    for text in (titles, sheet.name, file):
        if found := _years(text):
            return found
    return ()


def check_year(years: tuple[int, ...], table: InputTable, options: ReadOptions, findings: Findings) -> None:
    """Warn when a file of one year is imported as another."""
    if (
        table.kind in ("shortage-list", "catalogue")
        and options.year is not None
        and years
        and options.year not in years
    ):
        findings.add("other_year", years=", ".join(map(str, years)), year=options.year)


def other_years(draft: Draft, column: str, year: int | None) -> dict[int, str]:
    """The rows of other years than the chosen one, when the table has rows of the chosen year."""
    values = draft.values.get(column, [])
    if year is None or year not in values:
        return {}
    return {place: "other_year" for place, value in enumerate(values) if value not in (year, None)}


def _years(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(year) for year in _unique(_YEAR.findall(text))}))


def _unique(found: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(found)
