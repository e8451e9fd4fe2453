"""The method of the workspace as a form, and, before it is applied, which occupations it would change."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from shortage_app.domain.project import Method, Project
from shortage_app.domain.sensitivity import status_changes
from shortage_app.report.method import SETTING_LABELS
from shortage_app.report.status_changes import status_change_lines
from shortage_app.text import _, ngettext, number
from shortage_app.ui import tokens
from shortage_app.ui.session import Session
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.fields import NumberField
from shortage_app.ui.widgets.labels import Label

LONGEST_WINDOW, HIGHEST_THRESHOLD = 15, 99


class MethodForm(QWidget):
    """Each setting of the method; nothing happens before Apply."""

    def __init__(self, session: Session, project: Project) -> None:
        super().__init__()
        method = project.method
        self._session, self._project, self._method = session, project, method
        self._numbers = {
            "consecutive": NumberField(1, LONGEST_WINDOW, method.consecutive),
            "minimum": NumberField(1, LONGEST_WINDOW, method.minimum),
            "window": NumberField(1, LONGEST_WINDOW, method.window),
            "threshold": NumberField(method.THRESHOLD_FLOOR, HIGHEST_THRESHOLD, method.threshold),
        }
        included = "yes" if method.window_includes_reference else "no"
        self._choices = {
            "window_includes_reference": _choice((("yes", _("yes")), ("no", _("no, with the year before"))), included),
            "gap_rule": _choice((("skip", _("skipped")), ("break", _("breaks the row"))), method.gap_rule),
            "merged": _choice(
                (("any", _("any")), ("all", _("all"))),
                method.merged,
            ),
        }
        self._effect = Label(tokens.TABLE, "text2", wrap=True)
        self.apply_button = push_button(self._apply, "check", kind="primary")
        self.apply_button.setText(_("Apply"))
        self._lay_out()
        for spin in self._numbers.values():
            spin.valueChanged.connect(self._try)
        for choice in self._choices.values():
            choice.value_chosen.connect(self._try)
        self._try()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(tokens.GAP)
        fields: dict[str, QWidget] = {**self._numbers, **self._choices}
        for name in (name for name in SETTING_LABELS if name in fields):  # gaps are weighed where they are ranked
            words = _(SETTING_LABELS[name])
            fields[name].setAccessibleName(words)
            form.addRow(words, fields[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self._effect)
        column.addWidget(self.apply_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def settings(self) -> dict[str, str]:
        """The settings as they stand in the form, in the words of the command line."""
        return {name: str(spin.value()) for name, spin in self._numbers.items()} | {
            name: str(choice.currentData()) for name, choice in self._choices.items()
        }

    def take(self, settings: Mapping[str, str]) -> None:
        """Bring settings into the form that were typed and not applied yet."""
        for name, words in settings.items():
            if name in self._numbers:
                self._numbers[name].setValue(int(words))
            else:
                self._choices[name].setCurrentIndex(self._choices[name].findData(words))
        self._try()

    @property
    def effect(self) -> str:
        """What is said of the effect of the settings."""
        return self._effect.text()

    def _wanted(self) -> Method:
        said = self.settings
        return self._method.changed(
            **{name: int(said[name]) for name in self._numbers},
            window_includes_reference=said["window_includes_reference"] == "yes",
            gap_rule=said["gap_rule"],
            merged=said["merged"],
        )

    def _try(self, *_: object) -> None:
        self._session.tasks.cancel("try")  # what is still worked out for the settings before says nothing of these
        try:
            wanted = self._wanted()
        except ValueError:
            self._say(_impossible(), possible=False)
            return
        if wanted == self._method:
            self._say("", possible=False)
            return
        project, year, now = self._project, self._session.year, self._method
        self._session.tasks.start("try", lambda _: _effect_of(project, year, now, wanted), self._tell)

    def _tell(self, words: str) -> None:
        if isValid(self):  # the dialog may have been closed meanwhile
            self._say(words, possible=True)

    def _say(self, words: str, *, possible: bool) -> None:
        self._effect.setText(words)
        self.apply_button.setEnabled(possible)

    def _apply(self) -> None:
        self._session.set_method(self.settings)
        self._method = self._wanted()
        self._say("", possible=False)


def _effect_of(project: Project, year: int, now: Method, wanted: Method) -> str:
    """How many statuses another method would change, and the first of them."""
    changed = status_changes(project, year, now, wanted)
    words = ngettext(
        "{n} occupation of {year} would have another status.",
        "{n} occupations of {year} would have another status.",
        len(changed),
    )
    lines = status_change_lines(project, changed)
    return "\n".join([words.format(n=number(len(changed)), year=year), *lines])


def _impossible() -> str:
    return _("The window must hold at least as many years as the listings asked for.")


def _choice(values: tuple[tuple[str, str], ...], chosen: str) -> Choice:
    choice = Choice()
    choice.offer(values, chosen)
    return choice
