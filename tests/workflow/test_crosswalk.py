"""Decisions on the crosswalk are kept with who and when, each as one change; the table goes out and comes back."""

from pathlib import Path

import pandas as pd
import pytest

from shortage_app.domain.change import Change, Replacement
from shortage_app.domain.codes import Relation
from shortage_app.report.crosswalk import crosswalk, proposals
from shortage_app.workflow import exporting, importing, workspaces
from shortage_app.workflow.crosswalk import decide, relate, reviewed, surest
from shortage_app.workflow.intake import Told, intake
from shortage_app.workflow.succeeding import Code, NoSuccessor, candidates, succeed
from shortage_app.workflow.workspaces import OpenWorkspace
from tests.domain.strategies import edition, frame, listing

OLD = {"1": "Maçon", "2": "Cuisinier", "3": "Bruxelles Formation"}
NEW = {"7": "Maçonne", "8": "Cuisinier de collectivité"}


@pytest.fixture
def workspace(tmp_path: Path) -> OpenWorkspace:
    """A workspace with a list of 2020 in nomenclature A and one of 2021 in B."""
    made = workspaces.create(tmp_path / "break.shortage")
    editions = frame("editions", [edition(2020, "A"), edition(2021, "B")])
    rows = [
        listing(year, code, title_fr=title) for year, side in ((2020, OLD), (2021, NEW)) for code, title in side.items()
    ]
    listings = frame("listings", rows)
    where = editions[["reference_year"]]
    change = Change("lists", (Replacement("editions", where, editions), Replacement("listings", where, listings)))
    return workspaces.perform(made, change)


def states(workspace: OpenWorkspace) -> dict[tuple[str, str], str]:
    rows = reviewed(workspace.project)
    return dict(zip(zip(rows["from_code"], rows["to_code"], strict=True), rows["state"], strict=True))


def test_what_is_accepted_or_refused_is_kept_in_the_file_with_who_and_when(workspace: OpenWorkspace) -> None:
    rows = reviewed(workspace.project)
    assert states(workspace) == {("1", "7"): "waiting", ("2", "8"): "waiting"}
    after = decide(workspace, rows[rows["from_code"] == "1"], approved=True, by="Ann")
    after = decide(after, rows[rows["from_code"] == "2"], approved=False, by="Bob")
    again = workspaces.open_workspace(workspace.path)
    assert states(again) == states(after) == {("1", "7"): "approved", ("2", "8"): "refused"}
    assert again.project.crosswalk["decided_by"].tolist() == ["Ann", "Bob"]
    assert again.project.crosswalk["decided_on"].str.fullmatch(r"\d{4}-\d\d-\d\d").all()


def test_a_relation_that_is_changed_keeps_what_was_decided(workspace: OpenWorkspace) -> None:
    rows = reviewed(workspace.project)
    waiting = relate(workspace, rows[rows["from_code"] == "2"], Relation.BROADER)
    assert states(waiting)["2", "8"] == "waiting"
    assert waiting.project.crosswalk[["relation", "decided_on"]].to_numpy().tolist() == [["broader", ""]]
    accepted = decide(waiting, rows[rows["from_code"] == "1"], approved=True)
    known = reviewed(accepted.project)
    now = relate(accepted, known[known["from_code"] == "1"], Relation.MERGED)
    assert states(now)["1", "7"] == "approved"
    assert dict(zip(now.project.crosswalk["from_code"], now.project.crosswalk["relation"], strict=True)) == {
        "2": "broader", "1": "merged",
    }  # fmt: skip


def test_every_decision_is_undone_in_one_step_and_says_what_it_was(workspace: OpenWorkspace) -> None:
    rows = reviewed(workspace.project)
    after = decide(workspace, rows, approved=True)
    one = relate(after, reviewed(after.project).iloc[:1], Relation.RENAMED)
    assert workspaces.undo_name(one) == "Change the relation of 1 → 7"
    back = workspaces.undo(one)
    assert workspaces.undo_name(back) == "Accept 2 rows of the crosswalk"
    assert states(workspaces.undo(back)) == {("1", "7"): "waiting", ("2", "8"): "waiting"}


def test_a_batch_takes_what_waits_and_is_sure_enough(workspace: OpenWorkspace) -> None:
    rows = reviewed(workspace.project)
    assert surest(rows, 0.5)["from_code"].tolist() == ["1", "2"]
    after = decide(workspace, surest(rows, 0.9), approved=True)
    assert states(after) == {("1", "7"): "approved", ("2", "8"): "waiting"}
    assert surest(reviewed(after.project), 0.9).empty
    assert decide(after, surest(reviewed(after.project), 0.9), approved=True) is after


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_crosswalk_that_is_exported_is_imported_as_it_was(
    workspace: OpenWorkspace, tmp_path: Path, form: str
) -> None:
    rows = reviewed(workspace.project)
    decided = decide(workspace, rows[rows["from_code"] == "1"], approved=True, by="Ann")
    decided = decide(decided, rows[rows["from_code"] == "2"], approved=False, by="Bob")
    path = tmp_path / f"crosswalk.{form}"
    exporting.write_table(crosswalk(decided.project), path, form)
    other = workspaces.create(tmp_path / "other.shortage")
    imported = importing.import_files(other, importing.Request("crosswalk", (path,))).workspace
    assert imported.project.crosswalk.equals(decided.project.crosswalk)


def test_proposals_are_a_table_with_titles_and_reasons(workspace: OpenWorkspace) -> None:
    table = proposals(workspace.project, reviewed(workspace.project))
    shown = table.rows[["from_title", "to_title", "relation", "confidence", "approved", "signs"]]
    assert shown.to_numpy().tolist() == [
        ["Maçon", "Maçonne", "same", 1.0, False, "same_title"],
        ["Cuisinier", "Cuisinier de collectivité", "renamed", 0.56, False, "like_title"],
    ]


def test_titles_of_two_languages_are_compared_by_titles_that_stand_in_both(workspace: OpenWorkspace) -> None:
    both = {"Maçonne": "Metselaar", "Cuisinière de collectivité": "Grootkeukenkok"}
    old = [listing(2020, code, title_fr=title) for code, title in OLD.items()]
    new = [listing(2021, code, title_nl=title) for code, title in zip(NEW, both.values(), strict=True)]
    project = workspace.project.changed(listings=frame("listings", [*old, *new]))
    assert reviewed(project).empty
    products = [{"catalogue_year": 2020, "product_code": fr, "title_fr": fr, "title_nl": nl} for fr, nl in both.items()]
    rows = reviewed(project.changed(products=frame("products", products)))
    assert rows[["from_code", "to_code", "signs"]].to_numpy().tolist() == [
        ["1", "7", "translated_title"],
        ["2", "8", "translated_title"],
    ]
    assert rows["confidence"].max() < 1


def test_a_successor_named_by_a_person_is_stored_as_an_approved_row_that_is_imported(workspace: OpenWorkspace) -> None:
    after = succeed(workspace, Code("A", "3"), Code("B", "8"), Relation.MERGED)
    by_hand = after.project.crosswalk
    table = by_hand.drop(columns=["confidence"])
    imported = intake("crosswalk", table, workspace.project, Told()).replacements[0].rows
    assert states(after)["3", "8"] == "approved"
    pd.testing.assert_frame_equal(by_hand, imported)
    assert workspaces.undo_name(after) == "Add the successor 3 → 8"
    assert workspaces.undo(after).project.crosswalk.empty


def test_a_successor_stands_in_a_later_nomenclature_and_is_named_once(workspace: OpenWorkspace) -> None:
    after = succeed(workspace, Code("A", "3"), Code("B", "8"), Relation.MERGED)
    pairs = (("A", "1", "A", "2"), ("B", "8", "A", "3"), ("A", "3", "B", "8"))
    for one, code, other, successor in pairs:
        with pytest.raises(NoSuccessor):
            succeed(after, Code(one, code), Code(other, successor), Relation.RENAMED)


def test_only_codes_of_older_nomenclatures_are_offered_a_successor(workspace: OpenWorkspace) -> None:
    older, newer = candidates(workspace.project)
    assert {code.code: title for code, title in older.items()} == OLD
    assert {code.code: title for code, title in newer.items()} == NEW
