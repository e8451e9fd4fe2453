"""The values of a table column as typed cells: words for codes, numbers as numbers, with format and width."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from shortage_app.domain.codes import YEAR_STATE_LABELS, YearState
from shortage_app.files.workbook.styles import BODY, FOOT, HIDDEN_INK, STRIP_FONT, WORDS, Style
from shortage_app.files.write_values import hidden_rows, iso_date, native_columns
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import _

# Number formats without a language: Excel shows them with the marks of the reader's own settings.
NUMBER_FORMATS = {
    Format.CODE: "@",
    Format.YEAR: "0",
    Format.INTEGER: "#,##0",
    Format.NUMBER: "#,##0.0",
    Format.FIGURE: "#,##0.0",  # 70.4 and 8 808 in one column: whole ones have the format below
    Format.PERCENT: "0.0%",
    Format.INTERVAL: "0.0%",
    Format.DATE: "mm-dd-yy",  # built in, and shown in the reader's own order of day and month
}
NUMERIC = frozenset({Format.YEAR, Format.INTEGER, Format.NUMBER, Format.FIGURE, Format.PERCENT, Format.INTERVAL})

# Signs that fonts of one width have: a shaded block stands for the hatching of the window.
STRIP_SIGNS = {
    YearState.LISTED: "■",
    YearState.NOT_LISTED: "□",
    YearState.NO_EDITION: "▒",
    YearState.NOT_ASSESSED: "–",
    YearState.UNKNOWN: "?",
}

# Widths in characters. A longer text goes on to a second line; one longer than LONG gets a wider column, for few lines.
NARROWEST, WIDEST, FILTER_BUTTON = 7, 40, 3
LONG, WIDEST_OF_LONG, WIDEST_OF_CHOICES = 90, 72, 26
_NUMBER_WIDTH = {
    Format.YEAR: 8,
    Format.INTEGER: 10,
    Format.NUMBER: 10,
    Format.FIGURE: 10,
    Format.PERCENT: 9,
    Format.INTERVAL: 9,
    Format.DATE: 12,
    Format.FLAG: 8,
}


@dataclass(frozen=True)
class CellColumn:
    """A column ready to be written.

    Places are counted from 0. hidden: those that hold the word for a hidden figure. whole: of a column of figures as
    published, those without decimals.
    """

    column: TableColumn
    header: str
    values: list[object]
    style: Style
    hidden: tuple[int, ...]
    width: float
    whole: tuple[int, ...] = ()

    def rows(self, start: int, stop: int | None = None) -> "CellColumn":
        """The column for these rows alone."""
        places = range(len(self.values))[start:stop]
        hidden, whole = (
            tuple(place - places.start for place in all_ if place in places) for all_ in (self.hidden, self.whole)
        )
        return replace(self, values=self.values[start:stop], hidden=hidden, whole=whole)

    @property
    def hidden_style(self) -> Style:
        """The look of the word for a hidden figure: one for every reason."""
        return self.style.but(italic=True, ink=HIDDEN_INK, align="right", indent=0, format="@")

    def style_at(self, place: int) -> Style:
        """The look of one cell: a hidden figure and a whole one among others with decimals have their own."""
        if place in self.hidden:
            return self.hidden_style
        return self.style.but(format=NUMBER_FORMATS[Format.INTEGER]) if place in self.whole else self.style

    def foot_style(self, total: object) -> Style:
        """The look of its total."""
        if self.column.format not in NUMERIC:
            return FOOT.but(align="left", indent=1)
        whole = self.column.format is Format.FIGURE and _is_whole(total)
        return FOOT.but(format=NUMBER_FORMATS[Format.INTEGER] if whole else self.style.format)

    @property
    def header_align(self) -> tuple[str, int]:
        """Header over its cells: alignment and indent."""
        if self.column.format is Format.YEAR:
            return "center", 0
        return ("right", 0) if self.column.format in NUMERIC else ("left", 1)


def cell_columns(table: Table) -> list[CellColumn]:
    """The columns of a table, in the language spoken now."""
    natives = native_columns(table)
    headers = _distinct([_header(column) for column in table.columns])
    return [
        _cell_column(table, column, header, values)
        for column, header, values in zip(table.columns, headers, natives, strict=True)
    ]


def totals(columns: list[CellColumn]) -> list[object]:
    """The foot of a table: sums where a column has them, the word in the first cell; nothing when there is no sum."""
    if not any(column.column.total for column in columns) or not columns[0].values:
        return []
    sums: list[object] = [_total(column) for column in columns]
    return [_("Total"), *sums[1:]] if sums[0] is None else sums


def _total(column: CellColumn) -> float | None:
    """The sum of a column; none where a cell is hidden, for the sum of the others is no total."""
    if not column.column.total or column.hidden:
        return None
    return sum(value for value in column.values if isinstance(value, int | float))


def strip_legend() -> str:
    """What the signs of a strip stand for."""
    signs = (f"{sign} {_(YEAR_STATE_LABELS[state]).lower()}" for state, sign in STRIP_SIGNS.items())
    return "   ".join(signs)


def spoken(column: TableColumn, value: object) -> object:
    """A native value as its cell holds it: codes by their label, yes and no as words, ISO dates as dates."""
    if value is None or value == "":
        return None
    speak = _SPEAK.get(column.format)
    return speak(column, value) if speak else value


def _cell_column(table: Table, column: TableColumn, header: str, natives: list[object]) -> CellColumn:
    spoken_once = {value: spoken(column, value) for value in set(natives)}
    values = [spoken_once[value] for value in natives]
    hidden = [row for row, gone in enumerate(hidden_rows(table, column.hidden_by)) if gone] if column.hidden_by else []
    for row in hidden:
        values[row] = _("hidden")
    width = _width(column, header, [value for value in spoken_once.values() if isinstance(value, str)])
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    whole = [row for row, value in enumerate(natives) if _is_whole(value)] if column.format is Format.FIGURE else []
    return CellColumn(column, header, values, _style(column, wrap=longest > width), tuple(hidden), width, tuple(whole))


def _is_whole(value: object) -> bool:
    """Whether a value is a number without decimals."""
    return isinstance(value, int | float) and value == int(value)


def _style(column: TableColumn, *, wrap: bool) -> Style:
    look = BODY if column.format in NUMERIC else WORDS
    style = look.but(format=NUMBER_FORMATS.get(column.format, "General"))
    if column.format is Format.STRIP:
        return style.but(font=STRIP_FONT)
    if column.format is Format.YEAR:
        return style.but(align="center")
    return style.but(wrap=True) if wrap and column.format not in NUMERIC else style


def _width(column: TableColumn, header: str, texts: list[str]) -> float:
    """As wide as the longest text, within limits; wide enough for each single word, which cannot be broken."""
    if column.width:
        return column.width + 1
    longest = max((len(text) for text in texts), default=0)
    word = max((len(word) for text in texts for word in text.split()), default=0)
    widest = WIDEST_OF_LONG if longest > LONG else WIDEST
    if column.format is Format.CHOICES:
        widest = WIDEST_OF_CHOICES
    heading = max((len(word) for word in header.split()), default=0) + FILTER_BUTTON
    return max(
        NARROWEST, heading, _NUMBER_WIDTH.get(column.format, 0), min(longest + 3, widest), min(word + 3, WIDEST_OF_LONG)
    )


def _header(column: TableColumn) -> str:
    label = " ".join(_(column.label).split()) or column.name
    if column.format is Format.STRIP and column.years:
        return _("{label}, {first}–{last}").format(label=label, first=column.years[0], last=column.years[-1])
    return label


def _distinct(headers: list[str]) -> list[str]:
    """Excel wants the headers of a table distinct, without regard to case."""
    taken: dict[str, str] = {}
    for header in headers:
        free, number = header, 1
        while free.casefold() in taken:
            number += 1
            free = f"{header} ({number})"
        taken[free.casefold()] = free
    return list(taken.values())


def _choice(column: TableColumn, code: object) -> str:
    return _(column.labels[str(code)]) if code in column.labels else str(code)


def _choices(column: TableColumn, codes: object) -> str:
    return "; ".join(_choice(column, code) for code in str(codes).split(";") if code)


def _flag(_column: TableColumn, value: object) -> object:
    if isinstance(value, bool) or value in ("yes", "no"):
        return _("Yes") if value in (True, "yes") else _("No")
    return value


def _strip(_column: TableColumn, states: object) -> str:
    return "".join(STRIP_SIGNS[YearState(state)] for state in str(states).split(";"))


def _date(_column: TableColumn, value: object) -> object:
    """A date where Excel can hold it: its calendar is right from March 1900 on."""
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return day if (day.year, day.month) >= (1900, 3) else iso_date(day)


_SPEAK: dict[Format, Callable[[TableColumn, object], object]] = {
    Format.TEXT: lambda _column, value: str(value),
    Format.CODE: lambda _column, value: str(value),
    Format.CHOICE: _choice,
    Format.CHOICES: _choices,
    Format.FLAG: _flag,
    Format.STRIP: _strip,
    Format.DATE: _date,
}
