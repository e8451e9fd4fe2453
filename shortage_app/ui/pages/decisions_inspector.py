"""Beside the register: everything of the decision that is selected, and the others for its occupation."""

from collections.abc import Sequence

from shortage_app.domain.decisions import Decision
from shortage_app.report.decisions import kind_words, state_words
from shortage_app.text import _, day_words
from shortage_app.ui import tokens
from shortage_app.ui.pages.line_list import Line, LineList
from shortage_app.ui.widgets.buttons import push_button
from shortage_app.ui.widgets.inspector import Inspector
from shortage_app.ui.widgets.labels import ElidedLabel, Label, PillLabel


def decision_line(decision: Decision) -> Line:
    """A decision on two lines: the day it was noted, or its year, with who looks after it, over what it is."""
    when = day_words(decision.decided_on) if decision.decided_on else str(decision.year)
    return Line(
        " · ".join(part for part in (when, decision.owner) if part),
        key=f"{decision.year} {decision.kind}",
        below=kind_words(decision.kind),
        pill=(decision.state, state_words(decision.state)),
    )


class DecisionInspector(Inspector):
    """Told what to say by the page, which also carries out what its buttons ask."""

    def __init__(self) -> None:
        super().__init__()
        self.state, self.identity = PillLabel(), ElidedLabel(tokens.TABLE, "text2")
        self.marks.add(self.state)
        self.marks.add(self.identity, 1)
        self.hint, self.what, self.others = self.add_section(), self.add_section(), self.add_section()
        self.nothing = Label(tokens.BODY, "text2", wrap=True)
        self.hint.body.addWidget(self.nothing)
        self.note, self.facts = Label(tokens.BODY, wrap=True), Label(tokens.TABLE, "text2", wrap=True)
        self.what.body.setSpacing(8)
        self.what.body.addWidget(self.note)
        self.what.body.addWidget(self.facts)
        self.other_list = LineList()
        self.others.body.addWidget(self.other_list)
        self.edit = push_button(lambda: None, "edit", kind="primary")
        self.occupation = push_button(lambda: None, "occupations")
        self.foot.addWidget(self.edit)
        self.foot.addWidget(self.occupation)
        self.foot.addStretch(1)

    def retranslate(self) -> None:
        """Say the fixed words."""
        self.setAccessibleName(_("The decision chosen"))
        self.edit.setText(_("Change…"))
        self.occupation.setText(_("See the occupation"))
        self.nothing.setText(_("Choose a decision to see all of it."))

    def show_hint(self) -> None:
        """Say that nothing is selected."""
        self.title.setText("")
        self._show_parts(shown=False)

    def _show_parts(self, *, shown: bool) -> None:
        self.hint.setVisible(not shown)
        for part in (self.what, self.others, self.state, self.identity, self.edit, self.occupation):
            part.setVisible(shown)

    def show_decision(self, title: str, decision: Decision, all_of_it: Sequence[Decision]) -> None:
        """Show a decision; `all_of_it`: every decision for its occupation, this one among them."""
        self._show_parts(shown=True)
        self.title.setText(title)
        self.state.say(decision.state, state_words(decision.state))
        self.identity.setText(_("{code} · {year}").format(code=decision.occupation_code, year=decision.year))
        self.what.say(kind_words(decision.kind))
        self.note.setText(decision.note)
        self.note.setVisible(bool(decision.note))
        self.facts.setText("\n".join(facts(decision)))
        rest = [other for other in all_of_it if other.key != decision.key]
        self.others.setVisible(bool(rest))
        self.others.say(_("Other decisions for this occupation"))
        self.other_list.setAccessibleName(_("Other decisions for this occupation"))
        self.other_list.show_lines([decision_line(other) for other in rest])
        self.other_list.fit_all()


def facts(decision: Decision) -> list[str]:
    """Owner, due day, where it comes from, and who noted and changed it when, each in a line."""
    known = [
        _("Owner: {owner}").format(owner=decision.owner) if decision.owner else "",
        _("Due: {day}").format(day=day_words(decision.due)) if decision.due else "",
        _("Carried over from {year}").format(year=decision.carried_from_year) if decision.carried_from_year else "",
        _signed(_("Logged on {day} by {name}"), _("Logged on {day}"), decision.decided_on, decision.decided_by),
        _signed(_("Changed on {day} by {name}"), _("Changed on {day}"), decision.changed_on, decision.changed_by),
    ]
    return [fact for fact in known if fact]


def _signed(with_name: str, without: str, day: str, name: str) -> str:
    if not day:
        return ""
    return (with_name if name else without).format(day=day_words(day), name=name)
