"""Accept all links from a score on: how many, of which strength, is said before anything is done."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Verdict
from shortage_app.domain.review import WHY, Why
from shortage_app.report.register import Row
from shortage_app.text import _, ngettext, number
from shortage_app.ui import tokens
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.pages.coverage_review import above, proposed
from shortage_app.ui.pages.line_list import Line, LineList
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.fields import ScoreField
from shortage_app.ui.widgets.labels import Label

AT_FIRST = (
    80  # hundredths: of such suggestions of the real catalogue 79 to 88 in 100 were right (benchmarks suggestions)
)


class BatchLinks(Sheet):
    """Contradictory links are never accepted in a batch."""

    guide_chapter = "coverage"

    def __init__(
        self,
        window: QWidget,
        rows: Sequence[Row],
        named: Callable[[Row], tuple[str, str]],
        accept: Callable[[list[Row]], None],
    ) -> None:
        """named: product and occupation of a row, as people read them."""
        super().__init__(window, 560, 520)
        self._rows = [row for row in rows if row[WHY] != Why.CONFLICT and proposed(row) is not Verdict.REFUSED]
        self._named, self._accept = named, accept
        self.score = ScoreField(AT_FIRST)
        self.score.setAccessibleName(_("Lowest score"))
        self.score.valueChanged.connect(lambda _value: self._count())
        self.counted = Label(tokens.BODY, wrap=True)
        self.list = LineList(scrolled=True)
        self.list.setAccessibleName(_("The links that would be accepted"))
        self.accept_button = push_button(self._carry_out, "check", kind="primary")
        self.cancel_button = push_button(self.reject)
        self._lay_out()
        self.say(_("Accept from a given score"))
        self.cancel_button.setText(_("Cancel"))
        self._count()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("kind", "surface")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        asked = QHBoxLayout()
        name = Label(tokens.BODY)
        name.setText(_("Lowest score"))
        self.score.setFixedWidth(96)
        asked.addWidget(name)
        asked.addWidget(self.score)
        asked.addStretch(1)
        column.addLayout(asked)
        column.addWidget(self.counted)
        order = Label(tokens.TABLE, "text2")
        order.setText(_("The lowest scores first"))
        column.addWidget(order)
        column.addWidget(self.list, 1)
        self.body.addWidget(content, 1)
        self.end_with(self.accept_button, self.cancel_button)

    @property
    def chosen(self) -> list[Row]:
        """The links that would be accepted."""
        return above(self._rows, self.score.value() / 100)

    def _count(self) -> None:
        rows = self.chosen
        direct = sum(proposed(row) is Verdict.DIRECT for row in rows)
        indirect = sum(proposed(row) is Verdict.INDIRECT for row in rows)
        words = ngettext(
            "{n} link of {all} would be accepted: {direct} direct, {indirect} indirect. One step of undo takes it "
            "back.",
            "{n} links of {all} would be accepted: {direct} direct, {indirect} indirect. One step of undo takes them "
            "back.",
            len(rows),
        )
        self.counted.setText(
            words.format(
                n=number(len(rows)), all=number(len(self._rows)), direct=number(direct), indirect=number(indirect)
            )
        )
        accept = ngettext("Accept {n} link", "Accept {n} links", len(rows))
        self.accept_button.setText(accept.format(n=number(len(rows))))
        self.accept_button.setEnabled(bool(rows))
        self.list.show_lines([self._line(row) for row in sorted(rows, key=lambda row: float(row[c.SCORE]))])

    def _line(self, row: Row) -> Line:
        product, occupation = self._named(row)
        return Line(title=product, below=f"↔ {occupation}", figure=number(row[c.SCORE], 2))

    def _carry_out(self) -> None:
        self._accept(self.chosen)
        self.accept()
