"""What another setting of the method would change: a small menu of settings, and a line that says it."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from shortage_app.report.sensitivity import Alternative, told
from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.widgets.buttons import describe, icon_button, link_button, push_button
from shortage_app.ui.widgets.labels import RichLabel


class WhatIf(QFrame):
    """The line that says what the chosen setting would change; hidden while none is chosen. `button` opens the menu."""

    chosen = Signal()  # another setting, or none
    only_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self.setFixedHeight(tokens.STATUS_BAR)
        self._alternatives: Sequence[Alternative] = ()
        self._name = ""
        self.button: QPushButton = push_button(self._open, "down", after=True)
        self.words = RichLabel(tokens.TABLE)
        self.only = link_button(self.only_changed.emit)
        self.close_button = icon_button(lambda: self.choose(""), "cross")
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.MARGIN, 0, 8, 0)
        row.setSpacing(12)
        row.addWidget(self.words)
        row.addWidget(self.only)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.hide()

    def retranslate(self) -> None:
        """Say the fixed words."""
        self.button.setText(_("What if…"))
        self.button.setToolTip(_("Show what another setting of the method would change"))
        self.only.setText(_("Show only these"))
        describe(self.close_button, _("Back to the method of the workspace"))
        self._tell()

    def offer(self, alternatives: Sequence[Alternative]) -> None:
        """Offer settings; the one chosen stays chosen."""
        self._alternatives = alternatives
        self.button.setEnabled(bool(alternatives))
        self._tell()

    @property
    def alternative(self) -> Alternative | None:
        """The setting chosen, None for the method of the workspace."""
        return next((each for each in self._alternatives if each.name == self._name), None)

    def choose(self, name: str) -> None:
        """Choose a setting by name ("consecutive=4"), "" for the method of the workspace."""
        if name != self._name:
            self._name = name
            self._tell()
            self.chosen.emit()

    def _tell(self) -> None:
        alternative = self.alternative
        self.setVisible(alternative is not None)
        if alternative is not None:
            sentence = told(alternative)
            self.words.setText(f"<b>{escape(sentence.lead)}</b> – {escape(sentence.text)}")
            self.only.setVisible(len(alternative.statuses) > 0)

    def menu(self) -> QMenu:
        """The settings to choose from, each with how much it would change."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        self._entry(menu, group, _("The method of the workspace"), "")
        menu.addSeparator()
        for alternative in self._alternatives:
            self._entry(menu, group, alternative.menu_words, alternative.name)
        return menu

    def _entry(self, menu: QMenu, group: QActionGroup, words: str, name: str) -> None:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(name == (self._name if self.alternative is not None else ""))
        action.triggered.connect(lambda _checked: self.choose(name))
        group.addAction(action)
        menu.addAction(action)

    def _open(self) -> None:
        self.menu().popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
