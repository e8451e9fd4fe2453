"""What is chosen on the page of exits: measure, cohort, rows, group and shortage link, within the closed list."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import MEASURE_LABELS, SHORTAGE_LINK_LABELS, Measure
from shortage_app.report.exit_figures import SPLIT_LABELS, Population
from shortage_app.report.exits import RowsBy
from shortage_app.text import N_, _, pgettext
from shortage_app.ui import tokens
from shortage_app.ui.widgets.buttons import Segments
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.flow import Flow
from shortage_app.ui.widgets.labels import Label

SHORT_WORDS = {
    Measure.EXIT_TO_WORK: MEASURE_LABELS[Measure.EXIT_TO_WORK],
    Measure.EXIT_TO_WORK_1M: N_("min. 1 month"),
    Measure.POSITIVE_EXIT: MEASURE_LABELS[Measure.POSITIVE_EXIT],
    Measure.DURABILITY: MEASURE_LABELS[Measure.DURABILITY],
}
EVERYONE = ""


class ExitChoices(QWidget):
    """A row of controls. Rows are education levels, cohorts, or the groups of a split, whose groups may be chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.measure = Segments(tuple(measure.value for measure in SHORT_WORDS))
        self.cohort, self.rows, self.group, self.link = Choice(), Choice(), Choice(), Choice()
        self._split = c.DOMAIN
        self._labels = {name: Label(tokens.TABLE, "text2") for name in self._controls()}
        self._lay_out()
        self.measure.chosen.connect(lambda _value: self.changed.emit())
        for choice in (self.cohort, self.group, self.link):
            choice.value_chosen.connect(lambda _value: self.changed.emit())
        self.rows.value_chosen.connect(self._choose_rows)

    def _controls(self) -> Mapping[str, QWidget]:
        return {
            "measure": self.measure,
            "cohort": self.cohort,
            "rows": self.rows,
            "link": self.link,
            "group": self.group,
        }

    def _lay_out(self) -> None:
        """One row, on as many lines as it needs."""
        row = Flow(self)
        row.setSpacing(tokens.GAP)
        for name, control in self._controls().items():
            last = control is self.group
            row.add(self._under_label(name, control), int(last), shrinks=last)

    def _under_label(self, name: str, control: QWidget) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._labels[name])
        column.addWidget(control)
        self._labels[name].setBuddy(control)
        return whole

    def retranslate(self) -> None:
        """Say every fixed text again, keeping what is chosen."""
        for name, words in (
            ("measure", _("Measure")),
            ("cohort", _("Cohort")),
            ("rows", _("Rows")),
            ("link", _("Shortage link")),
        ):
            self._labels[name].setText(words)
        for measure, words in SHORT_WORDS.items():
            self.measure.say(measure.value, _(words))
        splits = [(split, _(label)) for split, label in SPLIT_LABELS.items()]
        fixed = [(RowsBy.LEVEL.value, _("Education level")), (RowsBy.COHORT.value, _("Cohort"))]
        self.rows.offer([*fixed, *splits], self.rows.currentData() or RowsBy.LEVEL.value)
        links = [(link, _(label)) for link, label in SHORTAGE_LINK_LABELS.items()]
        self.link.offer([(EVERYONE, _("All training")), *links], self.link.currentData())
        self._name_group()

    def offer_cohorts(self, cohorts: Sequence[int], chosen: int) -> None:
        """The cohorts there are, latest first."""
        self.cohort.offer([(cohort, str(cohort)) for cohort in cohorts], chosen)

    def offer_groups(self, groups: Iterable[tuple[str, str]], chosen: str) -> None:
        """The groups of the split there are (value, words), one of them chosen or all."""
        self.group.offer([(EVERYONE, pgettext("the groups", "All")), *groups], chosen)
        self.group.setEnabled(self.group.count() > 1)
        self.link.setEnabled(self._may_link())
        if not self._may_link():
            self.link.setCurrentIndex(0)

    def choose(self, column: str, value: str) -> None:
        """Look at one group of a split, or at one cohort, by education level."""
        if column == c.COHORT_YEAR:
            self.cohort.setCurrentIndex(self.cohort.findData(int(value)))
        elif column == c.SHORTAGE_LINK:
            self.link.setCurrentIndex(self.link.findData(value))
        else:
            self._split = column
            self.offer_groups([(value, value)], value)
        self.rows.setCurrentIndex(self.rows.findData(RowsBy.LEVEL.value))
        self._name_group()
        self.changed.emit()

    def _choose_rows(self, value: object) -> None:
        """Another split forgets the group of the one before."""
        if value in SPLIT_LABELS and value not in (self._split, c.SHORTAGE_LINK):
            self._split = str(value)
            self.offer_groups([], EVERYONE)
        self._name_group()
        self.changed.emit()

    def _name_group(self) -> None:
        self._labels["group"].setText(_(SPLIT_LABELS[self._split]))

    def _may_link(self) -> bool:
        """Only everyone, and the leavers of a domain, are told apart by shortage link."""
        rows = self.rows.currentData()
        in_list = self._split == c.DOMAIN or not self.group.currentData()
        return in_list and (rows not in SPLIT_LABELS or rows == c.DOMAIN)

    @property
    def chosen_measure(self) -> Measure:
        """The measure shown."""
        return Measure(self.measure.value)

    @property
    def chosen_cohort(self) -> int | None:
        """The cohort shown; None before any is offered."""
        cohort = self.cohort.currentData()
        return cohort if isinstance(cohort, int) else None

    @property
    def rows_by(self) -> RowsBy:
        """What the rows of the chart are."""
        rows = self.rows.currentData()
        return RowsBy.GROUP if rows in SPLIT_LABELS else RowsBy(rows)

    @property
    def split(self) -> str:
        """The split whose groups are offered."""
        return self._split

    @property
    def population(self) -> Population:
        """Whose exits are shown; rows of groups are of everyone, or of one link by domain."""
        link = str(self.link.currentData() or EVERYONE) if self._may_link() else EVERYONE
        if self.rows_by is RowsBy.GROUP:
            return Population(str(self.rows.currentData()), EVERYONE, link)
        return Population(self._split, str(self.group.currentData() or EVERYONE), link)
