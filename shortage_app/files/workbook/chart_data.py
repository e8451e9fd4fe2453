"""The figures behind a native chart: series and categories made from its description, laid out as cells to read from.

A hidden figure is a blank cell: neither the sheet nor the chart holds more than the window shows.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto

from openpyxl.utils import quote_sheetname
from openpyxl.utils.cell import get_column_letter

from shortage_app.files.workbook.canvas import Canvas
from shortage_app.files.workbook.styles import BODY, HEADING, SECTION, WORDS
from shortage_app.report.chart import Bar, BarChart, Bullet, BulletChart, BulletRow, Chart, Point, PointChart
from shortage_app.text import _, number

_LABEL_WIDTH, _FIGURE_WIDTH, _LINE_HEIGHT = 48, 14, 15


class Look(Enum):
    """How a series is drawn."""

    SOLID = auto()
    HATCHED = auto()  # stands for nothing done
    HOLLOW = auto()  # raw, beside adjusted
    REMAINDER = auto()  # a dashed outline
    TOTAL = auto()  # words above the bars, no bar


@dataclass(frozen=True)
class Series:
    """Figures of one colour, one a category; intervals where the chart has them."""

    label: str
    role: str
    look: Look
    values: tuple[float | None, ...]
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    named: bool = True  # stands in the legend


@dataclass(frozen=True)
class ChartData:
    """The categories of a chart and its series."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    legend: bool = True


@dataclass(frozen=True)
class SeriesCells:
    """Where the figures of a series stand, as references; those of the interval are distances from the value."""

    name: str
    values: str
    minus: str = ""
    plus: str = ""


@dataclass(frozen=True)
class ChartCells:
    """Where the figures of a chart stand, and the row after them."""

    categories: str
    series: tuple[SeriesCells, ...]
    after: int


def chart_data(chart: Chart) -> ChartData:
    """The series of a chart, in the order in which it shows them."""
    if isinstance(chart, BulletChart):
        return _bullet_data(chart)
    return _bar_data(chart) if isinstance(chart, BarChart) else _point_data(chart)


def place_chart_data(canvas: Canvas, title: str, data: ChartData, number_format: str, row: int) -> ChartCells:
    """Write the figures of a chart from `row` on, under its title."""
    canvas.write(row, 1, title, SECTION)
    canvas.write(row + 1, 1, _("Category"), HEADING.but(align="left", indent=1))
    canvas.write_column(row + 2, 1, list(data.categories), WORDS.but(wrap=True))
    _give_room(canvas, data, row + 1)
    canvas.sheet.column_dimensions["A"].width = _LABEL_WIDTH
    column, cells = 2, []
    for series in data.series:
        cells.append(_place_series(canvas, series, number_format, (row + 1, column)))
        column += 3 if series.low else 1
    for place in range(2, column):
        canvas.sheet.column_dimensions[get_column_letter(place)].width = _FIGURE_WIDTH
    last = row + 1 + len(data.categories)
    return ChartCells(_reference(canvas, row + 2, last, 1), tuple(cells), last + 1)


def _give_room(canvas: Canvas, data: ChartData, row: int) -> None:
    canvas.sheet.row_dimensions[row].height = 2 * _LINE_HEIGHT
    for place, category in enumerate(data.categories, row + 1):
        canvas.sheet.row_dimensions[place].height = _LINE_HEIGHT * (1 + category.count("\n"))


def _bar_data(chart: BarChart) -> ChartData:
    kinds = _kinds(chart.bars)
    series = [_segments(chart.bars, *kind) for kind in kinds]
    if any(bar.remainder for bar in chart.bars):
        rest = tuple(bar.remainder or None for bar in chart.bars)
        series.append(Series(_("Remainder"), "out", Look.REMAINDER, rest, named=False))
    if chart.vertical and len(kinds) > 1 and not chart.share:
        series.append(Series(_("Total"), "", Look.TOTAL, tuple(_total(bar) for bar in chart.bars), named=False))
    in_words = not all(part.named for part in series if part.look in (Look.SOLID, Look.HATCHED))
    return ChartData(tuple(_bar_label(bar, in_words) for bar in chart.bars), tuple(series), legend=not in_words)


def _kinds(bars: tuple[Bar, ...]) -> list[tuple[str, str, bool]]:
    """The kinds of segment in the order of the bars, some of which leave out what they have none of."""
    kinds: list[tuple[str, str, bool]] = []
    for bar in bars:
        place = 0
        for part in bar.segments:
            kind = (part.label, part.role, part.hatched)
            if kind not in kinds:
                kinds.insert(place, kind)
            place = kinds.index(kind) + 1
    return kinds


def _segments(bars: tuple[Bar, ...], label: str, role: str, hatched: bool) -> Series:
    """One kind of segment in every bar; a segment alone in a bar of its name needs no legend."""
    of_bar = [{(part.label, part.role, part.hatched): part.value for part in bar.segments} for bar in bars]
    values = tuple(parts.get((label, role, hatched)) for parts in of_bar)
    named = any(
        value is not None and (len(bar.segments) > 1 or bar.label != label)
        for value, bar in zip(values, bars, strict=True)
    )
    return Series(label, role, Look.HATCHED if hatched else Look.SOLID, values, named=named)


def _total(bar: Bar) -> float | None:
    return None if bar.missing else sum(part.value for part in bar.segments)


def _bar_label(bar: Bar, in_words: bool) -> str:
    """The bar, why it is missing, and `in_words` its segments where no legend names them."""
    others = [part for part in bar.segments if part.label != bar.label] if in_words else []
    words = " · ".join(_("{name} {figure}").format(name=part.label, figure=number(part.value)) for part in others)
    return "\n".join(line for line in (bar.label, bar.missing, words) if line)


def _point_data(chart: PointChart) -> ChartData:
    kinds = {(point.label, point.role, point.filled): None for row in chart.rows for point in row.points}
    points = [{(point.label, point.role, point.filled): point for point in row.points} for row in chart.rows]
    series = tuple(_points([row.get(kind) for row in points], *kind) for kind in kinds)
    if chart.difference:
        series = tuple(_in_points(one) for one in series)
    return ChartData(tuple(_row_label(row.label, row.points) for row in chart.rows), series)


def _points(points: list[Point | None], label: str, role: str, filled: bool) -> Series:
    shown = [point if point and not point.hidden else None for point in points]
    values, low, high = (
        tuple(getattr(point, part) if point else None for point in shown) for part in ("value", "low", "high")
    )
    return Series(label, role, Look.SOLID if filled else Look.HOLLOW, values, low, high)


def _bullet_data(chart: BulletChart) -> ChartData:
    """A series for each bar of a row, and one for its target beside it."""
    labels = list(dict.fromkeys(bullet.label for row in chart.rows for bullet in row.bullets))
    series = []
    for label, role in zip(labels, ("seq2", "struct"), strict=False):
        found = [next((one for one in row.bullets if one.label == label), None) for row in chart.rows]
        series.append(Series(label or _("Value"), role, Look.SOLID, _values(found, "value")))
        targets = _values(found, "target")
        if any(target is not None for target in targets):
            name = _("Target, {series}").format(series=label) if label else _("Target")
            series.append(Series(name, "listed", Look.HOLLOW, targets))
    return ChartData(tuple(_bullet_label(row) for row in chart.rows), tuple(series))


def _values(bullets: list[Bullet | None], part: str) -> tuple[float | None, ...]:
    return tuple(None if bullet is None else getattr(bullet, part) for bullet in bullets)


def _bullet_label(row: BulletRow) -> str:
    return "\n".join(words for words in (row.label, row.sublabel, row.broken, row.missing) if words)


def _in_points(series: Series) -> Series:
    """Differences of rates in percentage points, as people read them."""
    values, low, high = (
        tuple(None if value is None else 100 * value for value in values)
        for values in (series.values, series.low, series.high)
    )
    return replace(series, values=values, low=low, high=high)


def _row_label(label: str, points: tuple[Point, ...]) -> str:
    """The group, and which of its figures are hidden: they have no position in the chart."""
    hidden = [f"{point.label}: {point.hidden}" for point in points if point.hidden]
    return "\n".join([label, *hidden])


def _place_series(canvas: Canvas, series: Series, number_format: str, place: tuple[int, int]) -> SeriesCells:
    row, column = place
    last = row + len(series.values)
    figures = BODY.but(format=number_format)
    lengths = BODY.but(format=number_format.partition(";")[0].lstrip("+"))
    heading = HEADING.but(align="right")
    canvas.write(row, column, series.label, heading)
    canvas.write_column(row + 1, column, list(series.values), figures)
    name = _reference(canvas, row, row, column)
    values = _reference(canvas, row + 1, last, column)
    if not series.low:
        return SeriesCells(name, values)
    for offset, words, ends in (
        (1, _("{series}, interval below"), series.low),
        (2, _("{series}, interval above"), series.high),
    ):
        canvas.write(row, column + offset, words.format(series=series.label), heading)
        distances: list[object] = [_distance(end, value) for end, value in zip(ends, series.values, strict=True)]
        canvas.write_column(row + 1, column + offset, distances, lengths)
    minus, plus = (_reference(canvas, row + 1, last, column + offset) for offset in (1, 2))
    return SeriesCells(name, values, minus, plus)


def _distance(end: float | None, value: float | None) -> float | None:
    return None if end is None or value is None else round(abs(value - end), 12)


def _reference(canvas: Canvas, first: int, last: int, column: int) -> str:
    letter = get_column_letter(column)
    return f"{quote_sheetname(canvas.sheet.title)}!${letter}${first}:${letter}${last}"
