"""The audit of disclosure control in the window: it runs behind, and says in plain words what it found."""

from functools import partial
from typing import TYPE_CHECKING

from shortage_app.text import _
from shortage_app.ui.widgets.messages import Level, Message

if TYPE_CHECKING:
    from shortage_app.domain.disclosure_audit import AuditReport
    from shortage_app.ui.tasks import Progress
    from shortage_app.ui.window import Window

EXITS = "exits"


def wire(window: "Window") -> None:
    """Carry out the command that attacks the cohort of the page of exits."""
    window.commands.carry_out("audit", partial(audit, window))


def audit(window: "Window") -> None:
    """Attack the cohort looked at with everything that is shown of it."""
    from shortage_app.ui.pages.exits import ExitsPage

    window.session.show_page(EXITS)
    page, workspace = window.page(EXITS), window.session.workspace
    page.catch_up()  # a page just opened is filled in the next turn, and the cohort is asked for in this one
    if not isinstance(page, ExitsPage) or page.cohort is None or workspace is None:
        return
    project, cohort = workspace.project, page.cohort

    def job(progress: "Progress") -> "AuditReport":
        from shortage_app.workflow.auditing import audit_cohort

        return audit_cohort(project, cohort, progress=progress)

    words = _("Checking what is hidden of {cohort}").format(cohort=cohort)
    window.session.tasks.start("audit", job, partial(tell, window), words=words)


def tell(window: "Window", report: "AuditReport") -> None:
    """Say what an audit found."""
    from shortage_app.report.audit import audit_sentences

    first, result, *more = [sentence.text for sentence in audit_sentences(report)] + [""]
    level = Level.INFO if report.passed else Level.WARNING
    window.show_message(Message(" ".join((first, result)).strip(), " ".join(filter(None, more)), level=level))
