"""How much each part counts in the ranking of gaps: asked in a sheet, kept in the workspace, undone like any change."""

from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from shortage_app.domain.project import Method
from shortage_app.text import N_, _
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.sheet import SIDE, Sheet
from shortage_app.ui.session import Session
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.fields import NumberField
from shortage_app.ui.widgets.labels import Label

LABELS = {
    "gap_demand": N_("Weight of job offers not filled"),
    "gap_structural": N_("Weight of a structural status"),
    "gap_chronic": N_("Weight of the editions without an offer"),
    "gap_cause": N_("Weight of causes that training can act on"),
}
HEAVIEST = 10


class GapWeightsSheet(Sheet):
    """Four weights from 0 to 10; only their proportions matter."""

    guide_chapter = "method"

    def __init__(self, window: QWidget, session: Session, method: Method) -> None:
        super().__init__(window, 620, 320)
        self._session, self._method = session, method
        self.fields = {name: NumberField(0, HEAVIEST, getattr(method, name)) for name in LABELS}
        self.words = Label(tokens.TABLE, "text2", wrap=True)
        self.reset_button = push_button(lambda: self._fill(Method()), "reset")
        self.apply_button = push_button(self._apply, "check", kind="primary")
        self.cancel_button = push_button(self.reject)
        self._lay_out()
        for field in self.fields.values():
            field.valueChanged.connect(lambda _value: self._try())
        self.say(_("What makes a gap pressing"))
        self.words.setText(
            _("Each part lies between 0 and 1; the priority is their mean, weighted in proportion to these figures.")
        )
        self.reset_button.setText(_("Restore defaults"))
        self.apply_button.setText(_("Apply"))
        self.cancel_button.setText(_("Cancel"))
        self._try()

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SIDE, 16, SIDE, 16)
        column.setSpacing(12)
        form = QFormLayout()
        form.setHorizontalSpacing(tokens.GAP)
        for name, field in self.fields.items():
            field.setAccessibleName(_(LABELS[name]))
            field.setFixedWidth(96)
            form.addRow(_(LABELS[name]), field)
        column.addLayout(form)
        column.addWidget(self.words)
        column.addStretch(1)
        self.body.addWidget(content, 1)
        self.foot.addWidget(self.reset_button)
        self.end_with(self.apply_button, self.cancel_button)

    def _fill(self, method: Method) -> None:
        for name, field in self.fields.items():
            field.setValue(getattr(method, name))

    def _try(self) -> None:
        wanted = tuple(field.value() for field in self.fields.values())
        self.apply_button.setEnabled(any(wanted) and wanted != self._method.gap_weights)
        self.reset_button.setEnabled(wanted != Method().gap_weights)

    def _apply(self) -> None:
        self._session.set_method({name: str(field.value()) for name, field in self.fields.items()})
        self.accept()
