"""How far an import is: four steps at the top of its dialog."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from shortage_app.text import _
from shortage_app.ui import icons, painting, theme, tokens
from shortage_app.ui.qt import override

CIRCLE, GAP, LINE = 20, 8, 32


class Steps(QWidget):
    """Files, sheet and header, columns and checks, import: those done with a tick, the present one filled."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._step = 0
        self.setFixedHeight(56)
        self.show_step(0)

    @property
    def step(self) -> int:
        """The present step, from 0 to 3."""
        return self._step

    def show_step(self, step: int) -> None:
        """Be at a step."""
        self._step = step
        words = self._words()[step]
        self.setAccessibleName(_("Step {n} of 4: {step}").format(n=step + 1, step=words))
        self.update()

    @staticmethod
    def _words() -> tuple[str, ...]:
        return _("Files"), _("Sheet and header"), _("Columns and checks"), _("Import")

    @override
    def sizeHint(self) -> QSize:
        return QSize(560, 56)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 16.0, self.height() / 2
        for step, words in enumerate(self._words()):
            self._paint_circle(painter, step, QRectF(left, middle - CIRCLE / 2, CIRCLE, CIRCLE))
            left += CIRCLE + GAP
            style = (13, step == self._step)
            width = theme.metrics(style).horizontalAdvance(words)
            painter.setFont(theme.font(style))
            painter.setPen(theme.colour("text" if step == self._step else "text2"))
            painter.drawText(QPointF(left, middle + 5), words)
            left += width + 12
            if step < 3:
                painter.setPen(painting.line(theme.colour("ctl")))
                painter.drawLine(QPointF(left, middle), QPointF(left + LINE, middle))
                left += LINE + 12
        painter.end()

    def _paint_circle(self, painter: QPainter, step: int, box: QRectF) -> None:
        done, present = step < self._step, step == self._step
        accent = theme.colour("accent")
        painter.setPen(painting.line(accent if done or present else theme.colour("ctl"), 1.5))
        painter.setBrush(accent if present else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75))
        if done:
            icons.draw(painter, "check", QPoint(round(box.left()) + 4, round(box.top()) + 4), "accent", 12)
            return
        painter.setPen(theme.colour("on_bar" if present else "text2"))
        painter.setFont(theme.font(tokens.TABLE_BOLD))
        painter.drawText(box.adjusted(0, -1, 0, 0), Qt.AlignmentFlag.AlignCenter, str(step + 1))
