"""The side area that says everything of what is selected: a head, sections one below the other, a foot of buttons."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.flow import Flow
from shortage_app.ui.widgets.labels import ElidedLabel, Label
from shortage_app.ui.widgets.layouts import ReadingArea, ScrolledContent

NARROWEST, WIDEST = 324, 424
FRAME = 2  # px around what scrolls, where its focus is shown: its words stand below those of the head all the same


class Section(QWidget):
    """A part of the inspector: a heading with a remark at its right, over a body."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = Label((13, True))
        self.remark = Label(tokens.TABLE, "text2")
        self.remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._heading)
        head.addWidget(self.remark, 1)
        self.head = head
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self.body)

    def say(self, heading: str, remark: str = "") -> None:
        """The heading and what stands at its right."""
        self._heading.setText(heading)
        self.remark.setText(remark)
        self.setAccessibleName(heading)


class Inspector(QFrame):
    """324 to 424 px at the right of a page; `head` takes icon buttons, `marks` pills, `foot` buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self.title = ElidedLabel(tokens.INSPECTOR_TITLE)
        self.head, self.marks, self.foot = QHBoxLayout(), Flow(), QHBoxLayout()
        self.head.addWidget(self.title, 1)
        for row in (self.head, self.foot):
            row.setSpacing(8)
        for layout in (self.head, self.marks, self.foot):
            layout.setContentsMargins(FRAME, 0, 0, 0)
        self._sections = QVBoxLayout()
        self._sections.setContentsMargins(0, 0, 8, 0)
        self._sections.setSpacing(16)
        self._sections.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(17 - FRAME, 12, 16, 12)  # two buttons have just room in 324 px
        column.setSpacing(8)
        column.addLayout(self.head)
        column.addLayout(self.marks)
        self._scroll = self._scrolled()
        self._scroll.setAccessibleName(_("Details"))
        column.addWidget(self._scroll, 1)
        column.addLayout(self.foot)

    def add_section(self) -> Section:
        """A new section below the others."""
        section = Section()
        self._sections.insertWidget(self._sections.count() - 1, section)
        return section

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._scroll.setAccessibleName(_("Details"))

    def _scrolled(self) -> ReadingArea:
        content = ScrolledContent("surface")
        content.setLayout(self._sections)
        scroll = ReadingArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        return scroll
