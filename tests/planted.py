"""A cohort with a few people who can be told by their number, and the search for it in whatever the program says.

The threshold is 50 000, so that a small count has five digits that occur nowhere by chance: to find them is to have
them leaked. What is hidden to protect it has six or seven digits of its own, and is searched for as well.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from random import Random

import numpy as np
import pandas as pd

from shortage_app import cli
from shortage_app.domain import columns as c
from shortage_app.domain.disclosure import ExitFigures, protect
from shortage_app.domain.exit_cohort import products_of
from shortage_app.domain.exit_views import all_views
from shortage_app.domain.exits import cohort_counts
from shortage_app.domain.project import Project

YEAR, THRESHOLD = 2019, 50_000
DOMAIN, PRODUCT = "Zythologie", "Z1"
FEW, FEW_TO_WORK = 42_173, 10_631  # women of a diploma from abroad, all of PRODUCT: a quarter works, of others a half
FEW_MEN = 43_117  # all men of the product Z2
FEW_OLD = 43_911  # women of 60 and more
NEVER = 1  # a threshold that hides nothing

ABROAD = "étranger sans équivalence"
LEVELS = ("2e degré", "CESS", "supérieur", ABROAD)
_LISTED = "Code;Intitulé;Domaine\nA1;Brasseur;Zythologie\nA2;Menuisier;Bois\n"
_CATALOGUE = """Code produit;Intitulé;Domaine;Opérateur;Type de formation;Pôle;Places;Codes métiers;Lien
Z1;Brassage;Zythologie;Centre;qualifiante;Boisson;20;A1;direct
Z2;Houblon;Zythologie;Partenaire;qualifiante;;30;A1;indirect
B1;Escaliers;Bois;Centre;qualifiante;;40;A2;direct
B2;Tournage;Bois;Partenaire;perfectionnement;;50;;
"""
_EXITS = (
    "Cohorte;Code produit;Genre;Niveau d'études;Tranche d'âge;Commune;Sortants;Sorties positives;"
    "Sorties vers l'emploi;Emploi 1 mois;Encore en emploi 12 mois;0-3 mois;3-6 mois;6-12 mois\n"
)


def planted(folder: Path) -> Path:
    """A workspace with the few people in it, made of files as a planner gets them; these lie in `sources`."""
    sources, path = folder / "sources", folder / "work" / "w.shortage"
    sources.mkdir()
    path.parent.mkdir()
    files = {"liste_2019.csv": _LISTED, "catalogue.csv": _CATALOGUE, "sortants.csv": _EXITS + "".join(_lines())}
    for name, content in files.items():
        (sources / name).write_text(content, encoding="utf-8")
    for words in (
        ("new", path),
        ("set", path, f"threshold={THRESHOLD}"),
        ("import", "shortage-list", sources / "liste_2019.csv", "-w", path, "--year", YEAR),
        ("import", "catalogue", sources / "catalogue.csv", "-w", path, "--year", YEAR),
        ("import", "exits", sources / "sortants.csv", "-w", path),
    ):
        assert cli.main([str(word) for word in words]) == 0
    return path


def _lines() -> Iterator[str]:
    """Products by gender and level, then everyone by age and by commune."""
    random = Random(2019)
    for product, gender, level in itertools.product(("Z1", "Z2", "B1", "B2"), "FM", LEVELS):
        if (gender, level) == ("F", ABROAD):
            n, to_work = FEW * (product == PRODUCT), FEW_TO_WORK
        elif (product, gender) == ("Z2", "M"):
            n, to_work = FEW_MEN * (level == "CESS"), None
        else:
            n, to_work = random.randrange(900_000, 4_000_000), None
        if n:
            yield _line(random, (product, gender, level, "", ""), n, to_work)
    for column, names in (("age", ("18-29", "30-59", "60+")), ("commune", ("Evere", "Jette"))):
        for name in names:
            for gender in "FM":
                n = FEW_OLD if (name, gender) == ("60+", "F") else random.randrange(4_000_000, 9_000_000)
                place = (name, "") if column == "age" else ("", name)
                yield _line(random, ("", gender, "", *place), n, None)


def _line(random: Random, cell: tuple[str, ...], n: int, to_work: int | None) -> str:
    work = round(n * random.uniform(0.45, 0.55)) if to_work is None else to_work
    soon, later = round(work * random.uniform(0.36, 0.44)), round(work * random.uniform(0.26, 0.34))
    positive = work + round((n - work) * random.uniform(0.2, 0.3))
    month, still = round(work * random.uniform(0.8, 0.9)), round(work * random.uniform(0.6, 0.7))
    counts = (n, positive, work, month, still, soon, later, work - soon - later)
    return ";".join((str(YEAR), *cell, *map(str, counts))) + "\n"


@dataclass(frozen=True)
class Facts:
    """Numbers to search for: counts, shares to six decimals, and percentages as words."""

    counts: frozenset[int]
    shares: frozenset[float]
    words: frozenset[str] = frozenset()

    def found_in(self, text: str) -> set[str]:
        """Which of them stand in a text, however they are written."""
        whole = _GROUPED.sub("", text)
        numbers = {*_WHOLE.findall(text), *_WHOLE.findall(whole)}
        decimals = {float(number.replace(",", ".")) for number in _DECIMAL.findall(text)}
        shares = {round(part, 6) for number in decimals for part in (number, number / 100)}
        spoken = {word for word in self.words if re.search(rf"(?<![\d.,]){re.escape(word)}(?!\d)", text)}
        return {*map(str, self.counts & {*map(int, numbers)}), *map(str, self.shares & shares), *spoken}


_GROUPED = re.compile(r"(?<=\d)[\s.,'’](?=\d{3}(?!\d))")  # 42 173, 42.173 and 42,173, \s: narrow spaces too
_WHOLE = re.compile(r"(?<!\w)(?<!\d\.)\d{5,12}(?!\w)")
_DECIMAL = re.compile(r"\d+[.,]\d{5,}")
_LEAST = 10_000  # counts of fewer digits would be found by chance


def hidden_and_shown(project: Project) -> tuple[Facts, Facts]:
    """The true numbers of every hidden figure of every view, unless some shown figure is the same; and of the shown."""
    figures, truth = _protected(project, THRESHOLD), _protected(project, NEVER)
    true = pd.concat([truth.view(view.columns) for view in all_views()], ignore_index=True)
    marks = pd.concat([figures.view(view.columns)[c.SUPPRESSED] for view in all_views()], ignore_index=True)
    hidden = (marks == "yes").to_numpy()
    known = true[c.RATE].notna().to_numpy()
    assert (true[c.SUPPRESSED] == "no").all() and known[hidden].all()
    shown = Facts(_counts(true[~hidden & known]), _shares(true[~hidden & known]))
    words = frozenset(f"{100 * FEW_TO_WORK / FEW:.1f}".replace(".", mark) for mark in ".,")
    return Facts(_counts(true[hidden]) - shown.counts, _shares(true[hidden]) - shown.shares, words), shown


def _counts(rows: pd.DataFrame) -> frozenset[int]:
    n, count = (rows[name].to_numpy("int64") for name in (c.N, c.COUNT))
    return frozenset(number for part in (n, count, n - count) for number in part.tolist() if number >= _LEAST)


def _shares(rows: pd.DataFrame) -> frozenset[float]:
    return frozenset(np.round(rows[[c.RATE, c.LOW, c.HIGH]].to_numpy("float64").ravel(), 6).tolist()) - {0.0, 1.0}


def _protected(project: Project, threshold: int) -> ExitFigures:
    return protect(cohort_counts(project.exits, products_of(project, YEAR), YEAR), threshold)


def spelled_out(thing: object) -> str:
    """Everything in a frozen description: its words, its numbers, its tables in full."""
    if isinstance(thing, pd.DataFrame):
        return str(thing.to_csv())
    if is_dataclass(thing) and not isinstance(thing, type):
        return " ".join(spelled_out(getattr(thing, part.name)) for part in fields(thing))
    if isinstance(thing, dict):
        return spelled_out([*thing.keys(), *thing.values()])
    if isinstance(thing, tuple | list | set | frozenset):
        return " | ".join(map(spelled_out, thing))
    return str(thing)
