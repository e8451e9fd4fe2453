"""What becomes of the rows of a file in one line, what is to be asked of it in a bar, and what its colours mean."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shortage_app.report.import_changes import change_words, compared_words
from shortage_app.report.import_words import ignored_words, refused_words
from shortage_app.text import _, ngettext, number
from shortage_app.ui import theme, tokens
from shortage_app.ui.dialogs.import_preview import paint_corner
from shortage_app.ui.dialogs.import_roles import CLASS_LABELS, RoleClass, tint
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.buttons import link_button, push_button
from shortage_app.ui.widgets.labels import ElidedLabel, IconLabel, Label, RichLabel
from shortage_app.ui.widgets.layouts import clear
from shortage_app.workflow.candidate import Candidate
from shortage_app.workflow.importing import Report
from shortage_app.workflow.preview import Foreseen


class RowSummary(QWidget):
    """« 112 to import, 1 rejected, 5 ignored, 118 rows read », and below what would change."""

    changes_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._taken, self._refused, self._ignored = (RichLabel(tokens.TABLE) for _each in range(3))
        self._rows = Label(tokens.TABLE, "text2")
        self._changes, self._rules = ElidedLabel(tokens.TABLE, "text2"), ElidedLabel(tokens.TABLE)
        self._which = link_button(self.changes_asked.emit)
        self._which.setText(_("Which ones?"))
        first = QHBoxLayout()
        first.setSpacing(6)
        parts = (("check", "direct", self._taken), ("cross", "none", self._refused), ("minus", "text3", self._ignored))
        for icon, role, label in parts:
            first.addWidget(IconLabel(icon, role, 14))
            first.addWidget(label)
            first.addSpacing(16)
        first.addWidget(self._rules, 1)
        first.addWidget(self._rows)
        second = QHBoxLayout()
        second.setSpacing(8)
        self._sign = IconLabel("refresh", "accent", 14)
        second.addWidget(self._sign)
        second.addWidget(self._changes, 1)
        second.addWidget(self._which)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)
        self.setFixedHeight(62)

    def show_report(self, report: Report | None, foreseen: Foreseen | None) -> None:
        """What became of the rows, and what they would change as far as it is known."""
        counts = report.reading.counts if report is not None else None
        self.setVisible(counts is not None and counts.rows > 0)
        if report is None or counts is None:
            return
        self._taken.setText(_("<b>{n}</b> to import").format(n=number(counts.imported)))
        why = ", ".join(refused_words(report.problems, counts.refused))
        refused = _("<b>{n}</b> rejected ({why})") if why else _("<b>{n}</b> rejected")
        self._refused.setText(refused.format(n=number(counts.refused), why=why))
        rules = ", ".join(ignored_words(counts.ignored))
        self._ignored.setText(_("<b>{n}</b> ignored").format(n=number(counts.ignored_total)))
        self._rules.setText(f"({rules})" if rules else "")
        self._rows.setText(ngettext("{n} row read", "{n} rows read", counts.rows).format(n=number(counts.rows)))
        known = foreseen is not None and not foreseen.question
        self._changes.setText(_changes_line(foreseen) if foreseen is not None and known else "")
        self._sign.setVisible(known)
        self._which.setVisible(known and foreseen is not None and bool(foreseen.counts))


def _changes_line(foreseen: Foreseen) -> str:
    said = change_words(foreseen.counts)
    compared = compared_words(foreseen)
    return _("{compared}: {changes}").format(compared=compared, changes=", ".join(said)) if said else compared


class QuestionBar(QFrame):
    """What a person must say first, or why a file cannot be read, with the likely answers as buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._sign = IconLabel("help", "accent", 20)
        self._words = Label(tokens.BODY, wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addLayout(self._buttons)
        self.hide()

    @property
    def words(self) -> str:
        """What is asked."""
        return self._words.text()

    def ask(self, words: str, answers: Sequence[tuple[str, Callable[[], object]]] = (), *, grave: bool = False) -> None:
        """Ask something, or say what went wrong; "" asks nothing."""
        self._sign.show_icon("error" if grave else "help", "none" if grave else "accent")
        self._words.setText(words)
        self.setAccessibleName(words)
        clear(self._buttons)
        for label, act in answers:
            button = push_button(act, small=True)
            button.setText(label)
            self._buttons.addWidget(button)
        self.setVisible(bool(words))


class _Swatch(QWidget):
    """The colour of a class as it stands over a column."""

    def __init__(self, role_class: RoleClass) -> None:
        super().__init__()
        self._class = role_class
        self.setFixedSize(16, 12)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), tint(self._class))
        painter.fillRect(0, 0, self.width(), 3, theme.colour(self._class.value))
        painter.end()


class RoleLegend(QWidget):
    """What the colours of the columns mean."""

    def __init__(self) -> None:
        super().__init__()
        title = Label((13, True))
        title.setText(_("Roles of the columns"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.addWidget(title, 0, 0, 1, 4)
        for place, (role_class, words) in enumerate(CLASS_LABELS.items()):
            label = Label(tokens.TABLE, "text2")
            label.setText(words())
            grid.addWidget(_Swatch(role_class), 1 + place // 2, 2 * (place % 2))
            grid.addWidget(label, 1 + place // 2, 1 + 2 * (place % 2))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)


class CornerSign(QWidget):
    """The triangle of a marked cell, for the legend."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(QSize(11, 11))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_corner(painter, QPoint(self.width() - 1, 1), self._role)
        painter.end()


class PreviewHead(QWidget):
    """« Preview · sheet FC_2019, rows 4 to 122 », and what the marks mean."""

    def __init__(self) -> None:
        super().__init__()
        title = Label(tokens.PANEL_TITLE)
        title.setText(_("Preview"))
        self._place = ElidedLabel(tokens.TABLE, "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(title)
        row.addWidget(self._place, 1)
        self._legend = QWidget()
        marks = QHBoxLayout(self._legend)
        marks.setContentsMargins(0, 0, 0, 0)
        marks.setSpacing(8)
        for role, words in (("notoff", _("warning")), ("none", _("row rejected")), ("direct", _("repaired"))):
            label = Label(tokens.TABLE, "text2")
            label.setText(words)
            marks.addSpacing(6)
            marks.addWidget(CornerSign(role))
            marks.addWidget(label)
        row.addWidget(self._legend)
        self.setFixedHeight(24)

    def show_file(self, file: Candidate | None) -> None:
        """Say which rows of which sheet are shown, and what marks mean once its rows were read."""
        read = file is not None and file.report is not None and not file.people
        self._legend.setVisible(read)
        sheet = file.layout.sheet if file is not None else ""
        first = file.layout.header_rows[0] if file is not None and file.layout.header_rows else 1
        last = file.sheet.last_row if file is not None else 0
        words = _("sheet {sheet}, rows {first} to {last}") if sheet else _("rows {first} to {last}")
        self._place.setText(words.format(sheet=sheet, first=number(first), last=number(last)) if last else "")
