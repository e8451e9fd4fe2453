"""The link looked at: both titles with their matched terms, the evidence as a bar and in words, the strength."""

import re
from html import escape

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shortage_app.domain.codes import STATUS_LABELS, Verdict
from shortage_app.report.review import Side, WaitingLink
from shortage_app.report.rounding import adding_up
from shortage_app.text import _, number
from shortage_app.ui import painting, theme, tokens
from shortage_app.ui.pages.coverage_parts import Look, PartsLegend
from shortage_app.ui.qt import override
from shortage_app.ui.widgets.buttons import Segments, push_button
from shortage_app.ui.widgets.delegates import cause_marks
from shortage_app.ui.widgets.labels import ElidedLabel, Label, PillLabel, RichLabel, separator

PART_LOOKS: tuple[Look, ...] = (("struct", False), ("indirect", True), ("listed", False), ("out", True))


class EvidenceBar(QWidget):
    """A score from 0 to 1 as a bar, each part of the evidence in its own colour or hatching."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[float, ...] = ()
        self.setFixedHeight(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: tuple[tuple[str, float], ...]) -> None:
        """Show the parts; their words are its name for screen readers."""
        self._parts = tuple(part for _label, part in parts)
        self.setAccessibleName(" · ".join(word for word in evidence_words(parts) if word))
        self.setToolTip(self.accessibleName())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("track"))
        left = 0.0
        for part, (role, hatched) in zip(self._parts, PART_LOOKS, strict=False):
            width = part * self.width()
            if width >= 1:
                painting.sample(painter, QRectF(left, 0, width, self.height()), role, hatched=hatched)
            left += width
        painter.end()


def evidence_words(parts: tuple[tuple[str, float], ...]) -> list[str]:
    """Each part of the evidence: « intitulé 0,25 », "" for one that says nothing."""
    shown = adding_up([part for _label, part in parts], 2)
    return [f"{label} {number(part, 2)}" if part else "" for (label, _part), part in zip(parts, shown, strict=True)]


class SideView(QWidget):
    """One side of a link: its kind and what is known of it over its title, the matched terms marked."""

    def __init__(self) -> None:
        super().__init__()
        self._side: Side | None = None
        self._kind = Label(tokens.TABLE, "text2")
        self._remark = ElidedLabel(tokens.TABLE, "text2")
        self._remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._title = RichLabel((14, True), wrap=True)
        self._detail = Label(tokens.TABLE, "text2", wrap=True)
        self._beside = ElidedLabel(tokens.TABLE, "text2")
        self.marks = QHBoxLayout()
        self.marks.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._kind)
        head.addWidget(self._remark, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        column.addWidget(self._beside)
        column.addLayout(self.marks)

    def show_side(self, kind: str, side: Side) -> None:
        """Show a product or an occupation."""
        self._kind.setText(kind)
        self._remark.setText(side.remark)
        self._side = side
        self._mark()
        self._title.setAccessibleName(side.title)
        self._detail.setText(side.detail)
        self._detail.setVisible(bool(side.detail))
        self._beside.setText(side.beside)
        self._beside.setVisible(bool(side.beside))

    def _mark(self) -> None:
        if self._side is not None:
            self._title.setText(marked(self._side.title, self._side.terms))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """The ground of the marks is that of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._mark()


def marked(title: str, terms: tuple[str, ...]) -> str:
    """A title as rich text, its matched terms on a ground and underlined."""
    ground, _ink, _edge = theme.pill_colours("returning")
    colour = ground.name() if ground is not None else "transparent"
    style = f"background-color: {colour}; text-decoration: underline"
    if not terms:
        return escape(title)
    any_term = re.compile("|".join(re.escape(term) for term in sorted(set(terms), key=len, reverse=True)))
    pieces, end = [], 0
    for found in any_term.finditer(title):
        pieces += [escape(title[end : found.start()]), f'<span style="{style}">{escape(found.group())}</span>']
        end = found.end()
    return "".join([*pieces, escape(title[end:])])


class LinkCard(QFrame):
    """The link looked at, with the choice of its strength and the two answers; the panel around it knows the keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._lit = False
        self.product, self.occupation = SideView(), SideView()
        self.status, self.causes = PillLabel(), Label(tokens.TABLE, "text2")
        self.occupation.marks.addWidget(self.status)
        self.occupation.marks.addWidget(self.causes)
        self.occupation.marks.addStretch(1)
        self.score_name, self.score = Label(tokens.TABLE, "text2"), Label((20, False))
        self.bar, self.evidence = EvidenceBar(), PartsLegend(PART_LOOKS)
        self.reason = Label(tokens.TABLE, "text2", wrap=True)
        self.strength_name = Label(tokens.TABLE, "text2")
        self.strength = Segments((Verdict.DIRECT.value, Verdict.INDIRECT.value))
        self.effect = RichLabel(tokens.TABLE, "text2")
        self.accept_button = push_button(lambda: None, "check", kind="primary")
        self.refuse_button = push_button(lambda: None, "cross")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 14)
        column.setSpacing(8)
        column.addWidget(self.product)
        column.addWidget(separator())
        column.addWidget(self.occupation)
        column.addLayout(_row(self.score_name, self.score, self.bar))
        column.addWidget(self.evidence)
        column.addWidget(self.reason)
        column.addLayout(_row(self.strength_name, self.strength, None, self.effect))
        column.addLayout(_row(self.accept_button, self.refuse_button))

    def light(self, *, on: bool) -> None:
        """Whether the keyboard is here."""
        self._lit = on
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._lit:
            painter = QPainter(self)
            painting.focus_ring(painter, QRectF(self.rect()))
            painter.end()

    def retranslate(self) -> None:
        """Say the fixed words."""
        self.score_name.setText(_("Score"))
        self.strength_name.setText(_("Link"))
        self.strength.say(Verdict.DIRECT.value, _("Direct"), _("The product leads to the occupation (D)"))
        self.strength.say(Verdict.INDIRECT.value, _("Indirect"), _("The product helps towards the occupation (I)"))
        self.accept_button.setText(_("Accept (A)"))
        self.refuse_button.setText(_("Reject (R)"))

    def show_link(self, link: WaitingLink) -> None:
        """Show a link that waits."""
        self.product.show_side(_("Product"), link.product)
        self.occupation.show_side(_("Occupation"), link.occupation)
        self.status.say(link.status, _(STATUS_LABELS[link.status]))
        marks = [mark for cause, mark in cause_marks().items() if cause in link.causes.split(";")]
        self.causes.setText(" ".join(marks))
        self.score.setText(number(link.score, 2))
        self.bar.show_parts(link.parts)
        self.evidence.show_words(evidence_words(link.parts))
        self.reason.setText(link.reason)
        self.choose(link.proposed)
        self.effect.setVisible(link.covered is not None)
        if link.covered is not None:
            now, then = link.covered
            self.effect.setText(_("if accepted: <b>{now} → {then}</b> covered").format(now=now, then=then))

    def choose(self, verdict: Verdict) -> None:
        """Choose the strength of the link; a refusal that is carried leaves it as it is."""
        if verdict in (Verdict.DIRECT, Verdict.INDIRECT):
            self.strength.choose(verdict.value)

    @property
    def chosen(self) -> Verdict:
        """The strength chosen."""
        return Verdict(self.strength.value)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None is what gives way."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
