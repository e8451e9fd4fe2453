"""The training catalogues of each year, and the links between products and occupations that planners decided."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generate_files import SYNTHETIC, Cell, Sheet, write_csv, write_xlsx
from generate_plan import CATALOGUES, NEW, OLD, REFERENCE, Plan, Product, draw, nomenclature

GROWTH = {
    2015: 0.92, 2016: 0.95, 2017: 0.97, 2018: 0.99, 2019: 1.0, 2020: 0.9, 2021: 0.94, 2022: 1.0, 2023: 1.01, 2024: 1.0,
    2025: 1.02,
}  # fmt: skip
TYPES = {
    "qualifying": "Formation qualifiante", "upskilling": "Perfectionnement",
    "specific_skills": "Compétences spécifiques", "in_company": "Formation en entreprise",
    "pre_training": "Préformation", "basic": "Formation de base", "language": "Langues",
    "orientation": "Orientation", "validation": "Validation des compétences",
}  # fmt: skip
PROVIDER_TYPES = {"own_centre": "Centre propre", "partner": "Partenaire", "other": "Autre"}
POLES = {
    "Construction": "Construcity", "Technologies industrielles": "Technicity",
    "Informatique (ICT), économie numérique": "Digitalcity", "Transport et logistique": "Logisticity",
}  # fmt: skip
PLANNERS = ("S. Lambert", "K. Peeters", "M. Diallo", "A. Verhaegen")
CODED_SHARE = 0.75  # of the indirect links that the catalogue knows by a code; the others stand in the table of links
SAID_SHARE = 0.5  # of the products with direct links alone of which the catalogue itself says so

COLUMNS = {
    "Code produit": "code", "Intitulé": "title", "Domaine": "domain", "Opérateur": "provider",
    "Type d’opérateur": "provider_type", "Type de formation": "training_type",
    "Pôle Formation Emploi": "pole", "Places": "places", "Heures": "hours", "Sessions": "sessions",
    "Première session": "first", "Dernière session": "last", "Codes métiers": "codes",
}  # fmt: skip
LATER_COLUMNS = {
    2016: {"Lien": "link"}, 2017: {"Intitulé NL": "title_nl"}, 2019: {"Organisé": "offered"},
    2020: {"Ancien code": "predecessor"},
}  # fmt: skip
WIDTHS = {"title": 46.0, "title_nl": 40.0, "domain": 36.0, "provider": 30.0, "training_type": 24.0, "codes": 24.0}
BETWEEN_CODES = {2015: " / ", 2016: ", ", 2017: ", ", 2018: "\n", 2019: ", "}


def write_catalogues(plan: Plan, folder: Path, years: Sequence[int] = CATALOGUES) -> list[dict[str, object]]:
    """Write the catalogues of some years; returns how each is imported."""
    return [_write_catalogue(plan, folder, year) for year in years]


def write_links(plan: Plan, folder: Path) -> list[dict[str, object]]:
    """Write the decided links of both nomenclatures into one table."""
    headers = ("Code produit", "Code métier", "Lien", "Nomenclature", "Décidé par", "Décidé le", "Remarque")
    path = folder / "Liens_decides_synthetique.xlsx"
    rows = sorted(_decisions(plan), key=lambda row: (row[3], row[0], row[1]))
    titles = ("Liens entre produits de formation et métiers – décisions des chargés de programmation", SYNTHETIC)
    sheet = Sheet("Liens", titles, headers, rows, formats={2: "@", 6: "dd/mm/yyyy"}, widths={4: 18.0, 7: 40.0})
    write_xlsx(path, [sheet])
    return [{"kind": "links", "file": path.name}]


def places(product: Product, year: int) -> int:
    """Places of a product in a year: 0 when it does not run; those of the reference year stand in the plan."""
    if not product.offered(year):
        return 0
    if year == REFERENCE:
        return product.places
    return max(4, round(product.places * GROWTH[year] * (0.85 + 0.3 * draw("places", product.code, year))))


def sessions(product: Product, year: int) -> int:
    """Sessions of a product in a year, of about fourteen people."""
    count = places(product, year)
    return 0 if count == 0 else max(1, round(count / 14))


def _coded(plan: Plan, product: Product, year: int) -> list[str]:
    """The occupation codes that the catalogue gives: all with a direct link, and most of the others."""
    links = plan.links(product, nomenclature(year))
    return [code for code, strength in links.items() if strength == "direct" or _is_coded(product, code)]


def _is_coded(product: Product, code: str) -> bool:
    return draw("coded", product.code, code) < CODED_SHARE


def _says_direct(product: Product) -> bool:
    return bool(product.direct) and not product.indirect and draw("said", product.code) < SAID_SHARE


def _write_catalogue(plan: Plan, folder: Path, year: int) -> dict[str, object]:
    columns = dict(COLUMNS)
    for since, more in LATER_COLUMNS.items():
        columns |= more if year >= since else {}
    shown = [_cells(plan, product, year) for product in plan.catalogue(year)]
    rows = [[cells[cell] for cell in columns.values()] for cells in shown]
    if year == 2016:
        path = folder / f"Catalogue_{year}_synthetique.csv"
        write_csv(path, list(columns), rows, encoding="utf-8-sig", titles=(f"Catalogue des produits {year}", SYNTHETIC))
    else:
        path = folder / f"Catalogue_produits_{year}_synthetique.xlsx"
        write_xlsx(path, [_sheet(columns, rows, year)])
    return {"kind": "catalogue", "file": path.name, "year": year, "nomenclature": nomenclature(year)}


def _cells(plan: Plan, product: Product, year: int) -> dict[str, Cell]:
    ran_before = max((before for before in range(2010, year) if product.offered(before)), default=None)
    return {
        "code": product.code,
        "title": product.title_fr,
        "title_nl": product.title_nl,
        "domain": product.domain,
        "provider": product.provider.name,
        "provider_type": PROVIDER_TYPES[product.provider.type],
        "training_type": TYPES[product.training_type],
        "pole": POLES.get(product.domain, ""),
        "places": places(product, year),
        "hours": product.hours,
        "sessions": sessions(product, year),
        "first": product.first_year or 2008 + int(7 * draw("first", product.code)),
        "last": product.last_year if product.offered(year) else ran_before or year - 1,
        "codes": BETWEEN_CODES.get(year, ", ").join(_coded(plan, product, year)),
        "link": "direct" if _says_direct(product) else "",
        "offered": "oui" if product.offered(year) else "non",
        "predecessor": product.predecessor,
    }


def _sheet(columns: Mapping[str, str], rows: Sequence[Sequence[Cell]], year: int) -> Sheet:
    cells = list(columns.values())
    total: list[Cell] = ["Total", f"{len(rows)} produits", *[None] * (len(cells) - 2)]
    for name in ("places", "sessions"):
        place = cells.index(name)
        total[place] = sum(value for row in rows if isinstance(value := row[place], int))
    return Sheet(
        name=f"Catalogue {year}",
        titles=(f"Cadre commun de programmation – produits de formation {year}", SYNTHETIC),
        headers=list(columns),
        rows=rows,
        total=total,
        notes=("Source : données synthétiques, produites pour l’exemple.", "* Une place vaut pour une année."),
        formats={cells.index("codes") + 1: "@"},
        widths={place: WIDTHS[cell] for place, cell in enumerate(cells, 1) if cell in WIDTHS},
    )


def _decisions(plan: Plan) -> Iterator[list[Cell]]:
    """The links the catalogue does not tell, or tells by a code only where planners decided that they are direct."""
    for product in plan.products:
        for wanted in (OLD, NEW):
            if not _lived_in(product, wanted):
                continue
            for code, strength in plan.links(product, wanted).items():
                told = _says_direct(product) if strength == "direct" else _is_coded(product, code)
                if not told:
                    yield _decision(product, code, strength, wanted)


def _lived_in(product: Product, wanted: str) -> bool:
    """Whether some catalogue that speaks a nomenclature names the product."""
    return any(product.exists(year) for year in CATALOGUES if nomenclature(year) == wanted)


def _decision(product: Product, code: str, strength: str, wanted: str) -> list[Cell]:
    planner = PLANNERS[int(len(PLANNERS) * draw("who", product.code))]
    year = max(2016, product.first_year or 0) if wanted == OLD else max(2022, product.first_year or 0)
    day = datetime.date(year, 9, 1) + datetime.timedelta(days=int(240 * draw("when", product.code, code)))
    note = "mène au métier, stage compris" if strength == "direct" and draw("note", product.code, code) < 0.2 else None
    return [product.code, code, strength, wanted, planner, day, note]
