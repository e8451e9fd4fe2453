"""Cells read as what their column holds: codes, numbers, counts, years, days, choices.

Each distinct cell of a column is read once. A parser answers with a value, or with something odd (values.py).
"""

import datetime
import re
from collections.abc import Callable, Collection

from shortage_app.domain.inputs import Column, Kind, fold
from shortage_app.files.guard.cells import Cell, CellError
from shortage_app.files.reading import dates, numbers
from shortage_app.files.reading.clean import LONG, clean
from shortage_app.files.reading.habits import Habits
from shortage_app.files.reading.model import as_text
from shortage_app.files.reading.rows import is_total
from shortage_app.files.reading.values import Flaw, Parsed, Suppressed, Total
from shortage_app.files.reading.words import MISSING_MARKS, NO, NO_CODES, SUPPRESSED_MARKS, TICKS, YES, choice_spellings

FIRST_YEAR, LAST_YEAR = 1900, 2200
MOST_PEOPLE = 10**9
_BELOW = re.compile(r"(?:<|≤|⩽|moins de|minder dan|less than)\s*=?\s*\d+", re.IGNORECASE)
_ALL_NINES = re.compile(r"-9{2,}(?:\.0)?")
_CODE_SEPARATORS = str.maketrans(dict.fromkeys(";,|", " "))
_CHOICE_SEPARATORS = re.compile(r"\s*[;,/+|&\n]\s*|\s+(?:et|en|and|ou|of|or)\s+", re.IGNORECASE)
Parser = Callable[[Cell], Parsed]


def parse_all(distinct: Collection[Cell], column: Column, habits: Habits) -> dict[Cell, Parsed]:
    """Each cell with what it is read as."""
    read = _PARSERS[column.kind](column, habits)
    if CellError not in set(map(type, distinct)):
        return {cell: read(cell) for cell in distinct}
    return {cell: _error(cell, column, habits) if isinstance(cell, CellError) else read(cell) for cell in distinct}


def _error(cell: CellError, column: Column, habits: Habits) -> Flaw:
    kind = "uncomputed" if cell.text == "=" else "error"
    if habits.needed and column.kind is Kind.CODE and kind == "error":
        return Flaw("code_is_error", refuses=True)
    return Flaw(f"{kind}_needed", refuses=True) if habits.needed else Flaw(f"{kind}_cell")


def _code(column: Column, habits: Habits) -> Parser:
    def read(cell: Cell) -> Parsed:
        if isinstance(cell, str):
            return "" if cell.lower() in NO_CODES else clean(cell)
        if isinstance(cell, int | float):
            return as_text(cell)
        return Flaw("code_is_date", refuses=True)

    return read


def _codes(column: Column, habits: Habits) -> Parser:
    def read(cell: Cell) -> Parsed:
        if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
            return Flaw("code_is_date", refuses=True)
        text = as_text(cell)
        if text.lower() in NO_CODES:
            return ""
        parts = text.translate(_CODE_SEPARATORS).split()
        if not all(map(_is_plain, parts)):
            parts = [code for part in parts for code in _slashed(clean(part)) if code]
        return ";".join(dict.fromkeys(parts))

    return read


def _is_plain(code: str) -> bool:
    return code.isalnum() and code.isascii()


def _slashed(code: str) -> list[str]:
    """« A1101/B1202 » are two codes of one shape; « 2511/1 » is one code."""
    if "/" not in code:
        return [code]
    parts = code.split("/")
    return parts if len({len(part) for part in parts}) == 1 else [code]


def _text(column: Column, habits: Habits) -> Parser:
    def read(cell: Cell) -> Parsed:
        text = clean(as_text(cell))
        return Flaw("long_text", text, parts={"count": len(text)}) if len(text) > LONG else text

    return read


def _number(column: Column, habits: Habits) -> Parser:
    whole = column.kind is Kind.INTEGER

    def read(cell: Cell) -> Parsed:
        value = _figure(cell, habits)
        if value is None or isinstance(value, Flaw):
            return value
        if value < 0 and not column.signed:
            return Flaw("negative")
        if whole and value != int(value):
            return Flaw("not_whole", value)
        return value / 100 if habits.percent else value

    return read


def _figure(cell: Cell, habits: Habits) -> float | Flaw | None:
    if isinstance(cell, int | float):
        return float(cell)
    if not isinstance(cell, str):
        return Flaw("not_a_number")
    if not cell.strip() or cell.strip().lower() in MISSING_MARKS:
        return None
    if habits.unclear_decimal:
        small, large = numbers.number(cell, ","), numbers.number(cell, ".")
        if small is not None and large is not None and small != large:
            return Flaw("unclear_decimal", parts={"small": min(small, large), "large": max(small, large)})
    value = numbers.number(cell, habits.decimal)
    if value is None:
        other = numbers.number(cell, "," if habits.decimal == "." else ".")
        return (
            other
            if habits.unclear_decimal and other is not None
            else Flaw("mixed_decimal" if other is not None else "not_a_number")
        )
    return value


def _count(column: Column, habits: Habits) -> Parser:
    def read(cell: Cell) -> Parsed:
        text = as_text(cell).strip()
        folded = clean(text).lower()
        if _BELOW.fullmatch(folded) or folded in SUPPRESSED_MARKS or _ALL_NINES.fullmatch(folded):
            return Suppressed(text)
        if not folded or folded in MISSING_MARKS:
            return Suppressed("") if habits.needed else None
        value = _figure(cell, habits)
        if value is None or isinstance(value, Flaw) or value > MOST_PEOPLE:
            return Flaw("not_a_count", refuses=True)
        if value < 0:
            return Flaw("negative_count", refuses=True)
        return int(value) if value == int(value) else Flaw("fractional_count", refuses=True)

    return read


def _year(column: Column, habits: Habits) -> Parser:
    def read(cell: Cell) -> Parsed:
        if isinstance(cell, datetime.date):
            return cell.year
        text = clean(as_text(cell))
        if not text or text.lower() in MISSING_MARKS:
            return None
        found = re.fullmatch(r"(?:.*\D)?((?:19|20|21)\d\d)(?:\D.*)?", text) if len(text) <= 20 else None
        if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            return int(found[1])
        return Flaw("bad_year_needed", refuses=True) if habits.needed else Flaw("bad_year")

    return read


def _date(column: Column, habits: Habits) -> Parser:
    def read(cell: Cell) -> Parsed:
        if isinstance(cell, str) and not cell.strip():
            return ""
        if isinstance(cell, str) and habits.unclear_date and dates.is_ambiguous(cell):
            return Flaw("unclear_date", "")
        if isinstance(cell, datetime.datetime):
            day: datetime.date | None = cell.date()
        elif isinstance(cell, datetime.date):
            day = cell
        elif isinstance(cell, str):
            day = dates.written_date(clean(cell), habits.day_first)
        else:
            day = dates.serial_date(float(cell), habits.from_1904) if isinstance(cell, int | float) else None
        if day is None:
            return Flaw("bad_date", "")
        return day.isoformat() if day >= dates.FIRST_SAFE_DAY else Flaw("odd_date", day.isoformat())

    return read


def _flag(column: Column, habits: Habits) -> Parser:
    def read(cell: Cell) -> Parsed:
        text = clean(as_text(cell))
        if not text or text.lower() in MISSING_MARKS:
            return None
        if text in TICKS:
            return TICKS[text]
        word = fold(text).removesuffix(" 0")
        if word in YES or word in NO:
            return word in YES
        return Flaw("no_outcome_needed", refuses=True) if habits.needed else Flaw("bad_flag")

    return read


def _choice(column: Column, habits: Habits) -> Parser:
    known = choice_spellings(column)
    blank = "unknown" if habits.needed and "unknown" in column.choices else ""

    def read(cell: Cell) -> Parsed:
        text = clean(as_text(cell))
        if not text:
            return blank
        code = known.get(fold(text)) or (blank if not fold(text) else None)
        if code is not None:
            return code
        return Total() if is_total(text) else Flaw("unknown_choice", text, parts={"unknown": (text,)})

    return read


def _choices(column: Column, habits: Habits) -> Parser:
    known = choice_spellings(column)
    order = [str(code) for code in column.choices]

    def read(cell: Cell) -> Parsed:
        text = clean(as_text(cell).replace("\n", ";"))
        parts = [text] if fold(text) in known else [part for part in _CHOICE_SEPARATORS.split(text) if part.strip()]
        found = dict.fromkeys(known.get(fold(part), part.strip()) for part in parts)
        strange = [code for code in found if code not in column.choices]
        joined = ";".join([code for code in order if code in found] + strange)
        return Flaw("unknown_choice", joined, parts={"unknown": tuple(strange)}) if strange else joined

    return read


_PARSERS: dict[Kind, Callable[[Column, Habits], Parser]] = {
    Kind.CODE: _code,
    Kind.CODES: _codes,
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.INTEGER: _number,
    Kind.COUNT: _count,
    Kind.YEAR: _year,
    Kind.DATE: _date,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
}
