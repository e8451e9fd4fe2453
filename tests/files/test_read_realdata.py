"""Real public files, raw and as a planner would receive them, read without a hand-made option beyond the year."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import CATALOGUE, EXIT_COUNTS, SHORTAGE_LIST
from shortage_app.files.reading import Reading, ReadOptions, kind_of, read_table
from tests.files.making import accounted, kinds

RAW = Path(os.environ.get("SHORTAGE_REALDATA", ""))
pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not os.environ.get("SHORTAGE_REALDATA"), reason="no real data"),
]
LISTED = {2011: 64, 2012: 119, 2013: 72, 2015: 47, 2016: 60, 2017: 99, 2018: 160, 2019: 178}


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real files turned into input as a planner would receive it."""
    folder = tmp_path_factory.mktemp("real")
    subprocess.run([sys.executable, str(RAW / "prepare.py"), str(folder)], check=True, capture_output=True)
    return folder


def read(path: Path, kind: str, **options: object) -> Reading:
    """A real file read, every row accounted for."""
    return accounted(read_table(path, kind, ReadOptions(**options)))  # type: ignore[arg-type]


@pytest.mark.parametrize("year", LISTED)
def test_the_lists_of_eight_years_are_read_in_both_their_shapes(prepared: Path, year: int) -> None:
    (path,) = (prepared / "lists").glob(f"*_{year}.*")
    reading = read(path, "shortage-list", year=year)
    assert reading.counts.imported == LISTED[year]
    assert reading.counts.refused == 0
    assert reading.years_found == (year,)
    assert reading.layout.mapping == {"code": "Code ROME", "title_fr": "Intitulé du métier", "causes": "Causes"}
    assert reading.table[c.CODE].str.fullmatch(r"[A-N]\d{4}").all()
    assert kinds(reading) == {"unknown_columns"}
    if path.suffix == ".xlsx":
        assert dict(reading.counts.ignored) == {"title": 2, "header": 2, "blank": 2, "total": 1}
    assert kind_of(path)[0].table is SHORTAGE_LIST


def test_the_causes_of_2019_are_known(prepared: Path) -> None:
    (path,) = (prepared / "lists").glob("*_2019.xlsx")
    causes = read(path, "shortage-list", year=2019).table[c.CAUSES]
    assert set(";".join(causes).split(";")) == {"quantitative", "qualitative", "working_conditions", ""}


@pytest.mark.parametrize(("year", "imported"), [(2018, 9486), (2019, 9522)])
def test_both_catalogues_are_read_with_their_five_code_columns(prepared: Path, year: int, imported: int) -> None:
    path = prepared / "catalogue" / f"catalogue_{year}.csv"
    reading = read(path, "catalogue", year=year)
    assert reading.counts.imported == imported
    assert {problem.kind for problem in reading.problems if problem.severity == "refused"} == {"duplicate_row"}
    codes = reading.table[c.OCCUPATION_CODES]
    assert codes.str.fullmatch(r"([A-N]\d{4}(;[A-N]\d{4}){0,4})?").all()
    assert codes.str.count(";").max() == 4
    assert kind_of(path)[0].table is CATALOGUE


def test_the_exits_are_read_with_their_suppression_marks(prepared: Path) -> None:
    path = prepared / "exits" / "exits_by_gender_and_degree.csv"
    reading = read(path, "exits")
    assert reading.counts.imported == 48
    hidden = reading.table[c.SUPPRESSED] == c.TO_WORK
    assert hidden.sum() == reading.table[c.TO_WORK].isna().sum() == 4
    assert set(reading.table[c.EDUCATION_LEVEL]) == {"bachelor", "master", "doctorate"}
    assert set(reading.table[c.GENDER]) == {"female", "male"}
    assert kind_of(path)[0].table is EXIT_COUNTS


def test_the_belgian_lists_without_codes_are_read_by_title_and_the_region_is_asked() -> None:
    path = RAW / "belgium" / "listes_penurie_belgique_2026.csv"
    (question,) = [problem for problem in read(path, "shortage-list").problems if problem.kind == "several_parts"]
    by_region = {repair.changes[0][1]: repair for repair in question.repairs}
    brussels = read(path, "shortage-list", repairs=(by_region["bruxelles"],))
    assert (brussels.counts.imported, brussels.counts.refused) == (84, 0)
    assert brussels.counts.ignored == {"header": 1, "other_part": 284}
    assert list(brussels.layout.mapping) == ["title_fr", "group"]


def test_the_correspondence_of_rome_and_isco_is_a_crosswalk_whose_nomenclatures_can_be_named() -> None:
    path = RAW / "rome" / "Correspondance_ROME_ISCO08.xlsx"
    found = read(path, "crosswalk")
    assert found.layout.mapping == {"from_code": "Code ROME", "to_code": "Code ISCO08"}
    assert {"nomenclatures_named", "other_sheets", "hidden_columns", "short_codes"} <= kinds(found)
    chosen = {
        "from_code": "Code ROME",
        "to_code": "Code ISCO08",
        "from_nomenclature": "=ROME 3",
        "to_nomenclature": "=ISCO-08",
    }
    reading = read(path, "crosswalk", columns=chosen)
    assert reading.layout.sheet == "ROME to ISCO-08"
    assert reading.counts.imported + reading.counts.refused == 532
    assert reading.table[c.FROM_CODE].str.fullmatch(r"[A-N]\d{4}").all()
    assert set(reading.table[c.TO_NOMENCLATURE]) == {"ISCO-08"}


def test_the_index_of_nine_years_gives_the_rows_of_the_chosen_year() -> None:
    reading = read(RAW / "tension" / "evol_tensions.csv", "shortage-list", year=2019)
    assert reading.counts.imported == 263
    assert reading.counts.ignored == {"header": 1, "other_year": 2104}


def test_the_pairs_of_titles_are_read_in_their_languages() -> None:
    reading = read(RAW / "belgium" / "vdab_nl_fr_titles.csv", "shortage-list")
    assert reading.layout.mapping == {"title_fr": "fr", "title_nl": "nl"}
    assert reading.counts.imported == 228


def test_the_raw_catalogue_of_certifications_is_read() -> None:
    reading = read(RAW / "training_catalogue" / "certif_info.csv", "catalogue", year=2019)
    assert reading.counts.imported == 9923
    assert "Code_RNCP" in [column.header for column in reading.layout.unknown]


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("outcomes/table_3299.csv", "exits", "missing_column"),
        ("rome/rome.csv", "crosswalk", "missing_column"),
        ("rome/metier.csv", "links", "missing_column"),
    ],
)
def test_a_real_file_of_another_kind_says_what_it_lacks(name: str, kind: str, said: str) -> None:
    reading = read(RAW / name, kind)
    assert reading.fatal
    assert said in kinds(reading)


@pytest.mark.parametrize(
    "path", sorted(RAW.rglob("*.csv")) if os.environ.get("SHORTAGE_REALDATA") else [], ids=lambda path: path.name
)
def test_every_real_file_is_read_or_refused_as_every_kind(path: Path) -> None:
    for kind in ("shortage-list", "catalogue", "links", "exits", "crosswalk", "domains", "indicators"):
        read(path, kind)
