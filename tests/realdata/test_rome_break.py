"""A real change of nomenclature, ROME v3.47 → v4.60, with its crosswalk imported: it changes no status by itself.

The lists of 2011–2017 are in v3, those of 2018 and 2019 recoded to v4. The v4 file names the v3 parent of each code.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd
import pytest

from shortage_app.domain.changes import reconciliation
from shortage_app.domain.classification import classify
from shortage_app.domain.codes import LISTED_STATUSES
from shortage_app.domain.history import predecessors
from shortage_app.domain.project import Project
from shortage_app.workflow import workspaces
from shortage_app.workflow.analysing import analyse, table
from shortage_app.workflow.importing import Request, import_all
from tests.domain.realdata import needs_real_data, real
from tests.domain.test_real_lists import NO_LIST, successors, tension_lists

pytestmark = [pytest.mark.realdata, needs_real_data]

V3, V4 = "ROME v3.47", "ROME v4.60"
BROKEN = 2018  # the first list in v4


def written(path: Path, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(head)
        writer.writerows(rows)
    return path


def titles(file: str) -> Mapping[str, str]:
    rows = pd.read_csv(real(f"rome/{file}"), dtype=str)
    return dict(zip(rows["code_rome"], rows["libelle_rome"], strict=True))


def crosswalk_file(folder: Path) -> Path:
    """Each code of v4 beside its parent, as the v4 file says it; a parent of several is split."""
    rows = [
        (V3, old, V4, new, "identique" if len(codes) == 1 else "scindé", "oui")
        for old, codes in successors().items()
        for new in codes
    ]
    head = (
        "Ancienne nomenclature",
        "Code ROME parent",
        "Nouvelle nomenclature",
        "Nouveau code",
        "Relation",
        "Approuvé",
    )
    return written(folder / "passage.csv", head, rows)


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Project]:
    """The lists without the break, and over it with the crosswalk imported: both through files, as a planner would."""
    folder = tmp_path_factory.mktemp("rome")
    old, new = titles("unix_referentiel_code_rome_v347_utf8.csv"), titles("unix_referentiel_code_rome_v460_utf8.csv")
    found = {}
    for name, broken in (("plain", 9999), ("over the break", BROKEN)):
        requests = [Request("crosswalk", (crosswalk_file(folder),))]
        for year, codes in tension_lists().items():
            recoded = [code for parent in codes for code in successors().get(parent, [])]
            rows = [(code, new[code]) for code in recoded] if year >= broken else [(code, old[code]) for code in codes]
            path = written(folder / f"{name} {year}.csv", ("Code ROME", "Intitulé"), rows)
            requests.append(Request("shortage-list", (path,), year=year, nomenclature=V4 if year >= broken else V3))
        done = import_all(workspaces.create(folder / f"{name}.shortage"), requests)
        assert [report.refused for report in done.readings] == [0] * len(requests)
        found[name] = workspaces.no_edition(done.workspace, NO_LIST).project
    return found


def statuses(project: Project, year: int) -> dict[tuple[str, str], str]:
    rows = classify(project, year, project.method)
    return dict(zip(zip(rows["nomenclature"], rows["code"], strict=True), rows["status"], strict=True))


@pytest.mark.parametrize(("year", "one_to_one", "split"), [(2018, 63, 99), (2019, 85, 124)])
def test_statuses_equal_those_without_the_break_and_the_rest_is_split(
    projects: dict[str, Project], year: int, one_to_one: int, split: int
) -> None:
    before, after = (statuses(projects[name], year) for name in ("plain", "over the break"))
    heirs = {code: successors()[code] for _v3, code in before}
    single = {code for code, codes in heirs.items() if len(codes) == 1}
    carried = {code: after.get((V4, heirs[code][0]), after.get((V3, code))) for code in single}
    assert carried == {code: before[V3, code] for code in single}
    rest = sorted(set(heirs) - single)
    assert (len(single), len(rest)) == (one_to_one, split)
    told = predecessors(projects["over the break"], year).set_index("from_code")["relation"]
    assert {told[told.index == code].unique().tolist()[0] for code in rest} == {"split"}
    inherited = {after[V4, heir] for code in rest if before[V3, code] in LISTED_STATUSES for heir in heirs[code]}
    assert inherited <= set(LISTED_STATUSES)
    assert all(
        after[V4, heir] == before[V3, code]
        for code in rest if before[V3, code] in LISTED_STATUSES for heir in heirs[code]
    )  # fmt: skip


def test_the_break_adds_by_splits_and_discontinues_nothing(projects: dict[str, Project]) -> None:
    project = projects["over the break"]
    counts = reconciliation(project, 2018, 2017, project.method)
    assert counts.discontinued == counts.entered_not_assessed == 0
    assert (counts.listed_since, counts.left, counts.added_by_splits, counts.listed_year) == (99, 2, 252, 571)
    plain = reconciliation(projects["plain"], 2018, 2017, project.method)
    assert (counts.left, plain.listed_since) == (plain.left, 99)


def test_each_successor_of_a_split_says_so(projects: dict[str, Project]) -> None:
    shown = table(projects["over the break"], "changes", year=2018).rows
    split = shown[shown["change"] == "split"]
    assert len(split) == 252 + split["from_code"].nunique()
    assert all(len(successors()[code]) > 1 for code in split["from_code"])
    assert (split["from_title"] != "").all()


def test_without_the_crosswalk_the_same_break_is_discontinued_and_never_emerging(projects: dict[str, Project]) -> None:
    project = projects["over the break"]
    figures = analyse(project.changed(crosswalk=project.crosswalk.iloc[:0]), 2018).figures
    assert (figures.listed, figures.undetermined, figures.discontinued) == (571, 571, 99)
    assert (figures.emerging, figures.structural, figures.left) == (0, 0, 0)
