"""Log a decision for an occupation, or change one: what, by whom, by when, and how far it has come."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QFormLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from shortage_app.domain import columns as c
from shortage_app.domain.codes import DECISION_KIND_LABELS, DECISION_STATE_LABELS, DecisionState
from shortage_app.domain.decisions import Decision, found
from shortage_app.report.decisions import kind_words, owners, state_words
from shortage_app.report.titles import titles
from shortage_app.text import _, day_words
from shortage_app.ui import theme, tokens
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.dressing import dress_list
from shortage_app.ui.models.columns import in_order
from shortage_app.ui.session import Session
from shortage_app.ui.turns import Turns
from shortage_app.ui.visit import OCCUPATION
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.choices import MANY, Choice
from shortage_app.ui.widgets.labels import Label
from shortage_app.workflow.deciding import DayNotRead, day_of, keep
from shortage_app.workflow.workspaces import OpenWorkspace

if TYPE_CHECKING:
    from shortage_app.domain.analysis import Analysis

SIZE = (600, 448)
NOTE_HEIGHT = 96


def log_decision(window: QWidget, session: Session) -> None:
    """Open the dialog for the occupation that is picked; nothing without an analysis to name occupations."""

    def open_dialog() -> None:
        if session.analysis is not None and len(session.analysis.occupations) and session.may_change():
            DecisionDialog(window, session, session.analysis).open()

    session.when_current(open_dialog)


class DecisionDialog(Sheet):
    """Nothing is kept before Save; `before` is the decision to change, None for a new one."""

    guide_chapter = "decisions"

    def __init__(self, window: QWidget, session: Session, analysis: "Analysis", before: Decision | None = None) -> None:
        super().__init__(window, *SIZE)
        self._session, self._project, self._before = session, analysis.project, before
        self._year = before.year if before is not None else analysis.year
        self._turns = Turns(self)
        self.occupation, self.kind, self.state = Choice(), Choice(), Choice()
        self.owner, self.due, self.note = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.trouble = Label(tokens.BODY, "none", wrap=True)
        self.hold_words_and_fields()
        self.body.addWidget(self._form())
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        self._build_foot()
        self._offer(analysis)
        self._fill(before or self._new())
        self._filled = self._written()
        self._follow()
        title = _("Log a decision – {year}") if before is None else _("Change a decision – {year}")
        self.say(title.format(year=self._year))

    def _form(self) -> QWidget:
        part = QWidget()
        form = QFormLayout(part)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(10)
        form.setHorizontalSpacing(tokens.GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(NOTE_HEIGHT)
        self.due.setPlaceholderText(_("e.g. {day}").format(day=day_words("2020-12-31")))
        fields = {
            _("Occupation"): self.occupation,
            _("Decision"): self.kind,
            _("State"): self.state,
            _("Owner"): self.owner,
            _("Due"): self.due,
            _("Note"): self.note,
        }
        for words, field in fields.items():
            field.setAccessibleName(words)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
            field.setFont(theme.font(tokens.BODY))
            form.addRow(words, field)
        return part

    def _build_foot(self) -> None:
        cancel = push_button(self.reject)
        cancel.setText(_("Cancel"))
        self.save_button = push_button(self._save, "check", kind="primary")
        self.save_button.setText(_("Save"))
        self.save_button.setDefault(True)
        self.end_with(self.save_button, cancel)

    def _offer(self, analysis: "Analysis") -> None:
        """The occupations, the kinds, the states, and the owners named before."""
        self._offer_occupations(analysis)
        self.kind.offer([(kind, kind_words(kind)) for kind in self._with_own(DECISION_KIND_LABELS, c.KIND)], "")
        states = [state for state in self._with_own(DECISION_STATE_LABELS, c.STATE) if self._may_be(state)]
        self.state.offer([(state, state_words(state)) for state in states], "")
        listed = QCompleter(owners(self._project), self.owner)
        self.owner.setCompleter(listed)
        dress_list(listed)

    def _offer_occupations(self, analysis: "Analysis") -> None:
        """By title; of very many the one meant at once, and all in the turns that follow."""
        known = dict(zip(analysis.occupations[c.CODE], titles(analysis.occupations), strict=True))
        if self._before is not None:
            known.setdefault(self._before.occupation_code, self._before.occupation_code)
        self.occupation.setEnabled(self._before is None)
        meant = (self._before or self._new()).occupation_code
        if len(known) <= MANY or meant not in known:
            self.occupation.offer(_named(_ordered(known)), "")
            return
        self.occupation.offer(_named([(meant, known[meant])]), meant)
        ordered: list[tuple[str, str]] = []
        self._turns.take(
            lambda: None,  # the turn in which the dialog is painted
            lambda: ordered.extend(_ordered(known)),
            lambda: self.occupation.offer(_named(ordered), self.occupation.currentData()),
        )

    def _with_own(self, labels: dict[str, str], column: str) -> list[str]:
        """The known codes, and that of the decision where the planner used one of her own."""
        own = "" if self._before is None else str(getattr(self._before, column))
        return [*labels, *([own] if own and own not in labels else [])]

    def _may_be(self, state: str) -> bool:
        """Only carrying over makes a decision carried over."""
        return state != DecisionState.CARRIED or (self._before is not None and self._before.state == state)

    def _new(self) -> Decision:
        kind, code = self._session.selection
        return Decision(code if kind == OCCUPATION else "", self._year, next(iter(DECISION_KIND_LABELS)))

    def _fill(self, decision: Decision) -> None:
        for choice, value in (
            (self.occupation, decision.occupation_code),
            (self.kind, decision.kind),
            (self.state, decision.state),
        ):
            choice.setCurrentIndex(max(choice.findData(value), 0))
        self.owner.setText(decision.owner)
        self.due.setText(day_words(decision.due) if decision.due else "")
        self.note.setPlainText(decision.note)

    def _written(self) -> tuple[object, ...]:
        """What stands in the fields that may be changed."""
        chosen = (self.kind.currentData(), self.state.currentData())
        return (*chosen, self.owner.text(), self.due.text(), self.note.toPlainText())

    def _follow(self) -> None:
        """A decision that is changed can be saved once something of it is."""
        if self._before is None:
            return
        for choice in (self.kind, self.state):
            choice.currentIndexChanged.connect(lambda _place: self._enable())
        for line in (self.owner, self.due):
            line.textChanged.connect(lambda _words: self._enable())
        self.note.textChanged.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        self.save_button.setEnabled(self._written() != self._filled)

    def _said(self) -> Decision:
        """The decision as it stands in the form; DayNotRead where the day cannot be read."""
        before = self._before or Decision("", self._year, "")
        return replace(
            before,
            occupation_code=str(self.occupation.currentData()),
            kind=str(self.kind.currentData()),
            state=str(self.state.currentData()),
            owner=self.owner.text().strip(),
            due=day_of(self.due.text()),
            note=self.note.toPlainText().strip(),
        )

    def _save(self) -> None:
        try:
            decision = self._said()
        except DayNotRead as error:
            self._refuse(str(error), self.due)
            return
        before = self._before
        if (before is None or before.key != decision.key) and found(self._project, *decision.key) is not None:
            self._refuse(_taken(decision), self.kind)
            return
        self._session.change(
            lambda workspace, _progress: keep(cast(OpenWorkspace, workspace), decision, before),
            words=_("Noting the decision"),
            changed=_("The decision was saved.") if before is None else _("The change of the decision was saved."),
        )
        self._session.select(OCCUPATION, decision.occupation_code)
        self.accept()

    def _refuse(self, words: str, field: QWidget) -> None:
        self.trouble.setText(words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _ordered(known: dict[str, str]) -> list[tuple[str, str]]:
    """Codes with their titles, by title."""
    return in_order(list(known.items()), list(known.values()))


def _named(occupations: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each code with its title and itself as words."""
    words = _("{title} – {code}")
    return [(code, words.format(title=title, code=code)) for code, title in occupations]


def _taken(decision: Decision) -> str:
    return _(
        "The register of {year} already holds “{kind}” for this occupation. Change that one, or choose another "
        "decision."
    ).format(year=decision.year, kind=kind_words(decision.kind))
