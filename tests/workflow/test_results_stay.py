"""The example's results are as they were when a person last looked: whatever is made faster changes none of them.

SHORTAGE_UPDATE_SNAPSHOTS=1 SHORTAGE_DEEP=1 pytest tests/workflow/test_results_stay.py -n 0 writes them anew.
"""

import os
from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from shortage_app.domain.exit_cohort import cohorts_of
from shortage_app.domain.project import Project
from shortage_app.workflow.figures import CHARTS
from tests.workflow import results

SNAPSHOTS = Path(__file__).parent / "snapshots"
YEAR = 2019
OF_ALL_COHORTS = "exits_by_cohort"  # which are to be protected one by one


def _other_exits(project: Project) -> Iterator[str]:
    yield from results.of_exits(project, (cohort for cohort in cohorts_of(project) if cohort != YEAR))
    yield from results.of_charts(project, YEAR, [OF_ALL_COHORTS])


QUICK: dict[str, Callable[[Project], Iterator[str]]] = {
    "tables": results.of_years,
    f"exits_{YEAR}": lambda project: results.of_exits(project, [YEAR]),
    f"charts_{YEAR}": lambda project: results.of_charts(project, YEAR, [*CHARTS.keys() - {OF_ALL_COHORTS}]),
    f"paper_{YEAR}": lambda project: results.of_paper(project, YEAR),
}
DEEP = {"other_exits": _other_exits}


@pytest.mark.parametrize("name", [*QUICK, *(DEEP if os.environ.get("SHORTAGE_DEEP") else ())])
def test_every_result_of_the_example_is_as_it_was(name: str, made_example) -> None:
    found = sorted((QUICK | DEEP)[name](made_example.project))
    snapshot = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("SHORTAGE_UPDATE_SNAPSHOTS"):
        snapshot.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    before = snapshot.read_text(encoding="utf-8").splitlines()
    assert [*unified_diff(before, found, lineterm="", n=0)] == []
