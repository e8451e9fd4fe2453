"""The time line of an occupation, drawn: its years, the windows of the two rules, its causes edition by edition."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from shortage_app.domain.codes import YearState
from shortage_app.report.time_line import DrawnWindow, TimeLine
from shortage_app.text import _, pgettext
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.delegates import cause_marks

LABELS = 62  # px at the left
LEAST_PITCH, WIDEST_PITCH = 13, 24
LEAST_FOR_WORDS = 17  # px a year takes where there is room for two letters
YEARS_HEIGHT, CELLS_HEIGHT, WINDOW_HEIGHT, CAUSE_HEIGHT = 16, 24, 27, 18
ABOVE_CAUSES = 13
BRACKET_END = 5
NO_TIME_LINE = TimeLine((), (), frozenset(), (), {})


def cause_words() -> dict[str, str]:
    """The short names of the causes, in the language spoken now."""
    return {
        "quantitative": pgettext("short name of a cause", "Quantit."),
        "qualitative": pgettext("short name of a cause", "Qualit."),
        "working_conditions": pgettext("short name of a cause", "Condit."),
    }


class TimeLineView(QWidget):
    """Draws a TimeLine; with too many years for its width, the latest."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self._line = NO_TIME_LINE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: TimeLine) -> None:
        """Show a time line."""
        self._line = line
        self.setAccessibleName(_("Years"))
        self.setAccessibleDescription(line.alternative)
        self.setFixedHeight(self._height())
        self.update()

    def _height(self) -> int:
        windows = WINDOW_HEIGHT * len(self._line.windows)
        return YEARS_HEIGHT + CELLS_HEIGHT + windows + ABOVE_CAUSES + CAUSE_HEIGHT * len(self._line.causes)

    @override
    def sizeHint(self) -> QSize:
        return QSize(LABELS + 10 * WIDEST_PITCH, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(LABELS + 5 * LEAST_PITCH, self._height())

    # Places

    def _shown(self) -> Sequence[int]:
        return self._line.years[-max((self.width() - LABELS) // LEAST_PITCH, 1) :]

    def _pitch(self) -> float:
        return min((self.width() - LABELS) / max(len(self._shown()), 1), WIDEST_PITCH)

    def _left(self, year: int) -> float:
        """The left edge of the room of a year; the years end at the right edge."""
        return self.width() - (self._shown()[-1] - year + 1) * self._pitch()

    def _cell(self, year: int, middle: float, most: float = 16) -> QRectF:
        size = min(most, round(self._pitch()) - 2)
        return QRectF(round(self._left(year) + (self._pitch() - size) / 2), round(middle - size / 2), size, size)

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._line.years:
            return
        painter = QPainter(self)
        self._paint_years(painter)
        middle = YEARS_HEIGHT + CELLS_HEIGHT / 2 - 2
        self._paint_label(painter, pgettext("beside the years of an occupation", "Listed"), middle)
        for year in self._shown():
            self._paint_state(painter, year, middle)
        top = YEARS_HEIGHT + CELLS_HEIGHT
        for window in self._line.windows:
            self._paint_window(painter, window, top)
            top += WINDOW_HEIGHT
        self._paint_causes(painter, top)
        painter.end()

    def _paint_years(self, painter: QPainter) -> None:
        shown = self._shown()
        every = 1 if self._pitch() >= LEAST_FOR_WORDS else 2
        painter.setPen(theme.colour("text2"))
        for year in shown:
            if (shown[-1] - year) % every == 0:
                painter.setFont(theme.font((tokens.AXIS[0], year == shown[-1])))
                room = QRectF(self._left(year) - 6, 0, self._pitch() + 12, YEARS_HEIGHT - 2)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"{year % 100:02}")

    def _paint_label(self, painter: QPainter, words: str, middle: float) -> None:
        painter.setFont(theme.font(tokens.TABLE))
        painter.setPen(theme.colour("text2"))
        room = QRectF(0, middle - 9, LABELS - 6, 17)
        elided = theme.metrics(tokens.TABLE).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)

    def _paint_state(self, painter: QPainter, year: int, middle: float) -> None:
        cell = self._cell(year, middle)
        state = self._line.states[year - self._line.years[0]]
        painting.year_cell(painter, state, cell)
        if year in self._line.structural and state == YearState.LISTED:
            painter.setFont(theme.font((tokens.AXIS[0], True)))
            painter.setPen(theme.colour("surface"))
            mark = pgettext("short for structural", "S")
            painter.drawText(cell.adjusted(-4, -4, 4, 3), Qt.AlignmentFlag.AlignCenter, mark)

    def _paint_window(self, painter: QPainter, window: DrawnWindow, top: float) -> None:
        """A bracket under the years; open at the left where the window begins before them."""
        first = max(window.first, self._shown()[0])
        left, right = self._left(first) + 1, self._left(window.last) + self._pitch() - 1
        middle = top + 6.5
        painter.setPen(painting.line(theme.colour("struct"), 1.5))
        painter.drawLine(QLineF(left, middle, right, middle))
        ends = [right] if window.first < first else [left, right]
        for end in ends:
            painter.drawLine(QLineF(end, middle - BRACKET_END, end, middle))
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font(tokens.TABLE))
        beside = QRectF(0, middle - 11, left - 6, 17)
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, window.label)
        painter.setFont(theme.font(tokens.AXIS))
        below = QRectF((left + right) / 2 - 60, middle + 2, 120, 15)
        below.moveRight(
            min(below.right(), self.width() + 60 - theme.metrics(tokens.AXIS).horizontalAdvance(window.words) / 2)
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, window.words)

    def _paint_causes(self, painter: QPainter, top: float) -> None:
        painter.fillRect(QRectF(0, top + 5, self.width(), 1), theme.colour("border"))
        middle = top + ABOVE_CAUSES + CAUSE_HEIGHT / 2 - 2
        words, marks = cause_words(), cause_marks()
        for cause, years in self._line.causes.items():
            self._paint_label(painter, words[cause], middle)
            for year in self._shown():
                self._paint_cause(painter, marks[cause], year, middle, holds=year in years)
            middle += CAUSE_HEIGHT

    def _paint_cause(self, painter: QPainter, mark: str, year: int, middle: float, *, holds: bool) -> None:
        cell = self._cell(year, middle)
        if self._line.states[year - self._line.years[0]] == YearState.NO_EDITION:
            painting.hatch(painter, cell, theme.colour("border"))
            return
        roomy = self._pitch() >= LEAST_FOR_WORDS
        if holds:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("header" if roomy else "text2"))
            painter.drawRoundedRect(cell if roomy else cell.adjusted(2, 2, -2, -2), 2, 2)
        painter.setFont(theme.font((tokens.AXIS[0], holds)))
        painter.setPen(theme.colour("text" if holds else "text3"))
        if roomy or not holds:
            painter.drawText(cell.adjusted(-4, -2, 4, 1), Qt.AlignmentFlag.AlignCenter, mark if holds else "·")

    # Tool tips

    def year_at(self, place: QPoint) -> int | None:
        """The year a place belongs to, None beside the years."""
        shown = self._shown()
        return next((year for year in shown if 0 <= place.x() - self._left(year) < self._pitch()), None)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            year = self.year_at(event.pos())
            QToolTip.showText(event.globalPos(), self._line.words_of(year) if year is not None else "", self)
            return True
        return super().event(event)
