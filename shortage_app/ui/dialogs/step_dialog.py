"""One step of a scenario: add a product, cancel, move or resize one of the catalogue."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QFormLayout, QLineEdit, QSizePolicy, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import PROVIDER_TYPE_LABELS, STRENGTH_LABELS, Strength
from shortage_app.domain.scenario import Add, Cancel, Move, Resize, Scenario, Step
from shortage_app.report.titles import titles
from shortage_app.text import _, pgettext
from shortage_app.ui import theme, tokens
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.dressing import dress_list
from shortage_app.ui.models.columns import plain
from shortage_app.ui.session import Session
from shortage_app.ui.visit import OCCUPATION
from shortage_app.ui.widgets.buttons import Segments, push_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.fields import NumberField

if TYPE_CHECKING:
    import pandas as pd

    from shortage_app.domain.analysis import Analysis

SIZE = (600, 432)
MOST_PLACES, FIRST_PLACES = 9999, 15
KINDS = ("add", "cancel", "move", "resize")


class StepDialog(Sheet):
    """Nothing happens before Add to the scenario; then `step_chosen` says the step."""

    guide_chapter = "coverage"

    step_chosen = Signal(object)  # Step

    def __init__(self, window: QWidget, session: Session, analysis: "Analysis", scenario: Scenario) -> None:
        super().__init__(window, *SIZE)
        self._scenario, self._analysis = scenario, analysis
        self.kind = Segments(KINDS)
        self.name, self.provider = QLineEdit(), QLineEdit()
        self.occupation, self.also, self.strength, self.product = Choice(), Choice(), Choice(), Choice()
        self.provider_type = Choice()
        self.places = NumberField(0, MOST_PLACES, FIRST_PLACES)
        self._rows: list[tuple[QWidget, frozenset[str]]] = []
        self._form = QFormLayout()
        self._lay_out()
        self._offer(analysis, session.selection)
        self.kind.chosen.connect(lambda _kind: self._show_fields())
        for field in (self.name, self.provider):
            field.textChanged.connect(lambda _words: self._enable())
        self.say(_("Add a step to “{scenario}” – {year}").format(scenario=scenario.name, year=scenario.year))
        self._show_fields()

    def _lay_out(self) -> None:
        self.hold_words_and_fields()
        for kind, words in zip(KINDS, (_("Add"), pgettext("a product", "Remove"), _("Move"), _("Resize")), strict=True):
            self.kind.say(kind, words)
        self.body.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(10)
        self._form.setHorizontalSpacing(tokens.GAP)
        self._add_field(_("Product"), self.product, "cancel move resize")
        self._add_field(_("Title"), self.name, "add")
        self._add_field(_("Occupation"), self.occupation, "add")
        self._add_field(_("Also for"), self.also, "add")
        self._add_field(_("Link"), self.strength, "add")
        self._add_field(_("Places"), self.places, "add resize")
        self._add_field(_("Provider"), self.provider, "add move")
        self._add_field(_("Provider type"), self.provider_type, "move")
        self.body.addLayout(self._form)
        self.body.addStretch(1)
        cancel = push_button(self.reject)
        cancel.setText(_("Close"))
        self.take_button = push_button(self._take, "check", kind="primary")
        self.take_button.setText(_("Add to the scenario"))
        self.take_button.setDefault(True)
        self.end_with(self.take_button, cancel)

    def _add_field(self, words: str, field: QWidget, kinds: str) -> None:
        field.setAccessibleName(words)
        field.setFont(theme.font(tokens.BODY))
        field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
        self._form.addRow(words, field)
        self._rows.append((field, frozenset(kinds.split())))

    def _offer(self, analysis: "Analysis", selection: tuple[str, str]) -> None:
        listed = _named(analysis.listed, c.CODE)
        picked = selection[1] if selection[0] == OCCUPATION else ""
        self.occupation.offer(listed, picked)
        self.also.offer([("", "\N{EN DASH}"), *listed], "")
        self.strength.offer([(each, _(words)) for each, words in STRENGTH_LABELS.items()], Strength.DIRECT)
        self.product.offer(_named(analysis.products, c.PRODUCT_CODE), selection[1])
        self.provider_type.offer([(each, _(words)) for each, words in PROVIDER_TYPE_LABELS.items()], "partner")
        providers = sorted({str(name) for name in analysis.products[c.PROVIDER] if name}, key=plain)
        completer = QCompleter(providers, self.provider)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.provider.setCompleter(completer)
        dress_list(completer)

    def _show_fields(self) -> None:
        for field, kinds in self._rows:
            self._form.setRowVisible(field, self.kind.value in kinds)
        self._enable()

    def _enable(self) -> None:
        """A step can be added once its one field that must be written is."""
        required = {"add": self.name, "move": self.provider}.get(self.kind.value)
        self.take_button.setEnabled(required is None or bool(required.text().strip()))

    def _take(self) -> None:
        self.step_chosen.emit(self._step())
        self.accept()

    def _step(self) -> Step:
        product, provider = str(self.product.currentData()), self.provider.text().strip()
        match self.kind.value:
            case "cancel":
                return Cancel(product)
            case "move":
                return Move(product, provider, str(self.provider_type.currentData()))
            case "resize":
                return Resize(product, float(self.places.value()))
        return self._addition(provider)

    def _addition(self, provider: str) -> Add:
        served = (self.occupation.currentData(), self.also.currentData())
        return Add(
            product_code=self._free_code(),
            title=self.name.text().strip(),
            occupation_codes=tuple(dict.fromkeys(str(code) for code in served if code)),
            strength=Strength(self.strength.currentData()),
            places=float(self.places.value()),
            provider=provider,
        )

    def _free_code(self) -> str:
        """A code that neither the catalogue nor the scenario has."""
        taken = {*self._analysis.products[c.PRODUCT_CODE], *(step.product_code for step in self._scenario.steps)}
        number = 1
        while f"S{number}" in taken:
            number += 1
        return f"S{number}"


def _named(rows: "pd.DataFrame", code: str) -> list[tuple[object, str]]:
    """The rows to choose from by title, each with its code, for several may bear one title."""
    pairs = zip(rows[code], titles(rows), strict=True)
    words = [(key, _("{title} – {code}").format(title=title, code=key)) for key, title in pairs]
    return sorted(words, key=lambda pair: plain(pair[1]))
