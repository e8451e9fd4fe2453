"""From true counts to figures that may be shown: the one function that every way out passes."""

import numpy as np
import pandas as pd

from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure.choice import choose
from shortage_app.domain.disclosure.figures import ExitFigures, Shown
from shortage_app.domain.disclosure.populations import Populations, populations
from shortage_app.domain.disclosure.rule import rare_genders
from shortage_app.domain.disclosure.systems import MASK_OF, Masks, MeasureCells, cohort_of, hidden_for_themselves
from shortage_app.domain.disclosure.unknown import unknown_outcomes
from shortage_app.domain.exits import CohortCounts


def protect(counts: CohortCounts, threshold: int) -> ExitFigures:
    """The figures of a cohort with everything hidden that is small, or gives something small back."""
    from threadpoolctl import threadpool_limits

    # Many small products of matrices: threads of their own cost more than they save, and the window needs a core.
    with threadpool_limits(limits=1, user_api="blas"):
        return _protected(counts, threshold)


def _protected(counts: CohortCounts, threshold: int) -> ExitFigures:
    rare = rare_genders(counts, threshold)
    kept = counts.of_genders(~rare)
    people = populations(kept)
    cohort = cohort_of(people)
    masks = choose(cohort, hidden_for_themselves(cohort, threshold))
    return ExitFigures(
        cohort=counts.cohort,
        threshold=threshold,
        genders=kept.genders,
        levels=kept.levels,
        left_out=tuple(gender for gender, out in zip(counts.genders, rare, strict=True) if out),
        assumed_job_oriented=kept.assumed_job_oriented,
        too_young=kept.too_young,
        groups=people.groups,
        units=_public(people),
        all_sets=people.all_sets,
        job_sets=people.job_sets,
        shown={measure: _shown(people, figure, masks, measure) for measure, figure in cohort.measures.items()},
        unknown=unknown_outcomes(kept, threshold),
    )


def _shown(people: Populations, figure: MeasureCells, masks: Masks, measure: Measure) -> Shown:
    """A measure with the numbers of its hidden cells taken out."""
    hidden = masks[MASK_OF[measure]] & figure.given
    visible = figure.given & ~hidden
    n, count = np.where(visible, figure.n, 0), np.where(visible, figure.count, 0)
    n, count = (part.reshape(people.shape) for part in (n, count))
    return Shown(n, count, hidden.reshape(people.shape), figure.given.reshape(people.shape))


def _public(people: Populations) -> pd.DataFrame:
    """What each unit is, and whether it is job-oriented: known to anyone with a catalogue."""
    return people.counts.units.assign(job_oriented=people.counts.job_oriented)
