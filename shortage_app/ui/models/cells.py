"""A value of a table as a person reads it, and as Excel takes it."""

from collections.abc import Callable
from typing import Any

from shortage_app.report.table import Format, TableColumn
from shortage_app.text import _, day_words, language, number, percent

NUMERIC = frozenset({Format.YEAR, Format.INTEGER, Format.NUMBER, Format.FIGURE, Format.PERCENT, Format.INTERVAL})
SEPARATOR = ";"  # of several codes in one cell
MISSING = "\N{EN DASH}"


def hidden_words() -> str:
    """What stands in place of a hidden figure, whatever the reason."""
    return _("hidden")


def choice_label(column: TableColumn, code: str) -> str:
    """The label of a code; a code without one is shown as it is."""
    return _(column.labels[code]) if code in column.labels else code


def _choices(column: TableColumn, codes: str) -> str:
    return ", ".join(choice_label(column, code) for code in codes.split(SEPARATOR) if code)


def _flag(column: TableColumn, value: Any) -> str:
    return _("Yes") if value else _("No")


_WORDS: dict[Format, Callable[[TableColumn, Any], str]] = {
    Format.TEXT: choice_label,
    Format.CODE: lambda column, value: str(value),
    Format.CHOICE: choice_label,
    Format.CHOICES: _choices,
    Format.YEAR: lambda column, value: str(int(value)),
    Format.INTEGER: lambda column, value: number(value),
    Format.NUMBER: lambda column, value: number(value, 1),
    Format.FIGURE: lambda column, value: number(value, int(value % 1 != 0)),
    Format.PERCENT: lambda column, value: percent(value),
    Format.INTERVAL: lambda column, value: percent(value, 0),
    Format.FLAG: _flag,
    Format.DATE: lambda column, value: day_words(value),
    Format.STRIP: _choices,
}


def words(column: TableColumn, value: Any) -> str:
    """A value in words, in the language spoken now; a dash for a missing number, nothing for a missing text."""
    if value is None:
        return MISSING if column.format in NUMERIC else ""
    said = _WORDS[column.format](column, value)
    return f"+{said}" if column.signed and value > 0 and said.strip("0,.") else said


def spoken(column: TableColumn, value: Any) -> str:
    """A value for a screen reader: as `words`, a strip with its years, a missing number in words."""
    if value is None and column.format in NUMERIC:
        return _("no figure")
    if column.format is not Format.STRIP:
        return words(column, value)
    runs = [
        (year, year, choice_label(column, state))
        for year, state in zip(column.years, str(value or "").split(SEPARATOR), strict=False)
    ]
    return "; ".join(_years_in_words(*run) for run in _joined(runs))


def _joined(runs: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """First year, last year and state, one entry as long as the state stays: fewer words to listen to."""
    joined: list[tuple[int, int, str]] = []
    for first, last, state in runs:
        if joined and joined[-1][2] == state:
            joined[-1] = (joined[-1][0], last, state)
        else:
            joined.append((first, last, state))
    return joined


def _years_in_words(first: int, last: int, state: str) -> str:
    if first == last:
        return _("{year}: {state}").format(year=first, state=state)
    return _("{first} to {last}: {state}").format(first=first, last=last, state=state)


def for_excel(column: TableColumn, value: Any) -> str:
    """A value as text that Excel reads back as it is: numbers in full, with the decimal mark of the language."""
    if value is None:
        return ""
    if column.format in NUMERIC:
        share = column.format in (Format.PERCENT, Format.INTERVAL)
        plain = f"{100 * value if share else value:.12g}" + ("%" if share else "")
        return plain if language() == "en" else plain.replace(".", ",")
    if column.format is Format.DATE:
        return str(value)
    said = spoken(column, value) if column.format is Format.STRIP else words(column, value)  # the head names no year
    return " ".join(said.split())


def is_number(column: TableColumn) -> bool:
    """Whether the values of a column are numbers, so aligned to the right."""
    return column.format in NUMERIC
