"""The counts a warehouse makes by the shipped SQL are those the program makes of the same people."""

from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest

from shortage_app import places
from shortage_app.domain.change import conform
from shortage_app.domain.inputs import EXIT_COUNTS
from shortage_app.files.reading import ReadOptions, read_table

SQL = places.resources() / "warehouse" / "exit_counts.sql"
FLAGS = ("positive_exit", "to_work", "to_work_1m", "still_working_12m")
PRODUCTS = {f"P{n}": f"D{n % 5}" for n in range(38)}  # two of the forty products of the people are in no catalogue


def people(seed: int, count: int = 3_000) -> pd.DataFrame:
    """Random exits: people who leave twice, also on one day, unknown ages and outcomes, delays on every bound."""
    random = np.random.default_rng(seed)

    def some(values: list[Any], missing: float = 0.0) -> "pd.Series[Any]":
        drawn = pd.Series(random.choice(np.array(values, dtype=object), count), dtype=object)
        return drawn.mask(random.random(count) < missing, None)

    return pd.DataFrame({
        "person_id": [f"p{n}" for n in random.integers(0, count // 2, count)],
        "cohort_year": some([2018, 2019]).astype("int64"),
        "product_code": some([f"P{n}" for n in range(40)]),
        "exit_date": pd.to_datetime(some(["2019-05-01", "2019-07-01", "2019-09-03"], 0.1)),
        "exit_order": range(count),
        "gender": some(["female", "male", "other"]),
        "education_level": some(["higher", "upper_secondary", "second_degree", "unknown"]),
        "age": some(list(range(16, 66)), 0.1).astype("Int64"),
        "commune": some(["Ixelles", "Evere", "Uccle"], 0.1),
        "months_to_work": some([0.0, 0.2, 2.9, 3.0, 3.1, 6.0, 6.5, 12.0, 12.1, 14.0], 0.5).astype("Float64"),
        **{flag: some([True, False], 0.15).astype("boolean") for flag in FLAGS},
    })  # fmt: skip


def counted_by_the_program(exits: pd.DataFrame, path: Path) -> pd.DataFrame:
    words = {flag: exits[flag].map({True: "oui", False: "non"}) for flag in FLAGS}
    exits.drop(columns="exit_order").assign(**words).to_csv(path, index=False, sep=";")
    return read_table(path, "exits", ReadOptions(domains=PRODUCTS)).table


def counted_by_the_warehouse(exits: pd.DataFrame, path: Path) -> pd.DataFrame:
    products = pd.DataFrame({"product_code": list(PRODUCTS), "domain": list(PRODUCTS.values())})
    with duckdb.connect() as warehouse:
        warehouse.register("exits", exits)
        warehouse.register("products", products)
        warehouse.execute(SQL.read_text(encoding="utf-8")).df().to_csv(path, index=False, sep=";")
    reading = read_table(path, "exits", ReadOptions())
    assert reading.counts.refused == 0
    assert not reading.problems
    return reading.table


@pytest.mark.parametrize("seed", range(3))
def test_the_sql_counts_as_the_program_does_and_its_result_is_imported_whole(tmp_path: Path, seed: int) -> None:
    exits = people(seed)
    ours = conform("exits", counted_by_the_program(exits, tmp_path / "people.csv"))
    theirs = conform("exits", counted_by_the_warehouse(exits, tmp_path / "counts.csv"))
    assert exits["person_id"].duplicated().any()
    assert len(ours) > 100
    pd.testing.assert_frame_equal(in_order(ours), in_order(theirs))


def in_order(counts: pd.DataFrame) -> pd.DataFrame:
    """Counts by key. A table of counts may leave the level blank, which is read as unknown; by age or commune it says
    nothing either way."""
    margin = (counts["age_band"] != "") | (counts["commune"] != "")
    counts = counts.assign(education_level=counts["education_level"].mask(margin, ""))
    return counts.sort_values(list(EXIT_COUNTS.key), ignore_index=True)
