"""Tables and charts built by hand, with the figures of the mock-ups, and a page and a session that need no file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import CAUSE_LABELS, COVERAGE_LABELS, STATUS_LABELS, YEAR_STATE_LABELS
from shortage_app.domain.project import Project
from shortage_app.report.chart import Bar, BarChart, Point, PointChart, PointRow, Segment
from shortage_app.report.sentence import Card, Sentence, Tone
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.ui.verbs import Verbs, Workspace

YEARS = tuple(range(2010, 2020))
_L, _N, _E, _A = "listed", "not_listed", "no_edition", "not_assessed"


def strip(pattern: str) -> str:
    """A strip written as one letter a year: L listed, n not listed, e no edition, a not assessed."""
    return ";".join({"L": _L, "n": _N, "e": _E, "a": _A}[letter] for letter in pattern)


_OCCUPATIONS = [
    ("0412103", "Aide-comptable", "Gestion", "LLLLeLLLnL", "structural", 2019, "qualitative", "direct", 96, 0.62),
    (
        "0733101",
        "Aide-ménager / Aide-ménagère",
        "Services",
        "nLLLeLLnLL",
        "structural",
        2018,
        "quantitative;working_conditions",
        "indirect",
        60,
        0.60,
    ),
    (
        "0721304",
        "Aide-soignant / Aide-soignante",
        "Santé-social",
        "LLLLeLLLLL",
        "structural",
        2012,
        "quantitative;working_conditions",
        "indirect",
        84,
        0.78,
    ),
    (
        "0521107",
        "Analyste business ICT",
        "Informatique",
        "aaaaeaLLLL",
        "structural",
        2018,
        "quantitative;qualitative",
        "direct",
        36,
        0.71,
    ),
    ("0311102", "Architecte", "Cadres", "LnLneLLnLL", "structural", 2018, "qualitative", "out_of_scope", None, None),
    (
        "0721309",
        "Assistant / Assistante en soins hospitaliers",
        "Santé-social",
        "nnnnennnnL",
        "emerging_first",
        None,
        "quantitative",
        "out_of_scope",
        None,
        None,
    ),
    (
        "0726101",
        "Assistant social / Assistante sociale",
        "Santé-social",
        "nnLLenLnnL",
        "emerging_returning",
        None,
        "qualitative;working_conditions",
        "out_of_scope",
        None,
        None,
    ),
    (
        "0652101",
        "Boucher / Bouchère",
        "Artisanat",
        "LLLLeLLLLL",
        "structural",
        2012,
        "quantitative;qualitative;working_conditions",
        "no_product",
        None,
        None,
    ),
    (
        "0613201",
        "Carreleur / Carreleuse",
        "Construction",
        "LLnLeLLLLL",
        "structural",
        2013,
        "quantitative;qualitative",
        "direct",
        48,
        0.63,
    ),
    (
        "0741101",
        "Coiffeur / Coiffeuse",
        "Services",
        "nnnnennnLL",
        "emerging_continuing",
        None,
        "qualitative;working_conditions",
        "indirect",
        20,
        None,
    ),
    (
        "0692101",
        "Cuisinier / Cuisinière",
        "Horeca",
        "LLnLeLnLLL",
        "structural",
        2017,
        "quantitative;qualitative;working_conditions",
        "direct",
        144,
        0.60,
    ),
    (
        "0692109",
        "Cuisinier / Cuisinière – service traiteur",
        "Horeca",
        "nnnnennnnL",
        "emerging_first",
        None,
        "qualitative;working_conditions",
        "not_offered",
        0,
        None,
    ),
    (
        "0711201",
        "Dentiste",
        "Santé-social",
        "nnnnennnnL",
        "undetermined",
        None,
        "quantitative",
        "out_of_scope",
        None,
        None,
    ),
]


def occupations(copies: int = 1) -> Table:
    """The table of mock-up 2; Coiffeur has a hidden rate."""
    names = ["code", "title", "group", "years", "status", "structural_since", "causes", "coverage", "places", "rate"]
    rows = pd.DataFrame(_OCCUPATIONS * copies, columns=names)
    rows["years"] = rows["years"].map(strip)
    rows["structural_since"] = rows["structural_since"].astype("Int64")
    rows["places"] = rows["places"].astype("Float64")
    rows["low"], rows["high"] = (rows["rate"] - 0.06).astype("Float64"), (rows["rate"] + 0.05).astype("Float64")
    rows["rate"] = rows["rate"].astype("Float64")
    rows["suppressed"] = rows["title"].str.startswith("Coiffeur").map({True: "yes", False: ""}).astype("str")
    columns = (
        TableColumn("code", "Code", Format.CODE, width=6),
        TableColumn("title", "Title", width=28),
        TableColumn("group", "Group", width=11),
        TableColumn("years", "Years", Format.STRIP, labels=YEAR_STATE_LABELS, years=YEARS),
        TableColumn("status", "Status", Format.CHOICE, labels=STATUS_LABELS),
        TableColumn("structural_since", "Since", Format.YEAR),
        TableColumn("causes", "Causes", Format.CHOICES, labels=CAUSE_LABELS),
        TableColumn("coverage", "Coverage", Format.CHOICE, labels=COVERAGE_LABELS),
        TableColumn("places", "Places", Format.INTEGER, total=True),
        TableColumn("rate", "Exit to work", Format.INTERVAL, hidden_by="suppressed"),
        TableColumn("low", "Lower limit", Format.PERCENT, shown=False),
        TableColumn("high", "Upper limit", Format.PERCENT, shown=False),
        TableColumn("suppressed", "Hidden", shown=False),
    )
    return Table("occupations", "Shortage occupations of 2019", columns, rows[[column.name for column in columns]])


def figures(**columns: list[object]) -> Table:
    """A small table of the figures of a chart."""
    rows = pd.DataFrame(columns)
    described = tuple(
        TableColumn(name, name.capitalize(), Format.NUMBER if rows[name].dtype.kind == "f" else Format.TEXT)
        for name in rows
    )
    return Table("figures", "Figures", described, rows)


_PER_YEAR = [(57, 31), (59, 33), (61, 29), (60, 26), None, (58, 31), (60, 35), (64, 33), (66, 34), (70, 42)]


def per_year() -> BarChart:
    """The upright bars of mock-up 1."""
    bars = []
    for year, pair in zip(YEARS, _PER_YEAR, strict=True):
        if pair is None:
            bars.append(Bar(str(year), (), missing="sans édition publiée"))
            continue
        structural, emerging = pair
        segments = (
            Segment("Structurelles", structural, "struct", key=f"status=structural&year={year}"),
            Segment("Émergentes", emerging, "emerg", key=f"status=emerging&year={year}"),
        )
        bars.append(Bar(str(year), segments, total=str(structural + emerging), strong=year == 2019))
    return BarChart(
        "Structurelles et émergentes, 2010–2019",
        figures(year=list(map(str, YEARS))),
        "Fonctions critiques par an, structurelles et émergentes",
        "Nombre de fonctions critiques",
        bars=tuple(bars),
        notes=("Source : listes 2010 à 2019 de view.brussels",),
    )


def funnel() -> BarChart:
    """The lying bars of mock-up 1."""
    bars = (
        Bar(
            "Fonctions critiques",
            (Segment("Liste", 112, "listed", "listed"),),
            "liste 2019",
            "112",
            (("100 %", ""),),
            key="listed",
        ),
        Bar(
            "Domaine d’action",
            (Segment("Domaine", 89, "listed", "in_scope"),),
            "Bruxelles Formation",
            "89",
            (("79,5 % de la liste", ""), ("23 hors domaine d’action ›", "out_of_scope")),
            remainder=23,
        ),
        Bar(
            "Couvertes",
            (Segment("Couvertes", 78, "listed", "covered"),),
            "par au moins un produit",
            "78",
            (("87,6 % du domaine", ""), ("11 sans aucun produit ›", "no_product")),
            remainder=11,
        ),
        Bar(
            "Lien direct",
            (
                Segment("Direct", 49, "direct", "direct"),
                Segment("Indirect", 28, "indirect", "indirect"),
                Segment("Non organisé", 1, "notoff", "not_offered", hatched=True),
            ),
            "produit menant au métier",
            "49",
            (("62,8 % des couvertes", ""), ("28 indirect · 1 non organisé ›", "indirect")),
        ),
    )
    return BarChart(
        "De la liste à l’offre de formation",
        figures(step=["listed", "in_scope", "covered", "direct"]),
        "112 fonctions critiques, 89 dans le domaine, 78 couvertes, 49 avec un lien direct",
        "Cliquer sur une barre ouvre la liste",
        bars=bars,
        vertical=False,
    )


_DELAYS = {"Femmes": (0.518, 0.27, 0.212), "Hommes": (0.567, 0.245, 0.188), "Ensemble": (0.554, 0.252, 0.194)}


def delays() -> BarChart:
    """The shares of mock-up 4."""
    names, roles = ("0–3 mois", "3–6 mois", "6–12 mois"), ("struct", "seq2", "seq3")
    bars = tuple(
        Bar(label, tuple(map(Segment, names, shares, roles)), strong=label == "Ensemble")
        for label, shares in _DELAYS.items()
    )
    return BarChart(
        "Délai avant le premier emploi",
        figures(delay=list(names)),
        "Délais",
        "parmi les sorties vers l’emploi, n = 520",
        bars=bars,
        vertical=False,
        share=True,
    )


def _pair(women: tuple[float, float, float] | None, men: tuple[float, float, float]) -> tuple[Point, Point]:
    first = Point("Femmes", "women", *women, n=74) if women else Point("Femmes", "women", hidden="masqué")
    return first, Point("Hommes", "men", *men, n=214, key="men")


def dumbbells() -> PointChart:
    """The points of mock-up 4, with two hidden ones."""
    rows = (
        PointRow("≤ 1er degré", _pair(None, (0.524, 0.324, 0.717)), subremark="écart non publié"),
        PointRow("2e degré", _pair(None, (0.591, 0.486, 0.688)), subremark="écart non publié"),
        PointRow("CESS", _pair((0.5, 0.389, 0.611), (0.659, 0.593, 0.719)), "−15,9 pts · établi", "IC [−28,5 ; −3,0]"),
        PointRow(
            "Supérieur",
            _pair((0.635, 0.536, 0.725), (0.704, 0.627, 0.771)),
            "−6,9 pts",
            "non établi · IC [−18,9 ; +4,9]",
        ),
        PointRow(
            "Étranger sans équivalence",
            _pair((0.524, 0.403, 0.642), (0.581, 0.491, 0.667)),
            "−5,7 pts",
            "non établi · IC [−20,6 ; +9,2]",
        ),
        PointRow(
            "Ensemble",
            _pair((0.553, 0.492, 0.613), (0.64, 0.601, 0.678)),
            "−8,7 pts · établi",
            "IC [−15,9 ; −1,6]",
            strong=True,
        ),
    )
    return PointChart(
        "Taux de sortie selon le niveau d’études et le genre",
        figures(n=[74.0, 214.0]),
        "Taux de sortie vers l’emploi des femmes et des hommes par niveau d’études",
        rows=rows,
    )


def differences() -> PointChart:
    """Direct minus none, raw and adjusted, of mock-up 4."""

    def row(
        label: str, role: str, raw: tuple[float, ...], adjusted: tuple[float, ...], words: tuple[str, str]
    ) -> PointRow:
        points = (Point("brut", role, *raw, filled=False), Point("ajusté", role, *adjusted))
        return PointRow(label, points, *words, strong=label == "Ensemble")

    rows = (
        row("Femmes", "women", (0.06, -0.004, 0.124), (0.039, -0.026, 0.104), ("+6,0 brut", "+3,9 ajusté")),
        row("Hommes", "men", (0.093, 0.051, 0.135), (0.072, 0.029, 0.115), ("+9,3 brut", "+7,2 ajusté · établi")),
        row("Ensemble", "listed", (0.084, 0.049, 0.119), (0.061, 0.025, 0.097), ("+8,4 brut", "+6,1 ajusté · établi")),
    )
    return PointChart(
        "Lien direct moins non liées, en points",
        figures(gap=[6.0, 3.9]),
        "Écarts",
        "ajusté : niveau d’études",
        rows=rows,
        difference=True,
    )


def cards() -> tuple[Card, ...]:
    """The seven key figures of mock-up 1."""
    return (
        Card("Fonctions critiques", "112", change="+12 vs 2018", detail="20 entrées · 8 sorties", key="listed"),
        Card("Structurelles", "70", "struct", "+4", "62,5 % de la liste", "structural"),
        Card("Émergentes", "42", "emerg", "+8", "dont 13 nouvelles", "emerging"),
        Card("Dans le domaine d’action", "89", change="+8", detail="79,5 % de la liste", key="in_scope"),
        Card("Couvertes par un produit", "78", change="+8", detail="87,6 % des 89", key="covered"),
        Card("Avec un lien direct", "49", "direct", "+5", "62,8 % des 78", "direct"),
        Card("Sans offre en 2019", "12", "none", "+1", "11 + 1 non organisé", "without_offer"),
    )


def sentences() -> tuple[Sentence, ...]:
    """What can and cannot be said, of mock-up 4."""
    return (
        Sentence("En ICT, les femmes sortent moins souvent vers l’emploi que les hommes.", tone=Tone.ESTABLISHED),
        Sentence("À niveau d’études égal, un lien direct aide.", "Lien direct.", Tone.ESTABLISHED, key="direct"),
        Sentence("Sous le CESS, trop peu de femmes pour comparer.", tone=Tone.NOT_ESTABLISHED),
    )


@dataclass(frozen=True, eq=False)
class SampleWorkspace:
    """A workspace without a file."""

    path: Path
    project: Project = field(default_factory=Project)


@dataclass(frozen=True)
class SampleAnalysis:
    """As much of an Analysis as the sample page shows."""

    project: Project
    year: int
    occupations: pd.DataFrame = field(default_factory=lambda: _records("code", _OCCUPATIONS))
    products: pd.DataFrame = field(
        default_factory=lambda: _records("product_code", [("P-1", "Cuisinier de collectivité")])
    )
    links: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["product_code", "occupation_code"]))

    @property
    def listed(self) -> pd.DataFrame:
        """All of them."""
        return self.occupations


def _records(code: str, rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    """Codes with their titles in French and Dutch."""
    titles = [str(row[1]) for row in rows]
    return pd.DataFrame(
        {
            code: [row[0] for row in rows],
            "title_fr": titles,
            "title_nl": [f"{title} (nl)" for title in titles],
            "title_en": "",
        }
    )


def project(first: int = 2010, last: int = 2019) -> Project:
    """A project with editions of these years."""
    years = list(range(first, last + 1))
    editions = pd.DataFrame(
        {c.REFERENCE_YEAR: years, c.NOMENCLATURE: "A", c.STATUS: "published", c.PUBLICATION_DATE: ""}
    )
    return Project(editions=editions)


def workspace(name: str = "Programmation 2020") -> Workspace:
    """An open workspace of ten editions."""
    return SampleWorkspace(Path(f"{name}.shortage"), project())


def verbs() -> Verbs:
    """Verbs that touch no file."""
    return Verbs(
        analyse=lambda project, year, method: SampleAnalysis(project, year),  # type: ignore[arg-type,return-value]
        open=lambda path: workspace(path.stem),
        create=SampleWorkspace,
        example=lambda folder: workspace("example"),
    )
