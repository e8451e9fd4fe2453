"""The example's committed files give the published figures: read and counted here with plain loops, nothing shared."""

import csv
import json
import math
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import openpyxl
import pytest

EXAMPLE = Path(__file__).parents[1] / "resources" / "example"
SOURCES = EXAMPLE / "sources"
MANIFEST = json.loads((EXAMPLE / "manifest.json").read_text(encoding="utf-8"))
EDITIONS = (*range(2010, 2021), *range(2022, 2026))
JOB_ORIENTED = {"Formation qualifiante", "Perfectionnement", "Compétences spécifiques", "Formation en entreprise"}
CODE_HEADERS = ("Code fonction", "Code métier", "Code", "Beroepscode")
MARKS = {"Femmes": "F", "Hommes": "H"}

Row = dict[str, str]


def cells_of(path: Path, encoding: str) -> list[list[str]]:
    """The rows of the sheet with the most rows, or of a CSV, as text; numbers with a decimal point."""
    if path.suffix == ".csv":
        with path.open(encoding=encoding, newline="") as file:
            return list(csv.reader(file, delimiter=";"))
    two_rows = path.name.startswith("FC_")
    book = openpyxl.load_workbook(path, read_only=not two_rows)
    sheet = max(book.worksheets, key=lambda sheet: sheet.max_row)
    filled = {}
    for merged in sheet.merged_cells.ranges if two_rows else ():
        if merged.max_row > merged.min_row:  # a header over both rows belongs to the second
            filled[merged.max_row, merged.min_col] = sheet.cell(merged.min_row, merged.min_col).value
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    below = ([filled.get((at, column), value) for column, value in enumerate(row, 1)] for at, row in rows)
    texts = [["" if value is None else str(value) for value in row] for row in below]
    book.close()
    return texts


@lru_cache
def table(name: str, encoding: str = "utf-8-sig") -> list[Row]:
    """The rows between the header and the total or the first blank row, by header."""
    cells = cells_of(SOURCES / name, encoding)
    start = next(i for i, row in enumerate(cells) if sum(map(bool, row)) >= 5 and len(set(row)) == len(row) and row[0])
    headers, rows = cells[start], []
    for row in cells[start + 1 :]:
        if not any(row) or row[0].startswith("Tota"):
            break
        rows.append(dict(zip(headers, row + [""] * (len(headers) - len(row)), strict=True)))
    return rows


def files_of(kind: str) -> list[dict[str, object]]:
    return [step for step in MANIFEST["imports"] if step["kind"] == kind]


@lru_cache
def edition(year: int) -> dict[str, Row]:
    """The occupations of a list by code; those that were not assessed are no listing."""
    name = next(str(step["file"]) for step in files_of("shortage-list") if step["year"] == year)
    rows = table(name, "cp1252" if year == 2010 else "utf-8-sig")
    code = next(header for header in CODE_HEADERS if header in rows[0])
    return {row[code]: row for row in rows if row.get("Évalué", "oui") == "oui"}


@lru_cache
def catalogue(year: int) -> dict[str, Row]:
    name = next(str(step["file"]) for step in files_of("catalogue") if step["year"] == year)
    return {row["Code produit"]: row for row in table(name)}


@lru_cache
def links(year: int) -> dict[tuple[str, str], str]:
    """(product, occupation) → strength: the codes of the catalogue of the year, then what was decided."""
    found = {}
    for product, row in catalogue(year).items():
        for code in row["Codes métiers"].replace(",", " ").replace("/", " ").split():
            found[product, code] = row.get("Lien", "") or "indirect"
    for row in table("Liens_decides_synthetique.xlsx"):
        if row["Code produit"] in catalogue(year):
            found[row["Code produit"], row["Code métier"]] = row["Lien"]
    return found


@lru_cache
def predecessors() -> dict[str, list[str]]:
    """New code → the old codes that an approved row carries on, in full."""
    found = defaultdict(list)
    for row in table("Table_de_passage_synthetique.csv"):
        if row["Approuvé"] == "oui" and row["Relation"] != "plus large":
            found[row["Nouveau code"]].append(row["Ancien code"])
    return found


def listed_years(code: str) -> set[int]:
    """The years in which a code, or one that it continues, was listed."""
    codes = {code, *predecessors().get(code, ())}
    return {year for year in EDITIONS if codes & set(edition(year))}


def status(code: str, year: int) -> str:
    """The status of a listed code whose whole history is known."""
    years = listed_years(code)
    editions = [known for known in EDITIONS if known <= year][-3:]
    in_window = sum(known in years for known in range(year - 4, year + 1))
    if all(known in years for known in editions) or in_window >= 3:
        return "structural"
    if not any(known < year for known in years):
        return "first"
    return "continuing" if editions[-2] in years else "returning"


def statuses(year: int) -> dict[str, str]:
    return {code: status(code, year) for code in edition(year)}


def state(code: str, year: int) -> str:
    """Coverage of an occupation by the catalogue of a year."""
    if edition(year)[code]["Dans le domaine d’action"] == "non":
        return "out_of_scope"
    products = catalogue(year)
    strengths = {product: strength for (product, target), strength in links(year).items() if target == code}
    offered = {product for product in strengths if int(products[product]["Places"]) > 0}
    if any(strengths[p] == "direct" and products[p]["Type d’opérateur"] != "Autre" for p in offered):
        return "direct"
    if offered:
        return "indirect"
    return "not_offered" if strengths else "no_product"


@lru_cache
def states(year: int) -> dict[str, str]:
    return {code: state(code, year) for code in edition(year)}


@lru_cache
def shortage_link(year: int) -> dict[str, str]:
    """Product → its closest link to an occupation of the list of a year."""
    found = dict.fromkeys(catalogue(year), "none")
    for (product, code), strength in links(year).items():
        if code in edition(year) and (strength == "direct" or found[product] == "none"):
            found[product] = strength
    return found


OUTCOMES = ("leavers", "positive", "work", "work_1m", "still", "early", "middle", "late")


@dataclass(frozen=True)
class Cell:
    """The leavers of one product, gender and level, counted."""

    product: str
    gender: str
    level: str
    counts: Counter[str]


@lru_cache
def cells(cohort: int) -> list[Cell]:
    """A cohort as counts by product, gender and level; of a person with two exits the last."""
    if cohort != 2019:
        suffix = "xlsx" if (SOURCES / f"Sortants_{cohort}_comptages_synthetique.xlsx").exists() else "csv"
        return [_counted(row) for row in table(f"Sortants_{cohort}_comptages_synthetique.{suffix}")]
    last: dict[str, Row] = {}
    for row in table("Sortants_2019_synthetique.csv"):
        last[row["Identifiant"]] = row  # the rows stand in the order of the exits
    return [_person(row) for row in last.values()]


def _counted(row: Row) -> Cell:
    names = ("Sortants", "Sorties positives", "Sorties vers l’emploi", "Emploi min. 1 mois", "En emploi après 12 mois")
    numbers = [int(row.get(name) or 0) for name in (*names, "0-3 mois", "3-6 mois", "6-12 mois")]
    return Cell(row["Code produit"], MARKS.get(row["Genre"], "X"), row["Niveau d’études"], counts(numbers))


def _person(row: Row) -> Cell:
    names = ("Sortie positive", "Sortie vers l’emploi", "Emploi min. 1 mois", "En emploi après 12 mois")
    months = float(row["Délai d’insertion (mois)"].replace(",", ".") or "-1")
    delays = [0 < months <= 3, 3 < months <= 6, 6 < months <= 12]
    numbers = [1, *(int(row[name] == "oui") for name in names), *map(int, delays)]
    return Cell(row["Code produit"], row["Genre"], row["Niveau d’études"], counts(numbers))


def counts(numbers: list[int]) -> Counter[str]:
    return Counter(dict(zip(OUTCOMES, numbers, strict=True)))


def summed(cells: Iterable[Cell]) -> Counter[str]:
    """The sums of all counts."""
    total: Counter[str] = Counter()
    for cell in cells:
        total.update(cell.counts)
    return total


@lru_cache
def job_oriented(cohort: int) -> list[Cell]:
    """The cells of job-oriented training; the few of a third gender left out."""
    kinds = {product: row["Type de formation"] for product, row in catalogue(cohort).items()}
    return [cell for cell in cells(cohort) if kinds[cell.product] in JOB_ORIENTED and cell.gender != "X"]


def to_work(cohorts: Iterable[int], link: str = "", gender: str = "", levels: str = "") -> tuple[int, int]:
    """Exits to work and leavers of job-oriented training, of one link ("linked": either), gender or some levels."""
    total: Counter[str] = Counter()
    for cohort in cohorts:
        links_of = shortage_link(cohort)
        for cell in job_oriented(cohort):
            own = links_of[cell.product]
            fits = not link or own == link or (link == "linked" and own != "none")
            if fits and gender in ("", cell.gender) and (not levels or cell.level in levels.split("|")):
                total.update(cell.counts)
    return total["work"], total["leavers"]


def gap(first: tuple[int, int], second: tuple[int, int]) -> tuple[float, float]:
    """The 95 % interval of the difference of two rates, each given as count and n (large, so the plain one)."""
    (p1, n1), (p2, n2) = ((count / n, n) for count, n in (first, second))
    half = 1.96 * math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    return p1 - p2 - half, p1 - p2 + half


def percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1)


# What must hold


def test_each_list_has_the_published_number_of_occupations() -> None:
    counts = {year: len(edition(year)) for year in EDITIONS}
    published = {2018: 100, 2019: 112, 2020: 111, 2022: 113, 2023: 108, 2024: 102, 2025: 106}
    assert {year: counts[year] for year in published} == published
    assert all(86 <= counts[year] <= 97 for year in range(2010, 2018))


def test_nothing_was_published_for_2021() -> None:
    assert MANIFEST["no_edition"] == [2021]
    assert {step["year"] for step in files_of("shortage-list")} == set(EDITIONS)


def test_2019_has_70_structural_13_first_7_returning_and_22_continuing() -> None:
    assert Counter(statuses(2019).values()) == {"structural": 70, "first": 13, "returning": 7, "continuing": 22}


def test_2020_has_68_structural() -> None:
    assert Counter(statuses(2020).values()) == {"structural": 68, "first": 9, "returning": 14, "continuing": 20}


def test_the_years_listed_follow_the_published_pattern() -> None:
    patterns = Counter(
        tuple(year for year in range(2016, 2021) if year in listed_years(code))
        for code in {**edition(2018), **edition(2019), **edition(2020)}
    )
    assert patterns == {
        (2016, 2017, 2018, 2019, 2020): 65,
        (2016, 2017, 2018, 2019): 5,
        (2018, 2019, 2020): 3,
        (2018, 2019): 19,
        (2018, 2020): 8,
        (2019, 2020): 13 + 7,
        (2020,): 15,
    }
    assert sum(2014 in listed_years(code) for code, word in statuses(2019).items() if word == "returning") == 7


def test_the_first_timers_and_leavers_of_2019_are_those_of_the_report() -> None:
    assert {row["FR"] for code, row in edition(2019).items() if status(code, 2019) == "first"} == {
        "Médecin", "Dentiste", "Diététicien / Diététicienne", "Assistant / Assistante en soins hospitaliers",
        "Technicien / Technicienne des méthodes de production", "Conseiller fiscal / Conseillère fiscale",
        "Chef éducateur / Cheffe éducatrice", "Webdeveloper", "Responsable de call center", "Peintre en carrosserie",
        "Ouvrier spécialisé / Ouvrière spécialisée en rénovation", "Gérant / Gérante de restaurant",
        "Cuisinier / Cuisinière – service traiteur",
    }  # fmt: skip
    assert {row["FR"] for code, row in edition(2018).items() if code not in edition(2019)} == {
        "Instituteur maternel / Institutrice maternelle", "Responsable du personnel",
        "Employé / Employée d’agence immobilière", "Mécanicien / Mécanicienne poids lourds", "Maçon / Maçonne",
        "Ouvrier magasinier / Ouvrière magasinière", "Barman / Barmaid", "Concierge",
    }  # fmt: skip


def test_codes_keep_their_seven_digits_and_the_new_nomenclature_has_another_form() -> None:
    for year in EDITIONS:
        shape = (lambda code: len(code) == 7 and code.isdigit()) if year <= 2020 else (lambda code: code[:2] == "C-")
        assert all(map(shape, edition(year))), year
    assert "0692101" in edition(2019)


def test_a_code_that_was_not_assessed_is_named_and_is_no_listing() -> None:
    said = [row["Code fonction"] for row in table("FC_2011_synthetique.xlsx") if row["Évalué"] == "non"]
    assert sorted(said) == ["0521107", "0523207"]
    assert not set(said) & set(edition(2011))


def test_2022_reconciles_with_2020_and_the_engineers_are_discontinued() -> None:
    carried = {old for olds in predecessors().values() for old in olds}
    still = {old for code in edition(2022) for old in predecessors().get(code, ()) if old in edition(2020)}
    left = set(edition(2020)) & carried - still
    discontinued = set(edition(2020)) - carried
    assert len(still) + len(left) + len(discontinued) == 111
    assert len(left) <= 12 and len(discontinued) == 8
    engineers = {code for code, row in edition(2020).items() if row["FR"].startswith("Ingénieur")}
    assert engineers <= discontinued and len(engineers) == 4
    assert not any(row["Intitulé du métier"].startswith("Ingénieur") for row in edition(2022).values())


def test_the_crosswalk_has_every_relation_and_some_rows_nobody_approved() -> None:
    rows = table("Table_de_passage_synthetique.csv")
    assert {row["Relation"] for row in rows} == {"identique", "renommé", "fusionné", "scindé", "plus large"}
    assert 3 <= sum(row["Approuvé"] == "non" for row in rows) <= 12
    assert {(row["Ancienne nomenclature"], row["Nouvelle nomenclature"]) for row in rows} == {
        ("Actiris-2010", "Competent-2022")
    }


def test_coverage_of_2019_is_89_in_scope_78_covered_49_direct_and_12_without_offer() -> None:
    assert Counter(states(2019).values()) == {
        "out_of_scope": 112 - 89, "direct": 49, "indirect": 28, "not_offered": 1, "no_product": 11,
    }  # fmt: skip
    assert [edition(2019)[code]["FR"] for code, found in states(2019).items() if found == "not_offered"] == [
        "Cuisinier / Cuisinière – service traiteur"
    ]


def test_coverage_of_2019_by_domain_is_that_of_the_matrix() -> None:
    matrix: dict[str, Counter[str]] = defaultdict(Counter)
    for code, found in states(2019).items():
        matrix[edition(2019)[code]["Domaine"]][found] += 1
    order = ("direct", "indirect", "not_offered", "no_product", "out_of_scope")
    assert {domain: tuple(counts[name] for name in order) for domain, counts in matrix.items()} == {
        "Construction": (11, 3, 0, 1, 0),
        "Technologies industrielles": (8, 4, 0, 1, 3),
        "Gestion, management et administration": (5, 5, 0, 3, 1),
        "Société, santé, sport, soins du corps": (3, 4, 0, 2, 10),
        "Commerce": (4, 4, 0, 1, 0),
        "Horeca": (4, 2, 1, 1, 0),
        "Informatique (ICT), économie numérique": (6, 2, 0, 0, 0),
        "Transport et logistique": (4, 1, 0, 0, 0),
        "Éducation": (0, 0, 0, 0, 8),
        "Sécurité et prévention": (1, 1, 0, 0, 1),
        "Environnement": (1, 1, 0, 0, 0),
        "Alimentation": (1, 0, 0, 1, 0),
        "Culture et arts du spectacle": (0, 1, 0, 0, 0),
        "Nettoyage": (1, 0, 0, 0, 0),
        "Artisanat et métiers d’art": (0, 0, 0, 1, 0),
    }


def test_five_structural_occupations_have_had_no_offer_for_three_editions() -> None:
    gaps = {
        row["FR"]
        for code, row in edition(2019).items()
        if status(code, 2019) == "structural"
        and all(states(year).get(code) in ("no_product", "not_offered") for year in (2017, 2018, 2019))
    }
    assert gaps == {
        "Auditeur / Auditrice", "Boucher / Bouchère", "Conducteur / Conductrice de grue à tour",
        "Gestionnaire en assurances", "Opticien / Opticienne",
    }  # fmt: skip


def test_direct_links_come_from_the_catalogue_and_from_decisions() -> None:
    decided = [row for row in table("Liens_decides_synthetique.xlsx") if row["Nomenclature"] == "Actiris-2010"]
    told = {p for p, row in catalogue(2019).items() if row["Lien"] == "direct" and row["Codes métiers"]}
    assert len(told) >= 15
    assert Counter(row["Lien"] for row in decided)["direct"] >= 30
    assert Counter(row["Lien"] for row in decided)["indirect"] >= 5


def test_almost_half_of_the_own_qualifying_places_of_2020_serve_shortage_occupations() -> None:
    places: Counter[bool] = Counter()
    for product, row in catalogue(2020).items():
        if row["Type d’opérateur"] == "Centre propre" and row["Type de formation"] == "Formation qualifiante":
            places[shortage_link(2020)[product] != "none"] += int(row["Places"])
    assert 0.46 < places[True] / places.total() < 0.5


@pytest.mark.parametrize(
    ("cohort", "rates"),
    [
        (2015, (68.0, 63.9, 54.7, 64.8, 48.1, 23.6, 28.3)),
        (2016, (70.2, 65.3, 57.2, 57.7, 49.5, 23.6, 27.0)),
        (2017, (73.0, 67.1, 58.6, 62.2, 48.0, 25.1, 26.8)),
        (2018, (72.8, 66.6, 57.9, 63.8, 50.4, 22.9, 26.7)),
        (2019, (70.4, 59.9, 52.4, None, 54.4, 20.7, 24.9)),  # durability of 2019 is not printed
    ],
)
def test_a_cohort_gives_the_rates_realised_in_the_next_years(cohort: int, rates: tuple[float | None, ...]) -> None:
    everyone, job = summed(cell for cell in cells(cohort) if cell.gender != "X"), summed(job_oriented(cohort))
    found = [percent(everyone["positive"], everyone["leavers"])]
    found += [percent(job["work"], job["leavers"]), percent(job["work_1m"], job["leavers"])]
    found += [percent(job[name], job["work"]) for name in ("still", "early", "middle", "late")]
    assert 14_500 < everyone["leavers"] < 15_500
    assert [(rate, value) for rate, value in zip(rates, found, strict=True) if rate not in (None, value)] == []


def test_the_rates_of_2019_are_the_same_with_the_few_of_a_third_gender() -> None:
    few = sum(cell.gender == "X" for cell in cells(2019))
    everyone = summed(cells(2019))
    assert 0 < few < 10 * 5
    assert percent(everyone["positive"], everyone["leavers"]) == 70.4


def test_a_person_with_two_exits_counts_once_by_the_last() -> None:
    rows = table("Sortants_2019_synthetique.csv")
    exits = Counter(row["Identifiant"] for row in rows)
    assert 20 <= sum(count == 2 for count in exits.values()) <= 60 and max(exits.values()) == 2
    assert len(exits) == len(cells(2019)) == summed(cells(2019))["leavers"]


def test_every_exit_is_of_a_product_that_ran_that_year() -> None:
    for cohort in (2018, 2019):
        for product in {cell.product for cell in cells(cohort)}:
            assert int(catalogue(cohort)[product]["Places"]) > 0


def test_no_part_is_larger_than_its_whole() -> None:
    for cohort in range(2015, 2020):
        for cell in cells(cohort):
            found = cell.counts
            assert found["still"] <= found["work"] == found["early"] + found["middle"] + found["late"]
            assert found["work_1m"] <= min(found["work"], found["positive"])
            assert found["positive"] <= found["leavers"]


@pytest.mark.parametrize("cohorts", [(2019,), tuple(range(2015, 2020))], ids=["2019", "pooled"])
def test_the_published_findings_are_established(cohorts: tuple[int, ...]) -> None:
    linked, unlinked = to_work(cohorts, link="linked"), to_work(cohorts, link="none")
    assert gap(linked, unlinked)[0] > 0
    assert gap(to_work(cohorts, link="direct"), to_work(cohorts, link="indirect"))[0] > 0
    assert gap(to_work(cohorts, gender="H"), to_work(cohorts, gender="F"))[0] > 0
    with_link = gap(to_work(cohorts, "linked", "H"), to_work(cohorts, "linked", "F"))
    without = gap(to_work(cohorts, "none", "H"), to_work(cohorts, "none", "F"))
    assert with_link[1] < without[0], "the gender gap is smaller after shortage-linked training"
    diploma = gap(to_work(cohorts, levels="CESS"), to_work(cohorts, levels="≤ 1er degré|2e degré"))
    assert sum(diploma) / 2 > sum(gap(linked, unlinked)) / 2, "the diploma weighs more than the link"


def test_the_indicators_are_those_printed_in_the_report() -> None:
    rows = table("Indicateurs_rapport_2020_exemple.xlsx")
    series: dict[str, dict[int, tuple[float, str, str]]] = defaultdict(dict)
    for row in rows:
        series[row["Indicateur"]][int(row["Période"])] = (float(row["Valeur"]), row["Cible"], row["Cohorte"])
    assert series["Sortie positive"] == {
        2016: (68.0, "", "2015"), 2017: (70.2, "", "2016"), 2018: (73.0, "71", "2017"), 2019: (72.8, "72", "2018"),
        2020: (70.4, "73", "2019"),
    }  # fmt: skip
    assert series["Durabilité à 12 mois"] == {
        2017: (64.8, "", "2015"), 2018: (57.7, "65", "2016"), 2019: (62.2, "65", "2017"), 2020: (63.8, "65", "2018"),
    }  # fmt: skip
    assert series["Invitations aux séances d’information"][2020] == (8808, "14500", "")
    assert [row["Période"] for row in rows if row["Rupture de série"] == "oui"] == ["2020"]
    exits = {(row["Catégorie"], row["Période"]): row["Valeur"] for row in rows if row["Dimension"]}
    assert exits["total", "2020"] == "59.9" and exits["au moins 1 mois", "2016"] == "54.7"
    assert [exits[months, "2019"] for months in ("0–3 mois", "3–6 mois", "6–12 mois")] == ["50.4", "22.9", "26.7"]


def test_starters_stand_as_1187_by_domain_and_1553_in_all() -> None:
    rows = [row for row in table("Indicateurs_volumes_synthetique.xlsx") if row["Indicateur"].startswith("FPI-E")]
    by_domain = [int(row["Valeur"]) for row in rows if row["Dimension"] == "Domaine" and row["Période"] == "2019"]
    assert sum(by_domain) == 1187
    assert [row["Valeur"] for row in rows if not row["Dimension"] and row["Période"] == "2019"] == ["1553"]


def test_the_parts_of_every_other_volume_add_up_to_its_total() -> None:
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in table("Indicateurs_volumes_synthetique.xlsx"):
        sums[row["Indicateur"], row["Période"], row["Dimension"]] += int(row["Valeur"])
    apart = {name for (name, period, dimension), value in sums.items() if value != sums.get((name, period, ""), value)}
    assert apart == {"FPI-E – stagiaires entrés"}
    assert {name for name, _period, _dimension in sums} == {
        "Solutions proposées", "Formations en entreprise", "First stages – entrées", "FPI-E – stagiaires entrés",
        "Offres d’emploi reçues",
    }  # fmt: skip


def test_decisions_are_for_occupations_of_the_list_of_their_year() -> None:
    decisions = table("Decisions_synthetique.xlsx")
    assert len(decisions) == 12
    assert all(row["Code métier"] in edition(int(row["Année"])) for row in decisions)


def test_the_manifest_names_every_file_once_and_every_file_says_synthetic() -> None:
    named = [step["file"] for step in MANIFEST["imports"]]
    assert sorted(named) == sorted(path.name for path in SOURCES.iterdir())
    assert len(set(named)) == len(named)
    for name in named:
        assert "synthe" in name or name == "Indicateurs_rapport_2020_exemple.xlsx"


def test_the_files_stay_small() -> None:
    assert sum(path.stat().st_size for path in SOURCES.iterdir()) < 4_000_000


def test_generating_again_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLE))
    from generate_exits import write_counts
    from generate_lists import write_lists
    from generate_plan import read_plan
    from generate_tables import write_crosswalk, write_decisions, write_domains, write_indicators
    from generate_training import write_catalogues, write_links

    plan = read_plan()
    write_lists(plan, tmp_path, (2010, 2013, 2015, 2019, 2022))
    write_catalogues(plan, tmp_path, (2016, 2019))
    for write in (write_links, write_crosswalk, write_domains):
        write(plan, tmp_path)
    write_indicators(tmp_path)
    write_decisions(tmp_path)
    write_counts(plan, tmp_path, 2018)
    assert [path.name for path in sorted(tmp_path.iterdir()) if content(path) != content(SOURCES / path.name)] == []


def content(path: Path) -> object:
    """The bytes of a CSV; of a workbook those of its parts, since how they are packed is the machine's affair."""
    if path.suffix == ".csv":
        return path.read_bytes()
    with zipfile.ZipFile(path) as package:
        return [(item.filename, item.date_time, package.read(item)) for item in package.infolist()]
