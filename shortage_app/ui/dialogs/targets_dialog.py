"""The targets of indicators: a series, and for each of its periods a target and where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

import pandas as pd
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QGridLayout, QLineEdit, QScrollArea, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.project import Project
from shortage_app.domain.targets import KEY, ByHand, by_hand
from shortage_app.report.indicators import decimals_of, series_list, series_words
from shortage_app.text import _, day_words, number
from shortage_app.ui import theme, tokens
from shortage_app.ui.dialogs.sheet import SIDE, Sheet
from shortage_app.ui.session import Session
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.fields import ElidedField
from shortage_app.ui.widgets.labels import Label
from shortage_app.workflow.aiming import NotRead, Target, keep_targets, period_of, target_of
from shortage_app.workflow.workspaces import OpenWorkspace

WIDTH, HIGHEST = 800, 560
AROUND_LINES, LINE = 242, 38  # px: title, series, heads, foot; a field with what parts it from the next
TARGET_WIDTH = 112
NOTE = 3  # the column that takes the room
MOST_DECIMALS = 2


@dataclass(frozen=True)
class Written:
    """One line as it is written: period, what was realised, target and remark; `origin`: where the target is from."""

    period: str
    value: str = ""
    target: str = ""
    note: str = ""
    origin: str = ""


@dataclass(frozen=True, eq=False)
class Fields:
    """Where a line is written; the period has a field only in the line for one to come."""

    before: Written
    period: QLineEdit | None
    target: QLineEdit
    note: QLineEdit

    @property
    def written(self) -> Written:
        """The line as it stands now."""
        period = self.before.period if self.period is None else self.period.text()
        return replace(
            self.before, period=period.strip(), target=self.target.text().strip(), note=self.note.text().strip()
        )


class TargetsDialog(Sheet):
    """Nothing is kept before Save; what is written of one series stays while another is looked at."""

    guide_chapter = "indicators"

    def __init__(self, window: QWidget, session: Session, project: Project) -> None:
        super().__init__(window, WIDTH, _height(project))
        self._session = session
        self._series = series_list(project)
        self._project, self._hands = project, by_hand(project)
        self._before: dict[int, tuple[Written, ...]] = {}  # of the series looked at
        self._written: dict[int, list[Written]] = {}
        self._shown = 0
        self.fields: list[Fields] = []
        self.series, self.trouble = Choice(), Label(tokens.BODY, "none", wrap=True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.series.offer([(place, series_words(one)) for place, one in enumerate(self._series)], 0)
        self.series.value_chosen.connect(lambda place: self.show_series(int(str(place))))
        self.save_button.setEnabled(False)
        self.show_series(0)
        self.say(_("Edit targets"))

    def _lay_out(self) -> None:
        self.body.setContentsMargins(SIDE, 16, 0, 16)  # a bar to scroll stands in the margin, beside the lines
        self.body.setSpacing(12)
        form, holder = QFormLayout(), QWidget()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(tokens.GAP)
        form.setContentsMargins(0, 0, SIDE, 0)
        form.addRow(_("Series"), self.series)
        self.series.setAccessibleName(_("Series"))
        holder.setLayout(form)
        hint = Label(tokens.TABLE, "text2", wrap=True)
        hint.setText(_("A target that is emptied is removed. The last line is for a period to come."))
        for words in (hint, self.trouble):
            words.setContentsMargins(0, 0, SIDE, 0)
        self.body.addWidget(holder)
        self.body.addWidget(hint)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self.trouble)
        cancel, self.save_button = push_button(self.reject), push_button(self._save, "check", kind="primary")
        cancel.setText(_("Cancel"))
        self.save_button.setText(_("Save"))
        self.save_button.setDefault(True)
        self.end_with(self.save_button, cancel)

    def show_series(self, place: int) -> None:
        """Show the lines of another series; what was written of this one is remembered."""
        self._remember()
        self._shown = place
        self.series.setCurrentIndex(place)
        if place not in self._before:
            self._before[place] = _lines(self._project, self._series[place], self._hands)
        lines = self._written.setdefault(place, list(self._before[place]))
        to_come = lines[len(self._before[place]) :] or [Written("")]
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, SIDE, 0)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(NOTE, 1)
        for column, words in enumerate(_heads(self._series[place][c.UNIT])):
            head = Label(tokens.AXIS, "text2")
            head.setText(words)
            head.setAlignment(Qt.AlignmentFlag.AlignRight if column == 1 else Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(head, 0, column)
        self.fields = [
            self._line(grid, row, line, new=row > len(self._before[place]))
            for row, line in enumerate([*lines[: len(self._before[place])], *to_come], start=1)
        ]
        grid.setRowStretch(grid.rowCount(), 1)
        self._scroll.setWidget(content)
        for line in self.fields:
            for field in (line.period, line.target, line.note):
                if field is not None:
                    field.textChanged.connect(lambda _words: self._enable())

    def _line(self, grid: QGridLayout, row: int, line: Written, *, new: bool) -> Fields:
        period = QLineEdit(line.period) if new else None
        target, note = QLineEdit(line.target), ElidedField(line.note)
        target.setFixedWidth(TARGET_WIDTH)
        named = line.period or _("a period to come")
        target.setAccessibleName(_("Target of {period}").format(period=named))
        note.setAccessibleName(_("Source or remark of {period}").format(period=named))
        if period is None:
            grid.addWidget(_words(line.period), row, 0)
        else:
            period.setFixedWidth(TARGET_WIDTH)
            period.setAccessibleName(_("A period to come"))
            grid.addWidget(period, row, 0)
        value = _words(line.value)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(value, row, 1)
        for column, field in enumerate((target, note), start=2):
            field.setFont(theme.font(tokens.BODY))
            field.setCursorPosition(0)
            grid.addWidget(field, row, column)
        grid.addWidget(_words(line.origin), row, NOTE + 1)
        return Fields(line, period, target, note)

    def _remember(self) -> None:
        if self.fields:
            self._written[self._shown] = [each.written for each in self.fields]

    def _enable(self) -> None:
        """There is something to save once a line says something else than before."""
        self._remember()
        self.save_button.setEnabled(any(True for _line in self._changed_lines()))

    def _changed_lines(self) -> Iterator[tuple[int, int, Written]]:
        """Series, row and line of what was written otherwise, or for a period to come."""
        for place, lines in sorted(self._written.items()):
            before = self._before[place]
            for row, line in enumerate(lines):
                same = line == (before[row] if row < len(before) else Written(""))
                if not same and (line.period or line.target):
                    yield place, row, line

    def _save(self) -> None:
        self._remember()
        changed: list[Target] = []
        for place, row, line in self._changed_lines():
            known = [each.period for each in self._before[place]]
            try:
                changed.append(self._target(place, line, known if row >= len(known) else None))
            except NotRead as error:
                self._refuse(place, row, str(error))
                return
        if changed:
            self._session.change(
                lambda workspace, _progress: keep_targets(cast(OpenWorkspace, workspace), changed),
                words=_("Keeping the targets"),
            )
        self.accept()

    def _target(self, place: int, line: Written, known: list[str] | None) -> Target:
        """What a line says; NotRead where it cannot be read. known: the periods there are, for a period to come."""
        one = self._series[place]
        target = target_of(line.target, one[c.UNIT])
        if known is not None and target is None:
            raise NotRead(_("{period} has no target yet.").format(period=line.period))
        period = line.period if known is None else period_of(line.period, known)
        return Target(one[c.INDICATOR], one[c.DIMENSION], one[c.CATEGORY], period, target, line.note)

    def _refuse(self, place: int, row: int, words: str) -> None:
        if place != self._shown:
            self.show_series(place)
        self.trouble.setText(words)
        self.fields[row].target.setFocus(Qt.FocusReason.OtherFocusReason)


def _height(project: Project) -> int:
    """High enough for the series with most periods and one to come, if there are not too many."""
    periods = project.indicators.groupby(list(KEY[:-1])).size()
    return min(AROUND_LINES + LINE * (int(periods.max()) + 1), HIGHEST) if len(periods) else HIGHEST


def _heads(unit: str) -> tuple[str, ...]:
    """The heads of the lines; figures with their unit, where the series has one."""
    figures = [_("Realised"), _("Target")]
    if unit:
        figures = [_("{figure} ({unit})").format(figure=words, unit=unit) for words in figures]
    return (_("Period"), *figures, _("Source or remark"), _("Origin"))


def _words(text: str) -> Label:
    label = Label(tokens.TABLE)
    label.setText(text)
    return label


def _lines(project: Project, series: dict[str, str], hands: dict[tuple[str, ...], ByHand]) -> tuple[Written, ...]:
    """The periods of a series, oldest first."""
    rows = project.indicators
    own = rows[(rows[list(series)[:3]] == list(series.values())[:3]).all(axis=1)].sort_values(c.PERIOD)
    decimals = decimals_of(series[c.UNIT])
    return tuple(
        Written(
            str(row[c.PERIOD]),
            "" if pd.isna(row[c.VALUE]) else number(float(row[c.VALUE]), decimals),
            "" if pd.isna(row[c.TARGET]) else _figure(float(row[c.TARGET])),
            str(row[c.NOTE]),
            "" if pd.isna(row[c.TARGET]) else _origin(hands.get(tuple(str(row[name]) for name in KEY))),
        )
        for row in own.to_dict("records")
    )


def _origin(hand: ByHand | None) -> str:
    """Where a target is from: a file, or a person."""
    if hand is None:
        return _("imported")
    words = _("by hand, {day} ({name})") if hand.who else _("by hand, {day}")
    return words.format(day=day_words(hand.on), name=hand.who)


def _figure(target: float) -> str:
    """A target with the decimals it has, as it may be written."""
    enough = (places for places in range(MOST_DECIMALS) if round(target, places) == target)
    return number(target, next(enough, MOST_DECIMALS))
