"""Every worked example of docs/method.md comes out of the program as the page says."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain import gaps
from shortage_app.domain.change import conform
from shortage_app.domain.classification import classify
from shortage_app.domain.coverage import coverage, offered
from shortage_app.domain.disclosure.rule import unsafe
from shortage_app.domain.intervals import difference, weighted_sum, wilson
from shortage_app.domain.project import Method, Project
from tests.domain.strategies import project_of, step

PAGE = (Path(__file__).parent.parent / "docs" / "method.md").read_text(encoding="utf-8")
YEARS = range(2005, 2021)
Row = dict[str, str]


def examples(name: str) -> list[Row]:
    """The rows of the table whose first header begins with a name and a colon."""
    lines = PAGE.splitlines()
    top = next(place for place, line in enumerate(lines) if line.startswith(f"| {name}: "))
    table = [line for line in lines[top : lines.index("", top)] if not line.startswith("|---")]
    header, *rows = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in table)
    header[0] = header[0].removeprefix(f"{name}: ")
    return [dict(zip(header, row, strict=True)) for row in rows]


def rows_of(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", examples(name), ids=lambda row: " ".join(row.values()))


def years(cell: str) -> set[int]:
    return {int(year) for year in cell.split()}


def lists(listed: set[int], *, without: int | None = None) -> dict[int, list[str]]:
    """An edition a year, each with another code, and `x` in the years listed."""
    return {year: ["other", *(["x"] if year in listed else [])] for year in YEARS if year != without}


def found(project: Project, method: Method) -> "pd.Series[Any]":
    return classify(project, 2020, method).set_index(c.CODE).loc["x"]


@rows_of("rules")
def test_the_two_rules_in_both_readings(row: Row) -> None:
    method = Method(window_includes_reference=row["reading"] == "yes")
    made = found(project_of(lists(years(row["listed in"]))), method)
    assert [made[c.RULE_CONSECUTIVE], made[c.RULE_WINDOW], made[c.STATUS]] == [
        row["rule 1"], row["rule 2"], row["status"],
    ]  # fmt: skip


@rows_of("gap")
def test_a_year_without_an_edition(row: Row) -> None:
    project = project_of(lists(years(row["listed in"]), without=2019), none_published=[2019])
    assert found(project, Method(minimum=5, gap_rule=row["gap rule"]))[c.STATUS] == row["status"]  # type: ignore[arg-type]


@rows_of("doubt")
def test_a_year_that_was_not_imported(row: Row) -> None:
    assert found(project_of(lists(years(row["listed in"]), without=2019)), Method())[c.STATUS] == row["status"]


@rows_of("crosswalk")
def test_what_a_row_of_the_crosswalk_carries(row: Row) -> None:
    before = {code: years(row[f"A {code} listed in"]) for code in "12"}
    editions = {year: ["other", *(code for code in "12" if year in before[code])] for year in range(2005, 2020)}
    steps = [step(code.strip(), "B 1", row["relation"]) for code in row["rows"].split(",")]
    steps.append(step("A other", "B other"))
    named = dict.fromkeys(editions, "A") | {2020: "B"}
    project = project_of(editions | {2020: ["1", "other"]}, named, crosswalk=steps)
    made = classify(project, 2020, Method(merged=row["merged"])).set_index([c.NOMENCLATURE, c.CODE])[c.STATUS]  # type: ignore[arg-type]
    assert made["B", "1"] == row["status of B 1"]


@rows_of("coverage")
def test_the_state_of_an_occupation_with_one_linked_product(row: Row) -> None:
    product = {
        c.CATALOGUE_YEAR: 2019, c.PRODUCT_CODE: "P", c.PROVIDER_TYPE: row["provider"],
        c.OFFERED: {"yes": True, "no": False}.get(row["offered"]),
        **{column: float(row[words]) if row[words] else None for column, words in (
            (c.PLACES, "places"), (c.FIRST_SESSION, "first session"), (c.LAST_SESSION, "last session"))},
    }  # fmt: skip
    link = {c.PRODUCT_CODE: "P", c.OCCUPATION_CODE: "A", c.STRENGTH: row["strength"]}
    occupation = {c.CODE: ["A"], c.IN_SCOPE: row["in scope"] == "yes", c.OFFERS_RECEIVED: pd.array([1.0])}
    products = offered(conform("products", pd.DataFrame([product])))
    made = coverage(pd.DataFrame(occupation), products, conform("links", pd.DataFrame([link])))
    assert made[c.COVERAGE].tolist() == [row["state"]]


@rows_of("priority")
def test_the_parts_of_a_priority(row: Row) -> None:
    rate = float(row["fill rate"]) if row["fill rate"] else None
    listed = pd.DataFrame({
        c.CODE: ["A", "B"], c.COVERAGE: ["no_product", "direct"], c.STATUS: [row["status"], "structural"],
        c.OFFERS_RECEIVED: pd.array([float(row["offers"]) if row["offers"] else None, 400], dtype="Float64"),
        c.FILL_RATE: pd.array([rate, 0], dtype="Float64"),
        c.CHRONIC_EDITIONS: pd.array([int(row["editions without offer"]), 0], dtype="Int64"),
        c.CAUSES: [row["causes"], ""],
    })  # fmt: skip
    said = [float(row[part]) for part in ("demand", "structural", "chronic", "causes part", "priority")]
    parts = [gaps.DEMAND, gaps.STRUCTURAL, gaps.CHRONIC, gaps.CAUSE, gaps.PRIORITY]
    assert gaps.gaps(listed)[parts].iloc[0].tolist() == pytest.approx(said)


@rows_of("wilson")
def test_the_interval_of_a_rate(row: Row) -> None:
    made = wilson(int(row["x"]), int(row["n"]))
    assert [f"{float(made.low):.4f}", f"{float(made.high):.4f}"] == [row["low"], row["high"]]


@rows_of("newcombe")
def test_the_interval_of_a_difference(row: Row) -> None:
    made = difference(wilson(int(row["x₁"]), int(row["n₁"])), wilson(int(row["x₂"]), int(row["n₂"])))
    assert [f"{float(made.low):.4f}", f"{float(made.high):.4f}"] == [row["low"], row["high"]]
    assert bool(made.established) == (row["established"] == "yes")


def test_the_adjusted_gap() -> None:
    table = examples("adjusted")
    x, n = (
        np.array([[int(row[f"{group} {what}"]) for row in table] for group in ("linked", "other")]) for what in "xn"
    )
    weights = n.sum(axis=0) / n.sum()
    linked, other = (weighted_sum(wilson(x[group], n[group]), weights) for group in (0, 1))
    made, raw = difference(linked, other), difference(*(wilson(x[group].sum(), n[group].sum()) for group in (0, 1)))
    said = f"raw {raw.value:.4f}, adjusted {made.value:.4f}, from {made.low:.4f} to {made.high:.4f}"
    assert f"Result: {said}." in PAGE


@rows_of("hidden")
def test_the_figures_that_are_hidden_for_themselves(row: Row) -> None:
    assert bool(unsafe(np.array(int(row["n"])), np.array(int(row["x"])), 5)) == (row["hidden"] == "yes")
