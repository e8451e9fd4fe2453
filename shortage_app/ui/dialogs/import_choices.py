"""What a person can say of the file looked at: kind, sheet, header, year, nomenclature, letters, values of all rows."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import Column, Kind
from shortage_app.domain.project import Project
from shortage_app.report.columns import KIND_LABELS, nomenclature_words
from shortage_app.text import _, pgettext
from shortage_app.ui import theme, tokens
from shortage_app.ui.dialogs.import_roles import SteadyChoice
from shortage_app.ui.widgets.labels import ElidedLabel, Label
from shortage_app.ui.widgets.layouts import clear
from shortage_app.workflow.candidate import YEAR_COLUMNS, Candidate, Question, State
from shortage_app.workflow.intake import KINDS
from shortage_app.workflow.marks import SheetFound, Source, as_text
from shortage_app.workflow.nomenclatures import nearest_nomenclature

FIRST_YEAR = 2000
HEADER_ROWS = 30  # rows offered as the header
WITH_NOMENCLATURE = ("shortage-list", "catalogue", "links")
DELIMITERS = {";": ";", ",": ",", "\t": "Tab", "|": "|"}
ENCODINGS = ("utf-8", "cp1252", "cp850", "utf-16")
BY_ROW = "by row"


class ImportChoices(QWidget):
    """Choices that follow the file looked at; each change gives the file with that said of it."""

    said = Signal(object)  # Candidate

    def __init__(self) -> None:
        super().__init__()
        self._file: Candidate | None = None
        self._project: Project  # of the file shown; an empty one takes as long to make as half of the dialog
        self.name = ElidedLabel((13, True), elide=Qt.TextElideMode.ElideMiddle)
        self.kind = self._choice(lambda kind: self._shown.of_kind(str(kind)) if kind else self._shown)
        self.sheet = self._choice(lambda sheet: self._shown.on_sheet(str(sheet)))
        self.encoding = self._choice(lambda name: self._shown.saying(encoding=name or None))
        self.delimiter = self._choice(lambda mark: self._shown.saying(delimiter=mark or None))
        self.header = self._choice(lambda row: self._shown.under_header(int(str(row))))
        self.year = self._choice(self._with_year)
        self.nomenclature = self._choice(lambda name: self._shown.noting(nomenclature=str(name or "").strip()))
        self.nomenclature.setEditable(True)
        self.nomenclature.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)  # a name typed is said, not one more choice
        self.remember = QCheckBox(_("Remember this mapping"))
        self.remember.setFont(theme.font(tokens.BODY))
        self.remember.toggled.connect(self._say_remember)
        self.remembered = Label(tokens.TABLE, "text3", wrap=True)
        self._values = QVBoxLayout()
        self._valued: tuple[str, ...] = ()
        self._value_fields: dict[str, SteadyChoice] = {}
        self._fields = {
            name: _field(words, choice)
            for name, words, choice in (
                ("kind", _("Kind of data"), self.kind),
                ("sheet", _("Sheet"), self.sheet),
                ("encoding", _("Encoding"), self.encoding),
                ("delimiter", _("Separator"), self.delimiter),
                ("header", _("Header row"), self.header),
                ("year", _("Edition"), self.year),
                ("nomenclature", _("Nomenclature"), self.nomenclature),
            )
        }
        self._lay_out()
        line = self.nomenclature.lineEdit()
        if line is not None:
            line.setTextMargins(-2, 0, 0, 0)  # Qt sets words that can be typed 2 px further in
            line.editingFinished.connect(self._say_nomenclature)

    @property
    def _shown(self) -> Candidate:
        assert self._file is not None
        return self._file

    def _choice(self, saying: Callable[[object], Candidate]) -> SteadyChoice:
        choice = SteadyChoice()
        choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choice.setSizeAdjustPolicy(SteadyChoice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(4)
        choice.value_chosen.connect(lambda value: self._say(saying(value)))
        return choice

    def _say(self, file: Candidate) -> None:
        if file is not self._file:
            self.said.emit(file)

    def _with_year(self, year: object) -> Candidate:
        if year == BY_ROW:
            return self._shown.of_year(None, by_row=True)
        return self._shown.of_year(int(str(year)) if year else None)

    def _say_nomenclature(self) -> None:
        if self._file is None:
            return
        text = self.nomenclature.currentText().strip()
        place = self.nomenclature.findText(text)
        name = str(self.nomenclature.itemData(place) or "") if place >= 0 else text
        if name != self._file.request.nomenclature:
            self.said.emit(self._file.noting(nomenclature=name))

    def _say_remember(self, remember: bool) -> None:
        if self._file is not None and remember != self._file.request.remember:
            self.said.emit(self._file.noting(remember=remember))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self.name)
        column.addWidget(self._fields["kind"])
        column.addWidget(self._fields["sheet"])
        for pair in ({"encoding": 9, "delimiter": 4}, {"header": 8, "year": 5}):
            row = QHBoxLayout()
            row.setSpacing(12)
            for name, share in pair.items():
                row.addWidget(self._fields[name], share)
            column.addLayout(row)
        column.addWidget(self._fields["nomenclature"])
        self._values.setSpacing(8)
        column.addLayout(self._values)
        column.addSpacing(2)
        column.addWidget(self.remember)
        hint = QGridLayout()
        hint.setContentsMargins(22, 0, 0, 0)
        hint.addWidget(self.remembered)
        column.addLayout(hint)

    # Following the file

    def show_file(self, file: Candidate | None, project: Project) -> None:
        """Offer what can be said of a file, with what was said or found."""
        self._file, self._project = file, project
        self.setVisible(file is not None)
        if file is None:
            return
        self.name.setText(file.path.name)
        self.name.setVisible(file.state is not State.UNREADABLE)  # nothing can be chosen below it
        self._offer_kinds(file)
        self._offer_sheets(file)
        self._offer_letters(file)
        self._offer_headers(file)
        self._offer_years(file)
        self._offer_nomenclatures(file)
        self._offer_values(file)
        source = _source_of(file)
        is_text = source is not None and bool(source.delimiter)
        self._show("kind", file.state is not State.UNREADABLE)
        self._show("sheet", not is_text and bool(file.layout.sheets))
        self._show("encoding", is_text)
        self._show("delimiter", is_text)
        self._show("header", bool(file.layout.columns))
        self._show("year", file.kind in YEAR_COLUMNS)
        self._show("nomenclature", file.kind in WITH_NOMENCLATURE)
        self._show_memory(file)

    def _show(self, name: str, shown: bool) -> None:
        self._fields[name].setVisible(shown)

    def _offer_kinds(self, file: Candidate) -> None:
        first = [] if file.kind else [("", _("Choose…"))]
        self.kind.offer([*first, *((kind, _(KIND_LABELS[kind])) for kind in KINDS)], file.kind)

    def _offer_sheets(self, file: Candidate) -> None:
        sheets = file.layout.sheets
        detected = file.layout.sheet if file.request.sheet is None else ""
        self.sheet.offer([(sheet.name, _sheet_words(sheet, detected)) for sheet in sheets], file.layout.sheet)

    def _offer_letters(self, file: Candidate) -> None:
        source = _source_of(file)
        if source is None:
            return
        found = source.encoding
        others = [name for name in ENCODINGS if _letters_words(name) != _letters_words(found)]
        words = _letters_words(found)
        if found and not file.request.encoding:
            words = _("{value} (detected)").format(value=words)
        offered = [(found, words)] if found else []
        self.encoding.offer([*offered, *((name, _letters_words(name)) for name in others)], found)
        self.delimiter.offer(list(DELIMITERS.items()), source.delimiter)

    def _offer_headers(self, file: Candidate) -> None:
        rows = file.layout.header_rows
        last = rows[-1] if rows else 0
        span = f"{rows[0]}\N{EN DASH}{last}" if len(rows) > 1 else str(last)
        found = _("{rows} (detected)").format(rows=span) if file.request.header_row is None else span
        offered: list[tuple[object, str]] = [(0, found if not rows else _("None"))]
        sheet = file.sheet
        top = list(zip(sheet.numbers[:HEADER_ROWS], sheet.rows[:HEADER_ROWS], strict=True))
        numbers = dict.fromkeys([*(number for number, _row in top), *rows[-1:]])
        texts = {number: " | ".join(as_text(cell) for cell in row if cell != "")[:60] for number, row in top}
        for number in sorted(numbers):
            words = found if number == last else str(number)
            offered.append((number, f"{words}  {texts.get(number, '')}" if number != last else words))
        self.header.offer(offered, last)
        self.header.view().setMinimumWidth(320)

    def _offer_years(self, file: Candidate) -> None:
        label = _("Edition") if file.kind == "shortage-list" else _("Year")
        _say_field(self._fields["year"], label)
        now = QDate.currentDate().year()
        others = [year for year in range(now + 1, FIRST_YEAR - 1, -1) if year not in file.years_found]
        offered: list[tuple[object, str]] = [] if file.year is not None or file.by_row else [(None, _("Choose…"))]
        if file.years_by_row:
            first, last = file.years_found[0], file.years_found[-1]
            offered.append((BY_ROW, _("{first}–{last}, by row").format(first=first, last=last)))
        known = sorted({*file.years_found, *((file.year,) if file.year else ())}, reverse=True)
        offered += [(year, str(year)) for year in known]
        offered += [(year, str(year)) for year in others if year not in known]
        self.year.offer(offered, BY_ROW if file.by_row else file.year)

    def _offer_nomenclatures(self, file: Candidate) -> None:
        editions, crosswalk = self._project.editions, self._project.crosswalk
        columns = (editions[c.NOMENCLATURE], crosswalk[c.FROM_NOMENCLATURE], crosswalk[c.TO_NOMENCLATURE])
        known = [name for column in columns for name in column if name]
        chosen = file.request.nomenclature
        every = pgettext("any nomenclature", "any")
        default = nearest_nomenclature(self._project, file.year or 0) if file.kind == "shortage-list" else every
        default = nomenclature_words(default)
        as_before = default == every or len(self._project.editions)
        nothing_said = _("{name} (as before)").format(name=default) if as_before else default
        offered: list[tuple[object, str]] = [
            ("", _("Choose…") if file.question is Question.NOMENCLATURE else nothing_said)
        ]
        offered += [(name, name) for name in dict.fromkeys([*known, *((chosen,) if chosen else ())])]
        self.nomenclature.offer(offered, chosen)
        line = self.nomenclature.lineEdit()
        if line is not None and not line.hasFocus():
            line.setCursorPosition(0)

    def _offer_values(self, file: Candidate) -> None:
        """A field for each needed column that one value may stand for."""
        shown = (str(file.path), *(column.name for column in file.single_values))
        if shown != self._valued:  # else a field that is being filled would go
            self._valued = shown
            clear(self._values)
            self._value_fields = {column.name: self._value_field(file, column) for column in file.single_values}
            for column in file.single_values:
                self._values.addWidget(_field(_(column.label), self._value_fields[column.name]))
        for name, choice in self._value_fields.items():
            given = file.values.get(name, "")
            if choice.isEditable() and not choice.hasFocus():
                choice.setEditText(given)

    def _value_field(self, file: Candidate, column: Column) -> SteadyChoice:
        given = file.values.get(column.name, "")
        choice = self._choice(lambda value: self._shown.with_value(column.name, str(value or "")))
        choice.setObjectName(f"value_{column.name}")
        choice.setAccessibleName(_("“{label}” in every row").format(label=_(column.label)))
        choice.offer([("", _("Choose…")), *self._values_of(column, given)], given)
        if column.kind is Kind.TEXT:
            choice.setEditable(True)
            choice.setEditText(given)
            line = choice.lineEdit()
            assert line is not None
            line.setPlaceholderText(_("the same in every row"))
            line.editingFinished.connect(lambda: self._say_value(column.name, choice.currentText().strip()))
        return choice

    def _say_value(self, role: str, text: str) -> None:
        given = self._shown.values.get(role, "")
        if text != given and not (not given and text == _("Choose…")):
            self.said.emit(self._shown.with_value(role, text))

    def _values_of(self, column: Column, given: str) -> Iterable[tuple[object, str]]:
        if column.kind is Kind.YEAR:
            now = QDate.currentDate().year()
            return [(str(year), str(year)) for year in range(now + 1, FIRST_YEAR - 1, -1)]
        if column.kind is Kind.CHOICE:
            return [(str(code), _(column.labels.get(code, str(code)))) for code in column.choices]
        names = {*self._project.editions[c.NOMENCLATURE]} if c.NOMENCLATURE in column.name else set()
        return [(name, name) for name in sorted({*names, given} - {""})]

    def _show_memory(self, file: Candidate) -> None:
        readable = file.report is not None and not file.report.unreadable
        self.remember.setVisible(readable)
        self.remembered.setVisible(readable)
        self.remember.setChecked(file.request.remember)
        recalled = file.report.recalled.file if file.report is not None else ""
        if recalled:
            self.remembered.setText(_("It is read as “{file}” was.").format(file=recalled))
        else:
            self.remembered.setText(_("Next year’s file with these columns will be read the same way."))


def _letters_words(encoding: str) -> str:
    """UTF-8 with or without the mark at its start is the same to a person."""
    return encoding.removesuffix("-sig").upper()


def _sheet_words(sheet: SheetFound, detected: str) -> str:
    if sheet.name == detected:
        return _("{sheet} (detected)").format(sheet=sheet.name)
    return sheet.name if sheet.visible else _("{sheet} (hidden)").format(sheet=sheet.name)


def _source_of(file: Candidate) -> Source | None:
    if file.look is not None:
        return file.look.source
    return file.report.reading.source if file.report is not None else None


def _field(words: str, choice: QWidget) -> QWidget:
    """A choice under its label."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    label = Label(tokens.TABLE, "text2")
    label.setText(words)
    label.setBuddy(choice)
    if not choice.accessibleName():
        choice.setAccessibleName(words)
    column.addWidget(label)
    column.addWidget(choice)
    return made


def _say_field(field: QWidget, words: str) -> None:
    """Other words over a choice."""
    for label in field.findChildren(Label, options=Qt.FindChildOption.FindDirectChildrenOnly):
        label.setText(words)
