"""The example across 2020 → no edition in 2021 → a new nomenclature in 2022, with and without its crosswalk."""

import pytest

from shortage_app.domain.analysis import analyse
from shortage_app.domain.changes import changes, reconciliation
from shortage_app.domain.occupations import listings_of
from shortage_app.domain.project import Project
from shortage_app.workflow.workspaces import OpenWorkspace


@pytest.fixture
def project(made_example: OpenWorkspace) -> Project:
    return made_example.project


def successors(project: Project) -> dict[str, set[str]]:
    """The codes of 2022 that approved rows lead to, in plain loops."""
    found: dict[str, set[str]] = {}
    for row in project.crosswalk.itertuples():
        if row.approved and row.relation != "broader":
            found.setdefault(row.from_code, set()).add(row.to_code)
    return found


def test_over_the_break_the_counts_reconcile(project: Project) -> None:
    counts = reconciliation(project, 2022, 2020, project.method)
    assert (counts.listed_since, counts.listed_year) == (111, 113)
    assert dict(counts.terms) == {
        "entered_first": 4, "entered_returning": 11, "entered_not_assessed": 6, "added_by_splits": 5,
        "left": -11, "discontinued": -8, "no_longer_assessed": 0, "absorbed_by_mergers": -5,
    }  # fmt: skip
    assert 111 + sum(change for _name, change in counts.terms) == 113


def test_over_the_break_nothing_has_left_that_is_still_listed_under_another_code(project: Project) -> None:
    found = changes(project, 2022, 2020, project.method)
    led_to, now = successors(project), set(listings_of(project, 2022)["code"])
    left = set(found.loc[found["kind"] == "left", "code"])
    discontinued = set(found.loc[found["kind"] == "discontinued", "code"])
    listed = set(listings_of(project, 2020)["code"])
    assert left == {code for code in listed if led_to.get(code) and not led_to[code] & now}
    assert discontinued == {code for code in listed if not led_to.get(code)}


def test_over_the_break_nothing_is_new_that_was_listed_under_another_code(project: Project) -> None:
    occupations = analyse(project, 2022).occupations
    first = set(occupations.loc[occupations["status"] == "emerging_first", "code"])
    ever_listed = set(project.listings.loc[project.listings["reference_year"] < 2022, "code"])
    led_to = successors(project)
    carried = {new for old in ever_listed for new in led_to.get(old, ())}
    assert len(first) == 4
    assert not first & carried


@pytest.mark.parametrize("crosswalk", ["not approved", "missing"])
def test_without_approved_rows_the_break_says_discontinued_and_undetermined_and_never_emerging(
    project: Project, crosswalk: str
) -> None:
    rows = project.crosswalk.assign(approved=False) if crosswalk == "not approved" else project.crosswalk.iloc[:0]
    broken = project.changed(crosswalk=rows)
    figures = analyse(broken, 2022).figures
    assert (figures.listed, figures.undetermined, figures.discontinued) == (113, 113, 111)
    assert (figures.structural, figures.emerging, figures.left) == (0, 0, 0)
    counts = reconciliation(broken, 2022, 2020, broken.method)
    assert (counts.entered_not_assessed, counts.discontinued, counts.entered_first, counts.left) == (113, 111, 0, 0)
