"""The order in which Tab walks a window: as its layouts are read, whenever a widget was made.

Qt walks in the order of making: what is built when it is first looked at would come after the status bar.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QWidget,
)


def walk(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next control after where it is, or before; after the last comes the first."""
    parts = list(in_reading_order(window))
    here = _where(window.focusWidget(), parts)
    later, earlier = parts[here + 1 :], parts[: max(here, 0)]
    ahead = (*later, *earlier) if forward else (*reversed(earlier), *reversed(later))
    control = next((part for part in ahead if takes_tab(part)), None)
    if control is None:
        return False
    control.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(control)
    return True


def _where(holder: QWidget | None, parts: Sequence[QWidget]) -> int:
    """The place of what has the keyboard; of what was just hidden, that of the part in which it was shown."""
    while holder is not None and holder not in parts:
        holder = holder.parentWidget()
    return parts.index(holder) if holder is not None else -1


def in_reading_order(part: QWidget) -> Iterator[QWidget]:
    """A widget and what is shown in it: along its layouts, and what no layout holds by its place."""
    yield part
    laid_out = list(dict.fromkeys(_along_layouts(part)))
    beside = set(part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)).difference(laid_out)
    yield from in_order((*laid_out, *sorted(beside, key=lambda child: (child.y(), child.x()))))


def in_order(parts: Iterable[QWidget]) -> Iterator[QWidget]:
    """Widgets one after another, each followed by what is shown in it."""
    for part in parts:
        if not (part.isHidden() or part.isWindow()):
            yield from in_reading_order(part)


def press(window: QWidget, event: QKeyEvent) -> bool:
    """Press the button that has the keyboard on Return, as Windows does; False where that is not what was asked."""
    button = window.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(button, QPushButton | QToolButton):
        return False
    if isinstance(button, QToolButton) and button.menu() is not None:
        button.showMenu()
    else:
        button.click()
    return True


def takes_tab(part: QWidget) -> bool:
    """Whether Tab stops at a widget; of choices of which one holds, at that one."""
    holds = _the_one_that_holds(part)
    if holds is not None:
        stops = holds is part  # Qt would stop at the one that had the keyboard last
    else:
        stops = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus)
    # The proxy is asked for last: PySide takes it for a child of the widget asked, as the scroll area for one of its
    # own viewport, and deletes it with what Python keeps of that.
    return stops and part.isEnabled() and not part.isWindow() and part.focusProxy() is None


def _the_one_that_holds(part: QWidget) -> QWidget | None:
    """Of choices of which one holds that one; None where a widget is no such choice, or none of them holds."""
    if not isinstance(part, QAbstractButton) or not part.autoExclusive():
        return None
    around = part.parentWidget()
    if around is None:
        return None
    beside = around.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return next((one for one in beside if one.autoExclusive() and one.isChecked()), None)


def _along_layouts(part: QWidget) -> Iterator[QWidget]:
    layout = part.layout()
    if isinstance(part, QSplitter):
        beside = (part.widget(place) for place in range(part.count()))
        yield from (one for one in beside if one is not None)
    elif isinstance(part, QScrollArea):
        yield part.viewport()
    elif layout is not None:
        yield from along(layout)


def along(layout: QLayout) -> Iterator[QWidget]:
    """What a layout and those in it hold, row by row."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=partial(_row_and_column, layout))
    for place in places:
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from along(inner)


def _row_and_column(grid: QGridLayout, place: int) -> tuple[int, int]:
    row, column, _rows, _columns = cast("tuple[int, int, int, int]", grid.getItemPosition(place))
    return row, column


def _bring_into_view(control: QWidget) -> None:
    area = control.parentWidget()
    while area is not None:
        content = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and content is not None:
            middle = control.mapTo(content, control.rect().center())
            area.ensureVisible(middle.x(), middle.y(), control.width() // 2 + 8, control.height() // 2 + 8)
        area = area.parentWidget()
