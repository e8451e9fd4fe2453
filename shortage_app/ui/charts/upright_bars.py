"""Stacked bars by year: totals above, figures inside, the names of the series beside the last bar."""

from collections import defaultdict
from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt

from shortage_app.report.chart import Bar, BarChart, Segment
from shortage_app.text import number
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.charts.axes import friendly_step, ticks
from shortage_app.ui.charts.library import pg
from shortage_app.ui.charts.marks import Mark, Word, on_bar
from shortage_app.ui.charts.plot import Plot
from shortage_app.ui.qt import override

TOP, BOTTOM = 25, 37  # px above the highest tick and below the axis
AXIS_WIDTH, LABEL_GAP, NAMES_GAP = 24, 7, 12
PITCH_MOST, FILL = 49, 0.735  # the widest step from bar to bar, and the share of it that is bar
BEFORE_FIRST = 4  # px from the axis to the first bar
LABEL_LEAST = 30  # px a label of the axis needs
FIGURE_HEIGHT, FIGURE_WIDTH = 15, 22  # px a figure needs inside its segment


@dataclass(frozen=True)
class _Frame:
    """Where the bars stand: the box of the plot, px from bar to bar, and px of one unit of the values."""

    box: QRectF
    pitch: float
    unit: float

    @property
    def thick(self) -> int:
        return max(round(self.pitch * FILL), 1)

    def left(self, position: int) -> int:
        """From the left of the box, in px."""
        return BEFORE_FIRST + round(position * self.pitch)

    def place(self, position: int, bottom: float, height: float) -> QRectF:
        """The box of a segment in the view."""
        top = self.box.bottom() - (bottom + height) * self.unit
        return QRectF(self.box.left() + self.left(position), top, self.thick, height * self.unit)


class UprightBars(Plot):
    """Draws an upright BarChart."""

    def __init__(self, chart: BarChart) -> None:
        super().__init__()
        self._chart = chart
        self.setMinimumSize(280, 180)

    @override
    def arrange(self, width: int, height: int) -> None:
        self.clear_plot()
        if not self._chart.bars:
            return
        highest = max(_height(bar) for bar in self._chart.bars)
        marked = ticks(0, highest, friendly_step(highest, 3))
        frame = self._frame(width, height, marked)
        self._draw_axis(frame, marked)
        self._draw_missing(frame)
        self._draw_segments(frame)
        self._name_bars(frame)
        self._name_series(frame)
        self.marks.sort(key=lambda mark: (mark.box.left(), -mark.box.bottom()))

    def _frame(self, width: int, height: int, marked: list[float]) -> _Frame:
        count, top = len(self._chart.bars), marked[-1] or 1
        axis = _axis_width(marked)
        room = width - axis - self._names_width()
        pitch = min(PITCH_MOST, max(room, 40) / (count + 0.1))
        length = BEFORE_FIRST + round((count - 1) * pitch) + max(round(pitch * FILL), 1) + 1
        box = QRectF(axis, TOP, length, max(height - TOP - BOTTOM, 40))
        unit = box.height() / top
        # Room above and beside for the pens of the outermost bars; values and px keep their scale.
        self.place(box.adjusted(-1, -4, 1, 2), (-1, length + 1), (-2 / unit, top + 4 / unit))
        return _Frame(box, pitch, unit)

    def _names_width(self) -> float:
        measure = theme.metrics(tokens.TABLE_BOLD).horizontalAdvance
        named = {segment.label for bar in self._chart.bars for segment in bar.segments}
        return max((measure(label) for label in named), default=0) + NAMES_GAP

    def _last_segments(self) -> tuple[Segment, ...]:
        return next((bar.segments for bar in reversed(self._chart.bars) if not bar.missing), ())

    def _draw_axis(self, frame: _Frame, marked: list[float]) -> None:
        box = frame.box
        for value in marked:
            y = box.bottom() - value * frame.unit
            self.words.append(Word(number(value), QPointF(box.left() - LABEL_GAP, y), tokens.AXIS, "text2", side=-1))
            lines, role = (self.grid, "faint") if value else (self.blocks, "ctl")
            lines.append((QRectF(box.left(), round(y), box.width(), 1), role))

    def _draw_segments(self, frame: _Frame) -> None:
        together: dict[tuple[str, bool], list[tuple[int, float, float]]] = defaultdict(list)
        for position, bar in enumerate(self._chart.bars):
            bottom = 0.0
            for segment in bar.segments:
                together[segment.role, segment.hatched].append((frame.left(position), bottom, segment.value))
                self._tell_segment(bar, segment, frame.place(position, bottom, segment.value), first=bottom == 0)
                bottom += segment.value
        for (role, hatched), bars in together.items():
            lefts, bottoms, heights = map(list, zip(*bars, strict=True))
            colour = theme.colour(role)
            pen = pg.mkPen(colour, width=1) if hatched else None
            brush = painting.hatching(colour) if hatched else pg.mkBrush(colour)
            self.plot(pg.BarGraphItem(x0=lefts, y0=bottoms, height=heights, width=frame.thick, pen=pen, brush=brush))

    def _tell_segment(self, bar: Bar, segment: Segment, place: QRectF, *, first: bool) -> None:
        if not first:  # the ground shows between two segments
            self.blocks.append((QRectF(place.left(), round(place.bottom()), place.width(), 1), "surface"))
        figure = number(segment.value)
        self.marks.append(Mark(place, f"{bar.label}, {segment.label}: {figure}", segment.key))
        if place.height() >= FIGURE_HEIGHT and place.width() >= FIGURE_WIDTH:
            role, ground = ("text", "surface") if segment.hatched else (on_bar(segment.role), "")
            self.words.append(Word(figure, place.center(), tokens.TABLE, role, side=0, ground=ground))

    def _draw_missing(self, frame: _Frame) -> None:
        known = [_height(bar) for bar in self._chart.bars if not bar.missing]
        height = sum(known) / len(known) if known else 1
        missing = [(position, bar) for position, bar in enumerate(self._chart.bars) if bar.missing]
        for position, bar in missing:
            pen = pg.mkPen(theme.colour("ctl"), width=1, style=Qt.PenStyle.DashLine)
            brush = painting.hatching(painting.faint("out"))
            left = frame.left(position)
            self.plot(pg.BarGraphItem(x0=[left], y0=[0], height=[height], width=frame.thick, pen=pen, brush=brush))
            place = frame.place(position, 0, height)
            self.marks.append(Mark(place, f"{bar.label}: {bar.missing}", bar.key))
            word = Word(bar.missing, place.center(), tokens.AXIS, "text2", 0, upright=True, ground="surface")
            lowest = place.bottom() - word.width / 2 - 4  # words longer than the bar stand out above it
            middle = QPointF(place.center().x(), min(place.center().y(), lowest))
            self.words.append(replace(word, place=middle))

    def _name_bars(self, frame: _Frame) -> None:
        """The year below each bar, or below every second where they would touch, and its total above."""
        every = ceil(LABEL_LEAST / frame.pitch)
        last = len(self._chart.bars) - 1
        for position, bar in enumerate(self._chart.bars):
            place = frame.place(position, 0, _height(bar))
            middle = place.center().x()
            if (last - position) % every == 0 or bar.strong:
                self._name_bar(bar, QPointF(middle, frame.box.bottom() + 12))
            if bar.strong:
                self.blocks.append((QRectF(place.left(), frame.box.bottom() + 21, place.width(), 3), "accent"))
            if bar.total:
                above = QPointF(middle, place.top() - 9)
                self.words.append(Word(bar.total, above, tokens.TABLE_BOLD, side=0, ground="surface"))

    def _name_bar(self, bar: Bar, place: QPointF) -> None:
        style, role = (tokens.TABLE_BOLD, "text") if bar.strong else (tokens.TABLE, "text2")
        self.words.append(Word(bar.label, place, style, role, side=0))

    def _name_series(self, frame: _Frame) -> None:
        bottom = 0.0
        for segment in self._last_segments():
            middle = frame.box.bottom() - (bottom + segment.value / 2) * frame.unit
            place = QPointF(frame.box.right() + 7, middle)
            self.words.append(Word(segment.label, place, tokens.TABLE_BOLD, segment.role))
            bottom += segment.value
        self._name_former_series(frame)

    def _name_former_series(self, frame: _Frame) -> None:
        """Series that the last bar does not have are named above the others, beside a sample."""
        now = {segment.label for segment in self._last_segments()}
        former = {segment.label: segment for bar in self._chart.bars for segment in bar.segments if segment.value}
        middle = frame.box.top() - 12
        for label, segment in former.items():
            if label not in now:
                self.samples.append((QRectF(frame.box.right() + 7, middle - 4, 9, 9), segment.role, segment.hatched))
                place = QPointF(frame.box.right() + 21, middle)
                self.words.append(Word(label, place, tokens.TABLE, "text2"))
                middle += 16


def _axis_width(marked: list[float]) -> int:
    """Room for the figures of the axis: thousands, or a wide font, need more than the usual."""
    measure = theme.metrics(tokens.AXIS).horizontalAdvance
    return max(AXIS_WIDTH, LABEL_GAP + 1 + max(measure(number(value)) for value in marked))


def _height(bar: Bar) -> float:
    return sum(segment.value for segment in bar.segments)
