"""Reading a workbook with mapping, checks and account of rows, beside bare calamine; and exits of a million people."""

import csv
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
from python_calamine import CalamineWorkbook

from benchmarks.measure import Row, medians_in_turn, process_costs
from shortage_app.files.guard.reader import close_shared_reader
from shortage_app.files.reading import ReadOptions, read_table

LIST_ROWS, PEOPLE = 50_000, 1_000_000
COPIES = 10  # of the people, each with identifiers of its own: as many rows as a decade of leavers of a country
REACH_LIST, REACH_PEOPLE = 2.5, 1.5
HEADERS = (
    "Code métier",
    "Intitulé du métier",
    "Intitulé NL",
    "Groupe",
    "Domaine",
    "Causes",
    "Offres reçues",
    "Taux de satisfaction",
    "Durée médiane",
    "Demandeurs d'emploi",
    "Dans le domaine d'action",
    "Évalué",
    "Remarque",
    "Année de référence",
    "Nomenclature",
)


def rows() -> Iterator[Row]:
    """A large list, then people."""
    with tempfile.TemporaryDirectory() as folder:
        book = large_list(Path(folder) / "list.xlsx", LIST_ROWS)
        read_table(book, "shortage-list", ReadOptions(year=2019))
        by_the_clock = time.perf_counter  # part of it is done by the guarded child
        ours, bare = medians_in_turn(
            (
                lambda: read_table(book, "shortage-list", ReadOptions(year=2019)),
                lambda: CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python(),
            ),
            clock=by_the_clock,
        )
        yield Row("read a list from xlsx", f"{LIST_ROWS} × {len(HEADERS)}", ours, "calamine to lists", bare, REACH_LIST)
        close_shared_reader()
        csv_of_people = people(Path(folder) / "people.csv", PEOPLE)
        whole = f"import pandas; pandas.read_csv({str(csv_of_people)!r}, sep=';', dtype=str)"
        yield _people_row(PEOPLE, csv_of_people, whole, 3)
        many = _copied(csv_of_people, Path(folder) / "many.csv")
        yield _people_row(PEOPLE * COPIES, many, _PASS_BY.format(path=str(many), rows=PEOPLE), 1)


def _people_row(people: int, path: Path, bare: str, repeats: int) -> Row:
    """Both without the start of their processes, which take turns."""
    codes = {"idle": _IDLE, "pandas": "import pandas", "ours": _READ_PEOPLE.format(path=str(path)), "bare": bare}
    costs = process_costs(codes, repeats)
    idle, ours = costs["idle"], costs["ours"]
    seconds, bare_seconds = ours.work - idle.work, costs["bare"].work - costs["pandas"].work
    note = f"{(ours.peak_mb - idle.peak_mb) * 1024 * 1024 / people:.0f} bytes a person beyond the start"
    what = "import exits of people to counts"
    return Row(what, f"{people} rows", seconds, "pandas.read_csv", bare_seconds, REACH_PEOPLE, ours.peak_mb, note)


_IDLE = "import pandas, shortage_app.files.reading"
_READ_PEOPLE = """
import pandas
from pathlib import Path
from shortage_app.files.reading import ReadOptions, read_table
assert read_table(Path({path!r}), "exits", ReadOptions()).counts.imported
"""

_PASS_BY = """
import pandas
for chunk in pandas.read_csv({path!r}, sep=';', dtype=str, chunksize={rows}):
    assert len(chunk)
"""


def _copied(people: Path, path: Path) -> Path:
    """The people several times, under other identifiers each time."""
    head, _line, body = people.read_text(encoding="utf-8").partition("\n")
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(head)
        for copy in range(COPIES):
            file.write(f"\n{body.rstrip()}".replace("\np", f"\np{copy}"))
    return path


def large_list(path: Path, count: int) -> Path:
    """A shortage list of so many rows."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Liste 2019")
    sheet.append(HEADERS)
    for n in range(count):
        sheet.append(
            (
                f"{n:07d}",
                f"Métier {n} / Métière {n}",
                f"Beroep {n}",
                f"Groupe {n % 20}",
                f"Domaine {n % 15}",
                "Qt, Ql",
                n % 500,
                (n % 100) / 100,
                n % 90,
                n % 900,
                "oui",
                "oui",
                "",
                2019,
                "Actiris-2010",
            )
        )
    book.save(path)
    return path


def people(path: Path, count: int) -> Path:
    """Exits of so many people, one row a person."""
    random = np.random.default_rng(1)
    pd.DataFrame(
        {
            "Identifiant": [f"p{n:07d}" for n in range(count)],
            "Cohorte": 2019,
            "Code produit": [f"P{n}" for n in random.integers(0, 1000, count)],
            "Date de sortie": "2019-05-03",
            "Genre": random.choice(["F", "M"], count),
            "Niveau d'études": random.choice(["CESS", "supérieur", "2e degré"], count),
            "Âge": random.integers(18, 60, count),
            "Commune": random.choice(["Ixelles", "Uccle", "Evere"], count),
            "Sortie positive": random.choice(["oui", "non"], count),
            "Sortie vers l'emploi": random.choice(["oui", "non"], count),
        }
    ).to_csv(path, sep=";", index=False, quoting=csv.QUOTE_MINIMAL)
    return path
