"""What the coverage page leaves out: a row of filters under its title."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import CAUSE_LABELS, TRAINING_TYPE_LABELS
from shortage_app.domain.narrowed import Kept, Lens
from shortage_app.text import _
from shortage_app.ui.widgets.buttons import link_button
from shortage_app.ui.widgets.choices import FilterChoice
from shortage_app.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis


class CoverageFilters(QWidget):
    """Cause and pole of the occupations; provider and training type of the products that cover them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.causes, self.poles, self.providers, self.types = (FilterChoice() for _number in range(4))
        self._kept: dict[FilterChoice, Kept] = {}
        self.reset_button = link_button(self.reset)
        row = Flow(self)
        for choice in self._choices:
            choice.values_chosen.connect(lambda values, choice=choice: self._keep(choice, values))
            row.add(choice, 1)
        row.add(self.reset_button)
        self.reset_button.setEnabled(False)

    @property
    def _choices(self) -> tuple[FilterChoice, ...]:
        return self.causes, self.poles, self.providers, self.types

    @property
    def count(self) -> int:
        """How many of them leave something out."""
        return sum(kept is not None for kept in self._kept.values())

    def lens(self, *, structural_only: bool) -> Lens:
        """The filters as they stand."""
        kept = self._kept.get
        return Lens(structural_only, kept(self.causes), kept(self.poles), kept(self.providers), kept(self.types))

    def retranslate(self) -> None:
        """Say the fixed words."""
        self.causes.say(_("Cause"), _("All causes"))
        self.poles.say(_("Pole"), _("All poles"))
        self.providers.say(_("Provider"), _("All providers"))
        self.types.say(_("Training type"), _("All training types"))
        self.reset_button.setText(_("Reset filters"))

    def offer(self, analysis: "Analysis") -> None:
        """Offer the values that the year has; one that is chosen and not there any more stays chosen."""
        listed, products = analysis.listed, analysis.products
        causes = Counter(cause for told in listed[c.CAUSES].to_list() for cause in told.split(";"))
        offers = (
            (self.causes, [(cause, _(label), causes[cause]) for cause, label in CAUSE_LABELS.items()]),
            (self.poles, _counted(listed[c.POLE].to_list())),
            (self.providers, _counted(products[c.PROVIDER].to_list())),
            (self.types, _counted(products[c.TRAINING_TYPE].to_list())),
        )
        for choice, values in offers:
            choice.offer(values, self._kept.get(choice))

    def reset(self) -> None:
        """Leave nothing out."""
        self._kept = {}
        self._note_change()

    def _keep(self, choice: FilterChoice, values: Kept) -> None:
        self._kept[choice] = values
        self._note_change()

    def _note_change(self) -> None:
        self.reset_button.setEnabled(self.count > 0)
        self.changed.emit()


def _counted(values: list[str]) -> list[tuple[object, str, int]]:
    """Each value with its words and its rows, in the order of the alphabet."""
    return [
        (value, _(TRAINING_TYPE_LABELS.get(value, "")) or value or _("Not said"), count)
        for value, count in sorted(Counter(values).items())
    ]
