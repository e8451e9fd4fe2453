"""Settings: how the program looks and speaks, and by which method the workspace is read."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFormLayout, QWidget

from shortage_app import text
from shortage_app.text import _
from shortage_app.ui import theme, tokens
from shortage_app.ui.dialogs.method_form import MethodForm
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.settings import Settings
from shortage_app.ui.top_bar import LANGUAGE_NAMES
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.labels import Label, separator
from shortage_app.ui.widgets.layouts import clear


class SettingsDialog(Sheet):
    """Language and theme take effect at once, the method when it is applied."""

    guide_chapter = "method"

    def __init__(self, window: QWidget, session: Session, settings: Settings, look: theme.Theme) -> None:
        super().__init__(window, 600, 680 if session.can_set_method else 240)
        self._session, self._settings, self._look = session, settings, look
        self.body.setContentsMargins(24, 16, 24, 16)
        self.body.setSpacing(12)
        self._done = push_button(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(self._done)
        self._fill()

    def _fill(self) -> None:
        clear(self.body)
        self.say(_("Settings"))
        self._done.setText(_("Close"))
        self.body.addWidget(self._heading(_("The program")))
        self.body.addWidget(self._looks())
        workspace = self._session.workspace
        if workspace is not None and self._session.can_set_method:
            self.body.addWidget(separator())
            self.body.addWidget(self._heading(_("The method of this workspace")))
            self.body.addWidget(MethodForm(self._session, workspace.project))
        self.body.addStretch(1)

    def _heading(self, words: str) -> Label:
        label = Label(tokens.PANEL_TITLE)
        label.setText(words)
        return label

    def _looks(self) -> QWidget:
        part = QWidget()
        form = QFormLayout(part)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(_("Language"), self._languages())
        form.addRow(_("Theme"), self._themes())
        return part

    def _languages(self) -> Choice:
        choice = Choice()
        choice.setAccessibleName(_("Language"))
        choice.offer([(language, LANGUAGE_NAMES[language]) for language in text.LANGUAGES], text.language())
        choice.value_chosen.connect(self._session.speak)
        return choice

    def _themes(self) -> Choice:
        words = {"system": _("As the computer"), "light": _("Light"), "dark": _("Dark"), "contrast": _("High contrast")}
        choice = Choice()
        choice.setAccessibleName(_("Theme"))
        choice.offer([(name, words[name]) for name in theme.CHOICES], self._look.choice)
        choice.value_chosen.connect(self._choose_theme)
        return choice

    def _choose_theme(self, name: str) -> None:
        self._settings.theme = name
        self._look.choose(name)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
