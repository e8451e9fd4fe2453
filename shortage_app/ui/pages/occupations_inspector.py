"""The inspector of an occupation: why it has its status, its years, its products, exits of women and men, decisions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shortage_app.domain.codes import STATUS_LABELS, VERDICT_LABELS, Status, Verdict
from shortage_app.domain.decisions import Decision
from shortage_app.report.inspector import Inspected, LinkedProducts, RuleLine
from shortage_app.report.linked_exits import GenderExits
from shortage_app.report.occupation_page import COVERAGE_WORDS, UNKNOWN_COVERAGE
from shortage_app.report.past import Past
from shortage_app.text import _, ngettext
from shortage_app.ui import tokens
from shortage_app.ui.pages.decisions_inspector import decision_line
from shortage_app.ui.pages.gender_rows import GenderRows
from shortage_app.ui.pages.line_list import Line, LineList
from shortage_app.ui.pages.time_line_view import TimeLineView
from shortage_app.ui.session import Session
from shortage_app.ui.visit import PRODUCT
from shortage_app.ui.widgets.buttons import describe, icon_button, link_button, push_button
from shortage_app.ui.widgets.inspector import Inspector, Section
from shortage_app.ui.widgets.labels import ElidedLabel, IconLabel, Label, PillLabel
from shortage_app.ui.widgets.layouts import clear

RULE_ICONS = {"yes": ("check", "direct"), "no": ("cross", "text3"), "undetermined": ("help", "text2")}

_PRODUCT_WORDS = {**COVERAGE_WORDS, Verdict.ASIDE.value: VERDICT_LABELS[Verdict.ASIDE]}


class OccupationInspector(Inspector):
    """Told what to say by the page; `step` moves to the row above or below."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._inspected: Inspected | None = None
        self.earlier, self.later = icon_button(lambda: None, "up"), icon_button(lambda: None, "down")
        self.copy_button = icon_button(self.copy, "copy")
        for button in (self.earlier, self.later, self.copy_button):
            self.head.addWidget(button)
        self.status, self.coverage = PillLabel(), PillLabel()
        self.identity = ElidedLabel(tokens.TABLE, "text2")
        for widget in (self.status, self.coverage, self.identity):
            self.marks.add(widget)
        self.identity.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # goes on to a line
        self.nothing = Label(tokens.BODY, "text2", wrap=True)
        self.hint = self.add_section()
        self.hint.body.addWidget(self.nothing)
        self._build_why()
        self._build_products()
        self._build_decisions()
        self.log = push_button(self._log_decision, kind="primary")
        self.links = push_button(lambda: session.show_page("coverage"))
        self.foot.addWidget(self.log)
        self.foot.addStretch(1)
        self.foot.addWidget(self.links)

    def _build_why(self) -> None:
        self.why, self.past = self.add_section(), self.add_section()
        self.reasons = Label(tokens.BODY, wrap=True)
        self.rules = QVBoxLayout()
        self.rules.setSpacing(3)
        self.line = TimeLineView()
        self.why.body.setSpacing(8)
        self.why.body.addWidget(self.reasons)
        self.why.body.addLayout(self.rules)
        self.why.body.addWidget(self.line)
        self.past_words = Label(tokens.TABLE, "text2", wrap=True)
        self.past.body.addWidget(self.past_words)

    def _build_products(self) -> None:
        self.products, self.exits = self.add_section(), self.add_section()
        self.product_list = LineList()
        self.product_list.line_opened.connect(self._open_product)
        self.more_products = link_button(lambda: self._session.show_page("coverage"))
        self.no_product = Label(tokens.TABLE, "text2", wrap=True)
        for widget in (self.product_list, self.no_product):
            self.products.body.addWidget(widget)
        self.products.body.addWidget(self.more_products, 0, Qt.AlignmentFlag.AlignLeft)
        self.genders, self.gap = GenderRows(), Label(tokens.TABLE, "text2", wrap=True)
        self.exits.body.addWidget(self.genders)
        self.exits.body.addWidget(self.gap)

    def _build_decisions(self) -> None:
        self.decisions = self.add_section()
        self.see_decisions = link_button(self._see_decisions)
        self.decisions.head.addWidget(self.see_decisions)
        self.decision_list = LineList()
        self.decision_list.line_opened.connect(lambda _key: self._see_decisions())
        self.no_decision = Label(tokens.TABLE, "text2", wrap=True)
        self.decisions.body.addWidget(self.decision_list)
        self.decisions.body.addWidget(self.no_decision)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section but the hint."""
        return self.why, self.past, self.products, self.exits, self.decisions

    def retranslate(self) -> None:
        """Say the fixed words."""
        self.setAccessibleName(_("The occupation chosen"))
        describe(self.earlier, _("The row above"))
        describe(self.later, _("The row below"))
        describe(self.copy_button, _("Copy these sentences"))
        self.past.say(_("Other names and groups"))
        self.links.setText(_("See the links"))
        self.log.setText(_("Log a decision…"))
        self.see_decisions.setText(_("See all"))
        self.no_decision.setText(_("No decision has been noted for it."))

    def show_hint(self, words: str, title: str = "") -> None:
        """Say why there is nothing to inspect."""
        self._inspected = None
        self.title.setText(title)
        self.nothing.setText(words)
        self._show_parts(shown=False)

    def _show_parts(self, *, shown: bool) -> None:
        self.hint.setVisible(not shown)
        for widget in (
            *self.sections,
            self.status,
            self.coverage,
            self.identity,
            self.log,
            self.links,
            self.copy_button,
            self.earlier,
            self.later,
        ):
            widget.setVisible(shown)

    def show_occupation(self, found: Inspected, exits: GenderExits | None, *, awaited: bool = False) -> None:
        """Say everything of one occupation; `awaited`: its exits are still being worked out."""
        self._inspected = found
        self._show_parts(shown=True)
        self.title.setText(found.title)
        self.status.say(found.status, _(STATUS_LABELS[Status(found.status)]))
        known = found.coverage != UNKNOWN_COVERAGE
        self.coverage.say(found.coverage if known else "", _(COVERAGE_WORDS[found.coverage]))
        self.identity.setText(found.identity)
        self._show_why(found)
        self._show_past(found)
        self._show_products(found.products)
        self._show_exits(exits, awaited=awaited)
        self._show_decisions(found.decisions)

    def _show_why(self, found: Inspected) -> None:
        self.why.say(found.question)
        why = found.why
        self.reasons.setText(" ".join(part for part in (*why.reasons, *found.past.carried, why.next_edition) if part))
        clear(self.rules)
        for rule in found.rules:
            self.rules.addWidget(_rule_row(rule))
        self.line.show_line(found.line)

    def _show_past(self, found: Inspected) -> None:
        told = _former_names(found.past, found.other_titles)
        self.past.setVisible(bool(told))
        self.past_words.setText("\n".join(told))

    def _show_products(self, products: LinkedProducts) -> None:
        self.products.say(_("Linked products"), products.remark)
        self.product_list.setAccessibleName(_("Linked products"))
        self.product_list.show_lines(
            [
                Line(
                    product.title,
                    product.code,
                    figure=product.places,
                    pill=(product.state, _(_PRODUCT_WORDS[product.state])),
                )
                for product in products.shown
            ]
        )
        self.product_list.fit_all()
        self.product_list.setVisible(bool(products.shown))
        self.no_product.setVisible(not products.any_linked)
        self.no_product.setText(_("No training product of the catalogue is linked to it."))
        self.more_products.setVisible(products.others > 0)
        others = ngettext("and {count} other", "and {count} others", products.others)
        self.more_products.setText(others.format(count=products.others))

    def _show_exits(self, exits: GenderExits | None, *, awaited: bool) -> None:
        self.exits.setVisible(exits is not None or awaited)
        self.genders.setVisible(exits is not None)
        self.gap.setVisible(False)
        if awaited:
            self.exits.say(_("Exit to work"), _("being worked out…"))
        elif exits is not None:
            self.exits.say(_("Exit to work"), exits.heading)
            self.genders.show_points(exits.points)
            self.gap.setText(exits.gap)
            self.gap.setVisible(bool(exits.gap))

    def _show_decisions(self, decisions: Sequence[Decision]) -> None:
        self.decisions.say(_("Decisions"))
        self.decision_list.setAccessibleName(_("Decisions"))
        self.decision_list.show_lines([decision_line(decision) for decision in decisions])
        self.decision_list.fit_all()
        self.decision_list.setVisible(bool(decisions))
        self.see_decisions.setVisible(bool(decisions))
        self.no_decision.setVisible(not decisions)

    def _see_decisions(self) -> None:
        if self._inspected is not None:
            self._session.ask_rows(f"decisions:{self._inspected.code}")

    def _log_decision(self) -> None:
        from shortage_app.ui.dialogs.decision_dialog import log_decision

        log_decision(self.window(), self._session)

    def _open_product(self, code: str) -> None:
        self._session.select(PRODUCT, code)
        self._session.show_page("coverage")

    def copy(self) -> None:
        """Copy what is said as text."""
        if self._inspected is not None:
            QGuiApplication.clipboard().setText(self._inspected.spoken)


def _rule_row(rule: RuleLine) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    name, remark = Label(tokens.TABLE, wrap=True), Label(tokens.TABLE, "text2")
    name.setText(rule.label)
    remark.setText(rule.remark)
    row.addWidget(IconLabel(*RULE_ICONS[rule.holds]), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(name, 1)
    row.addWidget(remark, 0, Qt.AlignmentFlag.AlignTop)
    return made


def _former_names(past: Past, other_titles: str) -> Sequence[str]:
    """The title in other languages, then the names it had, as lines."""
    lines = [other_titles] if other_titles else []
    for name in past.names:
        line = _("{years}: {code} {title} · {group}") if name.group else _("{years}: {code} {title}")
        lines.append(line.format(years=name.years, code=name.code, title=name.title, group=name.group))
    return lines
