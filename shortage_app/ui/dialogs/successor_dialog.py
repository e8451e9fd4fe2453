"""Add a successor that nothing proposed: the old code, the new one, and how the one continues in the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QSizePolicy, QWidget

from shortage_app.domain.codes import RELATION_LABELS, Relation
from shortage_app.domain.project import Project
from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.labels import Label
from shortage_app.ui.widgets.searched_choice import SearchedChoice
from shortage_app.workflow.succeeding import Code, NoSuccessor, candidates, check_successor

SIZE = (720, 320)


class SuccessorDialog(Sheet):
    """Nothing happens before Add; then `chosen` says both codes and the relation."""

    guide_chapter = "data"

    chosen = Signal(object, object, object)  # Code, Code, Relation

    def __init__(self, window: QWidget, project: Project, before: Code | None = None) -> None:
        super().__init__(window, *SIZE)
        self._project = project
        self.before, self.after, self.relation = SearchedChoice(), SearchedChoice(), Choice()
        self.trouble = Label(tokens.BODY, "none", wrap=True)
        self.add = push_button(self._add, "check", kind="primary")
        older, newer = candidates(project)
        self.before.offer([(code, _words(code, title)) for code, title in older.items()], before)
        self.after.offer([(code, _words(code, title)) for code, title in newer.items()])
        self.relation.offer([(relation, _(RELATION_LABELS[relation])) for relation in Relation], Relation.RENAMED)
        self._lay_out()

    def _lay_out(self) -> None:
        self.say(_("Add a successor"))
        self.hold_words_and_fields()
        form = QFormLayout()
        form.setSpacing(10)
        form.setHorizontalSpacing(tokens.GAP)
        for words, field in (
            (_("Old code"), self.before),
            (_("New code"), self.after),
            (_("Relation"), self.relation),
        ):
            field.setAccessibleName(words)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
            form.addRow(words, field)
        for field in (self.before, self.after):
            field.setPlaceholderText(_("Search a title or a code"))
            field.textChanged.connect(lambda _words: self._enable())  # also where one of the list is chosen
        self.body.addLayout(form)
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        self.add.setText(_("Add"))
        self.add.setDefault(True)
        cancel = push_button(self.reject)
        cancel.setText(_("Cancel"))
        self.end_with(self.add, cancel)
        self._enable()

    def _enable(self) -> None:
        """What was wrong is being mended; nothing can be added before both codes are written."""
        self.trouble.setText("")
        self.add.setEnabled(all(field.text().strip() for field in (self.before, self.after)))

    def _add(self) -> None:
        before, after = self.before.value, self.after.value
        if not isinstance(before, Code):
            self._refuse(_("Choose the old code from the list."), self.before)
        elif not isinstance(after, Code):
            self._refuse(_("Choose the new code from the list."), self.after)
        else:
            self._take(before, after)

    def _take(self, before: Code, after: Code) -> None:
        try:
            check_successor(self._project, before, after)
        except NoSuccessor as refusal:
            self._refuse(str(refusal), self.after)
            return
        self.chosen.emit(before, after, Relation(self.relation.currentData()))
        self.accept()

    def _refuse(self, words: str, field: QWidget) -> None:
        self.trouble.setText(words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _words(code: Code, title: str) -> str:
    return _("{title} – {code} ({nomenclature})").format(title=title, code=code.code, nomenclature=code.nomenclature)
