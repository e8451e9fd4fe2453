"""Scenarios on the example: what they would change is said, and nothing of the data is touched."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from shortage_app import cli
from shortage_app.domain import columns as c
from shortage_app.domain.analysis import CHRONIC_FROM, Analysis, analyse
from shortage_app.domain.project import FRAMES, Project
from shortage_app.domain.scenario import Add, Cancel, Resize, Scenario
from shortage_app.domain.scenarios import scenarios_of
from shortage_app.files.workbook.write import workbook_bytes
from shortage_app.report.annual import ShownYear, annual_workbook
from shortage_app.report.depth import chronic
from shortage_app.report.scenario import (
    Sides,
    changed_occupations,
    compared,
    domains,
    figures,
    funnels,
    gaps_left,
    scenario_workbook,
    steps,
)
from shortage_app.workflow import imagining
from shortage_app.workflow.workspaces import OpenWorkspace, create, open_workspace

BUTCHER, INSURANCE, CATERING = "0652101", "0413301", "0692109"
TWO_MORE = Scenario(
    "+2 products",
    2019,
    (
        Add("S1", "Découpe et préparation bouchère", (BUTCHER,), places=12, provider="Centre X"),
        Add("S2", "Gestionnaire en assurances", (INSURANCE,), places=15),
    ),
)


@pytest.fixture(scope="session")
def base(made_example: OpenWorkspace) -> Analysis:
    return analyse(made_example.project, 2019)


@pytest.fixture(scope="session")
def less(base: Analysis) -> Scenario:
    """The catering course runs again, and the only product of an occupation is cancelled."""
    links = base.links[base.links[c.OCCUPATION_CODE] == CATERING]
    (catering,) = links[c.PRODUCT_CODE]
    alone = base.listed[(base.listed[c.PRODUCTS] == 1) & (base.listed[c.COVERAGE] == "direct")]
    product = base.links.loc[base.links[c.OCCUPATION_CODE] == alone[c.CODE].iloc[0], c.PRODUCT_CODE].iloc[0]
    return Scenario("Fewer", 2019, (Resize(catering, 10), Cancel(product)))


def rows(table: object, *names: str) -> list[list[object]]:
    frame: pd.DataFrame = table.rows  # type: ignore[attr-defined]
    return frame[list(names)].to_numpy(dtype=object).tolist()


def test_two_products_more_take_78_covered_to_80_and_12_without_offer_to_10(base: Analysis) -> None:
    sides = Sides(base, (TWO_MORE,))
    said = {name: (before, then, change) for name, before, then, change in compared(sides).rows.to_numpy().tolist()}
    assert said["in_scope"] == (89, 89, 0)
    assert said["covered"] == (78, 80, 2)
    assert said["direct"] == (49, 51, 2)
    assert said["no_product"] == (11, 9, -2)
    assert said["not_offered"] == (1, 1, 0)
    assert said["without_offer"] == (12, 10, -2)
    assert said["places"][2] == 27
    assert said["fragile"][2] == 2  # one product each


def test_it_says_which_occupations_would_be_covered_where_and_what_is_left(base: Analysis) -> None:
    sides = Sides(base, (TWO_MORE,))
    changed = changed_occupations(sides)
    assert rows(changed, c.CODE, "state_base", "state_1", "places_1") == [
        [INSURANCE, "no_product", "direct", 15],
        [BUTCHER, "no_product", "direct", 12],
    ]
    moved = domains(sides).rows
    assert (moved["covered_1"] - moved["covered_base"]).sum() == 2
    assert (moved["without_offer_1"] - moved["without_offer_base"]).sum() == -2
    assert moved["in_scope"].sum() == 89
    left = set(gaps_left(sides).rows[c.CODE])
    assert len(left) == 10
    assert not left & {BUTCHER, INSURANCE}


def test_the_funnels_of_both_sides_bear_the_mark_and_their_name(base: Analysis) -> None:
    sides = Sides(base, (TWO_MORE,))
    as_it_is, then = funnels(sides)
    assert [chart.title for chart in (as_it_is, then)] == ["As it is, 2019", "+2 products, 2019"]
    assert [bar.total for bar in as_it_is.bars] == ["112", "89", "78", "49"]
    assert [bar.total for bar in then.bars] == ["112", "89", "80", "51"]
    assert as_it_is.notes[0] == then.notes[0] == sides.mark


def test_two_scenarios_stand_side_by_side(base: Analysis, less: Scenario) -> None:
    sides = Sides(base, (TWO_MORE, less))
    table = compared(sides)
    assert [column.label for column in table.columns] == [
        "Figure",
        "As it is",
        "+2 products",
        "Difference",
        "Fewer",
        "Difference",
    ]
    without = table.rows.set_index("figure").loc["without_offer"]
    assert without.tolist() == [12, 10, -2, 12, 0]  # one runs again, another does not
    assert {"state_base", "state_1", "state_2"} < set(changed_occupations(sides).rows.columns)
    assert rows(steps(sides), c.SCENARIO, c.PLACE, "possible") == [
        ["+2 products", 1, True], ["+2 products", 2, True], ["Fewer", 1, True], ["Fewer", 2, True],
    ]  # fmt: skip


def test_a_fragile_occupation_is_one_with_one_product_or_one_provider(base: Analysis) -> None:
    """Counted one by one."""
    offered = base.products[base.products[c.OFFERED].to_numpy(bool)].set_index(c.PRODUCT_CODE)
    count = 0
    for occupation in base.listed.to_dict("records"):
        linked = set(base.links.loc[base.links[c.OCCUPATION_CODE] == occupation[c.CODE], c.PRODUCT_CODE])
        own = offered.loc[sorted(linked & set(offered.index))]
        alone = len(own) == 1 or (len(own) > 0 and own[c.PROVIDER].nunique() == 1)
        count += bool(occupation[c.IN_SCOPE]) and alone
    assert figures(base)["fragile"] == count


def test_chronic_gaps_are_those_of_every_other_page(base: Analysis) -> None:
    listed = base.listed
    assert figures(base)["chronic"] == len(chronic(base).rows) < (listed[c.CHRONIC_EDITIONS] >= CHRONIC_FROM).sum()


def test_every_table_says_that_its_figures_are_imagined(base: Analysis, less: Scenario) -> None:
    sides = Sides(base, (TWO_MORE, less))
    mark = "Scenarios “+2 products”, “Fewer”: imagined figures; the data of 2019 are unchanged."
    for table in (compared(sides), changed_occupations(sides), domains(sides), steps(sides), gaps_left(sides, 2)):
        assert table.notes[0] == mark
    book = load_workbook(BytesIO(workbook_bytes(scenario_workbook(sides))))
    for sheet in book.worksheets:
        assert any(mark in str(cell.value) for row in sheet.iter_rows(max_row=4) for cell in row), sheet.title


def test_a_scenario_kept_in_the_file_touches_no_data_and_is_in_no_annual_workbook(
    base: Analysis, made_example: OpenWorkspace, tmp_path: Path
) -> None:
    def said(project: Project) -> list[str]:
        book = annual_workbook([ShownYear(analyse(project, 2019), None, 2019)])
        return [table.rows.to_csv() for table in book.tables]

    workspace = replace(create(tmp_path / "t.shortage"), project=made_example.project)
    after = imagining.keep(workspace, TWO_MORE)
    assert scenarios_of(open_workspace(after.path).project, 2019) == (TWO_MORE,)
    for name in FRAMES:
        if name != "scenarios":
            pd.testing.assert_frame_equal(getattr(after.project, name), getattr(made_example.project, name))
    assert said(after.project) == said(made_example.project)
    dropped = imagining.drop(after, TWO_MORE)
    assert open_workspace(dropped.path).project.scenarios.empty


def test_the_command_line_lists_scenarios_beside_the_year_as_it_is(
    made_example: OpenWorkspace, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    copy = tmp_path / "copy.shortage"
    copy.write_bytes(made_example.path.read_bytes())
    imagining.keep(open_workspace(copy), TWO_MORE)
    assert cli.main(["table", str(copy), "scenarios", "--year", "2019", "--format", "json"]) == 0
    said = json.loads(capsysbinary.readouterr().out)
    assert [(row["scenario"], row["steps"], row["covered"], row["without_offer"]) for row in said] == [
        ("", 0, 78, 12),
        ("+2 products", 2, 80, 10),
    ]


def test_an_export_is_a_workbook_of_its_own(base: Analysis, less: Scenario, tmp_path: Path) -> None:
    imagining.export_scenarios(base, [TWO_MORE, less], tmp_path / "scenarios.xlsx")
    book = load_workbook(tmp_path / "scenarios.xlsx")
    assert book.sheetnames == ["Comparison", "Steps", "Occupations", "Domains", "Gaps 1", "Gaps 2"]
