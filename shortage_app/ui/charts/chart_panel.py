"""A panel with a chart: shown as chart or as table, copied as image or for Excel, saved as PNG, SVG or PDF."""

from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget

from shortage_app.report.chart import Chart, PointChart
from shortage_app.report.table import Table
from shortage_app.text import _
from shortage_app.ui.charts.chart_view import ChartView
from shortage_app.ui.charts.legend import PointLegend
from shortage_app.ui.icons import icon
from shortage_app.ui.qt import override
from shortage_app.ui.settings import Settings
from shortage_app.ui.widgets import table_menu
from shortage_app.ui.widgets.buttons import describe, icon_button
from shortage_app.ui.widgets.panel import Panel
from shortage_app.ui.widgets.save_as import add_saving, ask_and_save, save_to
from shortage_app.ui.widgets.table_view import TableView

ENDINGS = ("png", "svg", "pdf")
UNLIMITED = 16_777_215  # QWIDGETSIZE_MAX


class ChartPanel(Panel):
    """Title and subtitle are those of the chart; `body` may take more below it.

    `compact` puts all actions behind one button, where a narrow panel needs its head for words.
    """

    mark_activated = Signal(str)

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__()
        self.body.setContentsMargins(16, 0, 16, 8)
        self.view = ChartView()
        self.view.mark_activated.connect(self.mark_activated)
        self._memory: tuple[Settings, str] | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self.body.addWidget(self._stack, 1)
        self._legend = PointLegend()
        self._as_table = icon_button(self.turn, "table")
        self._copy = icon_button(self._open_menu, "more" if compact else "copy")
        if compact:
            self._as_table.hide()
        for widget in (self._legend, self._as_table, self._copy):
            self.add_action(widget)
        self.head.setStretchFactor(self._legend, 100)  # what the title leaves, before a subtitle of no words
        self._legend.hide()
        self._retranslate()

    @cached_property
    def table_view(self) -> TableView:
        """The table of the chart; few people ask for it, so it is made when one does."""
        view = TableView()
        self._stack.addWidget(view)
        if self._memory is not None:
            view.columns.remember_in(*self._memory)
        if self.view.chart is not None:
            view.show_table(self.view.chart.table)
        return view

    def remember_in(self, settings: Settings, name: str) -> None:
        """Lay out the columns of the table as they were left under this name."""
        self._memory = (settings, name)

    def show_chart(self, chart: Chart) -> None:
        """Show a chart and its table."""
        self.say(chart.title, chart.subtitle)
        self.view.show_chart(chart)
        self._limit_height()
        if "table_view" in vars(self):
            self.table_view.show_table(chart.table)
        if isinstance(chart, PointChart) and not chart.difference:
            self._legend.show_chart(chart)
            self._legend.show()

    def turn(self) -> None:
        """Show the table instead of the chart, or the chart again."""
        self._stack.setCurrentWidget(self.view if self.shows_table else self.table_view)
        self._limit_height()
        self._retranslate()

    def _limit_height(self) -> None:
        """Lying bars take the height of their rows, and leave the rest to what stands below them."""
        natural = 0 if self.shows_table else self.view.natural_height
        self._stack.setMaximumHeight(natural or UNLIMITED)

    @property
    def shows_table(self) -> bool:
        """Whether the table stands in place of the chart."""
        return self._stack.currentWidget() is not self.view

    def save_as(self, path: Path) -> None:
        """Write the chart as PNG, SVG or PDF, by the ending of the path."""
        save_to(self, _("Save the chart"), path, self._write)

    def _write(self, path: Path) -> None:
        from shortage_app.ui.charts import printing

        if self.view.chart is not None:
            printing.save_figure(self.view.chart, path, printing.room_for(self.view.chart, self.size()))

    def _open_menu(self) -> None:
        self.menu().popup(self._copy.mapToGlobal(self._copy.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Everything that can be done with the chart."""
        menu = table_menu.menu_of(self)
        words = _("Show as chart") if self.shows_table else _("Show as table")
        table_menu.add_item(menu, words, "chart" if self.shows_table else "table", self.turn)
        table_menu.add_item(menu, _("Copy for Excel"), "copy", self._copy_table)
        table_menu.add_item(menu, _("Copy as image"), "image", self.copy_image)
        menu.addSeparator()
        for ending in ENDINGS:
            words = _("Save as {format}…").format(format=ending.upper())
            table_menu.add_item(menu, words, "save", partial(self._ask_where, ending))
        menu.addSeparator()
        add_saving(menu, self, self._table)
        return menu

    def _copy_table(self) -> None:
        self.table_view.copy_all()

    def _table(self) -> Table:
        return self.table_view.table_model.as_shown()

    def copy_image(self) -> None:
        """Copy the chart as an image."""
        from shortage_app.ui.charts import printing

        if self.view.chart is not None:
            printing.copy_image(self.view.chart, printing.room_for(self.view.chart, self.size()))

    def _ask_where(self, ending: str) -> None:
        ask_and_save(self, _("Save the chart"), self.accessibleName(), ending, self._write)

    def _retranslate(self) -> None:
        describe(self._as_table, _("Show as chart") if self.shows_table else _("Show as table"))
        self._as_table.setIcon(icon("chart" if self.shows_table else "table", "text"))
        describe(self._copy, _("Copy or save"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
