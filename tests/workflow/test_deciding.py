"""Decisions in a workspace file, out to Excel and CSV, and in again."""

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from shortage_app import cli, text
from shortage_app.domain.analysis import analyse
from shortage_app.domain.change import Change, applied
from shortage_app.domain.codes import DecisionState
from shortage_app.domain.decisions import Decision, decisions_of, replaced
from shortage_app.domain.project import Project
from shortage_app.report.annual import ShownYear, annual_workbook
from shortage_app.report.decisions import decisions
from shortage_app.workflow import deciding
from shortage_app.workflow.importing import Request, import_files
from shortage_app.workflow.linking import planner
from shortage_app.workflow.workspaces import OpenWorkspace, create, open_workspace

OWNER = "Zoé Quaerens"
FIRST = Decision("0110", 2019, "partner", "Ask centre X", OWNER, "2020-03-31")
SECOND = Decision("0110", 2018, "validation")


@pytest.fixture
def workspace(tmp_path: Path) -> OpenWorkspace:
    made = create(tmp_path / "register.shortage")
    for decision in (FIRST, SECOND):
        made = deciding.keep(made, decision)
    return made


def test_who_and_when_are_noted_with_the_decision_and_with_each_change_of_it(
    workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = date.today().isoformat()
    noted = replace(FIRST, decided_by=planner(), decided_on=today)
    monkeypatch.setattr(deciding, "planner", lambda: "someone else")
    (first, second) = decisions_of(workspace.project.decisions)
    assert first == noted
    after = deciding.set_state(workspace, [first], DecisionState.DONE)
    closed = replace(noted, state="done", changed_by="someone else", changed_on=today)
    assert decisions_of(open_workspace(after.path).project.decisions) == [second, closed]


def test_the_name_of_an_owner_never_stands_in_what_undo_and_logs_say(
    workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Change] = []
    monkeypatch.setattr(deciding, "perform", lambda workspace, change: made.append(change) or workspace)
    (first, second) = decisions_of(workspace.project.decisions)
    deciding.keep(workspace, replace(first, kind="information"))
    deciding.keep(workspace, replace(first, note="more"), first)
    deciding.set_state(workspace, [first, second], DecisionState.DROPPED)
    deciding.delete(workspace, [first])
    deciding.carry_over(workspace, 2020)
    assert [change.name.format(**change.parts) for change in made] == [
        "Log a decision for 0110", "Change the decision for 0110", "Change 2 decisions",
        "Delete the decision for 0110", "Carry decisions over to 2020",
    ]  # fmt: skip
    assert OWNER not in str([change.parts for change in made])


@pytest.mark.parametrize(
    ("words", "day"),
    [("", ""), (" 31/12/2020 ", "2020-12-31"), ("31-12-20", "2020-12-31"), ("2020-12-31", "2020-12-31"),
     ("1er mars 2021", "2021-03-01"), ("3/4/2020", "2020-04-03")],
)  # fmt: skip
def test_a_day_is_read_as_people_of_the_country_write_it(words: str, day: str) -> None:
    assert deciding.day_of(words) == day


def test_what_is_no_day_is_refused_with_how_to_write_one() -> None:
    with pytest.raises(deciding.DayNotRead, match=r"31/02/2020.*Write it as 31/12/2020"):
        deciding.day_of("31/02/2020")


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_the_sheet_of_decisions_of_a_workbook_comes_back_as_it_was(
    workspace: OpenWorkspace, tmp_path: Path, language: str
) -> None:
    from shortage_app.files.workbook.write import write_workbook

    text.set_language(language)
    book = annual_workbook([ShownYear(analyse(workspace.project, 2019), None, None)])
    (sheet,) = [sheet for sheet in book.sheets if [table.name for table in sheet.tables] == ["decisions"]]
    write_workbook(book, tmp_path / "annual.xlsx")
    request = Request("decisions", (tmp_path / "annual.xlsx",), sheet=sheet.name)
    imported = import_files(create(tmp_path / "other.shortage"), request)
    assert [reading.refused for reading in imported.readings] == [0]
    assert decisions_of(imported.workspace.project.decisions) == decisions_of(workspace.project.decisions.iloc[:1])


def test_the_table_of_decisions_is_that_of_all_years_or_of_one(
    workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rows(*options: str) -> list[dict[str, object]]:
        out = io.StringIO()
        monkeypatch.setattr("sys.stdout", out)
        assert cli.main(["table", str(workspace.path), "decisions", "--format", "json", *options]) == 0
        found: list[dict[str, object]] = json.loads(out.getvalue())
        return found

    assert [(row["year"], row["kind"], row["owner"], row["overdue"]) for row in rows()] == [
        (2019, "partner", OWNER, True),
        (2018, "validation", "", False),
    ]
    assert [row["year"] for row in rows("--year", "2018")] == [2018]


def test_the_register_stands_in_order_of_year_then_open_ones_then_the_most_urgent() -> None:
    register = [
        Decision("1", 2019, "partner", state="done"),
        Decision("2", 2019, "partner"),
        Decision("3", 2019, "partner", due="2020-05-01"),
        Decision("4", 2019, "partner", due="2020-04-01"),
        Decision("5", 2020, "partner", state="dropped"),
    ]
    project = applied(Project(), Change("", (replaced(register, register),)))
    table = decisions(project, today=date(2020, 4, 15))
    assert table.rows["occupation_code"].tolist() == ["5", "4", "3", "2", "1"]
    assert table.rows["overdue"].tolist() == [False, True, False, False, False]
