"""What a reader must know beside any figure: method, threshold, sources, and whether the data are invented."""

from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import GENDER_LABELS, MEASURE_LABELS
from shortage_app.domain.project import Method
from shortage_app.report.method_words import method_note
from shortage_app.text import _


def synthetic_note() -> str:
    """The label of the shipped example, on every page and export."""
    return _("Synthetic data: an invented example, not the real figures of any service.")


def threshold_note(method: Method) -> str:
    """What is hidden, in one line."""
    return _(
        "Figures of fewer than {threshold} people are hidden, and others with them so that none can be worked out."
    ).format(threshold=method.threshold)


def source_notes(analysis: Analysis) -> tuple[str, ...]:
    """The notes of a table of occupations or products."""
    missing = _("No training catalogue of {year} has been imported: coverage is not known.").format(year=analysis.year)
    notes = [
        synthetic_note() if analysis.project.synthetic else "",
        method_note(analysis.method),
        "" if analysis.has_catalogue else missing,
    ]
    return tuple(note for note in notes if note)


def exit_notes(analysis: Analysis, cohort: int) -> tuple[str, ...]:
    """The notes of a table or chart of exits: cohort, threshold, and what is missing or assumed in the cohort."""
    notes = [
        synthetic_note() if analysis.project.synthetic else "",
        _("Leavers of {cohort}; 95% Wilson intervals of rates, Newcombe intervals of gaps.").format(cohort=cohort),
        threshold_note(analysis.method),
        *cohort_notes(analysis, cohort),
    ]
    return tuple(note for note in notes if note)


def cohort_notes(analysis: Analysis, cohort: int) -> tuple[str, ...]:
    """What the figures of this cohort leave out or assume; nothing where they do neither."""
    found = analysis.exits(cohort)
    notes = []
    if found.left_out:
        genders = ", ".join(
            _(GENDER_LABELS[gender]) if gender in GENDER_LABELS else gender for gender in found.left_out
        )
        text = _("Left out of all figures of {cohort}, being too few: {genders}.")
        notes.append(text.format(cohort=cohort, genders=genders))
    if found.assumed_job_oriented:
        text = _("Leavers of {cohort} whose training type is not known are counted as of job-oriented training.")
        notes.append(text.format(cohort=cohort))
    if found.too_young:
        measures = ", ".join(_(MEASURE_LABELS[measure]) for measure in found.too_young)
        text = _("Too early to know for the leavers of {cohort}: {measures}.")
        notes.append(text.format(cohort=cohort, measures=measures))
    return tuple(notes)
