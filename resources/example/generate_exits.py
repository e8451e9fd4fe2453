"""The files of exits: one row a person for 2019, tables of counts for the other cohorts."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from generate_files import SYNTHETIC, Cell, Sheet, write_csv, write_xlsx
from generate_leavers import TARGETS, Leavers, leavers
from generate_plan import REFERENCE, Plan, draw

TOO_YOUNG = 2024  # the last cohort: what happened twelve months after is not known yet
LEVELS = ("≤ 1er degré", "2e degré", "CESS", "Supérieur", "Étranger sans équivalence", "Inconnu")
WORDS = ("Femmes", "Hommes", "X")
LETTERS = ("F", "H", "X")
AS_CSV = (2015, 2017, 2018, 2021, 2023, 2024)
TWICE = 40  # people who left two trainings in the cohort: the last counts
LETTERS_OF_ID = 10
COMMUNES = {
    "Anderlecht": 120, "Auderghem": 34, "Berchem-Sainte-Agathe": 25, "Bruxelles": 185, "Etterbeek": 48, "Evere": 42,
    "Forest": 56, "Ganshoren": 25, "Ixelles": 87, "Jette": 52, "Koekelberg": 22, "Molenbeek-Saint-Jean": 97,
    "Saint-Gilles": 49, "Saint-Josse-ten-Noode": 27, "Schaerbeek": 132, "Uccle": 85, "Watermael-Boitsfort": 25,
    "Woluwe-Saint-Lambert": 58, "Woluwe-Saint-Pierre": 42,
}  # fmt: skip
COUNT_HEADERS = (
    "Cohorte", "Code produit", "Genre", "Niveau d’études", "Sortants", "Sorties positives", "Sorties vers l’emploi",
    "Emploi min. 1 mois", "En emploi après 12 mois", "0-3 mois", "3-6 mois", "6-12 mois", "Situation inconnue",
)  # fmt: skip
STILL_WORKING, UNKNOWN = 8, 12  # places in COUNT_HEADERS
PERSON_HEADERS = (
    "Identifiant", "Cohorte", "Code produit", "Date de sortie", "Genre", "Niveau d’études", "Âge", "Commune",
    "Sortie positive", "Sortie vers l’emploi", "Emploi min. 1 mois", "Délai d’insertion (mois)",
    "En emploi après 12 mois",
)  # fmt: skip


def write_exits(plan: Plan, folder: Path, cohorts: Sequence[int] = tuple(TARGETS)) -> list[dict[str, object]]:
    """Write the exits of some cohorts; returns how each is imported."""
    return [
        write_persons(plan, folder, cohort) if cohort == REFERENCE else write_counts(plan, folder, cohort)
        for cohort in cohorts
    ]


def write_counts(plan: Plan, folder: Path, cohort: int) -> dict[str, object]:
    """Write a cohort as counts by product, gender and education level."""
    hidden = {STILL_WORKING} if cohort == TOO_YOUNG else set()
    hidden |= set() if TARGETS[cohort].unknown else {UNKNOWN}
    kept = [place for place in range(len(COUNT_HEADERS)) if place not in hidden]
    headers = [COUNT_HEADERS[place] for place in kept]
    rows = [[row[place] for place in kept] for row in _counts(leavers(plan, cohort), cohort)]
    title = f"Sortants de la cohorte {cohort}, situation dans les douze mois"
    name = f"Sortants_{cohort}_comptages_synthetique"
    if cohort in AS_CSV:
        path = folder / f"{name}.csv"
        write_csv(path, headers, rows, encoding="utf-8-sig", titles=(title, SYNTHETIC))
    else:
        path = folder / f"{name}.xlsx"
        notes = ("Source : données synthétiques, produites pour l’exemple.",)
        write_xlsx(path, [Sheet(f"Cohorte {cohort}", (title, SYNTHETIC), headers, rows, notes=notes, widths={4: 26.0})])
    return {"kind": "exits", "file": path.name}


def write_persons(plan: Plan, folder: Path, cohort: int) -> dict[str, object]:
    """Write a cohort one row a person and exit, in the order of the exits."""
    path = folder / f"Sortants_{cohort}_synthetique.csv"
    people = leavers(plan, cohort)
    rows = [exit_ for person in range(len(people.product)) for exit_ in _exits_of(people, cohort, person)]
    write_csv(path, PERSON_HEADERS, sorted(rows, key=lambda row: (str(row[3]), row[0])), encoding="utf-8-sig")
    return {"kind": "exits", "file": path.name}


def _counts(people: Leavers, cohort: int) -> Iterator[list[Cell]]:
    frame = pd.DataFrame({
        "product": [people.products[place].code for place in people.product],
        "gender": people.gender,
        "education": people.education,
        "leavers": 1,
        "positive": people.positive,
        "to_work": people.to_work,
        "to_work_1m": people.to_work_1m,
        "still_working": people.still_working,
        **{f"delay_{step}": people.delay == step for step in range(3)},
        "unknown": people.unknown,
    })  # fmt: skip
    cells = frame.groupby(["product", "gender", "education"], as_index=False).sum()
    for code, gender, education, *counts in cells.itertuples(index=False):
        yield [cohort, str(code), WORDS[int(gender)], LEVELS[int(education)], *map(int, counts)]


def _exits_of(people: Leavers, cohort: int, person: int) -> Iterator[list[Cell]]:
    """The exit that counts, and for a few people an earlier one from another training."""
    day = datetime.date(cohort, 1, 1) + datetime.timedelta(days=int(365 * draw("day", cohort, person)))
    worked = bool(people.to_work[person])
    last = _Exit(
        people.products[people.product[person]].code, day, bool(people.positive[person]), worked,
        bool(people.to_work_1m[person]), _months(int(people.delay[person]), cohort, person) if worked else None,
        bool(people.still_working[person]),
    )  # fmt: skip
    if person % (len(people.product) // TWICE) == 7 and day.month > 3:
        before = people.products[int(len(people.products) * draw("before", cohort, person))].code
        yield _row(
            people, cohort, person, _Exit(before, day - datetime.timedelta(days=60), True, False, False, None, False)
        )
    yield _row(people, cohort, person, last)


@dataclass(frozen=True)
class _Exit:
    product: str
    day: datetime.date
    positive: bool
    to_work: bool
    to_work_1m: bool
    months: float | None
    still_working: bool


def _row(people: Leavers, cohort: int, person: int, end: _Exit) -> list[Cell]:
    flags = ["oui" if flag else "non" for flag in (end.positive, end.to_work, end.to_work_1m, end.still_working)]
    return [
        _pseudonym(cohort, person), cohort, end.product, end.day, LETTERS[people.gender[person]],
        LEVELS[people.education[person]], _age(cohort, person), _commune(cohort, person),
        *flags[:3], end.months, flags[3],
    ]  # fmt: skip


def _months(delay: int, cohort: int, person: int) -> float:
    """Months to the first job, to a tenth: in 0–3, 3–6 or 6–12, the upper bound within."""
    low, high = ((0, 3), (3, 6), (6, 12))[delay]
    return round(low + 0.1 * (1 + int(10 * (high - low) * draw("months", cohort, person))), 1)


def _age(cohort: int, person: int) -> int:
    return 18 + int(42 * draw("age", cohort, person) ** 1.6)


def _commune(cohort: int, person: int) -> str:
    steps = np.cumsum(list(COMMUNES.values())) / sum(COMMUNES.values())
    return list(COMMUNES)[int(np.searchsorted(steps, draw("commune", cohort, person)))]


def _pseudonym(cohort: int, person: int) -> str:
    """Ten letters and digits that say nothing."""
    number = int(draw("person", cohort, person) * 16**LETTERS_OF_ID)
    return f"{number:0{LETTERS_OF_ID}x}"
