"""Exits of persons: a person once per cohort, by the last exit; counts alone outlive the reading."""

import csv
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import EXIT_PERSONS
from shortage_app.domain.project import STORED_COLUMNS
from shortage_app.files.reading import Reading, ReadOptions, person_chunks, person_counts, read_table
from shortage_app.files.reading.delimited import TextTable
from shortage_app.files.reading.encoding import Encoding
from shortage_app.files.reading.model import ColumnFound
from shortage_app.files.reading.person_counts import earlier_exits
from shortage_app.files.reading.said import Findings
from tests.files.making import accounted, kinds, places, text, xlsx

HEADER = ["Identifiant", "Cohorte", "Code produit", "Date de sortie", "Genre", "Niveau d'études", "Âge", "Commune"]
OUTCOMES = ["Sortie positive", "Emploi", "Emploi 1 mois", "Mois avant emploi", "En emploi après 12 mois"]
DOMAINS = {"P1": "Construction", "P2": "Bureau"}


def exits(path: Path, rows: list[list[Any]], header: list[str] | None = None, **options: Any) -> Reading:
    """Rows of persons, read."""
    made = xlsx if path.suffix == ".xlsx" else text
    return accounted(read_table(made(path, [header or [*HEADER, *OUTCOMES], *rows]), "exits", ReadOptions(**options)))


def person(name: str, day: str = "13/05/2019", product: str = "P1", **other: Any) -> list[Any]:
    """One exit of a woman with a CESS, aged 30, who found a job after 2 months."""
    cell = {"cohort": 2019, "gender": "F", "level": "CESS", "age": 30, "commune": "Ixelles"} | other
    outcome = other.get("outcome", ["oui", "oui", "oui", 2, "non"])
    return [name, cell["cohort"], product, day, cell["gender"], cell["level"], cell["age"], cell["commune"], *outcome]


def by_product(reading: Reading) -> pd.DataFrame:
    """The counts by product, gender and education level."""
    return reading.table[reading.table["product_code"] != ""]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_person_counts_once_per_cohort_by_the_last_exit(tmp_path: Path, suffix: str) -> None:
    rows = [
        person("a", "01/09/2019", "P2"),
        person("a", "13/05/2019", "P1"),
        person("b", "01/05/2019", "P1"),
        person("b", "01/05/2019", "P2"),  # the same day: the later row
        person("a", "01/02/2020", "P1", cohort=2020),  # another cohort: another unit
    ]
    reading = exits(tmp_path / f"a{suffix}", rows)
    assert reading.input_table is EXIT_PERSONS
    counted = by_product(reading)[["cohort_year", "product_code", "leavers"]].values.tolist()
    assert counted == [[2019, "P2", 2], [2020, "P1", 1]]
    assert (reading.counts.rows, reading.counts.imported, dict(reading.counts.ignored)) == (
        6,
        3,
        {"header": 1, "earlier_exit": 2},
    )


def test_counts_are_kept_in_three_views_and_never_crossed(tmp_path: Path) -> None:
    rows = [
        person("a"),
        person("b", age=52, commune="Uccle"),
        person("c", product="P2", gender="H", age=""),
        person("d", product="P3"),
    ]
    reading = exits(tmp_path / "a.csv", rows, domains=DOMAINS)
    columns = ["product_code", "domain", "gender", "education_level", "age_band", "commune", "leavers"]
    assert reading.table[columns].values.tolist() == [
        ["P1", "", "female", "upper_secondary", "", "", 2],
        ["P2", "", "male", "upper_secondary", "", "", 1],
        ["P3", "", "female", "upper_secondary", "", "", 1],
        ["", "", "female", "", "30-39", "", 1],
        ["", "Bureau", "male", "", "unknown", "", 1],
        ["", "Construction", "female", "", "30-39", "", 1],
        ["", "Construction", "female", "", "50+", "", 1],
        ["", "", "female", "", "", "Ixelles", 1],
        ["", "Bureau", "male", "", "", "Ixelles", 1],
        ["", "Construction", "female", "", "", "Ixelles", 1],
        ["", "Construction", "female", "", "", "Uccle", 1],
    ]
    assert reading.table.dtypes.astype(str).replace("string", "str").to_dict().keys() == STORED_COLUMNS["exits"].keys()


@pytest.mark.parametrize(
    ("outcome", "counts"),
    [
        (["oui", "oui", "oui", 3, "oui"], [1, 1, 1, 1, 1, 0, 0, 0]),
        (["oui", "oui", "non", 3.5, "non"], [1, 1, 0, 0, 0, 1, 0, 0]),
        (["non", "oui", "non", 6, ""], [0, 1, 0, 0, 0, 1, 0, 0]),
        (["oui", "oui", "oui", 12, "oui"], [1, 1, 1, 1, 0, 0, 1, 0]),
        (["oui", "non", "non", "", "non"], [1, 0, 0, 0, 0, 0, 0, 0]),
        (["", "", "", "", ""], [0, 0, 0, 0, 0, 0, 0, 1]),
        (["non", "", "", 4, ""], [0, 1, 0, 0, 0, 1, 0, 0]),
        (["non", "non", "non", 14, "non"], [0, 0, 0, 0, 0, 0, 0, 0]),
    ],
)
def test_outcomes_become_counts_with_the_upper_month_included(
    tmp_path: Path, outcome: list[Any], counts: list[int]
) -> None:
    reading = exits(tmp_path / "a.csv", [person("a", outcome=outcome)])
    names = [
        "positive",
        "to_work",
        "to_work_1m",
        "still_working_12m",
        "delay_0_3",
        "delay_3_6",
        "delay_6_12",
        "unknown_outcome",
    ]
    assert by_product(reading)[names].values.tolist() == [counts]


def test_a_measure_without_its_column_is_missing_and_not_zero(tmp_path: Path) -> None:
    reading = exits(
        tmp_path / "a.csv",
        [["a", 2019, "P1", "F", "CESS", "oui"]],
        ["id", "cohorte", "code produit", "genre", "niveau", "emploi"],
    )
    (row,) = reading.table.to_dict("records")
    assert (row["leavers"], row["to_work"], row["unknown_outcome"]) == (1, 1, 0)
    assert all(pd.isna(row[name]) for name in ("positive", "to_work_1m", "still_working_12m", "delay_0_3"))


def test_rows_that_lack_something_are_refused_and_titles_totals_and_notes_ignored(tmp_path: Path) -> None:
    rows = [
        person("a"),
        person(""),
        person("c", product=""),
        person("d", cohort="jadis"),
        [*HEADER, *OUTCOMES],
        ["Source : Actiris"],
        [],
        person("e", gender="", level=""),
        [*person("f"), "surplus"],
    ]
    reading = exits(tmp_path / "a.csv", rows)
    assert (reading.counts.rows, reading.counts.imported, reading.counts.refused) == (10, 2, 4)
    assert dict(reading.counts.ignored) == {"header": 1, "repeated_header": 1, "note": 1, "blank": 1}
    assert {(problem.row, problem.kind) for problem in reading.problems if problem.severity == "refused"} == {
        (3, "missing_value"),
        (4, "missing_value"),
        (5, "bad_year_needed"),
        (10, "too_many_cells"),
    }
    assert sorted(by_product(reading)["gender"]) == ["female", "unknown"]


def test_a_wide_row_anywhere_changes_no_other_row(tmp_path: Path) -> None:
    rows = [person(f"p{number}") for number in range(50)]
    rows[20] = [*rows[20], "", "", "x"]
    rows[30] = [*rows[30], "", ""]
    reading = exits(tmp_path / "a.csv", rows)
    assert (reading.counts.imported, reading.counts.refused) == (49, 1)
    assert places(reading, "too_many_cells") == [(22, "")]


def test_unknown_categories_are_kept_and_said_once_with_their_rows(tmp_path: Path) -> None:
    rows = [person("a", gender="Agenre"), person("b", gender="Agenre"), person("c", level="Bac + 12")]
    reading = exits(tmp_path / "a.csv", rows)
    assert set(by_product(reading)["gender"]) == {"Agenre", "female"}
    assert [(problem.row, problem.value) for problem in reading.problems] == [(2, "Agenre"), (4, "Bac + 12")]


def test_an_identifier_is_matched_trimmed_and_a_number_is_a_text(tmp_path: Path) -> None:
    rows = [person(" 0012 ", "01/05/2019"), person("0012\N{NO-BREAK SPACE}", "02/05/2019"), person("12", "13/05/2019")]
    assert exits(tmp_path / "a.csv", rows).counts.imported == 2


@pytest.mark.parametrize("name", ["p1", "é-1", "x" * 128])
@pytest.mark.parametrize("chunk", [7, 65_536])
def test_a_person_is_known_again_after_an_identifier_too_long_to_be_read_quickly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, chunk: int
) -> None:
    monkeypatch.setattr(person_chunks, "CHUNK", chunk)
    others = [person(f"q{number}") for number in range(70)]
    long = [person("y" * 400 + end) for end in "ab"]
    rows = [person(name, "01/05/2019"), *others, *long, person(name, "02/05/2019", "P2")]
    reading = exits(tmp_path / "a.csv", rows)
    assert (reading.counts.imported, reading.counts.ignored["earlier_exit"]) == (73, 1)
    assert by_product(reading)[["product_code", "leavers"]].values.tolist() == [["P1", 72], ["P2", 1]]


def test_codes_that_look_like_numbers_stay_as_written_in_every_chunk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person_chunks, "CHUNK", 4)
    reading = exits(tmp_path / "a.csv", [person(f"p{number}", product="0012") for number in range(20)])
    assert by_product(reading)[["product_code", "leavers"]].values.tolist() == [["0012", 20]]


def cells_of(chunks: Iterable[person_chunks.Chunk], index: int) -> list[Any]:
    """A column of all rows, one after the other."""
    return [chunk.columns[index].cells[code] for chunk in chunks for code in chunk.columns[index].codes.tolist()]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("seed", range(8))
def test_quick_and_careful_reading_give_the_same_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str, seed: int
) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr(person_chunks, "CHUNK", chance.choice([3, 50, 1000]))
    letters = chance.choice(["01", "019.-+eE", "abéù", "aA é'\"/", "NAnul", "0a ;,"])
    first, later = chance.choice([(4, 4), (4, 8), (4, 12), (30, 30), (4, 60), (20, 21)])
    lengths = [*[first] * 70, *[later] * 60]
    rows = [
        [f"p{number}", *["".join(chance.choices(letters, k=chance.randrange(most + 1))) for _ in range(2)]]
        for number, most in enumerate(lengths)
    ]
    path = tmp_path / "a.csv"
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=";").writerows([["Identifiant", "Code produit", "Commune"], *rows])
    table = TextTable(path, Encoding(encoding), ";", hint=False)
    roles = (c.PERSON_ID, c.PRODUCT_CODE, c.COMMUNE)
    columns = [ColumnFound(index, "ABC"[index], "", role) for index, role in enumerate(roles)]
    quick = list(person_chunks.text_chunks(table, 1, columns))
    careful = list(person_chunks._careful_chunks(table, 1, columns))
    assert np.concatenate([chunk.numbers for chunk in quick]).tolist() == list(range(2, len(rows) + 2))
    for index in (1, 2):
        assert cells_of(quick, index) == cells_of(careful, index) == [row[index] for row in rows]


def test_codes_longer_than_the_first_ones_are_told_apart_to_their_ends(tmp_path: Path) -> None:
    codes = ["0012"] * 70 + [f"{'0' * 40}{end}" for end in "ab"] + ["0012"]
    reading = exits(tmp_path / "a.csv", [person(f"p{number}", product=code) for number, code in enumerate(codes)])
    assert dict(by_product(reading)[["product_code", "leavers"]].values.tolist()) == {
        "0012": 71, f"{'0' * 40}a": 1, f"{'0' * 40}b": 1,
    }  # fmt: skip


def test_people_who_share_half_of_their_number_are_two() -> None:
    people = np.array([5, 5 + (1 << 32), 6, 6 + (1 << 63), 5], dtype=np.uint64)
    cohorts, days = np.full(5, 2019, dtype=np.int16), np.array([9, 1, 1, 1, 3], dtype=np.int32)
    assert earlier_exits(people, cohorts, days).tolist() == [False, False, False, False, True]


def test_no_identifier_is_left_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(scratch))
    names = [f"quidam{number}" for number in range(200)]
    rows = [person(name, gender="?!", day="32/13/2019") for name in names] + [person(names[0], cohort="jadis")]
    for suffix in (".csv", ".xlsx"):
        reading = exits(tmp_path / f"a{suffix}", rows)
        everything = (
            repr(reading) + reading.table.to_csv() + "".join(map(repr, reading.problems)) + repr(reading.sheet.rows)
        )
        assert "quidam" not in everything
    assert list(scratch.iterdir()) == []


def test_quoted_cells_with_delimiters_and_line_breaks_are_read_alike(tmp_path: Path) -> None:
    plain = exits(tmp_path / "a.csv", [person("a", commune="Ixelles"), person("b", commune="Ixelles")])
    path = tmp_path / "b.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerows([[*HEADER, *OUTCOMES], person("a;1", commune="Ixelles"), person("b\n2", commune="Ixelles")])
    assert accounted(read_table(path, "exits")).table.equals(plain.table)


def test_counts_equal_a_plain_loop_over_random_people(tmp_path: Path) -> None:
    chance = random.Random(7)
    rows = [
        person(
            f"p{chance.randrange(60)}",
            f"{chance.randrange(1, 29):02}/{chance.randrange(1, 13):02}/2019",
            f"P{chance.randrange(4)}",
            cohort=chance.choice([2018, 2019]),
            gender=chance.choice("FHX"),
            level=chance.choice(["CESS", "Supérieur", ""]),
            outcome=[chance.choice(["oui", "non", ""]) for _measure in range(3)] + [chance.choice(["", 1, 4, 9]), ""],
        )
        for _exit in range(300)
    ]
    rows.append(person("z", "25/12/2019"))
    reading = exits(tmp_path / "a.csv", rows)
    last: dict[tuple[str, int], list[Any]] = {}
    for row in rows:
        key = (row[0], row[1])
        day = tuple(reversed(row[3].split("/")))
        if key not in last or day >= tuple(reversed(last[key][3].split("/"))):
            last[key] = row
    expected: dict[tuple[Any, ...], list[int]] = {}
    spoken = {"F": "female", "H": "male", "X": "other", "CESS": "upper_secondary", "Supérieur": "higher", "": "unknown"}
    for row in last.values():
        counts = expected.setdefault((row[1], row[2], spoken[row[4]], spoken[row[5]]), [0, 0, 0])
        works = row[9] == "oui" or row[10] == "oui" or row[11] != ""
        counts[0] += 1
        counts[1] += works
        counts[2] += row[9] == "" and not works
    keys, measures = (
        ["cohort_year", "product_code", "gender", "education_level"],
        ["leavers", "to_work", "unknown_outcome"],
    )
    found = {tuple(row[:4]): row[4:] for row in by_product(reading)[[*keys, *measures]].values.tolist()}
    assert found == expected


def test_answers_about_dates_reach_the_persons_too(tmp_path: Path) -> None:
    rows = [person("a", "03/04/2019", "P1"), person("a", "04/03/2019", "P2")]
    unsure = exits(tmp_path / "a.csv", rows)
    assert "unclear_date" in kinds(unsure)
    day_first, month_first = next(problem for problem in unsure.problems if problem.kind == "unclear_date").repairs
    assert by_product(exits(tmp_path / "a.csv", rows, repairs=(day_first,)))["product_code"].tolist() == ["P1"]
    assert by_product(exits(tmp_path / "a.csv", rows, repairs=(month_first,)))["product_code"].tolist() == ["P2"]


def test_counts_are_the_same_where_few_combinations_occur_of_all_that_could(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = np.random.default_rng(1)
    columns = {
        c.COHORT_YEAR: drawn.integers(2018, 2020, 500),
        c.PRODUCT_CODE: drawn.integers(0, 40, 500),
        c.GENDER: drawn.integers(0, 2, 500),
        c.EDUCATION_LEVEL: drawn.integers(0, 3, 500),
        c.AGE: drawn.integers(person_counts.MISSING, 70, 500),
        c.TO_WORK: drawn.integers(person_counts.MISSING, 2, 500),
    }
    texts = {c.PRODUCT_CODE: [f"P{n}" for n in range(40)], c.GENDER: ["female", "male"], c.EDUCATION_LEVEL: [*"abc"]}
    in_a_grid = person_counts.count_exits(dict(columns), texts, {"P0": "D"}, Findings(""))
    monkeypatch.setattr(person_counts, "SMALL_GRID", 0)
    pd.testing.assert_frame_equal(person_counts.count_exits(dict(columns), texts, {"P0": "D"}, Findings("")), in_a_grid)
    assert in_a_grid[c.LEAVERS].sum() == 2 * len(columns[c.AGE])
