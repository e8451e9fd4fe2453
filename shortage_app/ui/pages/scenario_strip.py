"""Below the coverage: a scenario in one line, its steps as chips, and what it would change."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QWidget

from shortage_app.domain.scenario import Scenario, Step, workable
from shortage_app.domain.scenarios import scenarios_of
from shortage_app.report.scenario import Sides
from shortage_app.report.scenario_steps import short_words, step_words
from shortage_app.report.scenario_summary import Summary, summary
from shortage_app.text import _
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.dialogs.scenario_dialog import ScenarioDialog
from shortage_app.ui.dialogs.step_dialog import StepDialog
from shortage_app.ui.qt import override
from shortage_app.ui.session import Session
from shortage_app.ui.widgets.buttons import describe, icon_button, push_button
from shortage_app.ui.widgets.choices import Choice
from shortage_app.ui.widgets.labels import ElidedLabel, Label, RichLabel
from shortage_app.ui.widgets.layouts import SideBySide, clear
from shortage_app.workflow import imagining
from shortage_app.workflow.workspaces import OpenWorkspace

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis

HEIGHT, BAR, LONGEST_CHIP, WIDEST_CHOICE = 48, 96, 108, 168
NEW = object()  # what the list offers beside the scenarios


class ScenarioStrip(QFrame):
    """Follows the analysis it is given; every step is one change of the workspace, which undo takes back."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._session = session
        self._name = ""
        self._analysis: Analysis | None = None
        self.title = Label(tokens.PANEL_TITLE)
        self.choice = Choice()
        self.choice.value_chosen.connect(self._choose)
        self.choice.setMaximumWidth(WIDEST_CHOICE)
        self.hint = ElidedLabel(tokens.TABLE, "text2")
        self.new = push_button(self._create, "plus", small=True)
        self.chips = _Chips()
        self.add = push_button(self._add, "plus", small=True)
        self.words, self.share = RichLabel(tokens.BODY), Label(tokens.TABLE, "text2")
        self.bar = _Bar()
        self.compare = push_button(self._compare, "chart", small=True)
        self.drop = icon_button(self._drop, "delete")
        self.told = QWidget()  # what the scenario would change
        self._lay_out()

    def _lay_out(self) -> None:
        """What is chosen and its steps, then what it changes; below each other where there is little room."""
        parts = SideBySide(tokens.NARROW, spacing=8)
        chosen = (self.title, self.choice, self.new, self.hint, self.chips, self.add)
        for part, widgets in ((QWidget(), chosen), (self.told, (self.words, self.bar, self.share, self.compare))):
            part.setFixedHeight(HEIGHT)
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget, int(widget in (self.hint, self.chips)))
            parts.row.addWidget(part, int(widgets is chosen))
        row.insertStretch(row.indexOf(self.compare), 1)
        row.addWidget(self.drop)
        around = QHBoxLayout(self)
        around.setContentsMargins(16, 0, 12, 0)
        around.addWidget(parts)

    def retranslate(self) -> None:
        """Say the fixed words."""
        self.setAccessibleName(_("Scenario"))
        self.title.setText(_("Scenario"))
        self.choice.setAccessibleName(_("Scenario"))
        self.hint.setText(_("Try out added, removed, moved or resized products: the data stay as they are."))
        self.new.setText(_("New scenario"))
        self.add.setText(_("Add…"))
        self.compare.setText(_("Compare…"))
        describe(self.drop, _("Drop this scenario"))

    def show_analysis(self, analysis: "Analysis") -> None:
        """Show the scenarios of the year; the one chosen stays chosen where the year has it."""
        self._analysis = analysis
        names = [scenario.name for scenario in scenarios_of(analysis.project, analysis.year)]
        values = [("", _("None")), *((name, name) for name in names), (NEW, _("New scenario"))]
        self.choice.offer(values, self._name if self._name in names else "")
        self.choice.setVisible(bool(names))
        self.new.setVisible(not names)
        self._show_scenario()

    @property
    def scenario(self) -> Scenario | None:
        """The scenario chosen, None for the year as it is."""
        if self._analysis is None:
            return None
        known = scenarios_of(self._analysis.project, self._analysis.year)
        return next((scenario for scenario in known if scenario.name == self._name), None)

    def _show_scenario(self) -> None:
        scenario, analysis = self.scenario, self._analysis
        shown = scenario is not None
        self.hint.setVisible(not shown)
        for widget in (self.chips, self.add, self.told):
            widget.setVisible(shown)
        if scenario is None or analysis is None:
            return
        _possible, missed = workable(analysis.project, scenario)
        steps = [_chip_words(step, analysis, possible=step not in missed) for step in scenario.steps]
        self.chips.show_steps(steps, lambda place: self._amend(scenario, scenario.without_step(place)))
        sides = Sides(analysis, (scenario,))
        self._session.tasks.start("scenario", lambda _progress: (scenario, summary(sides)), self._tell)

    def _tell(self, worked_out: tuple[Scenario, Summary]) -> None:
        scenario, told = worked_out
        if scenario != self.scenario:
            return
        self.words.setText(told.words)
        self.words.setToolTip(told.mark)
        self.share.setText(told.share)
        self.bar.show_shares(told.shares, told.mark)

    # Changes

    def _choose(self, value: object) -> None:
        if value is NEW:
            self._create()
        else:
            self._name = str(value)
            self._show_scenario()

    def _create(self) -> None:
        if self._analysis is None:
            return
        names = {one.name for one in scenarios_of(self._analysis.project, self._analysis.year)}
        numbered = (_("Scenario {number}").format(number=number) for number in range(1, len(names) + 2))
        scenario = Scenario(next(name for name in numbered if name not in names), self._analysis.year)
        self._name = scenario.name
        self._change(lambda workspace: imagining.keep(workspace, scenario))

    def _add(self) -> None:
        scenario, analysis = self.scenario, self._analysis
        if scenario is not None and analysis is not None:
            dialog = StepDialog(self.window(), self._session, analysis, scenario)
            dialog.step_chosen.connect(lambda step: self._add_step(scenario, step))
            dialog.open()

    def _add_step(self, scenario: Scenario, step: Step) -> None:
        self._amend(scenario, scenario.with_step(step))

    def _amend(self, before: Scenario, after: Scenario) -> None:
        self._name = after.name
        self._change(lambda workspace: imagining.keep(workspace, after, before))

    def _drop(self) -> None:
        scenario = self.scenario
        if scenario is not None:
            self._change(lambda workspace: imagining.drop(workspace, scenario))

    def _compare(self) -> None:
        scenario, analysis = self.scenario, self._analysis
        if scenario is not None and analysis is not None:
            dialog = ScenarioDialog(self.window(), self._session, analysis, scenario)
            dialog.renamed.connect(partial(self._amend, scenario))
            dialog.open()

    def _change(self, verb: Callable[[OpenWorkspace], OpenWorkspace]) -> None:
        self._session.change(
            lambda workspace, _progress: verb(cast(OpenWorkspace, workspace)), words=_("Changing the scenario")
        )


def _chip_words(step: Step, analysis: "Analysis", *, possible: bool) -> tuple[str, str]:
    """A step in short and at length; one that the catalogue no longer allows says so first."""
    words = short_words(step, analysis), step_words(step, analysis)
    if possible:
        return words
    return _("Not possible: {step}").format(step=words[0]), _("Not possible: {step}").format(step=words[1])


class _Chips(QScrollArea):
    """The steps side by side; each is a button that takes its step away."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(tokens.CONTROL_SMALL)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        content = QWidget()
        content.setProperty("kind", "surface")
        self._row = QHBoxLayout(content)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.setWidget(content)
        self._steps: list[tuple[QPushButton, str]] = []
        self._least = 80

    def show_steps(self, steps: list[tuple[str, str]], take_away: Callable[[int], None]) -> None:
        """Show steps, each in short and at length."""
        clear(self._row)
        self._steps = []
        for place, (short, long) in enumerate(steps):
            chip = push_button(partial(take_away, place), "cross", small=True, after=True)
            chip.setToolTip(long)
            chip.setAccessibleName(_("{step} – take it away").format(step=long))
            self._row.addWidget(chip)
            self._steps.append((chip, short))
        self._row.addStretch(1)
        self._least = self._say(LONGEST_CHIP)
        self.updateGeometry()
        self._fit()

    def _say(self, longest: int) -> int:
        """Words of so many px at most; how wide all chips are then."""
        metrics = theme.metrics(tokens.TABLE)
        for chip, short in self._steps:
            chip.setText(metrics.elidedText(short, Qt.TextElideMode.ElideRight, longest))
        between = self._row.spacing() * len(self._steps)
        return sum(chip.sizeHint().width() for chip, _short in self._steps) + between

    def _fit(self) -> None:
        """Share what room there is among the chips that are cut."""
        metrics = theme.metrics(tokens.TABLE)
        cut = sum(metrics.horizontalAdvance(short) > LONGEST_CHIP for _chip, short in self._steps)
        self._say(LONGEST_CHIP + max(self.width() - self._least, 0) // max(cut, 1))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._least, tokens.CONTROL_SMALL)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, tokens.CONTROL_SMALL)


class _Bar(QWidget):
    """The share covered as it is, and hatched beside it what the scenario adds or takes."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self._before, self._then = 0.0, 0.0
        self.setFixedHeight(12)
        self.setMinimumWidth(BAR // 3)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(BAR, 12)

    def show_shares(self, shares: tuple[float, float], words: str) -> None:
        """Show the share as it is and as it would be."""
        self._before, self._then = shares
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        less, more = sorted((self._before, self._then))
        room = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        width = room.width()
        painter.fillRect(QRectF(room.left(), room.top(), less * width, room.height()), theme.colour("listed"))
        changed = QRectF(room.left() + less * width, room.top(), (more - less) * width, room.height())
        painting.sample(painter, changed, "accent" if self._then >= self._before else "none", hatched=True)
        painting.outline(painter, room, painting.line(theme.colour("ctl")))
        painter.end()
