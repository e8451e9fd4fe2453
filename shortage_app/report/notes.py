"""What a reader must know beside any figure: method, threshold, sources, and whether the data are invented."""

from shortage_app.domain.analysis import Analysis
from shortage_app.domain.project import Method
from shortage_app.text import _


def synthetic_note() -> str:
    """The label of the shipped example, on every page and export."""
    return _("Synthetic data: an invented example, not the real figures of any service.")


def method_note(method: Method) -> str:
    """The rule of the classification in one line."""
    window = (
        _("the last {window} years").format(window=method.window)
        if method.window_includes_reference
        else _("the {window} preceding years").format(window=method.window)
    )
    return _("Structural: {consecutive} editions in a row, or {minimum} of {years}.").format(
        consecutive=method.consecutive, minimum=method.minimum, years=window
    )


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
    """The notes of a table or chart of exits."""
    notes = [
        synthetic_note() if analysis.project.synthetic else "",
        _("Leavers of {cohort}; 95% Wilson intervals.").format(cohort=cohort),
        threshold_note(analysis.method),
    ]
    return tuple(note for note in notes if note)
