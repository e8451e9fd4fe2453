"""From a table that was read to the change of the project that stores it, one function a kind of input."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Replacement, conform, places
from shortage_app.domain.codes import DecisionState, EditionStatus, Relation, Strength
from shortage_app.domain.occupations import TITLES
from shortage_app.domain.project import Project
from shortage_app.domain.targets import with_known_targets
from shortage_app.domain.titles import title_key
from shortage_app.files.reading.draft import SOURCE_ROW
from shortage_app.report.columns import nomenclature_words
from shortage_app.text import _
from shortage_app.workflow.nomenclatures import Strangers, nomenclature_of_list, strangers


class ChoiceNeeded(ValueError):
    """Something a person must say, such as the year; the text says what."""


@dataclass(frozen=True)
class Told:
    """What the person said of the file beside the file itself."""

    year: int | None = None
    nomenclature: str = ""
    same: Mapping[str, str] = field(default_factory=dict)  # title of a row without a code → code of its occupation


@dataclass(frozen=True, eq=False)
class Intake:
    """The replacements that store a table, and the year it is of (None where the table has no one year).

    double: source rows that name the same occupation as an earlier one, which is taken: row → earlier row.
    contradicting: source rows of links that a person decided otherwise: row → who, when.
    """

    replacements: tuple[Replacement, ...]
    year: int | None = None
    nomenclature: str = ""
    double: Mapping[int, int] = field(default_factory=dict)
    contradicting: Mapping[int, tuple[str, str]] = field(default_factory=dict)


def intake(kind: str, table: pd.DataFrame, project: Project, told: Told) -> Intake:
    """How a table of `kind` changes the project; ChoiceNeeded where the year or the nomenclature is not known."""
    return _OF_KIND[kind](table, project, told)


def _shortage_list(table: pd.DataFrame, project: Project, told: Told) -> Intake:
    """Each year in the table becomes an edition that takes the place of the one known."""
    years = _years(table, c.REFERENCE_YEAR, told)
    latest = max(years, default=0)
    if not told.nomenclature:
        _refuse_strangers(strangers(table, project, latest))
    nomenclature = told.nomenclature or nomenclature_of_list(table, project, latest)
    reference_years = pd.Series(years, index=table.index, dtype="int64")
    coded = table.assign(**{c.REFERENCE_YEAR: reference_years, c.CODE: _codes(table, project, told.same)})
    editions = pd.DataFrame(
        {
            c.REFERENCE_YEAR: sorted(set(years)),
            c.NOMENCLATURE: nomenclature,
            c.STATUS: EditionStatus.PUBLISHED.value,
        }
    )
    where = editions[[c.REFERENCE_YEAR]]
    again = coded.duplicated([c.REFERENCE_YEAR, c.CODE])
    return Intake(
        (
            Replacement("editions", where, conform("editions", editions)),
            Replacement("listings", where, conform("listings", coded[~again])),
        ),
        _only(years),
        nomenclature,
        _double(coded, again),
    )


def _refuse_strangers(found: Strangers | None) -> None:
    """ChoiceNeeded where codes are probably those of another nomenclature."""
    if found is not None:
        words = _(
            "The nomenclature “{nomenclature}” knows {known} of its {count} codes: say with --nomenclature of which "
            "one they are."
        )
        raise ChoiceNeeded(
            words.format(count=found.count, nomenclature=nomenclature_words(found.nomenclature), known=found.known)
        )


def _double(coded: pd.DataFrame, again: "pd.Series[bool]") -> dict[int, int]:
    """The source rows of occupations that an earlier row names, each with that row."""
    if not again.any():
        return {}
    first = coded.groupby([c.REFERENCE_YEAR, c.CODE])[SOURCE_ROW].transform("first")
    return {int(row): int(kept) for row, kept in zip(coded.loc[again, SOURCE_ROW], first[again], strict=True)}


def _catalogue(table: pd.DataFrame, project: Project, told: Told) -> Intake:
    """Each year in the table becomes a catalogue; its codes make indirect links unless link_strength says direct."""
    years = _years(table, c.CATALOGUE_YEAR, told)
    products = table.assign(**{c.CATALOGUE_YEAR: years})
    where = products[[c.CATALOGUE_YEAR]].drop_duplicates()
    return Intake(
        (
            Replacement("products", where, conform("products", products)),
            Replacement("links", where.assign(**{c.ORIGIN: "catalogue"}), _catalogue_links(products, told)),
        ),
        _only(years),
        told.nomenclature,
    )


def _catalogue_links(products: pd.DataFrame, told: Told) -> pd.DataFrame:
    if c.OCCUPATION_CODES not in products:
        return conform("links", pd.DataFrame())
    strength = products.get(c.LINK_STRENGTH, pd.Series("", index=products.index)).fillna("")
    nomenclature = products.get(c.NOMENCLATURE, pd.Series("", index=products.index)).fillna("")
    links = products[[c.CATALOGUE_YEAR, c.PRODUCT_CODE]].copy()
    links[c.OCCUPATION_CODE] = products[c.OCCUPATION_CODES].fillna("").str.split(";")
    links[c.STRENGTH] = np.where(strength == Strength.DIRECT, Strength.DIRECT.value, Strength.INDIRECT.value)
    links[c.NOMENCLATURE] = nomenclature.where(nomenclature != "", told.nomenclature)
    links[c.ORIGIN] = "catalogue"
    links = links.explode(c.OCCUPATION_CODE)
    links[c.OCCUPATION_CODE] = links[c.OCCUPATION_CODE].str.strip()
    links = links[links[c.OCCUPATION_CODE].fillna("") != ""]
    return conform("links", links.drop_duplicates([c.CATALOGUE_YEAR, c.PRODUCT_CODE, c.OCCUPATION_CODE]))


def _links(table: pd.DataFrame, project: Project, told: Told) -> Intake:
    """Decided links: each takes the place of the decision known for the same product, occupation and year.

    Where the rows say their year, one that says none holds in every year.
    """
    if c.CATALOGUE_YEAR in table:
        year = table[c.CATALOGUE_YEAR].astype("Int64")
    else:
        year = pd.Series(told.year, index=table.index, dtype="Int64")
    named = table.get(c.NOMENCLATURE, pd.Series("", index=table.index)).fillna("")
    rows = conform(
        "links",
        table.assign(
            **{
                c.CATALOGUE_YEAR: year,
                c.NOMENCLATURE: named.where(named != "", told.nomenclature),
                c.ORIGIN: "decision",
            }
        ),
    )
    keys = [c.CATALOGUE_YEAR, c.PRODUCT_CODE, c.OCCUPATION_CODE, c.NOMENCLATURE, c.ORIGIN]
    against = _contradicting(table, rows, project)
    return Intake((Replacement("links", rows[keys], rows),), told.year, told.nomenclature, contradicting=against)


def _contradicting(table: pd.DataFrame, rows: pd.DataFrame, project: Project) -> dict[int, tuple[str, str]]:
    """The source rows that say otherwise than a decision which holds in the same years: row → who, when."""
    known = project.links[(project.links[c.ORIGIN] == "decision").to_numpy()]
    if known.empty or SOURCE_ROW not in table:
        return {}
    pair = [c.PRODUCT_CODE, c.OCCUPATION_CODE]
    said = rows.assign(**{SOURCE_ROW: table[SOURCE_ROW].to_numpy()})
    beside = said.merge(known, on=pair, suffixes=("", "_before"))
    year, before = beside[c.CATALOGUE_YEAR], beside[f"{c.CATALOGUE_YEAR}_before"]
    together = year.isna() | before.isna() | (year == before).fillna(False)
    against = beside[(together & (beside[c.STRENGTH] != beside[f"{c.STRENGTH}_before"])).to_numpy(bool)]
    words = zip(against[SOURCE_ROW], against[f"{c.DECIDED_BY}_before"], against[f"{c.DECIDED_ON}_before"], strict=True)
    return {int(row): (who, when) for row, who, when in words}


def _exits(table: pd.DataFrame, project: Project, told: Told) -> Intake:
    """Counts of exits: each cohort in the table takes the place of the same cohort known.

    Figures that were published take the place of such figures alone: counts of the cohort, where there are any, go
    before them.
    """
    dated = table.assign(**{c.COHORT_YEAR: _years(table, c.COHORT_YEAR, told)})
    cohorts = dated[[c.COHORT_YEAR]].drop_duplicates()
    figures = dated if c.MEASURE in table else dated.iloc[:0]
    change = [Replacement("exit_figures", cohorts, conform("exit_figures", figures))]
    if c.MEASURE not in table:
        change.insert(0, Replacement("exits", cohorts, conform("exits", dated)))
    return Intake(tuple(change), _only(list(dated[c.COHORT_YEAR])))


def _crosswalk(table: pd.DataFrame, project: Project, told: Told) -> Intake:
    """Rows of the crosswalk; without a relation the codes are taken as the same, without approval as proposed."""
    relation = table.get(c.RELATION, pd.Series("", index=table.index)).fillna("")
    approved = table.get(c.APPROVED, pd.Series(pd.NA, index=table.index)).astype("boolean").fillna(False)
    rows = conform(
        "crosswalk",
        table.assign(
            **{
                c.RELATION: relation.where(relation != "", Relation.SAME.value),
                c.APPROVED: approved,
            }
        ),
    )
    keys = [c.FROM_NOMENCLATURE, c.FROM_CODE, c.TO_NOMENCLATURE, c.TO_CODE]
    return Intake((Replacement("crosswalk", rows[keys], rows),))


def _domains(table: pd.DataFrame, project: Project, told: Told) -> Intake:
    rows = conform("domains", table)
    return Intake((Replacement("domains", rows[[c.GROUP, c.OCCUPATION_CODE]], rows),))


def _indicators(table: pd.DataFrame, project: Project, told: Told) -> Intake:
    """Published series: each indicator and dimension in the table takes the place of the same one known.

    Targets are edited by hand too: one stays where the table brings none for its period.
    """
    rows = with_known_targets(conform("indicators", table), project.indicators)
    return Intake((Replacement("indicators", rows[[c.INDICATOR, c.DIMENSION]].drop_duplicates(), rows),))


def _decisions(table: pd.DataFrame, project: Project, told: Told) -> Intake:
    """Decisions: those of an occupation, year and kind take the place of the same one known; no state said: open."""
    state = table.get(c.STATE, pd.Series("", index=table.index)).fillna("")
    said = {c.YEAR: _years(table, c.YEAR, told), c.STATE: state.where(state != "", DecisionState.OPEN.value)}
    rows = conform("decisions", table.assign(**said))
    return Intake((Replacement("decisions", rows[[c.OCCUPATION_CODE, c.YEAR, c.KIND]].drop_duplicates(), rows),))


_OF_KIND: dict[str, Callable[[pd.DataFrame, Project, Told], Intake]] = {
    "shortage-list": _shortage_list,
    "catalogue": _catalogue,
    "links": _links,
    "exits": _exits,
    "crosswalk": _crosswalk,
    "indicators": _indicators,
    "domains": _domains,
    "decisions": _decisions,
}
KINDS = tuple(_OF_KIND)


def _years(table: pd.DataFrame, column: str, told: Told) -> list[int]:
    """The year of each row: as the row says, else as the person said."""
    said = table[column] if column in table else pd.Series(pd.NA, index=table.index, dtype="Int64")
    years = said.astype("Int64")
    if told.year is not None:
        years = years.fillna(told.year)
    if years.isna().any():
        raise ChoiceNeeded(_("The year is not known: say it with --year."))
    return [int(year) for year in years]


def _only(years: list[int]) -> int | None:
    return years[0] if len(set(years)) == 1 else None


def _codes(table: pd.DataFrame, project: Project, same: Mapping[str, str]) -> pd.Series:
    """The code of each row; a row without one takes that of the known title it equals, else its own title's form."""
    codes = table.get(c.CODE, pd.Series("", index=table.index)).fillna("").astype("str")
    if (codes != "").all():
        return codes
    known = known_titles(project) | {title_key(title): code for title, code in same.items()}
    keys = first_titles(table).map(title_key)
    return codes.where(codes != "", [known.get(key, key) for key in keys]).astype("str")


def first_titles(table: pd.DataFrame) -> "pd.Series[str]":
    """The title of each row in the first language that has one."""
    title = pd.Series("", index=table.index, dtype="str")
    for column in TITLES:
        if column in table:
            title = title.where(title != "", table[column].fillna(""))
    return title


def known_titles(project: Project) -> dict[str, str]:
    """The normal form of every title ever listed → its code, the latest edition winning."""
    latest = project.listings.sort_values(c.REFERENCE_YEAR, kind="stable")
    return {
        title_key(title): code
        for column in TITLES
        for title, code in zip(latest[column], latest[c.CODE], strict=True)
        if title
    }


def source_place(kind: str, year: int | None, file: str) -> pd.DataFrame:
    """Which source an import takes the place of: the same kind and year, or, without a year, the same file."""
    return places(kind=kind, year=year) if year is not None else places(kind=kind, file=file)
