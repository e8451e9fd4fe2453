"""The audit by linear programming: it proves what protect() hides, and finds what is given away.

SHORTAGE_DEEP=1 audits many more cohorts, SHORTAGE_TABLES says which (first-last, default 0-2000), and prints figures.
"""

import os
import sys
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Measure
from shortage_app.domain.disclosure import ExitFigures, protect
from shortage_app.domain.disclosure_audit import AuditReport, audit
from shortage_app.domain.exits import cohort_counts
from tests.domain.cohorts import CELL, cohort, hidden_by_rows

THRESHOLD = 5
NARROW_ONCE = (53, 155, 1201, 1689, 1741)  # cohorts in which bounds that were tried left hidden counts of two values


@dataclass(frozen=True)
class Audited:
    """A report, and the share of cells and of people hidden, beside those of hiding whole rows."""

    report: AuditReport
    cells: float
    people: float
    cells_by_rows: float
    people_by_rows: float


def audited(seed: int) -> Audited:
    """One random cohort, protected and attacked."""
    exits, products = cohort(seed)
    figures = protect(cohort_counts(exits, products, 2019), THRESHOLD)
    table = figures.view(tuple(CELL))
    shown = table[table[c.MEASURE] == Measure.POSITIVE_EXIT].set_index(CELL)[c.SUPPRESSED]
    exits = exits[exits[c.LEAVERS] > 0]
    hidden = (exits[CELL].apply(tuple, axis=1).map(shown.to_dict()) == "yes").to_numpy()
    rows, people = hidden_by_rows(exits, THRESHOLD).to_numpy(), exits[c.LEAVERS].to_numpy("int64")
    return Audited(
        audit(figures), hidden.mean(), people[hidden].sum() / people.sum(),
        rows.mean(), people[rows].sum() / people.sum(),
    )  # fmt: skip


@pytest.mark.parametrize("seed", [*range(5), *NARROW_ONCE])
def test_every_hidden_count_could_be_three_values_at_least(seed: int) -> None:
    report = audited(seed).report
    assert report.hidden > 0
    assert report.narrow.to_dict("records") == []
    assert report.undecided == 0


@pytest.mark.skipif("SHORTAGE_DEEP" not in os.environ, reason="many minutes")
def test_no_hidden_count_of_very_many_cohorts_is_given_away(capsys: pytest.CaptureFixture[str]) -> None:
    first, last = map(int, os.environ.get("SHORTAGE_TABLES", "0-2000").split("-"))
    found = {seed: audited(seed) for seed in range(first, last)}
    with capsys.disabled():
        sys.stdout.write(summary(found))
    assert [seed for seed, one in found.items() if not one.report.passed] == []


def summary(found: dict[int, Audited]) -> str:
    """The figures of many cohorts in one line."""
    hidden = sum(one.report.hidden for one in found.values())
    means = pd.DataFrame([
        (one.cells, one.people, one.cells_by_rows, one.people_by_rows, one.report.seconds) for one in found.values()
    ]).mean()  # fmt: skip
    below = sum(one.report.below_threshold * one.report.hidden for one in found.values()) / max(hidden, 1)
    failed = [seed for seed, one in found.items() if not one.report.passed]
    return (
        f"\n{len(found)} cohorts, {hidden} hidden counts; failed {failed}; below the threshold {below:.4f}; "
        f"hidden cells {means[0]:.3f}, people {means[1]:.3f}; by whole rows {means[2]:.3f}, {means[3]:.3f}; "
        f"{means[4]:.2f} s each"
    )


def with_one_shown(figures: ExitFigures, exits: pd.DataFrame) -> ExitFigures:
    """The same figures with one hidden cell shown after all: of the largest product, by gender."""
    shown = figures.shown[Measure.POSITIVE_EXIT]
    of_product = figures.all_sets[c.PRODUCT_CODE]
    hidden = shown.hidden[of_product][:, :-1, -1]
    product, gender = np.argwhere(hidden)[0]
    code, word = figures.groups[c.PRODUCT_CODE][c.PRODUCT_CODE].iloc[product], figures.genders[gender]
    own = exits[(exits[c.PRODUCT_CODE] == code) & (exits[c.GENDER] == word)]
    at = of_product[product], gender, -1
    parts = {name: getattr(shown, name).copy() for name in ("n", "count", "hidden", "given")}
    parts["n"][at], parts["count"][at], parts["hidden"][at] = own[c.LEAVERS].sum(), own[c.POSITIVE].sum(), False
    return replace(figures, shown=figures.shown | {Measure.POSITIVE_EXIT: replace(shown, **parts)})


def test_a_figure_that_gives_others_away_is_found() -> None:
    exits, products = cohort(0)
    for seed in range(20):
        exits, products = cohort(seed)
        figures = protect(cohort_counts(exits, products, 2019), THRESHOLD)
        hidden = figures.shown[Measure.POSITIVE_EXIT].hidden[figures.all_sets[c.PRODUCT_CODE]][:, :-1, -1]
        if hidden.any():
            break
    report = audit(with_one_shown(figures, exits))
    assert not report.passed
    assert report.narrow["view"].str.contains(c.GENDER).any()


def test_the_audit_says_what_it_could_not_decide_in_its_time() -> None:
    exits, products = cohort(1)
    report = audit(protect(cohort_counts(exits, products, 2019), THRESHOLD), seconds=0.0)
    assert report.undecided == report.hidden > 0
    assert not report.passed
