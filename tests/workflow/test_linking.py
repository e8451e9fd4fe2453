"""Links decided one by one or together: kept with who and when, in the place of what was decided before."""

from datetime import date
from pathlib import Path

import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import analyse
from shortage_app.domain.change import Change, Replacement
from shortage_app.report.coverage_tables import decided_links
from shortage_app.workflow.exporting import write_table
from shortage_app.workflow.importing import Request, import_files
from shortage_app.workflow.linking import Judged, Verdict, decide, decide_all, planner
from shortage_app.workflow.workspaces import OpenWorkspace, create, open_workspace, perform
from tests.report import small_lists

SAID = [c.CATALOGUE_YEAR, c.PRODUCT_CODE, c.OCCUPATION_CODE, c.STRENGTH, c.DECIDED_BY, c.DECIDED_ON]


@pytest.fixture
def workspace(tmp_path: Path) -> OpenWorkspace:
    """The small lists in a file."""
    made = create(tmp_path / "small.shortage")
    project = small_lists.project()
    frames = ("editions", "listings", "products", "links")
    rows = tuple(Replacement(name, getattr(project, name).iloc[:0], getattr(project, name)) for name in frames)
    return perform(made, Change("small", rows))


def decisions(workspace: OpenWorkspace) -> list[list[object]]:
    links = workspace.project.links
    return links.loc[links[c.ORIGIN] == "decision", SAID].to_numpy(dtype=object).tolist()


def test_a_decision_is_kept_with_who_and_when_and_read_back(workspace: OpenWorkspace) -> None:
    after = decide(workspace, 2019, Judged("P2", "3", Verdict.DIRECT), by="Ann")
    assert decisions(after) == [[2019, "P2", "3", "direct", "Ann", date.today().isoformat()]]
    assert decisions(open_workspace(after.path)) == decisions(after)
    assert decisions(workspace) == []


def test_a_second_decision_takes_the_place_of_the_first(workspace: OpenWorkspace) -> None:
    after = workspace
    for verdict in (Verdict.DIRECT, Verdict.ASIDE, Verdict.REFUSED):
        after = decide(after, 2019, Judged("P2", "3", verdict), by="Ann")
    assert [row[3] for row in decisions(after)] == ["none"]


def test_several_links_are_one_change_and_of_a_pair_named_twice_the_last_counts(workspace: OpenWorkspace) -> None:
    links = [Judged("P2", "3", Verdict.DIRECT), Judged("P3", "3", Verdict.ASIDE), Judged("P2", "3", Verdict.INDIRECT)]
    after = decide_all(workspace, 2019, links)
    assert sorted(row[1:4] for row in decisions(after)) == [["P2", "3", "indirect"], ["P3", "3", "aside"]]
    assert {row[4] for row in decisions(after)} == {planner()}
    assert decide_all(workspace, 2019, []) is workspace


def test_accepting_covers_and_refusing_uncovers(workspace: OpenWorkspace) -> None:
    covered = decide(workspace, 2019, Judged("P2", "3", Verdict.INDIRECT))
    refused = decide(covered, 2019, Judged("P2", "2", Verdict.REFUSED))
    figures = [analyse(each.project, 2019).figures.covered for each in (workspace, covered, refused)]
    assert figures == [4, 5, 4]


def test_decisions_written_as_a_table_are_the_same_when_imported_elsewhere(
    workspace: OpenWorkspace, tmp_path: Path
) -> None:
    judged = [Judged("P2", "3", Verdict.DIRECT), Judged("P3", "4", Verdict.REFUSED), Judged("P4", "2", Verdict.ASIDE)]
    decided = decide_all(workspace, 2019, judged, by="Ann")
    for ending in ("csv", "xlsx"):
        path = tmp_path / f"liens.{ending}"
        write_table(decided_links(analyse(decided.project, 2019)), path, ending)
        after = import_files(create(tmp_path / f"{ending}.shortage"), Request("links", (path,)))
        assert [reading.refused for reading in after.readings] == [0]
        assert sorted(map(str, decisions(after.workspace))) == sorted(map(str, decisions(decided)))


def test_a_link_of_a_file_that_contradicts_a_decision_is_told_with_its_row_and_taken(
    workspace: OpenWorkspace, tmp_path: Path
) -> None:
    decided = decide(workspace, 2019, Judged("P2", "3", Verdict.REFUSED), by="Ann")
    path = tmp_path / "liens.csv"
    path.write_text("Code produit;Code métier;Lien\nP2;3;direct\nP2;2;indirect\n", encoding="utf-8")
    after = import_files(decided, Request("links", (path,), year=2019))
    (report,) = after.readings
    told = [(problem.kind, problem.row, problem.parts["who"]) for problem in report.reading.problems]
    assert told == [("contradicts_decision", 2, "Ann")]
    assert report.refused == 0
