"""The words that a window shows, by which a picture of it is known to be fresh on any machine, whatever its type."""

import getpass
import re
from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from shortage_app.ui.charts.chart_view import ChartView
from tests.screens.stage import others

ROWS = 60  # of a table; more are never in a picture
NOWHERE = QModelIndex()
OF_THE_MOMENT = re.compile(r"\b\d\d:\d\d\b")


def shown(window: QWidget) -> str:
    """What is written on a window and on what lies over it, a line a part; what the day and hour change is left out."""
    lines = [line for widget in (window, *others(window)) for part in _parts(widget) for line in _lines(part)]
    whole = OF_THE_MOMENT.sub("", "\n".join(line for line in lines if line))
    for words in (*(date.today().strftime(form) for form in ("%d/%m/%Y", "%Y-%m-%d")), getpass.getuser()):
        whole = whole.replace(words, "")
    return whole


def _parts(widget: QWidget) -> Iterator[QWidget]:
    return (part for part in (widget, *widget.findChildren(QWidget)) if part.isVisible())


def _lines(part: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel | QAbstractButton | QLineEdit):
        yield part.text()
    elif isinstance(part, QComboBox):
        yield part.currentText()
    elif isinstance(part, QPlainTextEdit):
        yield part.toPlainText()
    elif isinstance(part, ChartView):
        yield part.accessibleName()
    elif isinstance(part, QAbstractItemView) and part.model() is not None:
        yield from _cells(part.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    """The headings and the first rows of a table, or what it tells a screen reader where it draws."""
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(NOWHERE))
    yield " | ".join(str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns)
    for row in range(min(model.rowCount(NOWHERE), ROWS)):
        cells = (model.index(row, column) for column in columns)
        yield " | ".join(str(cell.data(roles[0]) or cell.data(roles[1]) or "") for cell in cells)
