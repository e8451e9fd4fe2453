"""What an audit of disclosure control found, in words. It says where, never which values are possible there."""

from shortage_app.domain import columns as c
from shortage_app.domain.codes import MEASURE_LABELS
from shortage_app.domain.disclosure_audit import AuditReport
from shortage_app.report.sentence import Sentence, Tone
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import N_, _, ngettext, number, percent

_OF = {c.N: N_("number of leavers"), c.COUNT: N_("number among them"), "rest": N_("number of the others")}
_COLUMNS = (
    TableColumn("view", N_("View"), width=30),
    TableColumn("group", N_("Group"), width=40),
    TableColumn(c.MEASURE, N_("Measure"), Format.CHOICE, labels=MEASURE_LABELS),
    TableColumn("of", N_("Count"), Format.CHOICE, labels=_OF),
)


def audit_sentences(report: AuditReport) -> tuple[Sentence, ...]:
    """What was attacked and how, and what came of it."""
    if not report.hidden:
        words = _("Cohort {cohort}: nothing is hidden, so there is nothing to attack.")
        return (Sentence(words.format(cohort=report.cohort), tone=Tone.ESTABLISHED),)
    found = (_attacked(report), _narrow(report), _undecided(report), _below(report), Sentence(_how()))
    return tuple(sentence for sentence in found if sentence is not None)


def narrow_places(report: AuditReport) -> Table:
    """Where hidden counts have fewer than three possible values."""
    rows = report.narrow[[column.name for column in _COLUMNS]]
    return Table("audit", _("Hidden counts that are as good as shown"), _COLUMNS, rows)


def _attacked(report: AuditReport) -> Sentence:
    words = ngettext(
        "Cohort {cohort}, threshold {threshold}: {n} hidden count was attacked with everything that is shown.",
        "Cohort {cohort}, threshold {threshold}: {n} hidden counts were attacked with everything that is shown.",
        report.hidden,
    )
    return Sentence(words.format(cohort=report.cohort, threshold=report.threshold, n=number(report.hidden)))


def _narrow(report: AuditReport) -> Sentence:
    narrow = len(report.narrow)
    if narrow:
        words = ngettext(
            "{n} of them has fewer than three possible values: it is as good as shown.",
            "{n} of them have fewer than three possible values: they are as good as shown.",
            narrow,
        )
        return Sentence(words.format(n=number(narrow)), tone=Tone.WARNING)
    if report.undecided:
        return Sentence(_("None was found to have fewer than three possible values."))
    return Sentence(_("Each of them can still be at least three values."), tone=Tone.ESTABLISHED)


def _undecided(report: AuditReport) -> Sentence | None:
    if not report.undecided:
        return None
    words = ngettext(
        "{n} was not decided in {seconds} s; with more time it will be.",
        "{n} were not decided in {seconds} s; with more time they will be.",
        report.undecided,
    )
    told = words.format(n=number(report.undecided), seconds=number(round(report.seconds)))
    return Sentence(told, tone=Tone.NOT_ESTABLISHED)


def _below(report: AuditReport) -> Sentence | None:
    if not report.below:
        return None
    words = ngettext(
        "{n} ({share}) is not proven to have as many possible values as the threshold.",
        "{n} ({share}) are not proven to have as many possible values as the threshold.",
        report.below,
    )
    return Sentence(words.format(n=number(report.below), share=percent(report.below_threshold)))


def _how() -> str:
    return _(
        "Numbers of leavers, of those among them and of the others are each attacked by themselves; one that stands "
        "in several views is taken as known wherever one of them shows it."
    )
