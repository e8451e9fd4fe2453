"""The head of a table: words on up to two lines, the order, a funnel where a filter holds, the years of a strip."""

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from shortage_app.report.table import Format, TableColumn
from shortage_app.ui import icons, theme, tokens
from shortage_app.ui.models import cells
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.column_widths import head_words, span_words
from shortage_app.ui.widgets.delegates import PADDING, StripDelegate

ONE_LINE, TWO_LINES = 28, 41


@lru_cache(maxsize=1024)
def _wraps(words: str, room: int) -> bool:
    """Whether words take more than one line of a width, as they are drawn: a rounded advance is not enough to tell."""
    metrics = theme.metrics(tokens.TABLE_BOLD)
    drawn = metrics.boundingRect(QRect(0, 0, room, 1000), int(Qt.TextFlag.TextWordWrap), words)
    return drawn.height() >= 2 * metrics.lineSpacing() or drawn.width() > room


class TableHeader(QHeaderView):
    """Painted from the tokens; a click sorts, columns can be moved."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorClearable(True)
        self.setMinimumSectionSize(28)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.length(), self._height())

    def _height(self) -> int:
        model = self.model()
        if not isinstance(model, TableModel):
            return ONE_LINE
        tall = any(
            not self.isSectionHidden(section) and self._is_tall(section, column)
            for section, column in enumerate(model.columns)
        )
        return TWO_LINES if tall else ONE_LINE

    def _is_tall(self, section: int, column: TableColumn) -> bool:
        return bool(column.years) or _wraps(head_words(column), self.sectionSize(section) - 2 * PADDING)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        painter.save()
        painter.fillRect(rect, theme.colour("header"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.colour("border"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("ctl"))
        if isinstance(model, TableModel) and section < len(model.columns):
            column = model.columns[section]
            painter.setPen(theme.colour("text2"))
            if column.format is Format.STRIP and column.years:
                self._paint_years(painter, rect, column)
            else:
                self._paint_words(painter, rect, section, column, filtered=column.name in model.filters.values)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, rect: QRect, section: int, column: TableColumn, *, filtered: bool
    ) -> None:
        sorted_by_it = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        marks = 14 * (sorted_by_it + filtered)
        right = cells.is_number(column) and column.format is not Format.INTERVAL
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        room = rect.adjusted(PADDING, 0, -PADDING, -1)
        room = room.adjusted(marks, 0, 0, 0) if right else room.adjusted(0, 0, -marks, 0)
        painter.setFont(theme.font(tokens.TABLE_BOLD))
        wrap = Qt.TextFlag.TextWordWrap
        words = head_words(column)
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter | wrap), words)
        taken = min(theme.metrics(tokens.TABLE_BOLD).horizontalAdvance(words), room.width())
        beside = max(rect.left() + PADDING, room.right() - taken - marks - 1)
        left = beside if right else room.left() + taken + 4
        if sorted_by_it:
            upwards = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            icons.draw(painter, "up" if upwards else "down", QPoint(left, rect.center().y() - 5), "text2", 12)
            left += 14
        if filtered:
            icons.draw(painter, "filter", QPoint(left, rect.center().y() - 5), "accent", 12)

    def _paint_years(self, painter: QPainter, rect: QRect, column: TableColumn) -> None:
        years = column.years
        painter.setFont(theme.font(tokens.TABLE_BOLD))
        painter.drawText(rect.adjusted(PADDING, 3, 0, 0), Qt.AlignmentFlag.AlignLeft, span_words(column))
        painter.setFont(theme.font(tokens.AXIS))
        for position in {0, (len(years) - 1) // 2, len(years) - 1}:
            middle = rect.left() + 5 + position * StripDelegate.PITCH + StripDelegate.CELL // 2
            place = QRect(middle - 12, rect.top() + 20, 24, 16)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{years[position] % 100:02}")
