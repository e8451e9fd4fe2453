"""Cells of the coverage page that draw several numbers: the states of a domain, the parts of a priority."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView

from shortage_app.domain import gaps
from shortage_app.domain.codes import COVERAGE_LABELS, Coverage
from shortage_app.report.matrix import STATE_ROLES, STATES
from shortage_app.report.table import TableColumn
from shortage_app.text import N_, _, number, percent
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.models import cells
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.pages.coverage_parts import Look
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.delegates import PADDING, CellDelegate, Index

PART_LABELS = {
    gaps.DEMAND: N_("Job offers not filled"),
    gaps.STRUCTURAL: N_("Structural"),
    gaps.CHRONIC: N_("Editions without offer"),
    gaps.CAUSE: N_("Causes"),
}
PRIORITY_LOOKS: tuple[Look, ...] = (("listed", False), ("struct", False), ("notoff", True), ("indirect", False))
_WORDS_ROOM, _BAR_ROOM = 36, 64


def _words_room() -> int:
    """Room for the highest priority in the font of this computer, which may be a wide one."""
    return max(_WORDS_ROOM, theme.metrics(tokens.TABLE).horizontalAdvance(percent(1, 0)) + PADDING)


class StatesDelegate(CellDelegate):
    """A total, and beside it a bar as long, parted as the coverage states are; what is out of scope is not filled.

    Where states share products their places add up to more than the total: the bar is as long as the total says.
    """

    def __init__(self, parent: QAbstractItemView, longest: float) -> None:
        super().__init__(parent)
        self._longest = max(longest, 1)

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        self.paint_words(
            painter, cells.words(column, value), QRectF(box.left(), box.top(), 56, box.height()), right=True
        )
        left, room = box.left() + 58, (box.width() - 58 - PADDING) * float(value or 0) / self._longest
        counts = self._counts(index)
        for (state, count), width in zip(counts, widths([count for _state, count in counts], room), strict=True):
            bar = QRectF(left, box.center().y() - 5, max(width - 1, 1), 10)
            if count and state is Coverage.OUT_OF_SCOPE:
                painting.outline(painter, bar, painting.line(theme.colour("out")))
            elif count:
                painting.sample(painter, bar, STATE_ROLES[state], hatched=state is Coverage.NOT_OFFERED)
            left += width

    def _counts(self, index: Index) -> list[tuple[Coverage, float]]:
        model = index.model()
        assert isinstance(model, TableModel)
        values = model.values_of(index.row())
        return [(state, float(values[state.value] or 0)) for state in STATES]

    @override
    def wanted_width(self, column: TableColumn, value: Any, *, hidden: bool) -> int:
        return 130

    @override
    def extra_tip(self, index: Index) -> str:
        return "\n".join(
            f"{_(COVERAGE_LABELS[state])} {number(count)}" for state, count in self._counts(index) if count
        )


def widths(counts: Sequence[float], room: float) -> list[float]:
    """How wide the parts of a bar are that fills a room: as their counts are to one another."""
    whole = max(sum(counts), 1)
    return [room * count / whole for count in counts]


class PriorityDelegate(CellDelegate):
    """The priority of a gap, and what each of its parts adds to it."""

    def __init__(self, parent: QAbstractItemView, weights: Sequence[int]) -> None:
        super().__init__(parent)
        self._weights = [weight / sum(weights) for weight in weights]

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        room = _words_room()
        words = QRectF(box.left(), box.top(), room + PADDING, box.height())
        self.paint_words(painter, percent(value, 0), words, right=True)
        track = QRectF(box.left() + room + 12, box.center().y() - 5, box.width() - room - 20, 10)
        painter.fillRect(track, theme.colour("track"))
        left = track.left()
        for (_name, share), (role, hatched) in zip(self._shares(index), PRIORITY_LOOKS, strict=True):
            width = share * track.width()
            if width >= 1:
                painting.sample(painter, QRectF(left, track.top(), width, track.height()), role, hatched=hatched)
            left += width

    def _shares(self, index: Index) -> list[tuple[str, float]]:
        model = index.model()
        assert isinstance(model, TableModel)
        values = model.values_of(index.row())
        return [
            (name, weight * float(values[name] or 0)) for name, weight in zip(PART_LABELS, self._weights, strict=True)
        ]

    @override
    def wanted_width(self, column: TableColumn, value: Any, *, hidden: bool) -> int:
        return _words_room() + _BAR_ROOM + 2 * PADDING

    @override
    def extra_tip(self, index: Index) -> str:
        return "\n".join(f"{_(PART_LABELS[name])}: {percent(share)}" for name, share in self._shares(index))


class NearestDelegate(CellDelegate):
    """The product nearest to a gap; a dash where none is near enough."""

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        self.paint_words(painter, value or cells.MISSING, box, right=False, role="text2")


class ScoreDelegate(CellDelegate):
    """A score between 0 and 1, to the hundredth."""

    @override
    def paint_value(self, painter: QPainter, column: TableColumn, value: Any, box: QRectF, index: Index) -> None:
        self.paint_words(painter, cells.MISSING if value is None else number(value, 2), box, right=True, role="text2")
