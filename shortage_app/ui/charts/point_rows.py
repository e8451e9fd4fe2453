"""Points with 95 % intervals, one row a group: dumbbells of rates, or differences around zero."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from shortage_app.report.chart import Point, PointChart, PointRow
from shortage_app.text import _, number, percent
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.charts.axes import difference_ticks, share_ticks
from shortage_app.ui.charts.library import pg
from shortage_app.ui.charts.marks import Mark, Word
from shortage_app.ui.charts.plot import Plot
from shortage_app.ui.qt import override

SYMBOLS = {"women": "o", "men": "s"}  # any other role is a diamond
SYMBOL_SIZE = {"o": 12, "s": 11, "d": 12}
SPREAD = 8  # px from the middle of a row to its points
ROW_RATES, ROW_DIFFERENCES = 44, 36
AXIS_HEIGHT = 19
TOP_RATES, TOP_DIFFERENCES = 12, 4
LABELS_LEAST, GAP = 72, 20
CAP, LINE, CONNECTOR = 8, 1.5, 4
BESIDE = 8  # px of room beside the outermost ticks, for symbols that stand on them


@dataclass(frozen=True)
class _Place:
    """A point with where it stands: px from the top of the plot, and the ends of its interval."""

    row: PointRow
    point: Point
    y: float
    low: float
    value: float
    high: float


class PointRows(Plot):
    """Draws a PointChart: hidden figures are chips beside the plot, never a place in it."""

    def __init__(self, chart: PointChart) -> None:
        super().__init__()
        self._chart = chart
        self._difference = chart.difference
        self._row = ROW_DIFFERENCES if chart.difference else ROW_RATES
        self._top = TOP_DIFFERENCES if chart.difference else TOP_RATES
        self._ticks = self._axis()
        self._box, self._unit = QRectF(), 1.0
        self.setMinimumSize(320, len(chart.rows) * (2 * SPREAD + 14) + AXIS_HEIGHT + self._top)

    def _axis(self) -> list[float]:
        points = [point for row in self._chart.rows for point in row.points]
        ends = [end for point in points for end in (point.value, point.low, point.high) if end is not None]
        low, high = min(ends, default=0.0), max(ends, default=1.0)
        return difference_ticks(low, high) if self._difference else share_ticks(low, high)

    @override
    def arrange(self, width: int, height: int) -> None:
        self.clear_plot()
        rows = self._chart.rows
        if not rows:
            return
        self._fit(width, height)
        self._draw_axis()
        places = []
        pitch = min(self._row, self._box.height() / len(rows))
        for position, row in enumerate(rows):
            middle = round((position + 0.5) * pitch)
            if row.strong and position and not self._difference:
                self.blocks.append((QRectF(0, round(self._box.top() + position * pitch), width, 1), "ctl"))
                middle += 2
            self._tell_row(row, self._box.top() + middle)
            places += _places(row, middle)
        self._draw_connectors(places)
        self._draw_points(places)
        for place in places:
            self._tell_point(place)
        self.marks.sort(key=lambda mark: (mark.box.top(), mark.box.left()))

    def _fit(self, width: int, height: int) -> None:
        """Give labels and remarks the room they need, and the plot the rest."""
        labels = max([LABELS_LEAST, *(_label(row, self._difference).width for row in self._chart.rows)])
        remarks = max([0.0, *(self._remark_width(row) for row in self._chart.rows)])
        left = labels + GAP
        length = max(width - left - remarks - (GAP + 8 if remarks else 12), 60)
        self._box = QRectF(left, self._top, length, max(height - self._top - AXIS_HEIGHT, 20))
        self._unit = length / (self._ticks[-1] - self._ticks[0])
        beside = BESIDE / self._unit
        self.place(
            self._box.adjusted(-BESIDE, 0, BESIDE, 0),
            (self._ticks[0] - beside, self._ticks[-1] + beside),
            (0, self._box.height()),
            downwards=True,
        )

    def _x(self, value: float) -> float:
        """Where a value stands in the view, in px."""
        return self._box.left() + (value - self._ticks[0]) * self._unit

    def _draw_axis(self) -> None:
        for tick in self._ticks:
            at_zero = self._difference and abs(tick) < 1e-9
            line = QRectF(round(self._x(tick)), self._box.top(), 1, self._box.height())
            self.grid.append((line, "ctl" if at_zero else "faint"))
            place = QPointF(self._x(tick), self._box.bottom() + 12)
            self.words.append(Word(self._tick_words(tick), place, tokens.AXIS, "text2", side=0))

    def _tick_words(self, tick: float) -> str:
        if self._difference:
            return signed(tick, 0 if abs(100 * tick - round(100 * tick)) < 1e-6 else 1)
        return percent(tick, 0) if tick == self._ticks[-1] else number(100 * tick)

    def _draw_connectors(self, places: list[_Place]) -> None:
        """A light bar between the two points of a row: the gap."""
        rows: dict[int, list[_Place]] = defaultdict(list)
        for place in places:
            rows[id(place.row)].append(place)
        pairs = [pair for pair in rows.values() if len(pair) == 2]
        if self._difference or not pairs:
            return
        values = [sorted(place.value for place in pair) for pair in pairs]
        tops = [(pair[0].y + pair[1].y - CONNECTOR) / 2 for pair in pairs]
        pen, brush = pg.mkPen(theme.colour("faint"), width=1), pg.mkBrush(theme.colour("track"))
        starts, ends = [low for low, _high in values], [high for _low, high in values]
        self.plot(pg.BarGraphItem(x0=starts, x1=ends, y0=tops, height=CONNECTOR, pen=pen, brush=brush))

    def _draw_points(self, places: list[_Place]) -> None:
        """One item for the intervals and one for the symbols of all points that look the same."""
        alike: dict[tuple[str, bool], list[_Place]] = defaultdict(list)
        for place in places:
            alike[place.point.role, place.point.filled].append(place)
        for (role, filled), group in alike.items():
            x, y, low, high = np.array([(place.value, place.y, place.low, place.high) for place in group]).T
            colour, symbol = theme.colour(role), SYMBOLS.get(role, "d")
            pen = pg.mkPen(colour, width=LINE)
            brush = pg.mkBrush(colour if filled else theme.colour("surface"))
            self.plot(pg.ErrorBarItem(x=x, y=y, left=x - low, right=high - x, beam=CAP, pen=pen))
            size = SYMBOL_SIZE[symbol]
            self.plot(pg.ScatterPlotItem(x, y, symbol=symbol, size=size, pen=pen, brush=brush, useCache=False))

    def _tell_point(self, place: _Place) -> None:
        shown = signed if self._difference else percent
        y = self._box.top() + place.y
        value, low, high = (shown(end) for end in (place.value, place.low, place.high))
        n = f", n = {number(place.point.n)}" if place.point.n is not None else ""
        left, right = self._x(place.low), self._x(place.high)
        box = QRectF(left - 4, y - SPREAD, right - left + 8, 2 * SPREAD)
        words = f"{place.row.label}, {place.point.label}: {value} [{low} ; {high}]{n}"
        self.marks.append(Mark(box, words, place.point.key))
        if not self._difference:
            figure = number(100 * place.value, 1)
            ends_left = place.point is place.row.points[0] and len(place.row.points) > 1
            needed = Word(figure, QPointF(), tokens.TABLE_BOLD).width + 8
            # Words over the axis, or over what stands beside the plot, go to the other end of their interval.
            ends_left = (
                left - needed > self._box.left() - GAP if ends_left else right + needed > self._box.right() + GAP
            )
            end, side = (left - 8, -1) if ends_left else (right + 8, 1)
            stands = QPointF(end, y - 0.5)
            self.words.append(Word(figure, stands, tokens.TABLE_BOLD, place.point.role, side=side, ground="surface"))

    def _tell_row(self, row: PointRow, middle: float) -> None:
        label = _label(row, self._difference)
        self.words.append(Word(label.words, QPointF(0, middle - 0.5), label.style, label.role))
        left = self._box.right() + GAP + 4
        if self._difference:
            self._tell_differences(row, middle, left)
        else:
            self._tell_gap(row, middle, left)

    def _tell_differences(self, row: PointRow, middle: float, left: float) -> None:
        """Beside each of the two points its own words."""
        remarks = ((row.remark, "text2"), (row.subremark, "text"))
        for position, (words, role) in enumerate(remarks):
            place = QPointF(left, middle + SPREAD * (2 * position - 1))
            point = row.points[position] if position < len(row.points) else None
            if point is not None and point.hidden:
                self._chip(row, point, place)
            else:
                self.words.append(Word(words, place, tokens.TABLE, role))

    def _tell_gap(self, row: PointRow, middle: float, left: float) -> None:
        """The gap and whether it is established; chips in its place where a figure is hidden."""
        place = QPointF(left, middle - SPREAD - 1)
        hidden = [point for point in row.points if point.hidden]
        for point in hidden:
            self._chip(row, point, place)
            place = QPointF(place.x() + _chip_width(point) + 6, place.y())
        if not hidden:
            self.words.append(Word(row.remark, place, tokens.TABLE_BOLD))
        below = SPREAD if hidden or row.remark else -0.5  # alone it stands on the line of its row
        self.words.append(Word(row.subremark, QPointF(left, middle + below), tokens.AXIS, "text2"))

    def _chip(self, row: PointRow, point: Point, place: QPointF) -> None:
        words = _chip_words(point)
        self.chips.append((words, place, point.role))
        self.marks.append(Mark(QRectF(place.x(), place.y() - 8, _chip_width(point), 16), f"{row.label}, {words}"))

    def _remark_width(self, row: PointRow) -> float:
        first, second = (tokens.TABLE,) * 2 if self._difference else (tokens.TABLE_BOLD, tokens.AXIS)
        chips = [_chip_width(point) + 6 for point in row.points if point.hidden]
        words = max(Word(row.remark, QPointF(), first).width, Word(row.subremark, QPointF(), second).width)
        return max(words, max(chips, default=0) if self._difference else sum(chips))


def signed(share: float, decimals: int = 1) -> str:
    """A difference in points with its sign: « +6,0 », « −15,9 »."""
    words = number(100 * share, decimals)
    return f"+{words}" if 100 * share >= 0.5 * 10**-decimals else words


def _places(row: PointRow, middle: float) -> list[_Place]:
    """The points of a row that have a value, spread around its middle."""
    spread = [SPREAD * (2 * position - len(row.points) + 1) for position in range(len(row.points))]
    return [
        _Place(row, point, middle + offset, _or(point.low, point.value), point.value, _or(point.high, point.value))
        for point, offset in zip(row.points, spread, strict=True)
        if point.value is not None
    ]


def _or(end: float | None, value: float) -> float:
    return value if end is None else end


def _label(row: PointRow, difference: bool) -> Word:
    size = tokens.TABLE[0] if difference else tokens.BODY[0]
    return Word(row.label, QPointF(), (size, row.strong))


def _chip_words(point: Point) -> str:
    return _("{name}: {values}").format(name=point.label, values=point.hidden)


def _chip_width(point: Point) -> float:
    return painting.hidden_chip_width(_chip_words(point))
