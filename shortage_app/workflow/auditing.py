"""The audit of disclosure control on demand: one cohort attacked with everything that the program shows of it."""

from shortage_app.domain import columns as c
from shortage_app.domain.disclosure_audit import AuditReport, audit
from shortage_app.domain.exit_cohort import protected
from shortage_app.domain.project import Project
from shortage_app.progress import UNWATCHED, Progress
from shortage_app.text import _
from shortage_app.workflow.analysing import NoSuchView, cohort_named

SECONDS = 60.0
__all__ = ["SECONDS", "AuditReport", "as_json", "audit_cohort"]


def audit_cohort(
    project: Project, cohort: int, seconds: float = SECONDS, progress: Progress = UNWATCHED
) -> AuditReport:
    """Attack the figures of a cohort; NoSuchView where there are none, Cancelled where nobody waits any more."""
    cohort = cohort_named(project, cohort)
    if not (project.exits[c.COHORT_YEAR] == cohort).any():
        told = _("The figures of {cohort} came as they were published: there are no counts behind them to audit.")
        raise NoSuchView(told.format(cohort=cohort))
    figures = protected(project, cohort, project.method.threshold)
    return audit(figures, seconds, progress)


def as_json(report: AuditReport) -> dict[str, object]:
    """The figures of a report under the names of the command line's contract; where, never which values."""
    return {
        "cohort": report.cohort,
        "threshold": report.threshold,
        "hidden": report.hidden,
        "fewer_than_three": len(report.narrow),
        "fewer_than_threshold": report.below,
        "undecided": report.undecided,
        "passed": report.passed,
        "seconds": round(report.seconds, 1),
        "places": report.narrow[["view", "group", "measure", "of"]].to_dict("records"),
    }
