"""The shortage lists, each edition in the shape its office gave it that year."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generate_files import SYNTHETIC, SYNTHETIC_NL, Cell, Sheet, write_csv, write_xlsx
from generate_plan import EDITIONS, NOT_ASSESSED, REFERENCE, Occupation, Plan, draw, nomenclature

TREND = {
    2010: 0.72, 2011: 0.80, 2012: 0.76, 2013: 0.74, 2014: 0.78, 2015: 0.84, 2016: 0.90, 2017: 0.97, 2018: 1.0,
    2019: 1.0, 2020: 0.74, 2022: 1.12, 2023: 1.15, 2024: 1.0, 2025: 0.96,
}  # fmt: skip
PUBLISHED = {
    2018: "juin 2019", 2019: "juin 2020", 2020: "fin 2021", 2022: "juin 2022", 2023: "juin 2023", 2024: "juillet 2024",
    2025: "juin 2025",
}  # fmt: skip
# Titles that changed in 2019 under the same code: the last year of the old one
RENAMED_AFTER = 2018
FORMER_TITLES = {
    "0624107": ("Technicien HVAC / Technicienne HVAC", "HVAC-technicus"),
    "0522103": ("Analyste-programmeur / Analyste-programmeuse", "Analist-programmeur"),
    "0733101": ("Aide-ménagère", "Poetshulp"),
}
CAUSE_WORDS = {"Qt": "quantitative", "Ql": "qualitative", "Ct": "conditions de travail"}
CAUSE_WORDS_NL = {"Qt": "kwantitatief", "Ql": "kwalitatief", "Ct": "arbeidsomstandigheden"}
GROUPS_NL = {
    "Administratif": "Administratie", "Artisanat": "Ambacht", "Cadres": "Kaderleden", "Commerce": "Handel",
    "Construction": "Bouw", "Culture": "Cultuur", "Enseignement": "Onderwijs", "Environnement": "Milieu",
    "Gestion": "Beheer", "Horeca": "Horeca", "Informatique": "Informatica", "Ingénieurs": "Ingenieurs",
    "Santé-social": "Gezondheid en welzijn",
    "Services": "Diensten", "Sécurité": "Veiligheid", "Technique": "Techniek", "Transport": "Vervoer",
}  # fmt: skip
NOTES = (
    "Source : données synthétiques, produites pour l’exemple.",
    "Causes : Qt = quantitative ; Ql = qualitative ; Ct = conditions de travail.",
    "* Le taux de satisfaction est la part des offres reçues qui ont été satisfaites dans l’année.",
)
NOTES_NL = (
    "Bron: synthetische gegevens, gemaakt voor het voorbeeld.",
    "* De vervullingsgraad is het aandeel van de ontvangen vacatures dat in het jaar werd ingevuld.",
)


def title(occupation: Occupation, year: int) -> str:
    """The French title as the list of a year gives it."""
    former = FORMER_TITLES.get(occupation.code)
    return former[0] if former and year <= RENAMED_AFTER else occupation.title_fr


def masculine(text: str) -> str:
    """« Chef / Cheffe de chantier » as older lists wrote it: « Chef de chantier »."""
    if " / " not in text:
        return text
    first, second = text.split(" / ")
    tail = second.split(" ")[len(first.split(" ")) :]
    return " ".join([first, *tail])


def offers(occupation: Occupation, year: int) -> int:
    """Offers received in a year; those of the reference year stand in the plan."""
    return _yearly(occupation, occupation.offers, year, "offers")


def jobseekers(occupation: Occupation, year: int) -> int:
    """Jobseekers of the occupation in a year."""
    return _yearly(occupation, occupation.jobseekers, year, "jobseekers")


def fill_rate(occupation: Occupation, year: int) -> float:
    """Percent of the offers that were filled."""
    return round(38 + 45 * draw("fill", _base(occupation)) + 12 * (draw("fill", _base(occupation), year) - 0.5), 1)


def median_days(occupation: Occupation, year: int) -> int:
    """Median days to fill an offer: the longer, the fewer are filled."""
    return round(115 - fill_rate(occupation, year) + 24 * draw("days", _base(occupation), year))


def causes(occupation: Occupation, year: int) -> tuple[str, ...]:
    """Those of the plan in the reference year; in others one may be missing."""
    if year == REFERENCE or len(occupation.causes) < 2 or draw("cause", occupation.code, year) > 0.2:
        return occupation.causes
    missing = int(draw("which", occupation.code, year) * len(occupation.causes))
    return tuple(cause for place, cause in enumerate(occupation.causes) if place != missing)


def _yearly(occupation: Occupation, base: int, year: int, name: str) -> int:
    if year == REFERENCE:
        return base
    return max(5, round(base * TREND[year] * (0.85 + 0.3 * draw(name, _base(occupation), year))))


def _base(occupation: Occupation) -> str:
    return occupation.predecessors[0].code if occupation.predecessors else occupation.code


def _assessed(occupation: Occupation, year: int) -> bool:
    return year > NOT_ASSESSED.get(occupation.code, 0)


def _title_nl(occupation: Occupation, year: int) -> str:
    former = FORMER_TITLES.get(occupation.code)
    return former[1] if former and year <= RENAMED_AFTER else occupation.title_nl


def _note(occupation: Occupation, year: int) -> str:
    if not _assessed(occupation, year):
        return "code non évalué cette année"
    return "nouveau" if year == min(occupation.listed) and year >= REFERENCE and not occupation.predecessors else ""


CELLS: Mapping[str, Callable[[Occupation, int], Cell]] = {
    "code": lambda occupation, year: occupation.code,
    "title": title,
    "title_masculine": lambda occupation, year: masculine(title(occupation, year)).replace("’", "'"),
    "title_hf": lambda occupation, year: f"{masculine(title(occupation, year))} (h/f)",
    "title_nl": _title_nl,
    "group": lambda occupation, year: occupation.group,
    "group_nl": lambda occupation, year: GROUPS_NL[occupation.group],
    "domain": lambda occupation, year: occupation.domain,
    "causes": lambda occupation, year: ", ".join(causes(occupation, year)),
    "causes_words": lambda occupation, year: ", ".join(CAUSE_WORDS[cause] for cause in causes(occupation, year)),
    "causes_nl": lambda occupation, year: ", ".join(CAUSE_WORDS_NL[cause] for cause in causes(occupation, year)),
    "offers": offers,
    "fill_rate": fill_rate,
    "fill_share": lambda occupation, year: round(fill_rate(occupation, year) / 100, 3),
    "median_days": median_days,
    "jobseekers": jobseekers,
    "in_scope": lambda occupation, year: "oui" if occupation.in_scope else "non",
    "in_scope_nl": lambda occupation, year: "ja" if occupation.in_scope else "nee",
    "assessed": lambda occupation, year: "oui" if _assessed(occupation, year) else "non",
    "note": _note,
}
MEASURED = ("causes", "causes_words", "offers", "fill_rate", "fill_share", "median_days", "jobseekers")
WIDTHS = {
    "title": 48.0,
    "title_masculine": 42.0,
    "title_hf": 42.0,
    "title_nl": 40.0,
    "domain": 36.0,
    "group": 22.0,
    "causes_words": 34.0,
}
FORMATS = {"code": "@", "offers": "#,##0", "jobseekers": "#,##0", "fill_rate": "0.0", "fill_share": "0.0%"}


@dataclass(frozen=True)
class Layout:
    """How an edition looks: header → what stands below, headers above some columns, and the order of the rows."""

    columns: Mapping[str, str]
    file: str = "FC_{year}_synthetique.xlsx"
    encoding: str = ""
    parents: Sequence[tuple[str, int, int]] = ()
    by_title: bool = False
    dutch: bool = False


OLD_COLUMNS = {
    "Code fonction": "code", "Fonction critique": "title", "Groupe": "group", "Cause(s)": "causes",
    "Offres reçues": "offers", "Taux de satisfaction (%)": "fill_rate", "Durée médiane (jours)": "median_days",
    "Demandeurs d’emploi": "jobseekers",
}  # fmt: skip
SCOPED_COLUMNS = {
    "Code métier": "code", "Intitulé FR": "title", "Intitulé NL": "title_nl", "Groupe": "group", "Domaine": "domain",
    "Cause(s)": "causes", "Offres reçues": "offers", "Taux de satisfaction (%)": "fill_rate",
    "Durée médiane (jours)": "median_days", "Demandeurs d’emploi": "jobseekers", "Dans le domaine d’action": "in_scope",
}  # fmt: skip
TWO_ROWS = {
    "Code métier": "code", "FR": "title", "NL": "title_nl", "Groupe": "group", "Domaine": "domain",
    "Cause(s)": "causes", "Offres reçues": "offers", "Taux de satisfaction*": "fill_rate",
    "Durée médiane (jours)": "median_days", "Demandeurs d’emploi": "jobseekers",
    "Dans le domaine d’action": "in_scope", "Rem.": "note",
}  # fmt: skip
COMPETENT_COLUMNS = {
    "Code": "code", "Intitulé du métier": "title", "Intitulé NL": "title_nl", "Secteur": "group", "Domaine": "domain",
    "Nature de la pénurie": "causes_words", "Offres reçues": "offers", "Taux de satisfaction": "fill_share",
    "Durée médiane (jours)": "median_days", "Demandeurs d’emploi": "jobseekers", "Dans le domaine d’action": "in_scope",
}  # fmt: skip
DUTCH_COLUMNS = {
    "Beroepscode": "code", "Knelpuntberoep": "title_nl", "Beroepengroep": "group_nl", "Oorzaken": "causes_nl",
    "Ontvangen vacatures": "offers", "Vervullingsgraad (%)": "fill_rate", "Mediane duur (dagen)": "median_days",
    "Werkzoekenden": "jobseekers", "Binnen actiedomein": "in_scope_nl",
}  # fmt: skip
ABOVE = (("Intitulé", 2, 3), ("Tension sur le marché de l’emploi", 7, 10))
ASSESSED = {"Évalué": "assessed", "Remarque": "note"}


def _as(columns: Mapping[str, str], **changed: str) -> dict[str, str]:
    """The same columns with other cells below some of them."""
    return {header: changed.get(cell, cell) for header, cell in columns.items()}


LAYOUTS = {
    2010: Layout(
        _as(OLD_COLUMNS, title="title_masculine") | ASSESSED, "FC_2010_synthetique.csv", "cp1252", by_title=True
    ),
    2011: Layout(_as(OLD_COLUMNS, title="title_hf") | ASSESSED),
    2012: Layout(_as(OLD_COLUMNS, title="title_hf") | ASSESSED, by_title=True),
    2013: Layout(OLD_COLUMNS | ASSESSED, "FC_2013_synthetique.csv", "utf-8-sig"),
    2014: Layout(OLD_COLUMNS),
    2015: Layout(DUTCH_COLUMNS, "Knelpuntberoepen_2015_synthetisch.xlsx", dutch=True),
    2016: Layout(SCOPED_COLUMNS),
    2017: Layout(SCOPED_COLUMNS),
    2018: Layout(TWO_ROWS, parents=ABOVE),
    2019: Layout(TWO_ROWS, parents=ABOVE),
    2020: Layout(TWO_ROWS, parents=ABOVE),
    2022: Layout(COMPETENT_COLUMNS),
    2023: Layout(COMPETENT_COLUMNS, by_title=True),
    2024: Layout(COMPETENT_COLUMNS),
    2025: Layout(COMPETENT_COLUMNS),
}


def write_lists(plan: Plan, folder: Path, years: Sequence[int] = EDITIONS) -> list[dict[str, object]]:
    """Write the lists of some years; returns how each is imported."""
    return [_write_list(plan, folder, year) for year in years]


def _write_list(plan: Plan, folder: Path, year: int) -> dict[str, object]:
    layout = LAYOUTS[year]
    path = folder / layout.file.format(year=year)
    rows = [_row(layout, occupation, year) for occupation in _occupations(plan, layout, year)]
    if layout.encoding:
        titles = (f"Fonctions critiques {year}", SYNTHETIC)
        write_csv(path, list(layout.columns), [*rows, _total(layout, rows)], encoding=layout.encoding, titles=titles)
    else:
        write_xlsx(path, _sheets(layout, rows, year))
    return {"kind": "shortage-list", "file": path.name, "year": year, "nomenclature": nomenclature(year)}


def _occupations(plan: Plan, layout: Layout, year: int) -> list[Occupation]:
    shown = [*plan.listed(year)]
    if "assessed" in layout.columns.values():
        shown += [occupation for occupation in plan.old if not _assessed(occupation, year)]
    return sorted(shown, key=lambda occupation: _plain(occupation.title_fr) if layout.by_title else occupation.code)


def _plain(text: str) -> str:
    """A title as Excel sorts it: É stands with E."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _row(layout: Layout, occupation: Occupation, year: int) -> list[Cell]:
    known = _assessed(occupation, year)
    return [
        CELLS[cell](occupation, year) if known or cell not in MEASURED else None for cell in layout.columns.values()
    ]


def _total(layout: Layout, rows: Sequence[Sequence[Cell]]) -> list[Cell]:
    """The last row of the table: how many occupations, and the sums that make sense."""
    cells = list(layout.columns.values())
    listed = sum(row[cells.index("offers")] is not None for row in rows)
    words = f"{listed} knelpuntberoepen" if layout.dutch else f"{listed} fonctions critiques"
    total: list[Cell] = ["Totaal" if layout.dutch else "Total", words, *[None] * (len(cells) - 2)]
    for name in ("offers", "jobseekers"):
        place = cells.index(name)
        total[place] = sum(value for row in rows if isinstance(value := row[place], int))
    return total


def _sheets(layout: Layout, rows: Sequence[Sequence[Cell]], year: int) -> list[Sheet]:
    cells = list(layout.columns.values())
    main = Sheet(
        name=f"Knelpuntberoepen {year}" if layout.dutch else f"FC_{year}",
        titles=_titles(layout, year),
        headers=list(layout.columns),
        rows=rows,
        parents=layout.parents,
        total=_total(layout, rows),
        notes=NOTES_NL if layout.dutch else NOTES,
        formats={place: FORMATS[cell] for place, cell in enumerate(cells, 1) if cell in FORMATS},
        widths={place: WIDTHS[cell] for place, cell in enumerate(cells, 1) if cell in WIDTHS},
    )
    if not layout.parents:
        return [main]
    about = Sheet("Lisez-moi", (f"Fonctions critiques – année de référence {year}", SYNTHETIC, *NOTES), (), ())
    return [about, main, Sheet("Définitions", ("Définitions", SYNTHETIC, NOTES[1]), (), ())]


def _titles(layout: Layout, year: int) -> tuple[str, ...]:
    if layout.dutch:
        return (f"Knelpuntberoepen in het Brussels Hoofdstedelijk Gewest – referentiejaar {year}", SYNTHETIC_NL)
    published = (f"Publication : {PUBLISHED[year]}",) if year in PUBLISHED else ()
    return (f"Fonctions critiques en Région de Bruxelles-Capitale – année de référence {year}", SYNTHETIC, *published)
