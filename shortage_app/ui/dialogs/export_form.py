"""What to export: kind of document, years, language, pole or domain, template, occupations, and where to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QWidget

from shortage_app import text
from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import EditionStatus
from shortage_app.domain.part import Part, parts
from shortage_app.report.titles import titles
from shortage_app.text import _, ngettext, number, pgettext
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.export_work import Wanted, What
from shortage_app.ui.top_bar import LANGUAGE_NAMES
from shortage_app.ui.widgets import asking
from shortage_app.ui.widgets.buttons import describe, icon_button, push_button
from shortage_app.ui.widgets.choices import Choice, FilterChoice, TickChip
from shortage_app.ui.widgets.labels import ElidedLabel, Label
from shortage_app.workflow import figures
from shortage_app.workflow.exporting import Order


@dataclass(frozen=True)
class Subject:
    """What can be exported of: the analysis looked at, the folder of its workspace, the occupation selected ("")."""

    analysis: Analysis
    folder: Path
    selected: str = ""

    @property
    def years(self) -> tuple[int, ...]:
        """The years with an edition, latest first."""
        editions = self.analysis.project.editions
        published = editions[editions[c.STATUS] == EditionStatus.PUBLISHED]
        return tuple(sorted(map(int, published[c.REFERENCE_YEAR]), reverse=True))

    @property
    def selected_title(self) -> str:
        """The title of the occupation selected, "" where it is not of the year."""
        rows = self.analysis.occupations
        found = rows[rows[c.CODE] == self.selected]
        return "" if found.empty else str(titles(found).iloc[0])


class ExportForm(QWidget):
    """Every choice of an export; what a document does not know of is not shown."""

    changed = Signal()

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._subject = subject
        self._template: Path | None = None
        self._chosen_path: Path | None = None
        self._further: frozenset[object] = frozenset()
        self.what, self.year, self.language, self.part, self.who = (Choice() for _number in range(5))
        self.chart, self.ending = Choice(), Choice()
        self.further = FilterChoice()
        self.apart = TickChip()
        self._template_words, self._path_words = (ElidedLabel(tokens.BODY) for _number in range(2))
        self._exists = Label(tokens.TABLE, "notoff", wrap=True)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(10)
        self._lay_out()
        self._offer()
        self._refresh()

    def _lay_out(self) -> None:
        self._template_row = self._beside(
            _("Template"), self._template_words, self._ask_template, self._forget_template
        )
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("Document"), self.what),
            (_("Reference year"), self.year),
            (_("Further years"), self.further),
            (_("Language"), self.language),
            (_("Occupations"), self.part),
            (_("Sheets of"), self.who),
            (_("Charts"), self.chart),
            (_("Format"), self.ending),
            ("", self.apart),
            (_("Template"), self._template_row),
            (_("Write to"), self._beside(_("Write to"), self._path_words, self._ask_path)),
            ("", self._exists),
        )
        for words, field in rows:
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(field.accessibleName() or words)
            self._form.addRow(label, field)

    def _beside(
        self, field: str, words: ElidedLabel, ask: Callable[[], None], forget: Callable[[], None] | None = None
    ) -> QWidget:
        """A path with the button that asks for another, and one that forgets it."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words, 1)
        button = push_button(ask, small=True)
        button.setText(_("Choose…"))
        button.setAccessibleName(_("{name}: {values}").format(name=field, values=button.text()))
        button.setAutoDefault(False)
        row.addWidget(button)
        if forget is not None:
            self._forget = icon_button(forget, "cross")
            describe(self._forget, _("Without a template"))
            row.addWidget(self._forget)
        return holder

    def _offer(self) -> None:
        subject = self._subject
        words = {
            What.WORKBOOK: _("Annual workbook (Excel)"),
            What.SHEETS: _("Occupation sheets (PDF)"),
            What.REPORT: _("Annual report (PDF)"),
            What.FIGURES: _("Charts (PNG, SVG, PDF)"),
        }
        self.what.offer(words.items(), What.WORKBOOK)
        self.year.offer([(year, str(year)) for year in subject.years], subject.analysis.year)
        self.language.offer([(name, LANGUAGE_NAMES[name]) for name in text.LANGUAGES], text.language())
        count = subject.analysis.figures.listed
        every = ngettext("{count} occupation on the list", "{count} occupations on the list", count)
        every = every.format(count=number(count))
        self.part.offer([(None, every), *((part, _part_words(part)) for part in parts(subject.analysis))], None)
        only = [(subject.selected, subject.selected_title)] if subject.selected_title else []
        self.who.offer([("", pgettext("the shortage occupations", "All")), *only], "")
        self.chart.offer([(name, _(words)) for name, words in figures.CHART_LABELS.items()], figures.ALL)
        self.ending.offer([(ending, ending.upper()) for ending in figures.ENDINGS], figures.ENDINGS[0])
        self.apart.setText(_("A file for each occupation"))
        self.further.say(
            _("Further years"), pgettext("the years", "All"), pgettext("the years", "none"), named_beside=True
        )
        self._offer_further()
        for choice in (self.what, self.year, self.language, self.part, self.who, self.chart, self.ending):
            choice.value_chosen.connect(self._refresh)
        self.year.value_chosen.connect(self._offer_further)
        self.further.values_chosen.connect(self._choose_further)
        self.apart.toggled.connect(self._forget_path)

    def _offer_further(self, *_args: object) -> None:
        others = [year for year in self._subject.years if year != self.year.currentData()]
        self._further = self._further & frozenset(others)
        self.further.offer([(year, str(year), 1) for year in others], self._further)

    def _choose_further(self, chosen: frozenset[object] | None) -> None:
        others = frozenset(year for year in self._subject.years if year != self.year.currentData())
        self._further = others if chosen is None else chosen

    # What was chosen

    @property
    def wanted(self) -> Wanted:
        """The export as it stands in the form."""
        what = What(self.what.currentData())
        workbook, sheets = what is What.WORKBOOK, what is What.SHEETS
        further = sorted((int(str(year)) for year in self._further), reverse=True) if workbook else []
        part = self.part.currentData()
        return Wanted(
            what,
            Order((int(self.year.currentData()), *further), str(self.language.currentData()), part),
            self.path,
            template=self._template if workbook else None,
            codes=(str(self.who.currentData()),) if sheets and self.who.currentData() else (),
            apart=self.apart_shown,
            chart=str(self.chart.currentData()),
            ending=str(self.ending.currentData()),
        )

    @property
    def path(self) -> Path:
        """Where to: what was chosen, else a name beside the workspace."""
        return self._chosen_path or self._subject.folder / self._proposed()

    def take_path(self, path: Path) -> None:
        """Write there."""
        self._chosen_path = path if self.apart_shown else path.with_suffix(self._ending())
        self._refresh()

    def take_template(self, path: Path | None) -> None:
        """Fill this workbook; None for one of our own."""
        self._template = path
        self._refresh()

    @property
    def apart_shown(self) -> bool:
        """Whether a folder is asked for."""
        if self.what.currentData() == What.FIGURES:
            return self.chart.currentData() in figures.SEVERAL
        return self.what.currentData() == What.SHEETS and self.apart.isChecked()

    def _ending(self) -> str:
        if self.what.currentData() == What.FIGURES:
            return f".{self.ending.currentData()}"
        return ".xlsx" if self.what.currentData() == What.WORKBOOK else ".pdf"

    def _proposed(self) -> str:
        year = self.year.currentData()
        names = {
            What.WORKBOOK: _("Shortage occupations {year}"),
            What.SHEETS: _("Occupation sheets {year}"),
            What.REPORT: _("Annual report {year}"),
            What.FIGURES: _("Charts {year}") if self.apart_shown else _("{chart} {year}"),
        }
        name = names[What(self.what.currentData())].format(year=year, chart=self.chart.currentText())
        return name if self.apart_shown else name + self._ending()

    # Asking

    def _ask_template(self) -> None:
        template = asking.for_file(self, _("Template"), "Excel (*.xlsx)", self._subject.folder)
        if template:
            self.take_template(template)

    def _forget_template(self) -> None:
        self.take_template(None)

    def _ask_path(self) -> None:
        if self.apart_shown:
            chosen = asking.for_folder(self, _("Write to"), self.path.parent)
        else:
            chosen = asking.for_new_file(self, _("Write to"), self.path, f"*{self._ending()}")
        if chosen:
            self.take_path(chosen)

    def _forget_path(self, *_args: object) -> None:
        """A file is no folder, and the other way round: propose anew."""
        self._chosen_path = None
        self._refresh()

    def _may_be(self, path: Path) -> bool:
        """Whether a path chosen earlier may hold what is wanted now: a file of its kind, or a folder."""
        return not path.is_file() if self.apart_shown else path.suffix == self._ending()

    def _refresh(self, *_args: object) -> None:
        what = self.what.currentData()
        if self._chosen_path is not None and not self._may_be(self._chosen_path):
            self._chosen_path = None
        shown = {
            self.further: what == What.WORKBOOK,
            self._template_row: what == What.WORKBOOK,
            self.who: what == What.SHEETS,
            self.apart: what == What.SHEETS,
            self.chart: what == What.FIGURES,
            self.ending: what == What.FIGURES,
        }
        for field, visible in shown.items():
            self._form.setRowVisible(field, visible)
        self._template_words.setText(self._template.name if self._template else _("none"))
        self._forget.setVisible(self._template is not None)
        self._path_words.setText(str(self.path))
        self._path_words.setToolTip(str(self.path))
        exists = self.path.is_file()
        self._exists.setText(_("This file exists and will be replaced.") if exists else "")
        self._form.setRowVisible(self._exists, exists)
        self.changed.emit()


def _part_words(part: Part) -> str:
    text = _("Pole: {name}") if part.column == c.POLE else _("Domain: {name}")
    return text.format(name=part.value)
