"""One strategic indicator: its figure of the period, how it stands to its target, and its bars by period."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from shortage_app.domain.codes import TARGET_LABELS
from shortage_app.report.indicator_page import Aim
from shortage_app.text import _
from shortage_app.ui import tokens
from shortage_app.ui.charts.chart_panel import ChartPanel
from shortage_app.ui.widgets.labels import ElidedLabel, Label, PillLabel


class IndicatorCard(ChartPanel):
    """A chart panel under a headline, with the notes of the chart below it."""

    def __init__(self) -> None:
        super().__init__()
        self.figure, self.second, self.state = Label(tokens.KPI), Label((13, True)), PillLabel()
        self.second.setContentsMargins(0, 8, 0, 0)  # on the line of the figure
        self.target = ElidedLabel(tokens.TABLE, "text2")
        self.target.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.remark = ElidedLabel(tokens.TABLE, "text2")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.figure)
        row.addWidget(self.second)
        row.addWidget(self.state)
        row.addWidget(self.target, 1)
        self.body.insertLayout(0, row)
        self.body.addWidget(self.remark)
        self.body.addStretch(1)

    def show_aim(self, aim: Aim) -> None:
        """Show an indicator as it stands in a period."""
        (figure, state, target), (second, both) = aim.headline, aim.beside
        self.figure.setText(figure)
        self.state.say(state, _(TARGET_LABELS[state]) if state else "")
        self.second.setText(f"/ {second}")
        self.second.setVisible(bool(second))
        self.target.setText(both or target)
        self.show_chart(aim.chart)
        self.remark.setText(" ".join(aim.chart.notes))
