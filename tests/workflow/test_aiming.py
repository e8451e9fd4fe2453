"""Targets of indicators: how they are written, kept as one change, and read back from a file."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from shortage_app import cli
from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, Replacement, conform, everywhere
from shortage_app.domain.targets import ByHand, by_hand, with_known_targets
from shortage_app.report.import_changes import compared_words
from shortage_app.report.indicator_charts import target_chart
from shortage_app.report.indicators import Family, latest_table, period_for
from shortage_app.workflow import aiming
from shortage_app.workflow.aiming import NotRead, Target, keep_targets, period_of, target_of
from shortage_app.workflow.importing import check_file, import_files
from shortage_app.workflow.preview import foresee
from shortage_app.workflow.workspaces import OpenWorkspace, create, open_workspace, perform, undo, undo_name
from tests.workflow.lists import request, written

ROWS = [("Exits", "2019", 70.0, 71.0, "%", ""), ("Exits", "2020", 69.0, None, "%", "crisis")]


@pytest.fixture
def workspace(tmp_path: Path) -> OpenWorkspace:
    columns = [c.INDICATOR, c.PERIOD, c.VALUE, c.TARGET, c.UNIT, c.NOTE]
    rows = conform("indicators", pd.DataFrame(ROWS, columns=columns))
    return perform(create(tmp_path / "w.shortage"), Change("", (Replacement("indicators", everywhere(), rows),)))


def told(workspace: OpenWorkspace) -> list[tuple[str, float | None, float | None, str]]:
    """Period, value, target and note of each row."""
    rows = workspace.project.indicators[[c.PERIOD, c.VALUE, c.TARGET, c.NOTE]].sort_values(c.PERIOD).astype(object)
    return list(rows.where(rows.notna(), None).itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("words", "unit", "value"),
    [("72,5", "%", 72.5), ("73 %", "%", 73.0), ("14 500", "people", 14500.0), (" ", "%", None), ("-3", "people", -3.0)],
)
def test_a_target_is_read_as_a_person_writes_it(words: str, unit: str, value: float | None) -> None:
    assert target_of(words, unit) == value


@pytest.mark.parametrize(("words", "unit"), [("14.000", "people"), ("many", "%"), ("101", "%"), ("-1", "%")])
def test_a_target_that_could_be_two_numbers_or_none_is_refused(words: str, unit: str) -> None:
    with pytest.raises(NotRead):
        target_of(words, unit)


def test_a_period_to_come_is_written_like_the_others_and_is_new() -> None:
    assert period_of(" 2021 ", ["2019", "2020"]) == "2021"
    for words in ("2020", "21", "2021-01", ""):
        with pytest.raises(NotRead):
            period_of(words, ["2019", "2020"])


def test_targets_are_added_changed_and_taken_away_in_one_change_that_can_be_undone(workspace: OpenWorkspace) -> None:
    targets = [
        Target("Exits", "", "", "2019", None, "withdrawn"),
        Target("Exits", "", "", "2020", 72.5, "plan"),
        Target("Exits", "", "", "2021", 74.0, ""),
    ]
    after = keep_targets(workspace, targets)
    assert told(after) == [("2019", 70.0, None, "withdrawn"), ("2020", 69.0, 72.5, "plan"), ("2021", None, 74.0, "")]
    assert after.project.indicators[c.UNIT].tolist() == ["%", "%", "%"]
    assert undo_name(after) == "Change the targets of Exits"
    assert told(undo(after)) == told(workspace)


def hands(workspace: OpenWorkspace) -> dict[str, ByHand]:
    """Who set a target by hand, by period."""
    return {key[-1]: by for key, by in by_hand(workspace.project).items()}


def test_a_target_set_by_hand_is_told_from_one_of_a_file_also_in_the_file_that_keeps_it(
    workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aiming, "planner", lambda: "K. Peeters")
    targets = [Target("Exits", "", "", "2019", 71.0, "a remark alone"), Target("Exits", "", "", "2020", 72.5)]
    after = keep_targets(workspace, targets)
    assert hands(after) == {"2020": ByHand("K. Peeters", date.today().isoformat())}
    assert hands(open_workspace(workspace.path)) == hands(after)
    family = Family("Exits", "")
    assert target_chart(after.project, family, "2020").notes == ("Target set by hand: 2020.",)
    assert target_chart(workspace.project, family, "2020").notes == ()
    assert hands(undo(after)) == {}


def test_a_target_that_a_file_brings_otherwise_is_no_more_one_set_by_hand(
    workspace: OpenWorkspace, tmp_path: Path
) -> None:
    kept = keep_targets(workspace, [Target("Exits", "", "", "2020", 72.5), Target("Exits", "", "", "2021", 74.0)])
    rows = [("Exits", "2020", "69", "73")]
    asked = request("indicators", written(tmp_path / "later.csv", rows, INDICATORS))
    assert set(hands(kept)) == {"2020", "2021"}
    assert set(hands(import_files(kept, asked).workspace)) == {"2021"}


def test_a_period_without_a_value_goes_with_its_target_and_is_never_the_latest(workspace: OpenWorkspace) -> None:
    to_come = Target("Exits", "", "", "2021", 74.0)
    after = keep_targets(workspace, [to_come])
    assert period_for(after.project, 2025) == "2020"
    assert latest_table(after.project).rows[c.PERIOD].tolist() == ["2020"]
    assert told(keep_targets(after, [Target("Exits", "", "", "2021")])) == told(workspace)


def test_a_target_without_a_value_is_read_back_from_a_file(workspace: OpenWorkspace, tmp_path: Path) -> None:
    keep_targets(workspace, [Target("Exits", "", "", "2021", 74.0)])
    table, again = tmp_path / "indicators.csv", tmp_path / "again.shortage"
    assert cli.main(["table", str(workspace.path), "indicators", "-o", str(table)]) == 0
    assert cli.main(["new", str(again)]) == 0
    assert cli.main(["import", "indicators", str(table), "-w", str(again)]) == 0
    assert told(open_workspace(again)) == told(open_workspace(workspace.path))


INDICATORS = ("Indicator", "Period", "Value", "Target")


def test_an_import_keeps_the_targets_for_which_it_brings_none_and_says_so(tmp_path: Path) -> None:
    rows = [("Exits", "2019", "70", "71"), ("Exits", "2020", "69", "")]
    first = request("indicators", written(tmp_path / "first.csv", rows, INDICATORS))
    by_hand = [Target("Exits", "", "", "2020", 72.5, "plan"), Target("Exits", "", "", "2021", 74.0)]
    workspace = keep_targets(import_files(create(tmp_path / "w.shortage"), first).workspace, by_hand)
    again = [("Exits", "2019", "70", "73"), ("Exits", "2020", "68", "")]
    asked = request("indicators", written(tmp_path / "later.csv", again, INDICATORS))
    later = check_file(tmp_path / "later.csv", asked, workspace.project)
    (found,) = foresee(workspace.project, [later])
    after = import_files(workspace, asked).workspace
    assert told(after) == [("2019", 70.0, 73.0, ""), ("2020", 68.0, 72.5, "plan"), ("2021", None, 74.0, "")]
    there = "Takes the place of rows that are there"
    assert compared_words(found) == f"{there}; 2 targets for which the file says nothing stay"
    assert dict(found.counts) == {"changed": 2, "same": 1}


def test_a_target_of_a_series_that_is_not_imported_again_is_left_alone(workspace: OpenWorkspace) -> None:
    known = keep_targets(workspace, [Target("Places", "", "", "2021", 500.0)]).project.indicators
    coming = conform("indicators", pd.DataFrame([("Exits", "2019", 70.0)], columns=[c.INDICATOR, c.PERIOD, c.VALUE]))
    both = with_known_targets(coming, known)
    assert both[[c.INDICATOR, c.PERIOD, c.TARGET]].to_numpy().tolist() == [["Exits", "2019", 71.0]]
