"""The tables beside lists and catalogues: action domains, the crosswalk of 2022, published indicators, decisions."""

import csv
import datetime
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from generate_files import SYNTHETIC, Cell, Sheet, write_csv, write_xlsx
from generate_lists import GROUPS_NL
from generate_plan import NEW, OLD, PLAN, Occupation, Plan
from generate_training import POLES

RELATIONS = {
    "same": "identique",
    "renamed": "renommé",
    "merged": "fusionné",
    "split": "scindé",
    "broader": "plus large",
}
_YEAR, _DAY = re.compile(r"\d{4}"), re.compile(r"\d\d/\d\d/\d{4}")


def write_domains(plan: Plan, folder: Path) -> list[dict[str, object]]:
    """Write the domain, pole and scope of each group, and of the occupations that differ from their group."""
    path = folder / "Domaines_action_synthetique.xlsx"
    headers = ("Groupe", "Code métier", "Domaine", "Pôle Formation Emploi", "Dans le domaine d’action")
    titles = ("Domaines d’action par groupe professionnel, et exceptions par métier", SYNTHETIC)
    sheet = Sheet(
        "Domaines", titles, headers, list(_domains(plan)), formats={2: "@"}, widths={1: 44.0, 3: 44.0, 4: 22.0, 5: 24.0}
    )
    write_xlsx(path, [sheet])
    return [{"kind": "domains", "file": path.name}]


def write_crosswalk(plan: Plan, folder: Path) -> list[dict[str, object]]:
    """Write which old code continues as which new one."""
    path = folder / "Table_de_passage_synthetique.csv"
    headers = (
        "Ancienne nomenclature", "Ancien code", "Nouvelle nomenclature", "Nouveau code", "Relation", "Confiance",
        "Approuvé",
    )  # fmt: skip
    write_csv(path, headers, _crosswalk(plan), encoding="utf-8-sig", titles=("Table de passage 2022", SYNTHETIC))
    return [{"kind": "crosswalk", "file": path.name}]


def write_indicators(folder: Path) -> list[dict[str, object]]:
    """Write the figures that the activity report 2020 prints, which alone are not synthetic, and invented volumes."""
    published = (
        "Indicateurs stratégiques – valeurs imprimées dans le rapport d’activité 2020",
        "Accompagne les données synthétiques de l’exemple ; seules ces valeurs sont publiées",
    )
    volumes = ("Volumes d’activité par mois, profil, secteur et domaine", SYNTHETIC)
    return [
        _write_series(folder / "Indicateurs_rapport_2020_exemple.xlsx", PLAN / "indicators.csv", published),
        _write_series(folder / "Indicateurs_volumes_synthetique.xlsx", PLAN / "volumes.csv", volumes),
    ]


def write_decisions(folder: Path) -> list[dict[str, object]]:
    """Write the register of decisions of a few occupations without training."""
    path = folder / "Decisions_synthetique.xlsx"
    with (PLAN / "decisions.csv").open(encoding="utf-8", newline="") as file:
        headers, *rows = csv.reader(file, delimiter=";")
    typed = [[_year_or_day(cell) for cell in row] for row in rows]
    days = {headers.index(header) + 1: "dd/mm/yyyy" for header in ("Échéance", "Décidé le")}
    sheet = Sheet(
        "Décisions", ("Registre des décisions de programmation", SYNTHETIC), headers, typed,
        formats={1: "@", **days}, widths={3: 26.0, 4: 60.0, 5: 22.0, 8: 26.0},
    )  # fmt: skip
    write_xlsx(path, [sheet])
    return [{"kind": "decisions", "file": path.name}]


def _year_or_day(text: str) -> Cell:
    if _YEAR.fullmatch(text):
        return int(text)
    return datetime.datetime.strptime(text, "%d/%m/%Y").date() if _DAY.fullmatch(text) else text


def _write_series(path: Path, plan: Path, titles: tuple[str, ...]) -> dict[str, object]:
    """Write the series of a plan, one row a value."""
    with plan.open(encoding="utf-8", newline="") as file:
        headers, *rows = csv.reader(file, delimiter=";")
    numbers = ("Valeur", "Cible", "Variation publiée")
    typed = [
        [_number(cell) if header in numbers else cell for header, cell in zip(headers, row, strict=True)]
        for row in rows
    ]
    write_xlsx(path, [Sheet("Indicateurs", titles, headers, typed, widths={1: 44.0, 2: 30.0, 3: 26.0, 10: 60.0})])
    return {"kind": "indicators", "file": path.name}


def _number(text: str) -> Cell:
    if not text:
        return None
    return float(text) if "." in text else int(text)


def _crosswalk(plan: Plan) -> Iterator[list[Cell]]:
    for occupation in plan.new:
        for before in occupation.predecessors:
            confidence = f"{before.confidence:.2f}".replace(".", ",")
            approved = "oui" if before.approved else "non"
            yield [OLD, before.code, NEW, occupation.code, RELATIONS[before.relation], confidence, approved]


def _domains(plan: Plan) -> Iterator[list[Cell]]:
    everyone = (*plan.old, *plan.new)
    usual = {group: _usual(everyone, group) for group in sorted({occupation.group for occupation in everyone})}
    for group, (domain, in_scope) in usual.items():
        for name in dict.fromkeys((group, GROUPS_NL.get(group, group))):
            yield [name, None, domain, POLES.get(domain), "oui" if in_scope else "non"]
    for occupation in sorted(everyone, key=lambda occupation: occupation.code):
        if (occupation.domain, occupation.in_scope) != usual[occupation.group]:
            scope = "oui" if occupation.in_scope else "non"
            yield [None, occupation.code, occupation.domain, POLES.get(occupation.domain), scope]


def _usual(occupations: tuple[Occupation, ...], group: str) -> tuple[str, bool]:
    """The domain and scope that most occupations of a group have."""
    found = Counter((o.domain, o.in_scope) for o in occupations if o.group == group)
    return max(sorted(found, reverse=True), key=lambda pair: found[pair])
