"""Settings: how the program looks and speaks, and by which method the workspace is read."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from shortage_app import text
from shortage_app.text import _, percent
from shortage_app.ui import theme, tokens
from shortage_app.ui.dialogs.method_form import MethodForm
from shortage_app.ui.dialogs.sheet import SIDE, Sheet
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.settings import TEXT_SIZES, Settings
from shortage_app.ui.top_bar import LANGUAGE_NAMES
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.labels import Label, separator
from shortage_app.ui.widgets.layouts import clear, scrolled


class SettingsDialog(Sheet):
    """Language and theme take effect at once, the size of words at the next start, the method when it is applied."""

    guide_chapter = "method"

    def __init__(self, window: QWidget, session: Session, settings: Settings, look: theme.Theme) -> None:
        super().__init__(window, 640, 720 if session.can_set_method else 304)
        self._session, self._settings, self._look = session, settings, look
        self._method: MethodForm | None = None
        self._parts = QVBoxLayout()
        self._parts.setContentsMargins(SIDE, 16, SIDE, 16)
        self._parts.setSpacing(12)
        self.body.addWidget(scrolled(self._parts, "page"))
        self._look.theme_changed.connect(self._tell_theme)
        self._done = push_button(self.accept)
        self.end_with(self._done)
        self._fill()

    def _fill(self) -> None:
        typed = self._method.settings if self._method is not None else {}
        clear(self._parts)
        self.say(_("Settings"))
        self._done.setText(_("Close"))
        self._parts.addWidget(self._heading(_("The program")))
        self._parts.addWidget(self._looks())
        workspace = self._session.workspace
        if workspace is not None and self._session.can_set_method:
            self._method = MethodForm(self._session, workspace.project)
            self._method.take(typed)
            self._parts.addWidget(separator())
            self._parts.addWidget(self._heading(_("The method of this workspace")))
            self._parts.addWidget(self._method)
        self._parts.addStretch(1)

    def _heading(self, words: str) -> Label:
        label = Label(tokens.PANEL_TITLE)
        label.setText(words)
        return label

    def _looks(self) -> QWidget:
        part = QWidget()
        form = QFormLayout(part)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(tokens.GAP)
        form.addRow(_("Language"), self._languages())
        form.addRow(_("Theme"), self._themes())
        form.addRow(_("Text size"), self._sizes())
        hint = Label(tokens.TABLE, "text2", wrap=True)
        hint.setText(_("A new text size takes effect when the program next starts."))
        form.addRow("", hint)
        return part

    def _languages(self) -> Choice:
        choice = Choice()
        choice.setAccessibleName(_("Language"))
        choice.offer([(language, LANGUAGE_NAMES[language]) for language in text.LANGUAGES], text.language())
        choice.value_chosen.connect(self._session.speak)
        self._language = choice
        return choice

    def _sizes(self) -> Choice:
        choice = Choice()
        choice.setAccessibleName(_("Text size"))
        choice.offer([(size, percent(size / 100, 0)) for size in TEXT_SIZES], self._settings.text_size)
        choice.value_chosen.connect(self._choose_size)
        return choice

    def _choose_size(self, size: int) -> None:
        self._settings.text_size = size

    def _themes(self) -> Choice:
        words = {"system": _("As the computer"), "light": _("Light"), "dark": _("Dark"), "contrast": _("High contrast")}
        choice = Choice()
        choice.setAccessibleName(_("Theme"))
        choice.offer([(name, words[name]) for name in theme.CHOICES], self._look.choice)
        choice.value_chosen.connect(self._choose_theme)
        self._theme = choice
        return choice

    def _tell_theme(self) -> None:
        self._theme.setCurrentIndex(self._theme.findData(self._look.choice))

    def _choose_theme(self, name: str) -> None:
        self._settings.theme = name
        self._look.choose(name)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            chosen_here = self._language.hasFocus()
            self._fill()
            if chosen_here:
                self._language.setFocus(Qt.FocusReason.OtherFocusReason)
